import pytest

from indicators.dataset import IndicatorError
from indicators.indicator import Indicator, Row, sources_of, tidy
from indicators.kind import Kind
from tests.indicators.tables import REPORTED


def indicator(*rows: Row) -> Indicator:
    return Indicator(id="demo", unit="percent", rows=tidy(rows))


def test_a_value_is_found_with_its_year_bound_and_status() -> None:
    found = indicator(("KR", 2021, "a", 5, "about", REPORTED)).row(year=2021, category="a")
    assert (found.number, found.year, found.bound, found.status) == (5.0, 2021, "about", "reported")


def test_an_undated_value_has_no_year() -> None:
    assert indicator(("KR", None, None, 5, "exact", REPORTED)).row().year is None


def test_a_question_that_two_values_answer_is_an_error() -> None:
    two = indicator(("KR", 2020, None, 5, "exact", REPORTED), ("KR", 2021, None, 6, "exact", REPORTED))
    with pytest.raises(IndicatorError, match="values found: 2"):
        two.value()


def test_two_values_for_one_place_are_refused() -> None:
    row: Row = ("KR", None, "a", 5, "exact", REPORTED)
    with pytest.raises(IndicatorError, match="two values"):
        indicator(row, row)


def test_an_unknown_bound_is_refused() -> None:
    with pytest.raises(IndicatorError, match="unknown bound roughly"):
        indicator(("KR", 2021, None, 5, "roughly", REPORTED))


def test_its_table_has_a_row_a_value_with_codes_in_their_order_and_nothing_where_nothing_is_known() -> None:
    kind = Kind(
        origins=frozenset({"office", "document"}),
        derivation="computed",
        flags=frozenset({"revised", "provisional"}),
        sources=frozenset({"b", "a"}),
    )
    table = indicator(("KR", None, None, 5, "exact", kind), ("KR-11", 2021, "total", 6, "about", REPORTED)).table
    first, second = table.astype("object").to_dict("records")
    assert (first["area"], first["category"], first["value"], first["bound"]) == ("KR", None, 5.0, "exact")
    assert table["year"].isna().tolist() == [True, False]
    assert (first["status"], first["derivation"]) == (kind.status, "computed")
    assert (first["origins"], first["flags"], first["sources"]) == ("document office", "provisional revised", "a b")
    assert (second["year"], second["category"], second["status"]) == (2021, "total", "reported")
    assert list(indicator().table) == list(table)


def test_sources_keep_their_order_and_are_named_once() -> None:
    assert sources_of(("b", "a"), ("a", "c")) == ("b", "a", "c")


def test_some_of_its_values_have_their_own_sources_and_a_value_that_names_none_those_of_all() -> None:
    def of(*names: str) -> Kind:
        return Kind(origins=frozenset({"document"}), sources=frozenset(names))

    rows = tidy([("KR", 2020, None, 5, "exact", of("c", "a")), ("KR", 2021, None, 6, "exact", of("b"))])
    whole = Indicator(id="demo", unit="percent", rows=rows, sources=("a", "b", "c"))
    assert whole.only(rows[0]).sources == ("a", "c")
    assert whole.only(rows[1]).sources == ("b",)
    counted = tidy([("KR", 2020, None, 2, "exact", REPORTED)])
    assert not counted[0].kind.sources
    assert whole.only(*counted).sources == ("a", "b", "c")

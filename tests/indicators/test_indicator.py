import pytest

from indicators.dataset import IndicatorError
from indicators.indicator import Indicator, Row, sources_of, tidy
from tests.indicators.tables import REPORTED


def indicator(*rows: Row) -> Indicator:
    return Indicator(id="demo", unit="percent", table=tidy(rows))


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
    with pytest.raises(IndicatorError, match="unknown status or bound"):
        indicator(("KR", 2021, None, 5, "roughly", REPORTED))


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(IndicatorError, match="columns"):
        Indicator(id="demo", unit="percent", table=tidy([]).drop(columns="bound"))


def test_sources_keep_their_order_and_are_named_once() -> None:
    assert sources_of(("b", "a"), ("a", "c")) == ("b", "a", "c")

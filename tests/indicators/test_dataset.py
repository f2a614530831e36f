from dataclasses import replace

import pytest

from indicators.dataset import MOST_FOUND, Dataset, IndicatorError, newest, once, years
from tests.indicators.tables import dataset

TWO = dataset("demo", "code value", ("a", 1), ("b", 2))


def test_a_row_is_found_by_the_values_of_its_columns() -> None:
    assert TWO.number("value", code="b") == 2


def test_several_values_of_a_column_are_found_together() -> None:
    assert [row.code for row in TWO.where(code=("a", "b")).rows] == ["a", "b"]


def test_a_number_that_is_not_there_is_an_error_that_names_the_dataset() -> None:
    with pytest.raises(IndicatorError, match=r"demo: .*rows found: 0"):
        TWO.number("value", code="c")


def test_a_column_that_is_not_there_is_an_error_that_names_it() -> None:
    with pytest.raises(IndicatorError, match="no column 'colour'"):
        TWO.where(colour="red")


def test_numbers_are_told_by_their_codes() -> None:
    assert TWO.by("code", "value") == {"a": 1.0, "b": 2.0}


def test_choosing_rows_leaves_the_dataset_as_it_was() -> None:
    TWO.where(code="a")
    assert len(TWO.table) == 2


def test_what_is_chosen_again_is_the_same_dataset_so_that_its_kind_is_worked_out_once() -> None:
    assert TWO.where(code="a") is TWO.where(code=["a"])
    assert TWO.where(code="a") is not TWO.where(code="b")


def test_a_function_of_a_dataset_looks_into_each_only_once_whatever_it_finds() -> None:
    seen: list[Dataset] = []

    @once
    def empty(of: Dataset) -> bool:
        seen.append(of)
        return of.table.empty

    other = replace(TWO, table=TWO.table.iloc[:0])
    assert [empty(one) for one in (TWO, other, TWO, other)] == [False, True, False, True]
    assert seen == [TWO, other]


def test_what_is_kept_of_a_dataset_is_bounded() -> None:
    many = dataset("many", "code value", *((f"c{number}", number) for number in range(MOST_FOUND + 50)))
    for number in range(MOST_FOUND + 50):
        assert many.where(code=f"c{number}").number("value") == number
    assert len(many._found) <= MOST_FOUND


def test_rows_are_named_as_pandas_names_them() -> None:
    assert [(row.code, row.value) for row in TWO.rows] == [(row.code, row.value) for row in TWO.table.itertuples()]


def test_sources_are_named_once() -> None:
    assert TWO.sources == ("demo_source",)


def test_a_sum_of_a_provisional_and_a_final_figure_is_provisional() -> None:
    told = dataset("demo", "code finality", ("a", "provisional"), ("b", "final"), ("c", None))
    assert told.flags == ("provisional",)
    assert told.where(code=("b", "c")).flags == ()


def test_a_table_without_that_column_has_no_flags() -> None:
    assert TWO.flags == ()


def test_the_kinds_of_rows_that_share_a_cell_are_joined() -> None:
    told = dataset("demo", "year code finality", (2020, "a", "provisional"), (2020, "b", "final"), (2021, "a", "final"))
    assert {year: set(kind.flags) for year, kind in told.kind_by("year").items()} == {
        2020: {"provisional"},
        2021: set(),
    }
    assert set(told.kind_by("year", "code")) == {(2020, "a"), (2020, "b"), (2021, "a")}


def test_a_row_of_a_national_update_is_told_from_one_of_an_office() -> None:
    sent = dataset("demo", "code", ("a",), status="uploaded")
    assert [row.status for row in sent.rows] == ["uploaded"]
    national = replace(sent, publisher="national")
    assert [row.status for row in national.rows] == ["national"]
    assert national.kind.origins == {"national"}


@pytest.mark.parametrize("turned", [False, True])
def test_one_row_is_enough_to_colour_what_rests_on_all_of_them(turned: bool) -> None:
    rows = dataset("sent", "code finality", ("a", "final"), ("b", "provisional"))
    table = rows.table.assign(status=["reported", "uploaded"], source=["printed", "upload_1"])
    found = replace(rows, table=table.iloc[::-1] if turned else table, origins={"printed": "statistic"}).kind
    assert (found.origins, found.flags) == ({"statistic", "office"}, {"provisional"})
    assert found.sources == {"printed", "upload_1"}


A_GAP = dataset("one", "year value", (2023, 1), (2021, 2), (None, 3))


def test_years_are_those_that_all_tables_have() -> None:
    other = dataset("other", "year value", (2021, 1), (2022, 2))
    assert (years(A_GAP), years(A_GAP, other), newest(A_GAP)) == ((2021, 2023), (2021,), 2023)


def test_a_table_without_years_has_no_newest() -> None:
    assert (newest(TWO), newest(A_GAP, TWO), years()) == (None, None, ())

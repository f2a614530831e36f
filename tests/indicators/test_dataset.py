import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.dataset import FLAGS, IndicatorError, derived, joined, weakest
from tests.indicators.tables import dataset

TWO = dataset("demo", "code value", ("a", 1), ("b", 2))


def test_a_row_is_found_by_the_values_of_its_columns() -> None:
    assert TWO.number("value", code="b") == 2


def test_several_values_of_a_column_are_found_together() -> None:
    assert [row.code for row in TWO.where(code=("a", "b")).rows] == ["a", "b"]


def test_a_number_that_is_not_there_is_an_error_that_names_the_dataset() -> None:
    with pytest.raises(IndicatorError, match="demo: 0 rows"):
        TWO.number("value", code="c")


def test_a_column_that_is_not_there_is_an_error_that_names_it() -> None:
    with pytest.raises(IndicatorError, match="no column 'colour'"):
        TWO.where(colour="red")


def test_numbers_are_told_by_their_codes() -> None:
    assert TWO.by("code", "value") == {"a": 1.0, "b": 2.0}


def test_choosing_rows_leaves_the_dataset_as_it_was() -> None:
    TWO.where(code="a")
    assert len(TWO.table) == 2


def test_sources_are_named_once() -> None:
    assert TWO.sources == ("demo_source",)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (("reported", "computed"), "computed"),
        (("computed", "uploaded"), "uploaded"),
        (("uploaded", "estimated"), "estimated"),
        ((), "reported"),
    ],
)
def test_the_weakest_status_is_told_of_values_that_stand_together(statuses: tuple[str, ...], told: str) -> None:
    assert weakest(*statuses) == told


@pytest.mark.parametrize(
    ("status", "result"), [("reported", "computed"), ("uploaded", "computed"), ("estimated", "estimated")]
)
def test_arithmetic_makes_a_value_computed_and_keeps_an_estimate_an_estimate(status: str, result: str) -> None:
    assert derived(status) == result


FLAG_SETS = st.sets(st.sampled_from(FLAGS)).map(lambda found: " ".join(sorted(found)))


@given(FLAG_SETS, FLAG_SETS, FLAG_SETS)
def test_flags_are_joined_in_any_order_and_none_is_lost(one: str, two: str, three: str) -> None:
    assert joined(one, two) == joined(two, one)
    assert joined(one, joined(two, three)) == joined(joined(one, two), three)
    assert joined(one, one) == joined(one)
    assert set(joined(one, two).split()) == {*one.split(), *two.split()}


def test_a_sum_of_a_provisional_and_a_final_figure_is_provisional() -> None:
    told = dataset("demo", "code finality", ("a", "provisional"), ("b", "final"), ("c", None))
    assert told.flags == "provisional"
    assert told.where(code=("b", "c")).flags == ""


def test_a_table_without_that_column_has_no_flags() -> None:
    assert TWO.flags == ""

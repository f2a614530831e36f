import pytest

from indicators.dataset import IndicatorError
from indicators.trainees import cells, levels, total_in
from tests.indicators.tables import dataset, trainees


def test_years_ascend_whatever_the_order_of_the_rows() -> None:
    assert list(levels(trainees((2021, 1, 2), (2019, 3, 4))).index) == [2019, 2021]


def test_the_total_is_the_sum_of_both_categories() -> None:
    assert total_in(trainees((2021, 30, 70)), 2021) == 100  # 30 + 70


def test_a_year_that_lacks_a_category_is_an_error() -> None:
    rows = ((2020, "job_seeker", 1), (2020, "employee", 2), (2021, "employee", 3))
    with pytest.raises(IndicatorError, match="all categories"):
        levels(dataset("trainees", "year category trainees", *rows))


def test_a_table_of_one_category_is_an_error() -> None:
    with pytest.raises(IndicatorError, match="all categories"):
        levels(dataset("trainees", "year category trainees", (2020, "employee", 2)))


def test_a_year_that_is_missing_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(IndicatorError, match=r"no trainees of 2021\. The years are: 2019, 2020"):
        total_in(trainees((2019, 1, 1), (2020, 1, 1)), 2021)


def test_cells_without_a_finite_number_are_left_out() -> None:
    table = levels(trainees((2020, 0, 5), (2021, 5, 5)))
    growth = table / table.shift()  # 2020: nothing before; job seekers 2021: 5 / 0
    assert [(year, category) for year, category, _ in cells(growth)] == [(2021, "employee"), (2021, "total")]

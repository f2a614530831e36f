import pytest

from indicators.dataset import IndicatorError
from indicators.trainees import (
    trainees_by_category,
    trainees_cagr_pct,
    trainees_change_pct,
    trainees_index,
    trainees_total,
)
from tests.indicators.tables import dataset, trainees

THREE = trainees((2019, 20, 80), (2020, 30, 50), (2021, 60, 100))


class TestTraineesTotal:
    PRINTED = dataset(
        "printed_figures", "measure year value", ("trainees_total", 2019, 100), ("trainees_total", 2020, 81)
    )

    def test_it_is_the_sum_of_the_categories(self) -> None:
        assert trainees_total(trainees=THREE, printed_figures=self.PRINTED).value(year=2021) == 160  # 60 + 100

    def test_a_sum_that_the_source_prints_is_reported(self) -> None:
        assert trainees_total(trainees=THREE, printed_figures=self.PRINTED).row(year=2019).status == "reported"

    def test_a_sum_that_differs_from_the_printed_one_is_computed(self) -> None:
        assert trainees_total(trainees=THREE, printed_figures=self.PRINTED).row(year=2020).status == "computed"

    def test_a_sum_that_is_printed_nowhere_is_computed(self) -> None:
        assert trainees_total(trainees=THREE, printed_figures=self.PRINTED).row(year=2021).status == "computed"


class TestTraineesByCategory:
    def test_it_is_as_printed(self) -> None:
        found = trainees_by_category(trainees=THREE).row(year=2020, category="employee")
        assert (found.number, found.status) == (50, "reported")

    def test_a_category_may_stand_alone(self) -> None:
        alone = dataset("trainees", "year category trainees", (2021, "employee", 7), status="uploaded")
        assert trainees_by_category(trainees=alone).row().status == "uploaded"


class TestTraineesChangePct:
    def test_it_is_the_change_on_the_year_before(self) -> None:
        found = trainees_change_pct(trainees=THREE)
        assert found.value(year=2020, category="total") == pytest.approx(-20)  # 80 / 100 - 1
        assert found.value(year=2021, category="total") == pytest.approx(100)  # 160 / 80 - 1

    def test_the_first_year_has_none(self) -> None:
        assert 2019 not in set(trainees_change_pct(trainees=THREE).table["year"])

    def test_a_year_after_a_gap_has_none(self) -> None:
        assert trainees_change_pct(trainees=trainees((2018, 1, 1), (2020, 2, 2))).table.empty

    def test_a_year_after_zero_has_none(self) -> None:
        found = trainees_change_pct(trainees=trainees((2020, 0, 5), (2021, 5, 5)))
        assert list(found.table["category"]) == ["employee", "total"]

    def test_it_is_computed(self) -> None:
        assert set(trainees_change_pct(trainees=THREE).table["status"]) == {"computed"}

    def test_an_estimated_input_makes_it_estimated(self) -> None:
        guessed = trainees((2020, 1, 1), (2021, 2, 2), status="estimated")
        assert set(trainees_change_pct(trainees=guessed).table["status"]) == {"estimated"}


class TestTraineesIndex:
    def test_the_base_year_is_100(self) -> None:
        found = trainees_index(trainees=THREE)
        assert found.value(year=2019, category="total") == 100
        assert found.value(year=2021, category="job_seeker") == pytest.approx(300)  # 60 / 20

    def test_another_base_year_can_be_chosen(self) -> None:
        found = trainees_index(trainees=THREE, base_year=2020)
        assert found.value(year=2019, category="total") == pytest.approx(125)  # 100 / 80

    def test_a_base_year_that_is_not_there_is_an_error_that_names_the_years(self) -> None:
        with pytest.raises(IndicatorError, match=r"no trainees of 2018\. The years are: 2019, 2020, 2021"):
            trainees_index(trainees=THREE, base_year=2018)

    def test_a_category_of_zero_in_the_base_year_has_none(self) -> None:
        found = trainees_index(trainees=trainees((2019, 0, 5), (2020, 5, 5)))
        assert "job_seeker" not in set(found.table["category"])


class TestTraineesCagrPct:
    def test_three_years_are_two_intervals(self) -> None:
        found = trainees_cagr_pct(trainees=trainees((2019, 25, 75), (2020, 1, 1), (2021, 36, 108)))
        assert found.value(year=2021, category="total") == pytest.approx(20)  # (144 / 100) ** (1/2) = 1.2

    def test_one_year_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="other years than 2021 alone"):
            trainees_cagr_pct(trainees=trainees((2021, 1, 1)))

    def test_a_category_that_starts_at_zero_has_none(self) -> None:
        found = trainees_cagr_pct(trainees=trainees((2019, 0, 5), (2021, 5, 5)))
        assert "job_seeker" not in set(found.table["category"])

from dataclasses import replace

import pytest

from i18n import speaking
from indicators.trainees import (
    NO_CHANGE,
    job_seeker_share_pct,
    recovery_ratio,
    trainees_change_contribution_pp,
    trainees_change_share_pct,
    trainees_per_100_residents,
)
from tests.indicators.tables import residents, trainees

THREE = trainees((2019, 20, 80), (2020, 30, 50), (2021, 60, 110))


class TestTraineesChangeContributionPp:
    def test_it_is_the_change_over_last_years_total(self) -> None:
        found = trainees_change_contribution_pp(trainees=THREE)
        assert found.value(year=2020, category="job_seeker") == pytest.approx(10)  # (30 - 20) / 100
        assert found.value(year=2020, category="employee") == pytest.approx(-30)  # (50 - 80) / 100

    def test_the_two_add_up_to_the_change_of_the_total(self) -> None:
        table = trainees_change_contribution_pp(trainees=THREE).table
        assert table[table["year"] == 2021]["value"].sum() == pytest.approx(112.5)  # 170 / 80 - 1

    def test_a_year_after_a_gap_has_none(self) -> None:
        assert trainees_change_contribution_pp(trainees=trainees((2018, 1, 1), (2020, 2, 2))).table.empty


class TestTraineesChangeSharePct:
    def test_it_is_the_change_of_a_category_over_the_change_of_the_total(self) -> None:
        found = trainees_change_share_pct(trainees=THREE)
        assert found.value(year=2021, category="employee") == pytest.approx(66.667, abs=0.001)  # 60 / 90

    def test_categories_that_part_lie_above_100_and_below_0(self) -> None:
        found = trainees_change_share_pct(trainees=THREE)
        assert found.value(year=2020, category="employee") == pytest.approx(150)  # -30 / -20
        assert found.value(year=2020, category="job_seeker") == pytest.approx(-50)  # 10 / -20

    def test_a_year_in_which_the_total_did_not_change_is_refused(self) -> None:
        found = trainees_change_share_pct(trainees=trainees((2019, 10, 20), (2020, 20, 10)))
        assert found.table.empty
        assert [(refusal.year, refusal.reason) for refusal in found.refusals] == [(2020, NO_CHANGE)]

    def test_a_year_after_a_gap_has_none(self) -> None:
        found = trainees_change_share_pct(trainees=trainees((2018, 1, 1), (2020, 2, 2)))
        assert found.table.empty
        assert found.refusals == ()


class TestRecoveryRatio:
    def test_it_is_the_rise_over_the_fall(self) -> None:
        found = recovery_ratio(trainees=THREE)
        assert found.value(category="employee") == pytest.approx(2)  # (110 - 50) / (80 - 50)
        assert found.value(category="total") == pytest.approx(4.5)  # (170 - 80) / (100 - 80)

    def test_a_category_that_did_not_fall_is_refused(self) -> None:
        refusals = recovery_ratio(trainees=THREE).refusals
        with speaking("en"):
            assert [(refusal.category, str(refusal.reason)[:7]) for refusal in refusals] == [("job_seeker", "No fall")]

    def test_the_level_of_2021_is_told_beside_it(self) -> None:
        with speaking("en"):
            told = str(recovery_ratio(trainees=THREE).assumptions["level_employee"])
        assert "137.5" in told  # 110 / 80

    def test_it_is_of_the_newest_three_years(self) -> None:
        # 2022: 30 of the 60 job seekers; 2021 rose on 2020 for both, so employees alone fell before the newest year.
        four = trainees((2019, 20, 80), (2020, 30, 120), (2021, 60, 100), (2022, 30, 110))
        found = recovery_ratio(trainees=four)
        assert [(row.year, row.category, row.number) for row in found.rows] == [(2022, "employee", 0.5)]  # 10 / 20
        with speaking("en"):
            assert str(found.assumptions["level_employee"]) == "2022 stands at 91.7% of 2020."  # 110 / 120

    @pytest.mark.parametrize("gap", [((2019, 1, 1), (2021, 1, 1)), ((2019, 2, 2), (2020, 1, 1), (2022, 3, 3))])
    def test_years_that_do_not_follow_one_another_are_refused_by_category(
        self, gap: tuple[tuple[int, int, int], ...]
    ) -> None:
        found = recovery_ratio(trainees=trainees(*gap))
        assert found.table.empty
        assert [(one.year, one.category) for one in found.refusals] == [
            (gap[-1][0], name) for name in ("job_seeker", "employee", "total")
        ]


class TestJobSeekerSharePct:
    def test_it_is_job_seekers_over_all(self) -> None:
        assert job_seeker_share_pct(trainees=THREE).value(year=2019) == pytest.approx(20)  # 20 / 100

    def test_a_year_without_trainees_has_none(self) -> None:
        found = job_seeker_share_pct(trainees=trainees((2020, 0, 0), (2021, 1, 3)))
        assert list(found.table["year"]) == [2021]


class TestTraineesPer100Residents:
    def test_it_is_trainees_over_residents_of_the_same_year(self) -> None:
        found = trainees_per_100_residents(trainees=THREE, population=residents(2021, KR_11=1500, KR_26=500))
        assert found.value(year=2021) == pytest.approx(8.5)  # 170 / 2,000

    def test_a_year_whose_residents_are_not_known_has_none(self) -> None:
        found = trainees_per_100_residents(trainees=THREE, population=residents(2021, KR_11=1500))
        assert list(found.table["year"]) == [2021]

    def test_a_year_that_lacks_the_residents_of_one_province_has_none(self) -> None:
        people = residents(2021, KR_11=1500, KR_26=500)
        rest = replace(people, table=people.table[people.table["province"] != "KR-50"])
        assert trainees_per_100_residents(trainees=THREE, population=rest).table.empty

    def test_a_year_without_residents_has_none(self) -> None:
        assert trainees_per_100_residents(trainees=THREE, population=residents(2021)).table.empty

    def test_both_sources_are_named(self) -> None:
        found = trainees_per_100_residents(trainees=THREE, population=residents(KR_11=1))
        assert found.sources == ("trainees_source", "population_source")

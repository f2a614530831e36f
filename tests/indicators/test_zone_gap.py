import pytest

from indicators.zones import dissimilarity_pct, trainees_above_parity, trainees_per_1000_residents
from tests.indicators.tables import NO_COUNTS, NO_REPORTS, SHARE, SMES, residents, residents_of_years, trainees

PEOPLE = residents(KR_11=500, KR_26=1500)
TOTAL = trainees((2020, 1, 1), (2021, 10, 90), (2022, 20, 80))
GIVEN = {
    "zone_shares": SHARE,
    "trainees": TOTAL,
    "population": PEOPLE,
    "regional_training": NO_REPORTS,
    "trainees_by_zone": NO_COUNTS,
}


class TestTraineesPer1000Residents:
    def test_it_spreads_the_total_by_the_share_and_divides_by_residents(self) -> None:
        found = trainees_per_1000_residents(**GIVEN)
        assert found.value(area="KR-CAP") == pytest.approx(120)  # 60 of 500
        assert found.value(area="KR-REST") == pytest.approx(26.667, abs=0.001)  # 40 of 1,500

    def test_it_is_an_estimate_and_says_what_it_takes_for_granted(self) -> None:
        found = trainees_per_1000_residents(**GIVEN)
        assert set(found.table["status"]) == {"estimated"}
        assert "share_held" in found.assumptions

    def test_a_zone_without_residents_has_none(self) -> None:
        found = trainees_per_1000_residents(**GIVEN | {"population": residents(KR_11=5)})
        assert list(found.table["area"]) == ["KR-CAP"]

    def test_no_trainees_in_2021_is_refused(self) -> None:
        found = trainees_per_1000_residents(**GIVEN | {"trainees": trainees((2020, 1, 1))})
        assert found.table.empty
        assert "applied to no other" in found.refusals[0].reason.text


class TestTraineesAboveParity:
    def test_it_is_the_excess_share_of_the_total(self) -> None:
        found = trainees_above_parity(**GIVEN).row(area="KR-CAP")
        assert (found.number, found.status) == (pytest.approx(35), "estimated")  # 100 x (60% - 25%)

    @pytest.mark.parametrize("year", [2020, 2022, 2026])
    def test_an_earlier_and_a_later_year_are_refused(self, year: int) -> None:
        people = residents_of_years(2020, 2021, 2022, 2026, KR_11=500, KR_26=1500)
        found = trainees_above_parity(**GIVEN | {"population": people}, year=year)
        assert found.table.empty
        assert "undated" in found.refusals[0].reason.text  # and not that residents or trainees are missing
        assert [(refusal.area, refusal.year) for refusal in found.refusals] == [("KR-CAP", year)]


class TestDissimilarityPct:
    def test_it_is_half_the_sum_of_the_differences(self) -> None:
        found = dissimilarity_pct(**GIVEN, sme_by_zone=SMES)
        assert found.value(category="residents") == pytest.approx(35)  # (|60 - 25| + |40 - 75|) / 2
        assert found.value(category="sme_firms") == pytest.approx(10)  # (|60 - 50| + |40 - 50|) / 2

    def test_it_names_the_undated_input(self) -> None:
        assert "undated" in dissimilarity_pct(**GIVEN, sme_by_zone=SMES).assumptions

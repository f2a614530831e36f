import pytest

from indicators.dataset import Dataset
from indicators.indicator import CAPITAL_PROVINCES
from indicators.zones import reported_zone_share_pct
from tests.indicators.tables import NO_REPORTS, all_reported, provisional, reports, trainees

TOTAL = trainees((2021, 40, 160))


def capital(*bases: str, count: int = 20, year: int = 2021) -> Dataset:
    """Reports of the three provinces of the capital area, each on its basis; `count` in both categories."""
    return reports(
        *(
            (year, code, category, count, basis, "enrolments")
            for code, basis in zip(sorted(CAPITAL_PROVINCES), bases, strict=False)
            for category in ("job_seeker", "employee")
        )
    )


class TestReportedZoneSharePct:
    def test_a_complete_zone_has_its_share_of_the_printed_total_with_the_assumption_named(self) -> None:
        found = reported_zone_share_pct(regional_training=capital(*["provider"] * 3), trainees=TOTAL)
        row = found.row(area="KR-CAP")
        # 3 x (20 + 20) = 120 of 40 + 160 = 200
        assert (row.number, row.year, row.status) == (pytest.approx(60), 2021, "from_offices")
        assert "does not say how it counts" in found.assumptions["whole"].text

    def test_the_other_zone_is_not_what_remains(self) -> None:
        found = reported_zone_share_pct(regional_training=capital(*["provider"] * 3), trainees=TOTAL)
        assert list(found.table["area"]) == ["KR-CAP"]
        assert [refusal.area for refusal in found.refusals] == ["KR-REST"]

    def test_once_all_have_reported_the_share_is_of_their_own_sum(self) -> None:
        found = reported_zone_share_pct(regional_training=all_reported(), trainees=TOTAL)
        assert found.value(area="KR-CAP") == pytest.approx(3 / 17 * 100)
        assert found.sources == ("regional_training_source",)
        assert found.refusals == ()

    @pytest.mark.parametrize(
        ("training", "reason"),
        [
            (NO_REPORTS, "Not all provinces"),
            (capital("provider", "provider"), "Not all provinces"),
            (capital("provider", "provider", "residence"), "different bases"),
            (capital(*["provider"] * 3, count=40), "more trainees than the table of trainees"),  # 240 of 200
        ],
        ids=["nobody", "one missing", "two bases", "too many"],
    )
    def test_a_zone_is_refused_with_the_reason(self, training: Dataset, reason: str) -> None:
        found = reported_zone_share_pct(regional_training=training, trainees=TOTAL)
        assert found.table.empty
        assert reason in found.refusals[0].reason.text

    def test_a_year_without_a_printed_total_is_refused(self) -> None:
        found = reported_zone_share_pct(
            regional_training=capital(*["provider"] * 3, year=2023), trainees=TOTAL, year=2023
        )
        assert "No total" in found.refusals[0].reason.text

    def test_a_provisional_report_makes_its_own_zone_provisional_where_the_whole_is_printed(self) -> None:
        first = sorted(CAPITAL_PROVINCES)[0]
        found = reported_zone_share_pct(
            regional_training=provisional(capital(*["provider"] * 3), first), trainees=TOTAL
        )
        assert found.row(area="KR-CAP").flags == ("provisional",)

    def test_a_provisional_report_makes_both_zones_provisional_where_the_whole_is_the_sum_of_all(self) -> None:
        found = reported_zone_share_pct(regional_training=provisional(all_reported(), "KR-26"), trainees=TOTAL)
        assert set(found.table["flags"]) == {"provisional"}

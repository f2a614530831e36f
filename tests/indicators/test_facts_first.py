"""Which share of training leads, worked out by hand: what offices report, what was sent with a year, what is printed without."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.dataset import Dataset
from indicators.indicator import CAPITAL_PROVINCES, PROVINCES, Indicator
from indicators.offices import regional_trainees
from indicators.provinces import province_hhi, trainees_by_province
from indicators.zones import (
    dissimilarity_pct,
    location_quotient,
    metropolitan_share_pct,
    reported_zone_share_pct,
    trainees_above_parity,
    trainees_per_1000_residents,
)
from tests.indicators.tables import (
    NO_COUNTS,
    NO_REPORTS,
    SHARE,
    SMES,
    all_reported,
    counted,
    dataset,
    firms,
    marked,
    reports,
    residents,
    residents_of_years,
    trainees,
)

TOTAL = trainees((2021, 40, 160))
PEOPLE = residents(KR_11=500, KR_26=500)  # half of them in the capital area
SENT = dataset("zone_shares", "zone share_pct year", ("KR-CAP", 45.0, 2023))
BOTH = dataset("zone_shares", "zone share_pct year", ("KR-CAP", 60.0, None), ("KR-CAP", 45.0, 2023))
OF_2021 = dataset("zone_shares", "zone share_pct year", ("KR-CAP", 44.0, 2021))
HEADS = all_reported(10, counting="headcount")


def capital(*provinces: str, count: int = 10, basis: str = "provider") -> Dataset:
    """Reports of 2021 of some provinces, `count` in both categories."""
    return reports(
        *(
            (2021, code, category, count, basis, "enrolments")
            for code in provinces
            for category in ("job_seeker", "employee")
        )
    )


CAPITAL_AREA = capital(*sorted(CAPITAL_PROVINCES))


def shares(regional_training: Dataset = NO_REPORTS, zone_shares: Dataset = SHARE) -> Indicator:
    return metropolitan_share_pct(
        zone_shares=zone_shares,
        population=PEOPLE,
        sme_by_zone=SMES,
        regional_training=regional_training,
        trainees=TOTAL,
        trainees_by_zone=NO_COUNTS,
    )


def leading(regional_training: Dataset = NO_REPORTS, zone_shares: Dataset = SHARE) -> tuple[float, int | None, str]:
    """Number, year and status of the capital area's share that leads."""
    found = shares(regional_training, zone_shares).newest(area="KR-CAP", category="trainees")
    return round(found.number, 4), found.year, found.status


def parity(regional_training: Dataset = NO_REPORTS, zone_shares: Dataset = SHARE, **year: int) -> Indicator:
    return trainees_above_parity(
        zone_shares=zone_shares,
        trainees=TOTAL,
        population=PEOPLE,
        regional_training=regional_training,
        **year,
        trainees_by_zone=NO_COUNTS,
    )


class TestWhatLeads:
    def test_what_all_offices_report_one_way(self) -> None:
        assert leading(all_reported()) == (round(300 / 17, 4), 2021, "from_offices")  # 3 of 17 provinces alike

    def test_the_printed_share_while_two_of_three_provinces_have_reported(self) -> None:
        assert leading(capital("KR-11", "KR-28")) == (60, None, "reported")

    def test_a_zone_that_is_complete_over_the_printed_total(self) -> None:
        assert leading(CAPITAL_AREA) == (30, 2021, "from_offices")  # 3 x 20 of 200
        found = shares(CAPITAL_AREA)
        assert found.value(area="KR-REST", year=2021, category="trainees") == pytest.approx(70)
        assert "does not say how it counts" in found.assumptions["whole"].text

    def test_the_printed_share_where_the_two_zones_count_on_different_bases(self) -> None:
        mixed = all_reported()
        mixed.table.loc[mixed.table["province"].isin(CAPITAL_PROVINCES), "basis"] = "residence"
        assert leading(mixed) == (60, None, "reported")
        told = [str(one.reason) for one in shares(mixed).refusals if one.year == 2021]
        assert len(told) == 1
        assert "count in different ways" in told[0]

    @pytest.mark.parametrize(
        ("other", "way"),
        [
            (["KR-26"], ("residence", "enrolments")),
            (["KR-26"], ("provider", "headcount")),
            (["KR-26", "KR-27"], ("workplace", "enrolments")),
        ],
        ids=["one on another basis", "one counts heads", "two on another basis"],
    )
    def test_a_zone_that_is_complete_however_the_last_provinces_elsewhere_count(
        self, other: list[str], way: tuple[str, str]
    ) -> None:
        rows = []
        for code in PROVINCES:
            told = (*(way if code in other else ("provider", "enrolments")),)
            count = 10 if code in CAPITAL_PROVINCES else 2
            rows += [(2021, code, category, count, *told) for category in ("job_seeker", "employee")]
        # 3 provinces with 10 + 10 of the 40 + 160 of the table: a fact of the capital area before and after the others came in.
        assert leading(CAPITAL_AREA) == leading(reports(*rows)) == (30, 2021, "from_offices")

    def test_the_printed_share_where_a_cell_of_the_zone_is_suppressed(self) -> None:
        assert leading(marked(CAPITAL_AREA, KR_11_employee="suppressed")) == (60, None, "reported")

    def test_the_share_of_a_year_and_the_undated_one_stands_beside_it(self) -> None:
        assert leading(zone_shares=BOTH) == (45, 2023, "reported")
        assert shares(zone_shares=BOTH).value(area="KR-CAP", category="trainees", undated=True) == 60

    def test_what_the_offices_report_where_a_share_was_sent_for_the_same_year(self) -> None:
        assert leading(all_reported(), OF_2021)[0] == round(300 / 17, 4)
        assert shares(all_reported(), OF_2021).assumptions["sent_2021"].values == (("year", 2021), ("share", 44.0))

    def test_a_share_of_a_year_has_no_undated_row_and_no_undated_flag(self) -> None:
        found = shares(zone_shares=SENT)
        assert "undated" not in found.flags
        assert "undated" not in found.assumptions


def test_a_year_of_which_one_province_alone_has_residents_is_no_base() -> None:
    late = dataset("population", "year province residents", (2022, "KR-26", 5))
    people = replace(PEOPLE, table=pd.concat([PEOPLE.table, late.table]))
    found = metropolitan_share_pct(
        zone_shares=SHARE,
        population=people,
        sme_by_zone=SMES,
        regional_training=NO_REPORTS,
        trainees=TOTAL,
        trainees_by_zone=NO_COUNTS,
    )
    assert [row.year for row in found.rows if row.category == "residents"] == [2021, 2021]
    assert found.value(area="KR-CAP", category="residents") == 50  # 500 of 1,000


class TestHeadcounts:
    def test_of_all_provinces_are_not_added_up_and_the_reason_is_told(self) -> None:
        assert leading(HEADS) == (60, None, "reported")
        assert [one.year for one in shares(HEADS).refusals] == [2021]
        assert "Headcounts do not add up" in shares(HEADS).refusals[0].reason.text

    def test_give_way_to_the_share_that_was_sent_for_the_year(self) -> None:
        assert leading(HEADS, OF_2021) == (44, 2021, "reported")
        assert shares(HEADS, OF_2021).refusals == ()

    def test_of_the_two_categories_are_not_added_up_either(self) -> None:
        found = regional_trainees(regional_training=HEADS, year=2021, trainees_by_zone=NO_COUNTS)
        assert found.table.empty
        assert {one.area for one in found.refusals} == {*PROVINCES, "KR"}
        assert all("Headcounts do not add up" in one.reason.text for one in found.refusals)

    def test_refuse_all_that_depends_on_their_sum(self) -> None:
        hhi = province_hhi(population=PEOPLE, sme_firms=firms(KR_11=1), regional_training=HEADS, year=2021)
        zones = reported_zone_share_pct(regional_training=HEADS, trainees=TOTAL, year=2021)
        quotients = location_quotient(
            zone_shares=SHARE,
            population=PEOPLE,
            sme_by_zone=SMES,
            sme_firms=firms(KR_11=1),
            regional_training=HEADS,
            trainees=TOTAL,
            trainees_by_zone=NO_COUNTS,
        )
        for found in (hhi, zones, quotients):
            assert "Headcounts do not add up" in found.refusals[0].reason.text
        assert not set(quotients.table["area"]) & set(PROVINCES)


ONE_WAY = {
    area: (2021, area, "total", count, "headcount") for area, count in (("KR", 200), ("KR-CAP", 90), ("KR-REST", 130))
}
SENT_HEADS = counted(*ONE_WAY.values())  # 20 trained in both zones


class TestHeadcountsOfTheZonesThatWereSent:
    def shares(self, counts: Dataset, reported: Dataset = HEADS, zone_shares: Dataset = SHARE) -> Indicator:
        return metropolitan_share_pct(
            zone_shares=zone_shares,
            population=PEOPLE,
            sme_by_zone=SMES,
            regional_training=reported,
            trainees=TOTAL,
            trainees_by_zone=counts,
        )

    def test_are_the_share_that_leads_with_origin_and_source(self) -> None:
        found = self.shares(SENT_HEADS)
        led = found.newest(area="KR-CAP", category="trainees")
        assert (led.number, led.year, led.status) == (45, 2021, "computed")  # 90 of 200, not of 90 + 130
        assert led.kind.origins == {"national"}
        assert found.value(area="KR-REST", year=2021, category="trainees") == 65  # 130 of 200
        assert "trainees_by_zone_source" in found.sources
        assert "Headcounts of the national authority" in found.assumptions["counted_2021"].text
        assert found.refusals == ()

    def test_lead_before_a_share_that_was_sent_for_the_year_and_say_so(self) -> None:
        found = self.shares(SENT_HEADS, zone_shares=OF_2021)
        assert found.newest(area="KR-CAP", category="trainees").number == 45
        assert found.assumptions["sent_2021"].values == (("year", 2021), ("share", 44.0))

    def test_give_way_to_what_all_offices_report_and_can_add_up(self) -> None:
        led = self.shares(SENT_HEADS, all_reported()).newest(area="KR-CAP", category="trainees")
        assert led.number == pytest.approx(300 / 17)

    def test_come_before_one_zone_over_a_total_that_does_not_say_how_it_counts(self) -> None:
        assert self.shares(SENT_HEADS, CAPITAL_AREA).newest(area="KR-CAP", category="trainees").number == 45

    @pytest.mark.parametrize("missing", ["KR", "KR-CAP", "KR-REST"])
    def test_are_no_share_while_one_of_the_three_is_missing(self, missing: str) -> None:
        some = counted(*(row for area, row in ONE_WAY.items() if area != missing))
        assert self.shares(some).newest(area="KR-CAP", category="trainees").year is None
        assert "Headcounts do not add up" in self.shares(some).refusals[0].reason.text

    def test_counted_as_the_offices_count_come_before_those_counted_otherwise(self) -> None:
        both = counted(
            *ONE_WAY.values(),
            *(
                (2021, area, "total", count, "enrolments")
                for area, count in (("KR", 400), ("KR-CAP", 100), ("KR-REST", 300))
            ),
        )
        assert self.shares(both).newest(area="KR-CAP", category="trainees").number == 45
        assert self.shares(both, NO_REPORTS).newest(area="KR-CAP", category="trainees").number == 25

    def test_are_held_against_the_headcount_of_korea_and_not_the_sum_of_zones(self) -> None:
        found = trainees_above_parity(
            zone_shares=SHARE, trainees=TOTAL, population=PEOPLE, regional_training=HEADS, trainees_by_zone=SENT_HEADS
        )
        row = found.row(area="KR-CAP")
        assert (row.number, row.year, row.status, row.bound) == (-10, 2021, "computed", "exact")  # 90 - 200 / 2
        assert "deck" not in " ".join(found.sources)
        assert set(found.sources) == {"trainees_by_zone_source", "population_source"}

    def test_have_no_distance_of_shares_where_someone_counts_in_both_zones(self) -> None:
        given = {
            "zone_shares": SHARE,
            "population": PEOPLE,
            "sme_by_zone": SMES,
            "regional_training": HEADS,
            "trainees": TOTAL,
        }
        found = dissimilarity_pct(**given, trainees_by_zone=SENT_HEADS)
        assert 2021 not in {row.year for row in found.rows}
        assert {one.year for one in found.refusals} == {2021}
        apart = counted(
            *(row for area, row in ONE_WAY.items() if area != "KR-REST"), (2021, "KR-REST", "total", 110, "headcount")
        )
        # 90 and 110 of 200 against half and half of the residents
        assert dissimilarity_pct(**given, trainees_by_zone=apart).value(
            year=2021, category="residents"
        ) == pytest.approx(5)

    def test_are_not_spread_over_provinces(self) -> None:
        found = trainees_by_province(
            zone_shares=SHARE,
            trainees=TOTAL,
            population=PEOPLE,
            sme_firms=firms(KR_11=1, KR_26=1),
            regional_training=NO_REPORTS,
            trainees_by_zone=SENT_HEADS,
            year=2021,
        )
        assert found.table.empty
        assert "headcounts" in found.refusals[0].reason.text


class TestParity:
    def test_is_below_zero_where_the_offices_report_less_than_the_share_of_residents(self) -> None:
        found = parity(all_reported()).row(area="KR-CAP")
        # 3 x 20 of 340 trainees in the capital area, which holds half of the residents: 60 - 170
        assert (found.number, found.year, found.status, found.bound) == (
            pytest.approx(-110),
            2021,
            "from_offices",
            "exact",
        )

    @pytest.mark.parametrize(
        ("percent", "bound", "known"), [(44.0, "at_least", False), (44.0, "exact", True), (56.0, "more_than", True)]
    )
    def test_is_open_by_a_lower_bound_below_the_share_of_residents(
        self, percent: float, bound: str, known: bool
    ) -> None:
        share = dataset("zone_shares", "zone share_pct year bound", ("KR-CAP", percent, 2021, bound))
        found = parity(zone_shares=share)  # half of the residents live in the capital area
        assert (not found.table.empty, not found.refusals) == (known, known)

    def test_rests_on_the_offices_per_resident_too(self) -> None:
        found = trainees_per_1000_residents(
            zone_shares=SHARE,
            trainees=TOTAL,
            population=PEOPLE,
            regional_training=all_reported(),
            trainees_by_zone=NO_COUNTS,
        )
        assert found.value(area="KR-CAP") == pytest.approx(120)  # 60 of 500
        assert set(found.table["status"]) == {"from_offices"}

    def test_is_not_said_by_a_share_of_a_year_without_trainees(self) -> None:
        for given in ({}, {"year": 2023}):
            found = parity(zone_shares=SENT, **given)
            assert found.table.empty
            assert found.refusals[0].year == 2023

    def test_applies_the_share_of_a_year_to_no_other(self) -> None:
        found = parity(zone_shares=SENT, year=2021)
        assert found.table.empty
        assert "applied to no other year" in found.refusals[0].reason.text

    def test_calls_no_share_undated_of_a_year_without_one_where_another_year_has_one(self) -> None:
        found = parity(zone_shares=BOTH, year=2020)
        assert found.table.empty
        told = str(found.refusals[0].reason)
        assert "2020" in told
        assert "2023" in told  # the year of the share that was sent
        assert "undated" not in told
        assert "미상" not in told

    def test_is_of_the_newest_year_that_has_a_share_and_not_of_the_undated_one(self) -> None:
        given = {
            "zone_shares": BOTH,
            "trainees": trainees((2021, 40, 160), (2023, 100, 300)),
            "population": residents_of_years(2021, 2023, KR_11=500, KR_26=500),
            "regional_training": NO_REPORTS,
            "trainees_by_zone": NO_COUNTS,
        }
        found = trainees_above_parity(**given).row(area="KR-CAP")
        assert (found.number, found.year) == (pytest.approx(-20), 2023)  # 400 x (45 - 50)%
        # 45% of 400 are 180, to 500 residents
        assert trainees_per_1000_residents(**given).row(area="KR-CAP", year=2023).number == pytest.approx(360)

    def test_applies_the_share_of_a_year_to_the_trainees_of_that_year(self) -> None:
        found = parity(zone_shares=OF_2021).row(area="KR-CAP")
        assert (found.number, found.status, found.flags) == (pytest.approx(-12), "estimated", ())  # 200 x (44 - 50)%


class TestEstimates:
    def estimate(self, *, regional_training: Dataset = NO_REPORTS, zone_shares: Dataset = SHARE) -> Indicator:
        return trainees_by_province(
            trainees=TOTAL,
            zone_shares=zone_shares,
            population=PEOPLE,
            sme_firms=firms(KR_11=1, KR_26=1),
            regional_training=regional_training,
            trainees_by_zone=NO_COUNTS,
        )

    def test_use_the_share_of_the_year_and_say_so(self) -> None:
        found = self.estimate(zone_shares=OF_2021)
        assert found.value(area="KR-11", category="residents") == 88  # 44% of 200, all residents of the zone
        assert "sent for" in found.assumptions["share_held"].text

    def test_are_refused_where_all_have_reported(self) -> None:
        found = self.estimate(regional_training=all_reported())
        assert found.table.empty
        assert "nothing is estimated" in found.refusals[0].reason.text

    def test_are_refused_where_the_only_share_is_of_another_year(self) -> None:
        found = self.estimate(zone_shares=SENT)
        assert found.table.empty
        assert "applied to no other year" in found.refusals[0].reason.text

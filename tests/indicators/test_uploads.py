from dataclasses import replace

import pytest

from indicators.offices import one_way_of_counting, provinces_reported_count, reported_totals, residents_covered_pct
from tests.indicators.tables import NO_REPORTS, all_reported, provisional, reports, residents

SEOUL = reports(
    (2021, "KR-11", "job_seeker", 3, "provider", None),
    (2021, "KR-11", "employee", 7, "provider", None),
    (2021, "KR-26", "employee", 5, "provider", None),
    (2022, "KR-11", "employee", 5, "provider", None),
)


class TestProvincesReportedCount:
    def test_a_province_counts_once_both_categories_are_in(self) -> None:
        assert provinces_reported_count(regional_training=SEOUL, year=2021).value() == 1

    def test_each_missing_province_is_named(self) -> None:
        missing = [refusal.area for refusal in provinces_reported_count(regional_training=SEOUL, year=2021).refusals]
        assert len(missing) == 16
        assert "KR-26" in missing

    def test_none_has_reported_when_nothing_is_in(self) -> None:
        assert provinces_reported_count(regional_training=NO_REPORTS, year=2021).value() == 0

    def test_another_year_is_counted_by_itself(self) -> None:
        assert provinces_reported_count(regional_training=SEOUL, year=2022).value() == 0

    def test_nothing_is_missing_when_all_are_in(self) -> None:
        assert provinces_reported_count(regional_training=all_reported()).refusals == ()


class TestResidentsCoveredPct:
    def test_it_is_the_share_of_residents_of_the_provinces_that_have_reported(self) -> None:
        found = residents_covered_pct(regional_training=SEOUL, population=residents(KR_11=200, KR_26=300))
        assert found.value(year=2021) == pytest.approx(40)  # 200 / 500

    def test_it_is_as_provisional_as_the_reports_and_computed_from_them(self) -> None:
        people = residents(KR_11=200, KR_26=300)
        found = residents_covered_pct(regional_training=provisional(SEOUL, "KR-11"), population=people)
        assert (found.row().status, found.flags) == ("from_offices", ("provisional",))

    def test_a_year_whose_residents_are_not_known_is_refused(self) -> None:
        found = residents_covered_pct(regional_training=SEOUL, population=residents(KR_11=1), year=2022)
        assert found.table.empty
        assert [refusal.year for refusal in found.refusals] == [2022]

    def test_a_year_that_lacks_the_residents_of_one_province_is_refused(self) -> None:
        people = residents(KR_11=200, KR_26=300)
        rest = replace(people, table=people.table[people.table["province"] != "KR-50"])
        found = residents_covered_pct(regional_training=SEOUL, population=rest, year=2021)
        assert (found.table.empty, [refusal.year for refusal in found.refusals]) == (True, [2021])


def test_totals_are_those_of_both_categories() -> None:
    assert reported_totals(SEOUL) == {("KR-11", 2021): 10}  # 3 + 7


def test_a_category_that_is_suppressed_is_not_in() -> None:
    rows = [(2021, "KR-11", "job_seeker", 3, None, None), (2021, "KR-11", "employee", 7, None, None)]
    suppressed = replace(reports(*rows), table=reports(*rows).table.assign(trainees=[None, 7]))
    assert reported_totals(suppressed) == {}


@pytest.mark.parametrize(
    ("basis", "counting", "one"),
    [("provider", "headcount", True), ("residence", "headcount", False), ("provider", "enrolments", False)],
)
def test_reports_may_be_added_up_only_when_they_count_one_way(basis: str, counting: str, one: bool) -> None:
    both = reports(
        (2021, "KR-11", "employee", 1, "provider", "headcount"), (2021, "KR-26", "employee", 1, basis, counting)
    )
    assert one_way_of_counting(both) is one

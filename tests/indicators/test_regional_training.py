from i18n import Message
from indicators.indicator import Indicator
from indicators.offices import (
    provinces_reported_count,
    regional_trainees,
    regional_trainees_by_category,
    residents_covered_pct,
)
from indicators.provinces import province_hhi
from indicators.zones import reported_zone_share_pct
from tests.indicators.tables import (
    NO_COUNTS,
    NO_REPORTS,
    all_reported,
    firms,
    marked,
    provisional,
    reports,
    residents,
    trainees,
)

TWO = reports(
    (2021, "KR-11", "job_seeker", 3, "provider", None),
    (2021, "KR-11", "employee", 7, "provider", None),
    (2021, "KR-26", "employee", 5, "provider", None),
    (2022, "KR-26", "job_seeker", 1, "provider", None),
)


class TestRegionalTrainees:
    def test_it_is_the_sum_of_both_categories_and_so_computed(self) -> None:
        found = regional_trainees(regional_training=TWO, year=2021, trainees_by_zone=NO_COUNTS).row(area="KR-11")
        assert (found.number, found.year, found.status) == (10, 2021, "from_offices")  # 3 + 7

    def test_a_province_with_one_category_has_no_total(self) -> None:
        found = regional_trainees(regional_training=TWO, year=2021, trainees_by_zone=NO_COUNTS)
        assert list(found.table["area"]) == ["KR-11"]
        assert len(found.refusals) == 16
        assert "KR-26" in {refusal.area for refusal in found.refusals}

    def test_categories_of_two_years_are_not_put_together(self) -> None:
        assert regional_trainees(regional_training=TWO, year=2022, trainees_by_zone=NO_COUNTS).table.empty

    def test_it_is_empty_while_nothing_is_in(self) -> None:
        found = regional_trainees(regional_training=NO_REPORTS, year=2021, trainees_by_zone=NO_COUNTS)
        assert found.table.empty
        assert len(found.refusals) == 17

    def test_nothing_is_refused_when_all_are_in(self) -> None:
        assert regional_trainees(regional_training=all_reported(), trainees_by_zone=NO_COUNTS).refusals == ()

    def test_categories_that_are_counted_in_two_ways_are_not_added_up(self) -> None:
        mixed = reports(
            (2021, "KR-11", "job_seeker", 3, "provider", "headcount"),
            (2021, "KR-11", "employee", 7, "provider", "enrolments"),
        )
        found = regional_trainees(regional_training=mixed, trainees_by_zone=NO_COUNTS)
        assert found.table.empty
        assert "two categories on different bases" in str(refused(found, "KR-11").text)

    def test_provinces_that_count_differently_have_no_sum_and_no_rank(self) -> None:
        both = [
            (2021, code, category, 5, basis, None)
            for code, basis in (("KR-11", "provider"), ("KR-26", "residence"))
            for category in ("job_seeker", "employee")
        ]
        assert refused(regional_trainees(regional_training=reports(*both), trainees_by_zone=NO_COUNTS), "KR")
        assert not refused(regional_trainees(regional_training=reports(*both[:2]), trainees_by_zone=NO_COUNTS), "KR")


class TestRegionalTraineesByCategory:
    def test_it_shows_both_categories_as_the_office_published_them(self) -> None:
        found = regional_trainees_by_category(regional_training=TWO, year=2021)
        row = found.row(area="KR-11", category="employee")
        assert (row.number, row.year, row.status) == (7, 2021, "uploaded")

    def test_half_a_province_is_shown_and_its_other_half_refused(self) -> None:
        found = regional_trainees_by_category(regional_training=TWO, year=2021)
        assert found.row(area="KR-26").number == 5
        assert [one.category for one in found.refusals if one.area == "KR-26"] == ["job_seeker"]
        assert "other category only" in str(refused(found, "KR-26").text)

    def test_nothing_is_refused_when_all_are_in(self) -> None:
        assert regional_trainees_by_category(regional_training=all_reported()).refusals == ()


class TestASuppressedCell:
    """Seoul gives 3 job seekers and suppresses its employees; Busan suppresses both."""

    told = marked(
        all_reported(3), KR_11_employee="suppressed", KR_26_employee="suppressed", KR_26_job_seeker="suppressed"
    )

    def test_leaves_the_other_figure_of_its_province(self) -> None:
        found = regional_trainees_by_category(regional_training=self.told)
        assert found.row(area="KR-11").number == 3
        gaps = {(one.area, one.category, one.gap) for one in found.refusals}
        assert gaps == {
            ("KR-11", "employee", "suppressed"),
            ("KR-26", "employee", "suppressed"),
            ("KR-26", "job_seeker", "suppressed"),
        }

    def test_takes_the_total_of_its_province_along(self) -> None:
        found = regional_trainees(regional_training=self.told, trainees_by_zone=NO_COUNTS)
        assert len(found.table) == 15
        assert [(one.area, one.gap) for one in found.refusals] == [("KR-11", "suppressed"), ("KR-26", "suppressed")]

    def test_is_reported_all_the_same(self) -> None:
        assert provinces_reported_count(regional_training=self.told).value() == 17
        assert provinces_reported_count(regional_training=self.told).refusals == ()
        covered = residents_covered_pct(regional_training=self.told, population=residents(KR_11=60, KR_26=40))
        assert covered.value() == 100

    def test_lets_no_sum_over_provinces_be_formed_and_does_not_say_that_one_is_missing(self) -> None:
        zones = reported_zone_share_pct(regional_training=self.told, trainees=trainees((2021, 500, 500)))
        hhi = province_hhi(population=residents(KR_11=60), sme_firms=firms(KR_11=3), regional_training=self.told)
        assert zones.table.empty
        assert "trainees" not in set(hhi.table["category"])
        reasons = {str(one.reason.text) for one in (*zones.refusals, *hhi.refusals)}
        assert reasons == {"Some figures of the provinces are suppressed or missing, so no sum is formed over them."}

    def test_is_told_from_one_that_is_not_available_or_does_not_apply(self) -> None:
        told = marked(all_reported(3), KR_11_employee="not_available", KR_26_employee="not_applicable")
        found = regional_trainees_by_category(regional_training=told)
        assert "has no such figure" in str(refused(found, "KR-11").text)
        assert "nothing to count" in str(refused(found, "KR-26").text)


def refused(found: Indicator, area: str) -> Message | None:
    return next((refusal.reason for refusal in found.refusals if refusal.area == area), None)


def test_only_the_province_whose_figures_are_provisional_is_marked() -> None:
    told = provisional(all_reported(), "KR-26")
    for found in (
        regional_trainees(regional_training=told, trainees_by_zone=NO_COUNTS),
        regional_trainees_by_category(regional_training=told),
    ):
        marked = found.table[found.table["flags"] != ""]
        assert set(marked["area"]) == {"KR-26"}
        assert set(marked["flags"]) == {"provisional"}

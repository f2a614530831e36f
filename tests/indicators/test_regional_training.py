from i18n import Message
from indicators.indicator import Indicator
from indicators.offices import regional_trainees, regional_trainees_by_category
from tests.indicators.tables import NO_REPORTS, all_reported, provisional, reports

TWO = reports(
    (2021, "KR-11", "job_seeker", 3, "provider", None),
    (2021, "KR-11", "employee", 7, "provider", None),
    (2021, "KR-26", "employee", 5, "provider", None),
    (2022, "KR-26", "job_seeker", 1, "provider", None),
)


class TestRegionalTrainees:
    def test_it_is_the_sum_of_both_categories_and_so_computed(self) -> None:
        found = regional_trainees(regional_training=TWO).row(area="KR-11")
        assert (found.number, found.year, found.status) == (10, 2021, "from_offices")  # 3 + 7

    def test_a_province_with_one_category_is_refused_and_not_half_shown(self) -> None:
        found = regional_trainees(regional_training=TWO)
        assert list(found.table["area"]) == ["KR-11"]
        assert len(found.refusals) == 16
        assert "KR-26" in {refusal.area for refusal in found.refusals}

    def test_categories_of_two_years_are_not_put_together(self) -> None:
        assert regional_trainees(regional_training=TWO, year=2022).table.empty

    def test_it_is_empty_while_nothing_is_in(self) -> None:
        found = regional_trainees(regional_training=NO_REPORTS)
        assert found.table.empty
        assert len(found.refusals) == 17

    def test_nothing_is_refused_when_all_are_in(self) -> None:
        assert regional_trainees(regional_training=all_reported()).refusals == ()

    def test_categories_that_are_counted_in_two_ways_are_not_added_up(self) -> None:
        mixed = reports(
            (2021, "KR-11", "job_seeker", 3, "provider", "headcount"),
            (2021, "KR-11", "employee", 7, "provider", "enrolments"),
        )
        found = regional_trainees(regional_training=mixed)
        assert found.table.empty
        assert "two categories on different bases" in str(refused(found, "KR-11").text)

    def test_provinces_that_count_differently_have_no_sum_and_no_rank(self) -> None:
        both = [
            (2021, code, category, 5, basis, None)
            for code, basis in (("KR-11", "provider"), ("KR-26", "residence"))
            for category in ("job_seeker", "employee")
        ]
        assert refused(regional_trainees(regional_training=reports(*both)), "KR")
        assert not refused(regional_trainees(regional_training=reports(*both[:2])), "KR")


class TestRegionalTraineesByCategory:
    def test_it_shows_both_categories_as_the_office_published_them(self) -> None:
        found = regional_trainees_by_category(regional_training=TWO)
        row = found.row(area="KR-11", category="employee")
        assert (row.number, row.year, row.status) == (7, 2021, "uploaded")

    def test_half_a_province_is_refused(self) -> None:
        found = regional_trainees_by_category(regional_training=TWO)
        assert set(found.table["area"]) == {"KR-11"}
        assert refused(found, "KR-26")

    def test_nothing_is_refused_when_all_are_in(self) -> None:
        assert regional_trainees_by_category(regional_training=all_reported()).refusals == ()


def refused(found: Indicator, area: str) -> Message | None:
    return next((refusal.reason for refusal in found.refusals if refusal.area == area), None)


def test_only_the_province_whose_figures_are_provisional_is_marked() -> None:
    told = provisional(all_reported(), "KR-26")
    for found in (regional_trainees(regional_training=told), regional_trainees_by_category(regional_training=told)):
        marked = found.table[found.table["flags"] != ""]
        assert set(marked["area"]) == {"KR-26"}
        assert set(marked["flags"]) == {"provisional"}

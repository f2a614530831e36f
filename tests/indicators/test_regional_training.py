from indicators.regional_training import regional_trainees
from tests.indicators.tables import NO_REPORTS, all_reported, reports

TWO = reports(
    (2021, "KR-11", "job_seeker", 3, "provider", None),
    (2021, "KR-11", "employee", 7, "provider", None),
    (2021, "KR-26", "employee", 5, "provider", None),
    (2022, "KR-26", "job_seeker", 1, "provider", None),
)


class TestRegionalTrainees:
    def test_it_is_the_sum_of_both_categories_and_so_computed(self) -> None:
        found = regional_trainees(regional_training=TWO).row(area="KR-11")
        assert (found.number, found.year, found.status) == (10, 2021, "computed")  # 3 + 7

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

from i18n import speaking
from indicators.dual import (
    apprenticeship_learners,
    apprenticeship_printed_to_ministry_ratio,
    apprenticeship_schools,
    dual_system_growth_ratio,
    ipp_universities,
    p_tech_participants,
)
from tests.indicators.tables import Cell, dataset

COLUMNS = "programme measure year counting value bound"
SCHOOL = "apprenticeship_school"
ROWS: list[tuple[Cell, ...]] = [
    (SCHOOL, "schools", 2014, "printed", 10, "exact"),
    (SCHOOL, "schools", 2021, "printed", 150, "exact"),
    (SCHOOL, "schools", 2021, "in_training", 120, "exact"),
    (SCHOOL, "departments", 2021, "in_training", 200, "exact"),
    (SCHOOL, "learning_workers", 2014, "printed", 400, "exact"),
    (SCHOOL, "learning_workers", 2021, "printed", 20000, "exact"),
    (SCHOOL, "learning_workers", 2021, "in_training", 8000, "exact"),
    ("p_tech", "participants", 2021, "printed", 1000, "exact"),
    ("p_tech", "participants", 2022, "planned", 3000, "about"),
    ("ipp", "universities", 2015, "printed", 12, "exact"),
    ("ipp", "universities", 2021, "printed", 30, "exact"),
]
TOLD = dataset("dual_system", COLUMNS, *ROWS)


class TestApprenticeshipSchools:
    def test_what_is_counted_differently_is_told_apart(self) -> None:
        found = apprenticeship_schools(dual_system=TOLD)
        assert found.value(year=2021, category="printed") == 150
        assert found.value(year=2021, category="in_training") == 120
        assert len(found.table) == 3


class TestApprenticeshipLearners:
    def test_learners_are_as_printed_and_as_published(self) -> None:
        found = apprenticeship_learners(dual_system=TOLD)
        assert [found.value(year=2021, category=name) for name in ("printed", "in_training")] == [20000, 8000]
        assert found.row(year=2014).status == "reported"


class TestPTechParticipants:
    def test_a_plan_is_no_participation(self) -> None:
        found = p_tech_participants(dual_system=TOLD)
        assert found.row(category="planned").bound == "about"
        assert found.value(category="printed") == 1000


class TestIppUniversities:
    def test_universities_are_as_printed(self) -> None:
        found = ipp_universities(dual_system=TOLD)
        assert [found.value(year=year) for year in (2015, 2021)] == [12, 30]


class TestDualSystemGrowthRatio:
    def test_schools_and_universities_grow_from_the_first_printed_year_to_the_last(self) -> None:
        found = dual_system_growth_ratio(dual_system=TOLD)
        assert found.value(category="apprenticeship_schools") == 15  # 150 / 10; the ministry's 120 is left out
        assert found.value(category="ipp_universities") == 2.5  # 30 / 12

    def test_growth_of_people_is_refused_with_its_reason(self) -> None:
        (refusal,) = dual_system_growth_ratio(dual_system=TOLD).refusals
        assert refusal.category == "apprenticeship_learners"
        with speaking("en"):
            assert "running total" in str(refusal.reason)


class TestApprenticeshipPrintedToMinistryRatio:
    def test_it_is_what_is_printed_over_what_is_in_training(self) -> None:
        found = apprenticeship_printed_to_ministry_ratio(dual_system=TOLD)
        assert found.value(category="schools") == 1.25  # 150 / 120
        assert found.value(category="learning_workers") == 2.5  # 20,000 / 8,000
        assert len(found.table) == 2  # departments are printed nowhere

    def test_a_year_without_a_printed_figure_has_none(self) -> None:
        told = dataset("dual_system", COLUMNS, ROWS[0], ROWS[2])
        assert apprenticeship_printed_to_ministry_ratio(dual_system=told).table.empty

import pytest

from indicators.cooperation import (
    foreign_students_in_work_study,
    low_carbon_departments,
    low_carbon_enrolment_ratio,
    workshop_findings_count,
    workshop_people_count,
)
from indicators.dataset import IndicatorError
from tests.indicators.tables import dataset

COLUMNS = "item year value bound"
LOW_CARBON = dataset("low_carbon", COLUMNS, ("new_departments", None, 12, "about"), ("enrolment", None, 3, "exact"))


class TestLowCarbonDepartments:
    def test_it_is_as_printed_and_undated(self) -> None:
        found = low_carbon_departments(low_carbon=LOW_CARBON).row()
        assert (found.number, found.year, found.bound, found.status) == (12, None, "about", "reported")

    def test_a_figure_that_is_missing_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="rows found: 0"):
            low_carbon_departments(low_carbon=LOW_CARBON.where(item="enrolment"))


class TestLowCarbonEnrolmentRatio:
    def test_it_is_as_printed(self) -> None:
        assert low_carbon_enrolment_ratio(low_carbon=LOW_CARBON).value() == 3


class TestForeignStudentsInWorkStudy:
    def test_it_is_the_plan_of_its_year(self) -> None:
        talent = dataset("global_talent", COLUMNS, ("work_study", 2024, 500, "exact"))
        found = foreign_students_in_work_study(global_talent=talent).row()
        assert (found.number, found.year) == (500, 2024)


class TestWorkshopPeopleCount:
    def test_the_sum_is_computed_and_the_groups_are_printed(self) -> None:
        people = dataset("workshop_people", "group people", ("speakers", 5), ("others", 20))
        found = workshop_people_count(workshop_people=people)
        assert found.row(area="APEC", category="speakers").status == "reported"
        total = found.row(area="APEC", category="total")
        assert (total.number, total.status) == (25, "computed")  # 5 + 20


class TestWorkshopFindingsCount:
    def test_findings_are_counted_by_kind(self) -> None:
        findings = dataset("workshop_findings", "kind position", ("issue", 1), ("issue", 2), ("solution", 1))
        found = workshop_findings_count(workshop_findings=findings)
        assert [found.value(area="APEC", category=name) for name in ("issue", "solution")] == [2, 1]

from indicators.trainees import kdt_people, training_courses, training_providers
from tests.indicators.tables import dataset

SUPPLY = dataset(
    "training_supply", "year measure value bound", (2021, "courses", 900, "about"), (2021, "providers", 50, "about")
)


class TestTrainingCourses:
    def test_courses_are_as_printed(self) -> None:
        found = training_courses(training_supply=SUPPLY).row(year=2021)
        assert (found.number, found.bound, found.status) == (900, "about", "reported")

    def test_courses_per_provider_are_refused(self) -> None:
        assert len(training_courses(training_supply=SUPPLY).refusals) == 1


class TestTrainingProviders:
    def test_providers_are_as_printed(self) -> None:
        assert training_providers(training_supply=SUPPLY).value() == 50


class TestKdtPeople:
    def test_people_and_capacity_stay_apart_and_other_measures_are_left_out(self) -> None:
        programme = dataset(
            "kdt_programme",
            "measure period value bound",
            ("scale_people", "2023", 32, "about"),
            ("capacity_people", "2023", 55, "exact"),
            ("capacity_added_people", "2023-H2", 8, "exact"),
        )
        found = kdt_people(kdt_programme=programme)
        assert [found.value(year=2023, category=name) for name in ("scale_people", "capacity_people")] == [32, 55]
        assert len(found.table) == 2

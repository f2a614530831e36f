import pytest

from i18n import speaking
from indicators.dataset import IndicatorError
from indicators.kdt import (
    kdt_field_coverage,
    kdt_fields_count,
    kdt_shortage_by_field,
    kdt_shortage_fields,
    kdt_shortage_published,
    kdt_shortage_published_pct,
    kdt_shortage_unpublished,
    years_covered,
)
from tests.indicators.tables import Cell, dataset

FIELDS = dataset(
    "kdt_fields",
    "field kdt_group",
    ("cloud", "digital"),
    ("drone", "advanced_industry"),
    ("robot", "advanced_industry"),
)
SHORTAGE_COLUMNS = "period field measure people"
SHORTAGES: list[tuple[Cell, ...]] = [
    ("2023-2027", "cloud", "shortage", 10),
    ("2023-2027", "cloud", "demand", 40),
    ("2023-2027", "nano", "shortage", 15),
    ("2023-2027", "four_fields", "shortage", 25),
    ("2023-2027", "all", "shortage", 100),
]
FORECAST = dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES)
TRAINING_COLUMNS = "year field courses trainees"
WITH_GAPS = f"{TRAINING_COLUMNS} courses_gap trainees_gap"


class TestKdtFieldsCount:
    def test_fields_are_counted_by_group_and_in_total(self) -> None:
        found = kdt_fields_count(kdt_fields=FIELDS)
        assert [found.value(category=name) for name in ("digital", "advanced_industry", "total")] == [1, 2, 3]

    def test_a_total_that_is_not_the_printed_21_is_computed(self) -> None:
        assert kdt_fields_count(kdt_fields=FIELDS).row(category="total").status == "computed"

    def test_the_printed_21_are_reported(self) -> None:
        all_fields = dataset("kdt_fields", "field kdt_group", *((f"field_{n}", "digital") for n in range(21)))
        found = kdt_fields_count(kdt_fields=all_fields)
        assert found.row(category="total").status == "reported"
        assert found.row(category="digital").status == "computed"


class TestTwoForecasts:
    def test_the_one_whose_years_begin_last_stands_alone(self) -> None:
        later: list[tuple[Cell, ...]] = [("2024-2028", "cloud", "shortage", 30), ("2024-2028", "all", "shortage", 120)]
        both = dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES, *later)
        found = kdt_shortage_by_field(skill_shortage=both)
        assert {row.category: row.number for row in found.rows} == {"cloud": 30, "all": 120}
        assert kdt_shortage_unpublished(skill_shortage=both).value() == 90  # 120 - 30
        with speaking("en"):
            assert "2024 to 2028" in str(found.assumptions["period"])

    def test_a_field_that_the_newest_lacks_is_refused_and_not_lost(self) -> None:
        both = dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES, ("2024-2028", "all", "shortage", 120))
        found = kdt_shortage_by_field(skill_shortage=both)
        assert {row.category: row.number for row in found.rows} == {"all": 120}
        assert [refusal.category for refusal in found.refusals] == ["cloud", "nano"]
        with speaking("en"):
            assert "2024 to 2028 gives no figure" in str(found.refusals[0].reason)

    def test_one_without_its_total_waits_for_it(self) -> None:
        both = dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES, ("2024-2028", "cloud", "shortage", 30))
        found = kdt_shortage_by_field(skill_shortage=both)
        assert {row.category: row.number for row in found.rows} == {"cloud": 10, "nano": 15, "all": 100}
        assert kdt_shortage_published_pct(skill_shortage=both).value() == 25  # (10 + 15) / 100
        with speaking("en"):
            assert [str(refusal.reason) for refusal in found.refusals] == [
                "A forecast for 2024 to 2028 was sent without its total; until it has one, an earlier one stands."
            ]

    def test_only_the_printed_one_is_said_to_have_eight_fields(self) -> None:
        later = dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES, ("2024-2028", "all", "shortage", 120))
        with speaking("en"):
            printed, sent = (
                {name: str(text) for name, text in kdt_shortage_fields(skill_shortage=found).assumptions.items()}
                for found in (FORECAST, later)
            )
        assert "eight fields" in printed["fields"]
        assert printed["out_of"] == "Of 8 fields of the forecast."
        assert "eight" not in sent["fields"]
        assert "out_of" not in sent


class TestKdtShortageByField:
    def test_shortages_are_as_published_with_the_total_and_without_the_printed_sum(self) -> None:
        table = kdt_shortage_by_field(skill_shortage=FORECAST).table
        assert dict(zip(table["category"], table["value"], strict=True)) == {"cloud": 10, "nano": 15, "all": 100}

    def test_it_is_said_to_be_a_forecast_of_five_years_together(self) -> None:
        with speaking("en"):
            assert "2023 to 2027" in str(kdt_shortage_by_field(skill_shortage=FORECAST).assumptions["period"])


class TestKdtShortageFields:
    def test_single_fields_with_a_published_shortage_are_counted(self) -> None:
        assert kdt_shortage_fields(skill_shortage=FORECAST).value() == 2


class TestKdtShortagePublished:
    def test_it_is_the_sum_of_the_single_fields(self) -> None:
        found = kdt_shortage_published(skill_shortage=FORECAST).row()
        assert (found.number, found.status) == (25, "computed")  # 10 + 15


class TestKdtShortagePublishedPct:
    def test_it_is_that_sum_over_the_whole_forecast(self) -> None:
        assert kdt_shortage_published_pct(skill_shortage=FORECAST).value() == pytest.approx(25)  # 25 / 100

    def test_a_forecast_without_total_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="rows found: 0"):
            kdt_shortage_published_pct(skill_shortage=dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES[:4]))


class TestKdtShortageUnpublished:
    def test_it_is_the_whole_forecast_less_the_published_fields(self) -> None:
        assert kdt_shortage_unpublished(skill_shortage=FORECAST).value() == 75  # 100 - 10 - 15

    def test_a_forecast_without_total_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="rows found: 0"):
            kdt_shortage_unpublished(skill_shortage=dataset("skill_shortage", SHORTAGE_COLUMNS, *SHORTAGES[:4]))


class TestKdtFieldCoverage:
    def test_a_field_counts_with_courses_or_trainees(self) -> None:
        told = dataset(
            "kdt_training",
            TRAINING_COLUMNS,
            *((2021, "cloud", 2, None), (2021, "drone", 0, 5), (2021, "drone", 1, 5), (2021, "robot", 0, 0)),
        )
        assert kdt_field_coverage(kdt_fields=FIELDS, kdt_training=told).value() == 2

    def test_it_is_of_the_year_that_all_its_rows_are_of(self) -> None:
        told = [(2021, "cloud", 2, None), (2021, "drone", None, 5), (2024, "robot", 1, 5)]
        one, two = (dataset("kdt_training", TRAINING_COLUMNS, *rows) for rows in (told[:2], told))
        assert kdt_field_coverage(kdt_fields=FIELDS, kdt_training=one).row().year == 2021
        assert kdt_field_coverage(kdt_fields=FIELDS, kdt_training=two).row().year is None
        assert (years_covered(one), years_covered(two)) == ((2021, 2021), (2021, 2024))

    def test_a_field_of_which_all_is_suppressed_is_not_counted_but_said(self) -> None:
        told = dataset(
            "kdt_training",
            WITH_GAPS,
            (2021, "cloud", 12, None, None, "suppressed"),
            (2021, "drone", None, None, "suppressed", "suppressed"),
            (2021, "robot", None, None, "not_available", "not_available"),
        )
        found = kdt_field_coverage(kdt_fields=FIELDS, kdt_training=told)
        assert found.value() == 1
        with speaking("en"):
            assert [str(one.reason) for one in found.refusals] == [
                "Fields of which only suppressed figures are reported: 1."
            ]

    def test_a_field_that_is_not_in_the_list_does_not_count(self) -> None:
        told = dataset("kdt_training", TRAINING_COLUMNS, (2021, "cooking", 2, 5))
        assert kdt_field_coverage(kdt_fields=FIELDS, kdt_training=told).value() == 0

    def test_it_is_zero_when_nothing_has_been_reported(self) -> None:
        assert (
            kdt_field_coverage(kdt_fields=FIELDS, kdt_training=dataset("kdt_training", TRAINING_COLUMNS)).value() == 0
        )

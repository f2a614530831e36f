import pytest

from indicators.dataset import IndicatorError
from indicators.sme import employer_training_take_up_pct, take_up_excluding_micro_pct
from tests.indicators.tables import Cell, dataset

COLUMNS = "measure firm_size value year"
ROWS: list[tuple[Cell, ...]] = [
    ("take_up_pct", "all", 10, 2021),
    ("take_up_pct", "under_5", 1, 2021),
    ("take_up_pct", "5_29", 12, 2021),
    ("insured_establishments", "all", 1000, 2021),
    ("insured_establishments", "under_5", 800, 2021),
    ("participating_establishments", "all", 96, 2021),
    ("participating_establishments", "under_5", 16, 2021),
]
WORKPLACES = dataset("sme_participation", COLUMNS, *ROWS)


class TestEmployerTrainingTakeUpPct:
    def test_it_is_computed_where_both_counts_are_known(self) -> None:
        found = employer_training_take_up_pct(sme_participation=WORKPLACES).row(category="under_5")
        assert (found.number, found.status) == (pytest.approx(2), "computed")  # 16 / 800, not the printed 1

    def test_it_is_as_printed_elsewhere(self) -> None:
        found = employer_training_take_up_pct(sme_participation=WORKPLACES).row(category="5_29")
        assert (found.number, found.status) == (12, "reported")

    def test_a_size_without_insured_workplaces_is_as_printed(self) -> None:
        none = dataset("sme_participation", COLUMNS, *ROWS[:3], ("insured_establishments", "all", 0, 2021), ROWS[5])
        assert employer_training_take_up_pct(sme_participation=none).value(category="all") == 10

    def test_the_year_is_told_to_be_inferred(self) -> None:
        assert "year" in employer_training_take_up_pct(sme_participation=WORKPLACES).assumptions


class TestTakeUpExcludingMicroPct:
    def test_workplaces_under_5_are_taken_out_of_both_counts(self) -> None:
        found = take_up_excluding_micro_pct(sme_participation=WORKPLACES)
        assert found.value(category="5_plus") == pytest.approx(40)  # (96 - 16) / (1,000 - 800)

    def test_a_missing_count_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="No year has"):
            take_up_excluding_micro_pct(sme_participation=dataset("sme_participation", COLUMNS, *ROWS[:6]))

import pytest

from indicators.dataset import IndicatorError
from indicators.sme import (
    insured_establishments_count,
    insured_per_participating_ratio,
    micro_workplaces_share_pct,
    participating_establishments_count,
)
from tests.indicators.tables import Cell, dataset

COLUMNS = "measure firm_size value"
ROWS: list[tuple[Cell, ...]] = [
    ("take_up_pct", "all", 9.6),
    ("insured_establishments", "all", 1000),
    ("insured_establishments", "under_5", 800),
    ("participating_establishments", "all", 96),
    ("participating_establishments", "under_5", 16),
]
WORKPLACES = dataset("sme_participation", COLUMNS, *ROWS)


class TestInsuredEstablishmentsCount:
    def test_sizes_are_as_printed_and_5_and_more_is_what_is_left_without_those_under_5(self) -> None:
        found = insured_establishments_count(sme_participation=WORKPLACES)
        assert (found.value(category="all"), found.row(category="all").status) == (1000, "reported")
        assert found.value(category="5_plus") == 200  # 1,000 - 800
        assert found.row(category="5_plus").status == "computed"

    def test_a_missing_count_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="No year has"):
            insured_establishments_count(sme_participation=dataset("sme_participation", COLUMNS, *ROWS[:2]))


class TestParticipatingEstablishmentsCount:
    def test_it_counts_those_that_take_part(self) -> None:
        found = participating_establishments_count(sme_participation=WORKPLACES)
        assert found.value(category="under_5") == 16
        assert found.value(category="5_plus") == 80  # 96 - 16


class TestInsuredPerParticipatingRatio:
    def test_it_is_the_insured_workplaces_for_each_that_takes_part(self) -> None:
        found = insured_per_participating_ratio(sme_participation=WORKPLACES)
        assert found.value(category="under_5") == 50  # 800 / 16
        assert found.value(category="5_plus") == 2.5  # 200 / 80

    def test_a_size_of_which_nobody_takes_part_has_none(self) -> None:
        nobody = dataset("sme_participation", COLUMNS, *ROWS[:4], ("participating_establishments", "under_5", 0))
        found = insured_per_participating_ratio(sme_participation=nobody)
        assert "under_5" not in set(found.table["category"])


class TestMicroWorkplacesSharePct:
    def test_it_is_workplaces_under_5_over_all_of_the_same_measure(self) -> None:
        found = micro_workplaces_share_pct(sme_participation=WORKPLACES)
        assert found.value(category="insured_establishments") == 80  # 800 / 1,000
        assert found.value(category="participating_establishments") == pytest.approx(16.667, abs=0.001)  # 16 / 96

    def test_a_measure_without_workplaces_has_none(self) -> None:
        rows = [*ROWS[:3], ("participating_establishments", "all", 0), ("participating_establishments", "under_5", 0)]
        found = micro_workplaces_share_pct(sme_participation=dataset("sme_participation", COLUMNS, *rows))
        assert list(found.table["category"]) == ["insured_establishments"]

import pytest

from indicators.dataset import IndicatorError
from indicators.sme import (
    large_firm_implementation_pct,
    sme_gap_to_large_pp,
    sme_implementation_pct,
    sme_participation_pct,
)
from tests.indicators.tables import Cell, dataset

COLUMNS = "measure firm_size value bound year"
RATES: list[tuple[Cell, ...]] = [
    ("participation_rate_pct", "sme", 4, "exact", None),
    ("implementation_rate_pct", "10_299", 55, "exact", None),
    ("implementation_rate_pct", "300_plus", 85, "more_than", None),
]
PRINTED = dataset("sme_participation", COLUMNS, *RATES)


class TestSmeParticipationPct:
    def test_it_is_as_printed_and_undated(self) -> None:
        found = sme_participation_pct(sme_participation=PRINTED).row()
        assert (found.number, found.year, found.status) == (4, None, "reported")

    def test_it_has_the_year_that_was_sent_with_it(self) -> None:
        dated = dataset("sme_participation", COLUMNS, ("participation_rate_pct", "sme", 6, "exact", 2023))
        assert sme_participation_pct(sme_participation=dated).row().year == 2023

    def test_a_missing_rate_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="There is no"):
            sme_participation_pct(sme_participation=dataset("sme_participation", COLUMNS, *RATES[1:]))


class TestSmeImplementationPct:
    def test_it_is_that_of_firms_of_10_to_299(self) -> None:
        assert sme_implementation_pct(sme_participation=PRINTED).value(category="10_299") == 55

    def test_it_never_stands_without_the_caveat_on_its_role(self) -> None:
        assert "I-05" in sme_implementation_pct(sme_participation=PRINTED).caveats


class TestLargeFirmImplementationPct:
    def test_it_stays_a_lower_bound(self) -> None:
        found = large_firm_implementation_pct(sme_participation=PRINTED).row()
        assert (found.number, found.bound) == (85, "more_than")


class TestSmeGapToLargePp:
    def test_it_is_the_difference_and_a_lower_bound_too(self) -> None:
        found = sme_gap_to_large_pp(sme_participation=PRINTED).row()
        assert (found.number, found.bound, found.status) == (30, "more_than", "computed")  # 85 - 55

    def test_it_names_the_reading_of_the_60_percent(self) -> None:
        assert "role" in sme_gap_to_large_pp(sme_participation=PRINTED).assumptions

    def test_it_names_the_sources_of_both_rates(self) -> None:
        split = dataset("sme_participation", COLUMNS, *RATES)
        split.table["source"] = ["one", "two", "three"]
        assert sme_gap_to_large_pp(sme_participation=split).sources == ("two", "three")

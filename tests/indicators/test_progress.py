import pytest

from indicators.errors import IndicatorError
from indicators.indicator import Indicator
from indicators.progress import NO_TARGET, SME_ROLES, UNDATED, progress_to_target
from indicators.progress_methods import NO_WAY_TO_GO, TWO_POINTS
from tests.indicators.tables import dataset, trainees

TARGETS = dataset(
    "policy_targets",
    "measure as_is to_be certainty",
    ("unemployed", 1.0, 2.0, "clear"),
    ("sme_implementation", None, None, "ambiguous"),
    ("regional_balance", None, None, "clear"),
)


def progress(target: float | None = None, target_year: int | None = None, base_year: int = 2019) -> Indicator:
    return progress_to_target(
        trainees=trainees((2019, 10, 20), (2021, 11, 22)),
        policy_targets=TARGETS,
        base_year=base_year,
        target=target,
        target_year=target_year,
    )


class TestProgressToTarget:
    def test_a_dated_target_of_the_readers_own_is_scored_by_three_methods(self) -> None:
        # 30 in 2019, 33 in 2021, target 45 in 2025
        found = progress(45, 2025)
        assert found.value(year=2025, category="pace") == pytest.approx(0.600)
        assert found.value(year=2025, category="growth_ratio") == pytest.approx(0.698, abs=0.0005)
        assert found.value(year=2025, category="expected_share") == pytest.approx(0.662)
        assert set(found.table["status"]) == {"computed"}

    def test_the_target_is_said_to_be_the_readers_own(self) -> None:
        assert dict(progress(45, 2025).assumptions["target"].values) == {"target": 45, "year": 2025}

    def test_the_shipped_targets_are_refused_even_then(self) -> None:
        told = {refusal.category: refusal.reason for refusal in progress(45, 2025).refusals}
        assert told == {"unemployed": UNDATED, "sme_implementation": SME_ROLES}

    @pytest.mark.parametrize(("target", "year"), [(None, None), (45, None), (None, 2025)])
    def test_a_target_without_a_value_or_a_year_is_refused(self, target: float | None, year: int | None) -> None:
        found = progress(target, year)
        assert found.table.empty
        assert found.refusals[-1].reason == NO_TARGET

    @pytest.mark.parametrize(("target", "year", "reason"), [(45, 2021, TWO_POINTS), (30, 2025, NO_WAY_TO_GO)])
    def test_a_way_that_cannot_be_judged_is_refused(self, target: float, year: int, reason: object) -> None:
        found = progress(target, year)
        assert found.table.empty
        assert found.refusals[-1].reason == reason

    def test_a_base_year_that_is_not_there_is_an_error_that_names_the_years(self) -> None:
        with pytest.raises(IndicatorError, match="no figures for 2018; there are 2019, 2021"):
            progress(45, 2025, base_year=2018)

    @pytest.mark.parametrize("year", [2025.5, 20250])
    def test_a_target_year_that_is_no_year_is_an_error(self, year: int) -> None:
        with pytest.raises(IndicatorError, match="target_year is a year"):
            progress(45, year)

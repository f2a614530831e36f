import pytest

from indicators.dataset import IndicatorError
from indicators.indicator import Indicator
from indicators.targets import (
    BEHIND,
    NO_GROWTH,
    NO_TARGET,
    NO_WAY_TO_GO,
    OWN,
    SME_ROLES,
    TWO_POINTS,
    UNDATED,
    progress_to_target,
)
from tests.indicators.tables import dataset, trainees

TARGETS = dataset(
    "policy_targets",
    "measure as_is to_be certainty",
    ("unemployed", 1.0, 2.0, "clear"),
    ("sme_implementation", None, None, "ambiguous"),
    ("regional_balance", None, None, "clear"),
)


def progress(target: float | None = None, target_year: int | None = None, base_year: int | None = None) -> Indicator:
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

    @pytest.mark.parametrize(("target", "reason"), [(30, NO_WAY_TO_GO), (29, BEHIND), (0, NO_GROWTH), (-1, NO_GROWTH)])
    def test_a_target_that_does_not_lie_ahead_of_the_base_is_refused(self, target: float, reason: object) -> None:
        found = progress(target, 2025)
        assert found.table.empty
        assert (found.refusals[-1].category, found.refusals[-1].reason) == (OWN, reason)

    @pytest.mark.parametrize("year", [1, 2021, 2101, 20250])
    def test_a_year_in_the_past_or_too_far_ahead_is_refused_and_the_years_are_named(self, year: int) -> None:
        found = progress(45, year)
        assert found.table.empty
        assert dict(found.refusals[-1].reason.values) == {"first": 2022, "last": 2100, "latest": 2021}

    def test_the_way_begins_in_the_first_year_of_the_data_unless_another_is_chosen(self) -> None:
        # (33 - 30) / 2 over (45 - 30) / 6; from 2021 itself there are no two points
        assert progress(45, 2025).value(year=2025, category="pace") == pytest.approx(0.600)
        assert progress(45, 2025, base_year=2021).refusals[-1].reason == TWO_POINTS

    def test_a_target_that_is_refused_is_still_told(self) -> None:
        assert dict(progress(29, 2025).assumptions["target"].values) == {"target": 29, "year": 2025}
        assert not progress().assumptions

    def test_a_base_year_that_is_not_there_is_an_error_that_names_the_years(self) -> None:
        with pytest.raises(IndicatorError, match=r"no trainees of 2018\. The years are: 2019, 2021"):
            progress(45, 2025, base_year=2018)

    def test_a_target_year_that_is_no_year_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="target_year is a year"):
            progress(45, 2025.5)  # type: ignore[arg-type]

from dataclasses import replace

import pytest

from indicators.targets import (
    BEHIND,
    METHODS,
    NO_GROWTH,
    NO_WAY_TO_GO,
    TWO_POINTS,
    Path,
    expected_share,
    growth_ratio,
    pace,
    verdict,
)

EXAMPLE = Path(base=30, base_year=2019, latest=33, latest_year=2021, target=45, target_year=2025)


def test_pace_is_observed_over_needed_change_a_year() -> None:
    assert pace(EXAMPLE) == pytest.approx(0.600)  # (3 / 2) / (15 / 6)


def test_growth_ratio_is_observed_over_required_compound_growth() -> None:
    # (1.1 ** 0.5 - 1) / (1.5 ** (1/6) - 1) = 0.04881 / 0.06991
    assert growth_ratio(EXAMPLE) == pytest.approx(0.698, abs=0.0005)


def test_expected_share_goes_on_at_the_observed_growth() -> None:
    # 33 x 1.1 ** (4/2) = 39.93; 9.93 / 15
    assert expected_share(EXAMPLE) == pytest.approx(0.662)


def test_less_can_be_better() -> None:
    # 100 to 81 in two years is -10% a year; 100 to 65.61 in four years asks for -10% a year: just on course
    falling = replace(EXAMPLE, base=100, latest=81, target=65.61, target_year=2023, more_is_better=False)
    assert growth_ratio(falling) == pytest.approx(1)


def test_growth_against_the_direction_is_negative() -> None:
    assert growth_ratio(replace(EXAMPLE, latest=29)) < 0


@pytest.mark.parametrize(
    ("latest", "word"),
    [
        (34.75, "on_track"),  # 4.75 / 2 over 2.5 = 0.95
        (34.7, "acceleration_needed"),
        (33, "acceleration_needed"),  # 0.60
        (32.9, "limited"),
        (30, "limited"),  # 0
        (29.9, "moving_away"),
        (45, "achieved"),
    ],
)
def test_the_verdict_on_the_pace_changes_at_its_limits(latest: float, word: str) -> None:
    assert verdict("pace", replace(EXAMPLE, latest=latest)) == word


@pytest.mark.parametrize(
    ("latest", "word"),
    [(30.4, "limited"), (30.5, "acceleration_needed"), (34.1, "acceleration_needed"), (34.2, "on_track")],
)
def test_the_verdict_on_the_expected_share_has_limits_of_its_own(latest: float, word: str) -> None:
    # latest x (latest / 30) ** (4/2) less 30, over 15: 30.4 gives 0.081, 30.5 0.102, 34.1 0.937, 34.2 0.963
    assert verdict("expected_share", replace(EXAMPLE, latest=latest)) == word


@pytest.mark.parametrize("method", list(METHODS))
def test_a_target_that_is_met_is_achieved(method: str) -> None:
    assert verdict(method, replace(EXAMPLE, latest=46)) == "achieved"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"latest_year": 2019}, TWO_POINTS),
        ({"target_year": 2021}, TWO_POINTS),
        ({"target": 30}, NO_WAY_TO_GO),
        ({"target": 29}, BEHIND),
        ({"target": 40, "more_is_better": False}, BEHIND),
        ({"target": 0}, NO_GROWTH),
        ({"target": -5}, NO_GROWTH),
        ({"base": 0}, NO_GROWTH),
        ({"base": -3}, NO_GROWTH),
        ({"latest": 0}, NO_GROWTH),
    ],
)
def test_no_score_is_given_without_two_points_a_way_ahead_and_figures_above_zero(
    other: dict[str, float], reason: object
) -> None:
    assert replace(EXAMPLE, **other).refusal == reason  # type: ignore[arg-type]


def test_a_sound_way_is_not_refused() -> None:
    assert EXAMPLE.refusal is None
    assert replace(EXAMPLE, target=20, more_is_better=False).refusal is None

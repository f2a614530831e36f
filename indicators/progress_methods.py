"""Three methods that say how a way to a target is going, and when none of them may speak."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from i18n import Message, message

TWO_POINTS = message("Progress needs two points in time before the target year.")
NO_GROWTH = message("A growth rate needs a base, a latest figure and a target above zero.")
NO_WAY_TO_GO = message("The target equals the base, so there is no way to go.")
BEHIND = message("The target lies behind the base, so no way leads to it.")


@dataclass(frozen=True, kw_only=True)
class Path:
    """A base, the latest value and a target, each with its year; `more_is_better` gives the direction."""

    base: float
    base_year: int
    latest: float
    latest_year: int
    target: float
    target_year: int
    more_is_better: bool = True

    @property
    def refusal(self) -> Message | None:
        """Why no verdict can be given, or None when it can."""
        if not self.base_year < self.latest_year < self.target_year:
            return TWO_POINTS
        if min(self.base, self.latest, self.target) <= 0:
            return NO_GROWTH
        if self.target == self.base:
            return NO_WAY_TO_GO
        return None if (self.target > self.base) == self.more_is_better else BEHIND

    @property
    def achieved(self) -> bool:
        """Whether the latest value already meets the target."""
        return self.latest >= self.target if self.more_is_better else self.latest <= self.target


def pace(path: Path) -> float:
    """Observed change a year over the change a year that was needed from the base: 1 is just on course."""
    observed = (path.latest - path.base) / (path.latest_year - path.base_year)
    return observed / ((path.target - path.base) / (path.target_year - path.base_year))


def growth_ratio(path: Path) -> float:
    """Observed over required compound growth, signed by direction; required growth counts from the base.

    Source:
        The method of Eurostat's SDG monitoring report and of Open SDG.
    """
    required = (path.target / path.base) ** (1 / (path.target_year - path.base_year)) - 1
    return (1 if path.more_is_better else -1) * _observed_growth(path) / float(abs(required))


def expected_share(path: Path) -> float:
    """Share of the way from base to target that is covered in the target year if the observed growth goes on.

    Source:
        The method of the United Nations' Sustainable Development Goals Progress Chart.
    """
    ahead = path.latest * (1 + _observed_growth(path)) ** (path.target_year - path.latest_year)
    return (ahead - path.base) / (path.target - path.base)


METHODS: Final[dict[str, Callable[[Path], float]]] = {
    "pace": pace,
    "growth_ratio": growth_ratio,
    "expected_share": expected_share,
}
# Lower limits, best first; a score below the last moves away from the target.
LIMITS: Final = {
    "pace": ((0.95, "on_track"), (0.60, "acceleration_needed"), (0.0, "limited")),
    "growth_ratio": ((0.95, "on_track"), (0.60, "acceleration_needed"), (0.0, "limited")),
    "expected_share": ((0.95, "on_track"), (0.10, "acceleration_needed"), (0.0, "limited")),
}


def _observed_growth(path: Path) -> float:
    return float((path.latest / path.base) ** (1 / (path.latest_year - path.base_year)) - 1)


def verdict(method: str, path: Path) -> str:
    """achieved, on_track, acceleration_needed, limited or moving_away; a target that is met is achieved at any pace."""
    if path.achieved:
        return "achieved"
    score = METHODS[method](path)
    return next((word for limit, word in LIMITS[method] if score >= limit), "moving_away")

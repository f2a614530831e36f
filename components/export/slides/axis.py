"""One axis of a figure: from a value or a name to its place between the two ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Final

from components.figures.figure import Spec
from i18n.numbers import number

STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis from `low` (left, below) to `high`; where it is reversed, low is the larger.

    Attributes:
        low: the number at the left or lower end.
        high: the number at the other end.
        names: on an axis of names, the place of each.
        ticks: numbers with the words that stand at them; none where the axis is bare.
        settings: the axis as the figure gives it.
    """

    low: float
    high: float
    names: dict[str, float]
    ticks: tuple[tuple[float, str], ...]
    settings: Spec

    def place(self, value: Any) -> float:
        """The number of a value or a name."""
        return self.names[value] if isinstance(value, str) else float(value)

    def at(self, value: Any) -> float:
        """The fraction of the way from the low to the high end."""
        return (self.place(value) - self.low) / (self.high - self.low)

    @property
    def shows_values(self) -> bool:
        """Whether it measures, rather than holding rows apart."""
        return bool(self.settings.get("rangemode") == "tozero" or self.settings.get("zeroline"))

    @property
    def grid(self) -> bool:
        """Whether lines are drawn across the picture."""
        return self.settings.get("visible", True) and self.settings.get("showgrid", True)

    @property
    def step(self) -> float:
        """A round distance between two lines of the grid, about five of them."""
        return _step(self.low, self.high)


def axis(settings: Spec, values: Iterable[Any]) -> Axis:
    """The axis that the settings ask for over some values."""
    found = [value for value in values if value is not None]
    names = _names(settings, found)
    low, high = _ends(settings, names)
    return Axis(low=low, high=high, names=names, ticks=_ticks(settings, names, low, high), settings=settings)


def _names(settings: Spec, found: list[Any]) -> dict[str, float]:
    ordered = [*settings.get("categoryarray", ()), *(value for value in found if isinstance(value, str))]
    return {name: float(place) for place, name in enumerate(dict.fromkeys(ordered))}


def _ends(settings: Spec, names: dict[str, float]) -> tuple[float, float]:
    # An axis of numbers has the range that the figure gives it; one of names may be left to the names.
    low, high = map(float, settings.get("range") or (-0.5, max(len(names), 1) - 0.5))
    return (high, low) if settings.get("autorange") == "reversed" else (low, high)


def _ticks(settings: Spec, names: dict[str, float], low: float, high: float) -> tuple[tuple[float, str], ...]:
    if not settings.get("visible", True) or not settings.get("showticklabels", True):
        return ()
    if settings.get("tickvals") is None:
        return tuple((place, name) for name, place in names.items()) or _round(low, high)
    vals = [float(value) for value in settings["tickvals"]]
    return tuple(zip(vals, settings.get("ticktext") or [number(value) for value in vals], strict=True))


def _step(low: float, high: float) -> float:
    rough = abs(high - low) / 5
    scale = 10 ** floor(log10(rough))
    return float(next(step * scale for step in STEPS if step * scale >= rough * 0.999))


def _round(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Round numbers along an axis that names none."""
    step, (first, last) = _step(low, high), sorted((low, high))
    digits = max(0, -floor(log10(step)))
    found = [place * step for place in range(ceil(first / step), floor(last / step) + 1)]
    return tuple((value, number(value, digits=digits)) for value in found)

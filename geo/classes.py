"""Map classes: at most five, limits at readable numbers, about evenly filled."""

from collections.abc import Sequence
from math import floor, log10

from geo.boundaries import BoundaryError


def class_limits(values: Sequence[float], *, count: int = 5) -> tuple[float, ...]:
    """Limits of at most `count` classes, ascending: quantiles rounded to two significant digits; fewer where they meet.

    The first limit lies at or below the smallest value, the last at or above the largest. Maps that are compared
    share one call.

    Raises:
        BoundaryError: there are no values.
    """
    if not values:
        raise BoundaryError("no values to make map classes of")
    ordered = sorted(values)
    inner = {_readable(_quantile(ordered, step / count)) for step in range(1, count)}
    lowest, highest = _below(ordered[0]), _above(ordered[-1])
    if lowest == highest:
        highest = _above(lowest + _step(lowest))
    return (lowest, *sorted(limit for limit in inner if lowest < limit < highest), highest)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Index of the class that holds a value; a limit belongs to the class above it, the last limit to the last.

    Raises:
        BoundaryError: the value lies outside the limits.
    """
    if not limits[0] <= value <= limits[-1]:
        raise BoundaryError(f"{value} lies outside the classes {limits[0]} to {limits[-1]}")
    return min(sum(value >= limit for limit in limits[1:]), len(limits) - 2)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _step(value: float) -> float:
    return 10.0 ** (floor(log10(abs(value))) - 1) if value else 1.0


def _readable(value: float) -> float:
    step = _step(value)
    return round(round(value / step) * step, 10)


def _below(value: float) -> float:
    """The next readable number at or below a value; the allowance is for noise such as 0.3 / 0.1, and never passes it."""
    step = _step(value)
    found = round(floor(value / step + 1e-9) * step, 10)
    return found if found <= value else round(found - step, 10)


def _above(value: float) -> float:
    return -_below(-value)

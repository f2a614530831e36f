"""Estimates that become facts: provinces whose trainees an office reports where only a range could be estimated."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.catalogue import compute
from data.effect import Effect
from indicators.indicator import Indicator, Value


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A province and year whose estimate, from `low` to `high`, gives way to what its office reports."""

    area: str
    year: int
    low: float
    high: float
    reported: Value


def facts(effects: Iterable[Effect]) -> list[Fact]:
    """The estimates that the effects of a new `regional_training` turn into facts."""
    found = []
    for effect in effects:
        if effect.indicator == "regional_trainees":
            estimate = compute("trainees_by_province", year=int(effect.parameters["year"] or 0))
            known = set(estimate.table["area"])
            found += [
                _fact(estimate, change.area, change.after)
                for change in effect.changes
                if change.after and not change.before and change.area in known
            ]
    return found


def _fact(estimate: Indicator, area: str, reported: Value) -> Fact:
    ends = estimate.table.loc[estimate.table["area"] == area, "value"]
    low, high = float(ends.min()), float(ends.max())
    return Fact(area=area, year=reported.year or 0, low=low, high=high, reported=reported)

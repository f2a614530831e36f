"""Estimates that give way to reports: provinces whose trainees an office reports where they were only estimated."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.effect import Effect
from data.outlook import Outlook
from indicators.indicator import Indicator, Value


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A province and year whose estimate, spread by residents, gives way to what its office reports."""

    area: str
    year: int
    estimate: float
    reported: Value


def facts(effects: Iterable[Effect]) -> list[Fact]:
    """The estimates that the effects of a new `regional_training` replace."""
    found = []
    for effect in effects:
        if effect.indicator == "regional_trainees":
            estimate = Outlook().compute("trainees_by_province", year=int(effect.parameters["year"] or 0))
            known = set(estimate.table["area"])
            found += [
                _fact(estimate, change.area, change.after)
                for change in effect.changes
                if change.after and not change.before and change.area in known
            ]
    return found


def _fact(estimate: Indicator, area: str, reported: Value) -> Fact:
    found = estimate.value(area=area, category="residents")
    return Fact(area=area, year=reported.year or 0, estimate=found, reported=reported)

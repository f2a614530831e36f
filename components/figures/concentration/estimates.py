"""Trainees by province as a range between two ways of spreading: what map and bars share."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components import theme
from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _, message
from i18n.numbers import brief, number
from indicators.areas import PROVINCES, zone_of
from indicators.indicator import Indicator, Value

WEIGHTS = ("residents", "sme_firms")
AS_REPORTED = message("as reported")


@dataclass(frozen=True, kw_only=True, eq=False)
class Ranges:
    """The estimate of each province, from the lower to the higher number; a fact where its office has reported.

    Attributes:
        estimate: `trainees_by_province`.
        reported: `regional_trainees` of the same year.
    """

    estimate: Indicator
    reported: Indicator

    @property
    def facts(self) -> dict[str, Value]:
        """What has been reported, by province: no estimate is shown there."""
        known = set(self.reported.table["area"])
        return {code: self.reported.row(area=code) for code in PROVINCES if code in known}

    @property
    def codes(self) -> list[str]:
        """The provinces that are only estimated, in the order of the codes."""
        return [code for code in PROVINCES if code not in self.facts]

    @property
    def rests_on(self) -> tuple[Indicator, ...]:
        """The estimate, and the reports where there are any."""
        return (self.estimate, self.reported) if self.facts else (self.estimate,)

    @property
    def largest(self) -> float:
        """The largest number to be drawn."""
        ends = [self.ends(code)[1] for code in self.codes]
        return max([*ends, *(value.number for value in self.facts.values())])

    def ends(self, code: str) -> tuple[float, float]:
        """The lower and the higher estimate."""
        low, high = sorted(self.estimate.value(area=code, category=weight) for weight in WEIGHTS)
        return low, high

    def short(self, code: str) -> str:
        """The range in short: 38.8k–49.7k, 3.88만–4.97만; the number where it is reported."""
        if code in self.facts:
            return words.flagged(brief(self.facts[code].number), self.facts[code])
        low, high = self.ends(code)
        return words.span(brief(low), brief(high))

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, range or number, status."""
        if code in self.facts:
            fact = self.facts[code]
            told = f"{labels.area(code)}, {fact.year}<br>{words.full(fact.number, 'trainees')}"
            return f"{told}<br>{words.kind(fact)} · {AS_REPORTED}"
        low, high = self.ends(code)
        year = self.estimate.row(area=code, category=WEIGHTS[0]).year
        return f"{labels.area(code)}, {year}<br>{words.span(number(low), number(high))}<br>{words.status('estimated')}"

    @property
    def alt(self) -> str:
        """All ranges and reported numbers in words."""
        told = {code: f"{self.short(code)} ({AS_REPORTED})" for code in self.facts}
        return "; ".join(f"{labels.area(code)}: {told.get(code) or self.short(code)}" for code in PROVINCES)

    def table(self) -> Table:
        """Both estimates of each province, or what it has reported, in the order of the codes: not a rank."""
        wide = self.estimate.table.pivot(index="area", columns="category", values="value")
        wide = wide.reindex(self.codes).reindex(list(PROVINCES))[list(WEIGHTS)]
        wide.columns = [_("Spread by {base}", base=labels.word("weight", weight)) for weight in WEIGHTS]
        if self.facts:
            wide[_("As reported")] = [self.facts[code].number if code in self.facts else None for code in PROVINCES]
        estimated = words.status("estimated")
        wide[_("Kind of figure")] = [
            words.kind(self.facts[code]) if code in self.facts else estimated for code in PROVINCES
        ]
        wide.index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
        return Table(frame=wide)


def colours(codes: Iterable[str]) -> list[str]:
    """The colour of each province's zone."""
    return [theme.ZONE[zone_of(code)] for code in codes]

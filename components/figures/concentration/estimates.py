"""Trainees by province as a range between two ways of spreading: what map and bars share."""

from dataclasses import dataclass

import pandas as pd

from components import theme
from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import brief, number
from indicators.areas import PROVINCES, zone_of
from indicators.indicator import Indicator

WEIGHTS = ("residents", "sme_firms")


@dataclass(frozen=True, kw_only=True, eq=False)
class Ranges:
    """The estimate of each province, from the lower to the higher number."""

    estimate: Indicator

    def ends(self, code: str) -> tuple[float, float]:
        """The lower and the higher estimate."""
        low, high = sorted(self.estimate.value(area=code, category=weight) for weight in WEIGHTS)
        return low, high

    def short(self, code: str) -> str:
        """The range in short: 38.8k–49.7k, 3.88만–4.97만."""
        low, high = self.ends(code)
        return words.span(brief(low), brief(high))

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, range, status."""
        low, high = self.ends(code)
        year = self.estimate.row(area=code, category=WEIGHTS[0]).year
        return f"{labels.area(code)}, {year}<br>{words.span(number(low), number(high))}<br>{words.status('estimated')}"

    @property
    def alt(self) -> str:
        """All ranges in words."""
        return "; ".join(f"{labels.area(code)}: {self.short(code)}" for code in PROVINCES)

    @property
    def colours(self) -> list[str]:
        """The colour of each province's zone, in the order of the codes."""
        return [theme.ZONE[zone_of(code)] for code in PROVINCES]

    def table(self) -> Table:
        """Both estimates of each province, in the order of the codes: not a rank."""
        wide = self.estimate.table.pivot(index="area", columns="category", values="value")
        wide = wide.loc[list(PROVINCES), list(WEIGHTS)]
        wide.columns = [_("Spread by {base}", base=labels.word("weight", weight)) for weight in WEIGHTS]
        wide[_("Kind of figure")] = words.row_statuses(self.estimate, by="area", order=PROVINCES)
        wide.index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
        return Table(frame=wide)

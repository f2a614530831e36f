"""What take-up is held against, and how far each size of workplace is from it."""

from dataclasses import dataclass

import pandas as pd

from components.figures import words
from components.figures.sme import summary
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.indicator import Indicator, Value


@dataclass(frozen=True, kw_only=True)
class Yardstick:
    """A take-up in percent: that of the largest workplaces, or the reader's own target."""

    percent: float
    own: bool

    @property
    def value(self) -> str:
        """Its number with the sign of percent."""
        return words.full(self.percent, "percent", digits=0 if self.own else 1)

    @property
    def name(self) -> str:
        """Its name with its value, for the line in the picture and for titles."""
        if self.own:
            return _("your target: {n}", n=self.value)
        return _("parity with the largest: {n}", n=self.value)


def yardstick(take_up: Indicator, *, own: int | None) -> Yardstick:
    """The reader's own target, or take-up of the largest workplaces when there is none."""
    if own is None:
        return Yardstick(percent=take_up.value(category=summary.LARGEST), own=False)
    return Yardstick(percent=float(own), own=True)


def distances(found: dict[str, Value], *, against: Yardstick) -> Table:
    """Take-up of each size, and how many percentage points it lies from the yardstick."""
    columns = {
        _("Take-up, %"): [row.number for row in found.values()],
        _("Against {percent}, pp", percent=against.value): [row.number - against.percent for row in found.values()],
        _("Kind of figure"): [words.kind(row) for row in found.values()],
    }
    return Table(frame=pd.DataFrame(columns, index=[labels.word("firm_size", size) for size in found]), digits=1)

"""One value for each of the 17 provinces: the numbers, their classes and words, shared by map, tiles and columns."""

from dataclasses import dataclass

import pandas as pd

from components import theme
from components.figures import units, words
from components.figures.table import Table
from data import labels
from geo.classes import class_limits, class_of
from i18n import _
from i18n.numbers import brief, number
from indicators.areas import PROVINCES
from indicators.indicator import Indicator

LIGHT_CLASSES = 3  # fills up to here are near the background, so text on them takes the ink


@dataclass(frozen=True, kw_only=True, eq=False)
class ProvinceValues:
    """A measure over the 17 provinces and its name in the reader's language."""

    measure: Indicator
    name: str

    @property
    def numbers(self) -> dict[str, float]:
        """Values by province code, in the order of the codes."""
        return {code: self.measure.value(area=code) for code in PROVINCES}

    @property
    def limits(self) -> tuple[float, ...]:
        """Limits of the map classes."""
        return class_limits(list(self.numbers.values()))

    @property
    def classes(self) -> dict[str, int]:
        """Class of each province."""
        limits = self.limits
        return {code: class_of(value, limits) for code, value in self.numbers.items()}

    @property
    def year(self) -> int:
        """The year of all values."""
        return int(self.measure.table["year"].iloc[0])

    @property
    def alt(self) -> str:
        """All values in words, for those who don't see the picture."""
        return "; ".join(f"{labels.area(code)}: {self.full(value)}" for code, value in self.numbers.items())

    def full(self, value: float) -> str:
        """A value in full with its unit."""
        return words.full(value, self.measure.unit)

    def short(self, value: float) -> str:
        """A value short enough for a tile."""
        return number(value) if self.measure.unit.startswith("per_") else brief(value)

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, value, status."""
        row = self.measure.row(area=code)
        return f"{labels.area(code)}, {self.year}<br>{self.full(row.number)}<br>{words.kind(row)}"

    def title(self) -> str:
        """Where the value is largest and smallest."""
        values = self.numbers
        ordered = sorted(values, key=values.__getitem__)
        most, least = labels.area(ordered[-1]), labels.area(ordered[0])
        return _("{name}: most in {most}, least in {least}", name=self.name, most=most, least=least)

    def table(self) -> Table:
        """The 17 values, largest first, with their status."""
        rows = self.measure.table.sort_values("value", ascending=False)
        frame = pd.DataFrame(
            {self.name: list(rows["value"]), _("Kind of figure"): [words.kind(row) for row in rows.itertuples()]},
            index=pd.Index([labels.area(code) for code in rows["area"]], name=_("Province")),
        )
        return Table(frame=frame, digits=units.DIGITS.get(self.measure.unit, 0))


def ink(group: int) -> str:
    """The colour of text on a fill of a class."""
    return theme.INK if group < LIGHT_CLASSES else theme.BACKGROUND

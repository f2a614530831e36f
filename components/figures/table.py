"""A table of a figure: numbers stay numbers, so that they align and sort; how many decimals is said once."""

from dataclasses import dataclass, field

import pandas as pd

from i18n import _
from indicators.indicator import Indicator


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """Rows and columns titled in the reader's language, units in the titles.

    Attributes:
        frame: numbers as numbers, words as words; missing where there is none.
        digits: decimals of all numbers, or by column.
        totals: names of rows that sum up others; they stay at the end.
        pages: by column, the name of the page that each cell leads to, or None.
        behind: by row, the indicator that it shows, where rows show different ones; empty where all rest on the same.
    """

    frame: pd.DataFrame
    digits: int | dict[str, int] = 0
    totals: tuple[str, ...] = ()
    pages: dict[str, list[str | None]] = field(default_factory=dict)
    behind: tuple[Indicator, ...] = ()

    @property
    def named(self) -> str:
        """Title of the first column, which names the rows."""
        return str(self.frame.index.name or _("Item"))

    def places(self, column: str) -> int:
        """Decimals of a column's numbers."""
        return self.digits if isinstance(self.digits, int) else self.digits.get(column, 0)

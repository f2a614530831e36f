"""What growth a year the goals would take over a horizon that the reader picks, with the arithmetic."""

from math import floor, log10

import pandas as pd

from components.figures import words
from components.figures.table import Table
from components.figures.targets.summary import BOTH, ROWS
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator


def growth_table(growth: Indicator, as_is: Indicator, to_be: Indicator, *, years: int) -> Table:
    """Required growth a year by row, in no more digits than its inputs have, and how it is reached."""
    names = (*ROWS, BOTH)
    columns = {
        _("Required growth a year"): [_about(growth.value(category=name)) for name in names],
        _("Arithmetic"): [_arithmetic(as_is.value(category=name), to_be.value(category=name), years) for name in names],
    }
    return Table(frame=pd.DataFrame(columns, index=[labels.word("target", name) for name in names]))


def finding(growth: Indicator, *, years: int) -> str:
    """The title of the table: the growth of both rows together."""
    return _(
        "Both goals together would take {growth} (horizon in years: {years})",
        years=years,
        growth=_about(growth.value(category=BOTH)),
    )


def _about(percent: float) -> str:
    """In two digits: 1 million and 3.5 million are printed with no more."""
    digits = max(1 - floor(log10(abs(percent))), 0) if percent else 0
    return words.bounded(words.full(percent, "percent_a_year", digits=digits), "about")


def _arithmetic(as_is: float, to_be: float, years: int) -> str:
    return f"({number(to_be)} ÷ {number(as_is)})^(1/{years}) − 1"

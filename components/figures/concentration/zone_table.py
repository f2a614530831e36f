"""Values of the two zones as a table, a column for each base."""

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import ZONES
from indicators.indicator import Indicator

BASES = ("trainees", "residents", "sme_firms")


def zone_table(indicator: Indicator, *, digits: int) -> Table:
    """Rows: the zones; columns: base and year, in the order of BASES; what offices have reported has its own columns."""
    rows = indicator.table[indicator.table["area"].isin(ZONES)]
    columns = sorted({(row.category, row.year) for row in rows.itertuples()}, key=_place)
    frame = pd.DataFrame(index=pd.Index([labels.area(zone) for zone in ZONES], name=_("Zone")))
    for base, year in columns:
        when = _("undated") if pd.isna(year) else str(year)
        cells = rows[(rows["category"] == base) & (rows["year"].isna() if pd.isna(year) else rows["year"] == year)]
        when = words.flagged(when, *cells.itertuples())
        values = cells.set_index("area")["value"]
        frame[f"{labels.word('base', base)} ({when})"] = [values.get(zone) for zone in ZONES]
    frame[_("Kind of figure")] = words.row_statuses(indicator, by="area", order=ZONES)
    return Table(frame=frame, digits=digits)


def _place(column: tuple[str, object]) -> tuple[int, int]:
    base, year = column
    return BASES.index(base), 0 if pd.isna(year) else int(str(year))

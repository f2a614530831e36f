"""Values of the two zones as a table, a column for each base."""

import pandas as pd

from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import ZONES
from indicators.indicator import Indicator

BASES = ("trainees", "residents", "sme_firms")


def zone_table(indicator: Indicator, *, digits: int) -> Table:
    """Rows: the zones; columns: the bases, in the order of BASES. Of training the undated value, where both stand."""
    rows = indicator.table[indicator.table["area"].isin(ZONES)]
    wide = rows.pivot_table(index="area", columns="category", values="value", aggfunc="first").loc[list(ZONES)]
    wide = wide[[base for base in BASES if base in wide]]
    wide.columns = [labels.word("base", base) for base in wide.columns]
    wide.index = pd.Index([labels.area(zone) for zone in ZONES], name=_("Zone"))
    return Table(frame=wide, digits=digits)

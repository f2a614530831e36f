"""Small counts of people are left out of what the public may download."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from data import package
from indicators.indicator import zone_of

FEWEST: Final = 1
MOST: Final = 4  # fewer than five: the limit of upload-rules, usual in official statistics


def public(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """A published table as anyone may download it: `suppress` over its counts of people.

    Totals that readers know or can derive are those over each key but the year, and of the two zones.
    """
    keys, counts = [key for key in package.keys(resource) if key in table], package.people(resource)
    totals = [[key for key in keys if key != summed] for summed in keys if summed != "year"]
    if "province" not in keys:
        return suppress(table, counts=counts, totals=totals)
    # Zones come first: a second count in the same zone protects the sum of the country as well.
    zone = ["_zone", *(key for key in keys if key != "province")]
    zoned = table.assign(_zone=table["province"].map(zone_of))
    return suppress(zoned, counts=counts, totals=[zone, *totals]).drop(columns="_zone")


def suppress(table: pd.DataFrame, *, counts: Sequence[str], totals: Sequence[Sequence[str]]) -> pd.DataFrame:
    """A copy in which small counts are missing, and a column `suppressed` says in which rows something was left out.

    The column does not say which of two counts was the small one: that would narrow the other one down.

    Args:
        table: one row a cell of the published table; a missing count stays missing and is not marked.
        counts: columns that count people.
        totals: columns by which the table is added up in public, one list a kind of total; in each such sum a second
            count is left out where the total would give the first away.
    """
    safe = table.copy()
    safe["suppressed"] = False
    for name in counts:
        hidden = _hidden(table, name, totals)
        safe[name] = table[name].mask(hidden)
        safe["suppressed"] |= hidden
    return safe


def _hidden(table: pd.DataFrame, name: str, totals: Sequence[Sequence[str]]) -> "pd.Series[bool]":
    """Hides one more in each sum that still gives something away, until none does: a second may break another sum."""
    hidden = table[name].between(FEWEST, MOST).fillna(False).astype(bool)
    while True:
        before = int(hidden.sum())
        for keys in totals:
            hidden = hidden | _second(table, name, keys, hidden)
        if int(hidden.sum()) == before:
            return hidden


def _second(table: pd.DataFrame, name: str, keys: Sequence[str], hidden: "pd.Series[bool]") -> "pd.Series[bool]":
    """The smallest count that still stands in each sum that gives a hidden one away; a nought only where nothing else."""
    by = [table[key] for key in keys] or [pd.Series(0, index=table.index)]
    groups = pd.DataFrame({"hidden": hidden, "value": table[name].where(hidden)}).groupby(by, dropna=False)
    how_many, total = groups["hidden"].transform("sum"), groups["value"].transform("sum")
    # One hidden count follows from the total; so do several that are all as few, or all as many, as small counts can be.
    told = (how_many == 1) | ((how_many > 1) & ((total == how_many * FEWEST) | (total == how_many * MOST)))
    standing = table[told & ~hidden & table[name].notna()]
    order = standing.assign(_nought=standing[name] == 0).sort_values(["_nought", name], kind="stable")
    chosen = order.groupby([order[key] for key in keys] or [order["_nought"] * 0], dropna=False).head(1).index
    return pd.Series(table.index.isin(chosen), index=table.index)

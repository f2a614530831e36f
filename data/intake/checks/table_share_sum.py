"""`table-share-sum`: shares of areas that do not add up to 100 %."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from data import fields
from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import Message, message
from indicators.areas import PROVINCES

AREAS: Final = ("zone", "area", "province")
WHOLE: Final = 100.0
# What rounding to tenths leaves: 17 shares, each off by 0.05 at most and up as often as down.
TOLERANCE: Final = 0.5
UNBOUNDED: Final = ("at_least", "more_than")


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a group of shares, at its last row; a group that lacks an area may be less than the whole, not more."""
    resource, table = draft.against.resource, draft.table.reset_index(drop=True)
    area = next((key for key in fields.keys(resource) if key in AREAS and key in table), None)
    for name in (name for name in fields.shares(resource) if area and name in table):
        sums = _sums(draft, name, area=str(area))
        wrong = (sums["sum"] > WHOLE + TOLERANCE) | (sums["complete"] & (sums["sum"] < WHOLE - TOLERANCE))
        for row in sums[wrong].to_dict("records"):
            yield found.at(draft, row["position"], name, code="table-share-sum", message=_tell(row))


def _tell(row: dict[Any, Any]) -> Message:
    return message("These shares add up to {sum} %, not 100 %: correct the one that is wrong.", sum=float(row["sum"]))


def _sums(draft: Draft, name: str, *, area: str) -> pd.DataFrame:
    """Sum, completeness and position of the last row of each group of shares that are all known and exact."""
    resource = draft.against.resource
    table = draft.table.reset_index(drop=True).reset_index(names="position")
    rest = [key for key in dict.fromkeys([*fields.keys(resource), "year"]) if key in table and key != area]
    wanted = fields.codes(resource, area) or list(PROVINCES)
    known = table[name].notna() & table[area].notna()
    if "bound" in table:
        known &= ~table["bound"].isin(UNBOUNDED)
    groups = table.assign(known=known).groupby(rest or (lambda _: 0), dropna=False)
    sums = groups.agg(sum=(name, "sum"), count=(area, "nunique"), known=("known", "all"), position=("position", "last"))
    return sums[sums["known"]].assign(complete=sums["count"] == len(wanted))

"""`plausible-jump`: a count that is more than twice, or less than half, what it was before."""

import math
from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from data import fields
from data.intake import found
from data.intake.earlier import earlier
from data.intake.problem import Problem
from data.intake.slip import slip
from data.intake.upload import Draft
from i18n import Message, message

# The largest change of a category that was ever printed is 1.8 (job seekers, 2019 to 2020).
MOST_CHANGE: Final = 2.0
# Where both numbers are smaller, one course more or less doubles or halves them.
LEAST: Final = 100


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a cell; a nought and a slip of scale are other problems."""
    for name in fields.counts(draft.against.resource):
        if name in draft.table:
            values, before = draft.table[name].astype("float64"), earlier(draft, name)
            years = before["year"].astype("float64")
            for row in found.rows(_jumps(values, before["value"]), now=values, before=before["value"], year=years):
                yield found.at(draft, row["position"], name, code="plausible-jump", message=_tell(row))


def _jumps(values: "pd.Series[float]", before: "pd.Series[float]") -> "pd.Series[bool]":
    sizeable = (values >= LEAST) | (before >= LEAST)
    jumps = (values > before * MOST_CHANGE) | (values < before / MOST_CHANGE)
    return sizeable & jumps & (values > 0) & (before > 0) & slip(values, before).isna()


def _tell(row: dict[str, Any]) -> Message:
    now, before = int(row["now"]), int(row["before"])
    if math.isnan(row["year"]):
        return message(
            "{now} would replace {before}: the change is larger than twofold. Correct it, or confirm with a reason.",
            now=now,
            before=before,
        )
    return message(
        "{now} after {before} in {year}: the change is larger than twofold. Correct it, or confirm with a reason.",
        now=now,
        before=before,
        year=int(row["year"]),
    )

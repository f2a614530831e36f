"""`row-duplicate-key`: two rows about the same thing, such as one province, year and category."""

from collections.abc import Iterator

import pandas as pd

from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message


def check(draft: Draft) -> Iterator[Problem]:
    """Every row that repeats an earlier one, which is named."""
    repeated = list(draft.faulty("row-duplicate-key"))
    if not repeated:
        return
    rows = draft.reading.rows
    key = [name for name in draft.against.resource["schema"]["primaryKey"] if name in draft.reading.cells]
    positions = pd.Series(range(len(rows)))
    first = positions.groupby([draft.table[name] for name in key], sort=False, dropna=False).transform("first").tolist()
    for position, _name, _text in repeated:
        what = " · ".join(str(draft.reading.text(position, name)).strip() for name in key)
        told = message(
            "Row {row} already tells of {what}. Keep one of the two, or correct what tells them apart.",
            row=rows[first[position]],
            what=what,
        )
        yield Problem(code="row-duplicate-key", message=told, row=rows[position], value=what)

"""A fault of one cell as a Problem: row, heading and text as the file writes them."""

from typing import Any

import numpy as np
import pandas as pd

from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import Message


def at(draft: Draft, position: int, name: str, *, code: str, message: Message) -> Problem:
    """The problem of the cell in the row at `position` under the field `name`."""
    row, heading = draft.reading.place(position, name)
    return Problem(code=code, message=message, row=row, column=heading, value=draft.reading.text(position, name))


def positions(mask: "pd.Series[bool]") -> list[int]:
    """The positions of the rows that a mask holds true; a missing answer is not true."""
    return [int(position) for position in np.flatnonzero(mask.fillna(False).to_numpy(dtype=bool))]


def rows(mask: "pd.Series[bool]", **columns: "pd.Series[Any]") -> list[dict[Any, Any]]:
    """The rows that a mask holds true: `position`, and what the columns hold there."""
    kept = positions(mask)
    values = [column.iloc[kept].tolist() for column in columns.values()]
    names = ("position", *columns)
    return [dict(zip(names, row, strict=True)) for row in zip(kept, *values, strict=True)]


def heading(draft: Draft, name: str) -> str | None:
    """The heading of a field in the file, or None where a reshaped table has none."""
    return draft.reading.headings.get(name)

"""A table as it stands on a sheet: what is read, codes behind it, and beneath it once what holds of many rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from components.files.rows import code_titles, said_titles
from components.files.workbook import Grid, Note
from i18n import _

WIDEST: Final = 24  # letters of a column; what is longer goes on in further lines of its cell


@dataclass(frozen=True, kw_only=True, eq=False)
class Read:
    """A table in parts.

    Attributes:
        cells: its columns, those of codes last: they are for programs, and printed only where a page has room.
        columns: how many of them are read.
        beneath: what is the same in all rows, and long texts by the marks that rows name them by, each under its title.
    """

    cells: Grid
    columns: int
    beneath: list[Note]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Column:
    place: int
    title: str
    cells: list[Any]

    @property
    def texts(self) -> list[str]:
        """Its different texts; none of a column that holds anything else."""
        return list(dict.fromkeys(self.cells)) if all(isinstance(cell, str) for cell in self.cells) else []


def read(grid: Grid, *, own: int) -> Read:
    """A grid in parts.

    Args:
        grid: as it is filed.
        own: the first columns that are read, which leave it only where they are the same and too long for a column.
    """
    columns = [
        _Column(place=place, title=str(title), cells=cells)
        for place, (title, cells) in enumerate(zip(grid.frame.columns, grid.columns, strict=True))
    ]
    codes = [one for one in columns if one.title in code_titles()]
    kept: list[_Column] = []
    same: list[_Column] = []
    marked: list[_Column] = []
    for place, one in enumerate(one for one in columns if one not in codes):
        beside = place >= own
        if place and len(one.texts) == 1 and (beside or len(one.texts[0]) > WIDEST):
            same.append(one)
        else:
            (marked if beside and one.title in said_titles()[1:] else kept).append(one)
    notes, names = _marks(marked)
    frame = pd.DataFrame(grid.frame.iloc[:, [one.place for one in (*kept, *codes)]])
    digits = [grid.digits[one.place] for one in (*kept, *codes)]
    if names:
        frame.insert(len(kept), _("Notes"), names, allow_duplicates=True)
        digits.insert(len(kept), (None,) * len(names))
    told = [(one.title, one.texts[0]) for one in same if one.texts[0]]
    return Read(cells=Grid(frame=frame, digits=tuple(digits)), columns=len(kept) + bool(names), beneath=told + notes)


def _marks(columns: Iterable[_Column]) -> tuple[list[Note], list[str]]:
    """Each text of some columns under its title and mark, and for each row the marks of its own."""
    marked: dict[tuple[str, str], str] = {}
    for one in columns:
        for text in filter(None, one.texts):
            marked[one.title, text] = f"[{len(marked) + 1}]"
    rows = zip(*([(one.title, cell) for cell in one.cells] for one in columns), strict=True)
    names = [" ".join(marked[said] for said in row if said in marked) for row in rows]
    return [(f"{title} {mark}", text) for (title, text), mark in marked.items()], names

"""One table of the same in several languages: what is the same in all stands once, words stand beside each other."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.export.languages import joined
from components.files.grid import Grid

Cells = list[Any]
Column = tuple[str, Cells, tuple[int | None, ...]]


def side_by_side(grids: Sequence[Grid]) -> Grid:
    """The same table made in each language, as one table."""
    columns = [column for place in range(grids[0].frame.shape[1]) for column in _columns(grids, place)]
    frame = pd.concat([pd.Series(cells, dtype="object") for _title, cells, _digits in columns], axis=1)
    frame.columns = [title for title, _cells, _digits in columns]
    return Grid(frame=frame, digits=tuple(digits for _title, _cells, digits in columns))


def _columns(grids: Sequence[Grid], place: int) -> list[Column]:
    titles = [str(grid.frame.columns[place]) for grid in grids]
    versions = [grid.columns[place] for grid in grids]
    rows = list(zip(*versions, strict=True))
    digits = grids[0].digits[place]
    if all(_same(row) for row in rows):
        return [(joined(*titles), versions[0], digits)]
    if any(map(_numbers, rows)) and all(_same(row) or _words(row) for row in rows):
        # A year among which some are undated: still one column.
        return [(joined(*titles), [row[0] if _same(row) else joined(*row) for row in rows], digits)]
    return [(title, cells, grid.digits[place]) for title, cells, grid in zip(titles, versions, grids, strict=True)]


def _same(row: tuple[Any, ...]) -> bool:
    # What is missing is asked first: pandas answers a comparison with it neither yes nor no.
    if any(pd.isna(cell) for cell in row):
        return all(pd.isna(cell) for cell in row)
    return all(cell == row[0] for cell in row)


def _words(row: tuple[Any, ...]) -> bool:
    return all(isinstance(cell, str) for cell in row)


def _numbers(row: tuple[Any, ...]) -> bool:
    return not any(isinstance(cell, str) or pd.isna(cell) for cell in row)

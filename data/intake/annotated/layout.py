"""The cells of an uploaded file where they stand, and which heading is above which column."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from data.intake.own_files import ANNOTATION_HEADINGS, FOOTNOTE


@dataclass(frozen=True, kw_only=True, eq=False)
class Layout:
    """A file as a spreadsheet shows it; rows count from 1, columns from 0.

    Attributes:
        cells: text, numbers, days, or None; rows may differ in length.
        heading_row: the lowest row of headings, 1 where none is known.
        columns: position by heading.
        formats: number formats other than the general one, by (row, column).
        merges: cells merged downwards as (first row, last row, column), none of them overlapping.
    """

    cells: list[list[Any]]
    heading_row: int = 1
    columns: dict[str, int] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int]] = field(default_factory=list)

    @cached_property
    def width(self) -> int:
        """Number of columns; that of the results comes after them."""
        return max(map(len, self.cells), default=0)

    def head_of(self, row: int, column: int) -> int:
        """The row in which a spreadsheet shows a cell: the first one of those it is merged with."""
        return next((first for first, last, at in self.merges if at == column and first <= row <= last), row)

    def without_results(self) -> "Layout":
        """The same without what an earlier check had added, so that results never pile up."""
        headings = self.cells[self.heading_row - 1] if self.cells else []
        old = [position for position, heading in enumerate(headings) if heading in ANNOTATION_HEADINGS.values()]
        cells = [[None if at in old else cell for at, cell in enumerate(row)] for row in self.cells]
        while cells and (_is_result(cells[-1]) or not _trimmed(cells[-1])):
            cells.pop()
        return replace(self, cells=[_trimmed(row) for row in cells])


def _is_result(row: list[Any]) -> bool:
    begins = tuple(f"{FOOTNOTE} {heading}:" for heading in ANNOTATION_HEADINGS.values())
    return bool(row) and isinstance(row[0], str) and row[0].startswith(begins)


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] in (None, ""):
        row = row[:-1]
    return row

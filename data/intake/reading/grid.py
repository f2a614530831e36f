"""The cells of a delimited file or of a sheet, before anything is known of their meaning."""

from dataclasses import dataclass, field
from typing import Final

LONGEST_COLUMN: Final = len("XFD")
Aside = tuple[int | None, int | None, str]


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Cells shown as one; row as the spreadsheet counts, column from 0."""

    first_row: int
    last_row: int
    column: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Rows of text without the blank ones; every cell that shows nothing is "".

    Attributes:
        rows: the cells of each row; trailing blank cells are kept only where `delimited`.
        numbers: the row in the spreadsheet of each of `rows`.
        delimited: from a delimited file, in which every row must have as many cells as the headings.
        sheet: name of the sheet, "" for a delimited file.
        merges: cells merged downwards.
        hidden: spreadsheet rows that are not shown.
        unsaved: row and column (from 0) of formulas whose result was not saved.
        aside: row, column (from 0; None where it has none) and text of what tells of a person outside the cells, as in a formula.
    """

    rows: list[list[str]]
    numbers: list[int]
    delimited: bool = False
    sheet: str = ""
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    unsaved: tuple[tuple[int, int], ...] = field(default=())
    aside: tuple[Aside, ...] = ()


def cell(row: list[str], column: int) -> str:
    """The text of a cell, "" beyond the end of its row."""
    return row[column] if column < len(row) else ""


def letters(column: int) -> str:
    """The name of a column as a spreadsheet shows it: A, B ... Z, AA."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def position(letters: str) -> int:
    """The number, from 0, of a column that a spreadsheet shows as A, B ... Z, AA.

    Raises:
        ValueError: no spreadsheet has such a column.
    """
    if len(letters) > LONGEST_COLUMN:
        raise ValueError("no spreadsheet has such a column")
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1

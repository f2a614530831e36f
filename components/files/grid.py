"""Tables as cells of a sheet: numbers as numbers with their decimals, text as text. All Excel files are written so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.figures.exhibit import Exhibit
from components.figures.state import Data
from components.figures.table import Table
from components.figures.units import DIGITS
from components.files.rows import long_table, shown_table, value_title
from data.spreadsheet import HEAD, WIDEST, width
from indicators.indicator import Indicator


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Titles and cells, and the decimals that a number is shown with; None as a spreadsheet does by itself.

    Attributes:
        frame: the cells, columns by their titles.
        digits: by column, by row.
    """

    frame: pd.DataFrame
    digits: tuple[tuple[int | None, ...], ...]

    @cached_property
    def columns(self) -> list[list[Any]]:
        """The cells by column."""
        return [list(self.frame.iloc[:, place]) for place in range(self.frame.shape[1])]


def values(*indicators: Indicator, data: Data) -> Grid:
    """All values of some indicators, each with the decimals of its unit; whole numbers without."""
    table = long_table(*indicators, data=data)
    units = [indicator.unit for indicator in indicators for _row in indicator.table.index]
    numbers = tuple(
        0 if float(value).is_integer() else decimals(unit)
        for value, unit in zip(table[value_title()], units, strict=True)
    )
    plain = (None,) * len(table)
    return Grid(frame=table, digits=tuple(numbers if title == value_title() else plain for title in table.columns))


def shown(frame: pd.DataFrame, table: Table) -> Grid:
    """A table as it is read. Its first column names the rows: a year in it gets no thousands separator."""
    by_column = [None, *(table.places(title) for title in frame.columns[1:])]
    return Grid(frame=frame, digits=tuple((digits,) * len(frame) for digits in by_column))


def filed(exhibit: Exhibit, *, data: Data) -> Grid:
    """What the files of an exhibit hold: its table where it is filed as shown, else the values of its indicators."""
    if exhibit.filed_as_shown:
        return shown(shown_table(exhibit, data=data), exhibit.table)
    return values(*exhibit.rests_on, data=data)


def decimals(unit: str) -> int:
    """Decimals of a unit."""
    return DIGITS.get(unit, 0)


def pattern(digits: int) -> str:
    """How a spreadsheet shows a number with some decimals."""
    return "#,##0" + ("." + "0" * digits if digits else "")


def put(book: xlsxwriter.Workbook, sheet: Worksheet, grid: Grid, *, top: int = 0) -> None:
    """Write a grid, its titles in row `top`."""
    forms = {
        digits: book.add_format({"num_format": pattern(digits)})
        for digits in {one for column in grid.digits for one in column if one is not None}
    }
    head = book.add_format(HEAD)
    for column, (title, cells, places) in enumerate(zip(grid.frame.columns, grid.columns, grid.digits, strict=True)):
        sheet.write_string(top, column, str(title), head)
        for line, (cell, digits) in enumerate(zip(cells, places, strict=True), start=top + 1):
            _put(sheet, line, column, cell, None if digits is None else forms[digits])


def widen(sheet: Worksheet, *grids: Grid, widest: int = WIDEST) -> None:
    """Columns as wide as the longest cell of all the grids that stand in them."""
    for column in range(max(grid.frame.shape[1] for grid in grids)):
        standing: Sequence[Grid] = [grid for grid in grids if column < grid.frame.shape[1]]
        cells = [cell for grid in standing for cell in (grid.frame.columns[column], *grid.columns[column])]
        sheet.set_column(column, column, min(width(cells), widest))


def _put(sheet: Worksheet, line: int, column: int, cell: Any, number: Format | None) -> None:
    """Numbers as numbers, words as words, nothing where there is nothing."""
    if isinstance(cell, str):
        sheet.write_string(line, column, cell)
    elif not pd.isna(cell):
        sheet.write_number(line, column, float(cell), number)

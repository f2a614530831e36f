"""A figure as an Excel workbook, with all that must be said of it."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache, cached_property
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.figures import words
from components.figures.exhibit import Behind, Exhibit, Table
from components.figures.state import Data
from components.figures.words import DIGITS
from components.files.rows import (
    Provenance,
    caveats_of,
    cited,
    definition_of,
    label,
    long_table,
    moved_in_a_line,
    shown_table,
    sources_of,
    value_title,
)
from data import labels
from data.spreadsheet import HEAD, OPTIONS, WIDEST, WRAPPED, height, visible, width
from i18n import _
from indicators.indicator import Indicator
from indicators.kind import TOLD

YEAR: Final = re.compile("[12][0-9]{3}")

# Tables as cells of a sheet: numbers as numbers with their decimals, text as text. All Excel files are written so.


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
    units = {indicator.id: indicator.unit for indicator in indicators}
    numbers = tuple(
        0 if pd.isna(value) or float(value).is_integer() else decimals(units[name])
        for value, name in zip(table[value_title()], table[_("Indicator code")], strict=True)
    )
    plain = (None,) * len(table)
    return Grid(frame=table, digits=tuple(numbers if title == value_title() else plain for title in table.columns))


def shown(frame: pd.DataFrame, table: Table) -> Grid:
    """A table as it is read. Its first column names the rows; a year gets no thousands separator, in whichever column."""
    by_column = [None, *(table.places(title) for title in frame.columns[1:])]
    digits = tuple(
        tuple(None if _is_year(cell) else places for cell in frame.iloc[:, place])
        for place, places in enumerate(by_column)
    )
    return Grid(frame=frame.apply(_years), digits=digits)


def _years(cells: pd.Series) -> pd.Series:
    """Years as numbers, so that they can be sorted and drawn; what stands among them as it is."""
    return cells.map(lambda one: int(one) if _is_year(one) else one)


def _is_year(cell: Any) -> bool:
    return isinstance(cell, str) and bool(YEAR.fullmatch(cell))


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


def put(book: xlsxwriter.Workbook, sheet: Worksheet, grid: Grid, *, top: int = 0, wrapped: bool = False) -> None:
    """Write a grid, its titles in row `top`; where it is `wrapped`, long texts go on beneath each other in their cells."""
    at = WRAPPED if wrapped else {}

    @cache
    def form(digits: int | None, **look: Any) -> Format:
        return book.add_format({**at, **look, **({} if digits is None else {"num_format": pattern(digits)})})

    whole = zip(grid.frame.columns, grid.columns, grid.digits, _sides(grid), strict=True)
    for column, (title, cells, places, side) in enumerate(whole):
        sheet.write_string(top, column, str(title), form(None, **HEAD, **side))
        for line, (cell, digits) in enumerate(zip(cells, places, strict=True), start=top + 1):
            _put(sheet, line, column, cell, form(None if isinstance(cell, str) else digits, **side))


# A column has one side: heads and what stands among numbers are read with them. Words behind numbers keep their distance by
# themselves: LibreOffice leaves out the indent of numbers in cells whose texts go on beneath each other.
NUMBERS: Final[dict[str, Any]] = {"align": "right", "indent": 1}
WORDS: Final[dict[str, Any]] = {"align": "left"}
BEHIND_NUMBERS: Final[dict[str, Any]] = {**WORDS, "indent": 1}
GAP: Final = "  "  # at least as wide as an indent


def _sides(grid: Grid) -> list[dict[str, Any]]:
    """How each column of a grid stands in its cells."""
    numbers = [_is_of_numbers(cells) for cells in grid.columns]
    behind = [False, *numbers[:-1]]
    return [NUMBERS if is_ else BEHIND_NUMBERS if after else WORDS for is_, after in zip(numbers, behind, strict=True)]


def _is_of_numbers(cells: list[Any]) -> bool:
    """Whether a column is one of numbers; what is empty in it says nothing."""
    told = [isinstance(cell, str) for cell in cells if isinstance(cell, str) or not pd.isna(cell)]
    return 2 * sum(told) < len(told)


def widen(sheet: Worksheet, *grids: Grid) -> None:
    """Columns as wide as the longest cell of all the grids that stand in them."""
    for column, wide in enumerate(widths(*grids)):
        sheet.set_column(column, column, wide)


def widths(*grids: Grid, widest: int = WIDEST) -> list[float]:
    """The same in letters, by column."""
    found: list[float] = []
    for column in range(max(grid.frame.shape[1] for grid in grids)):
        standing: Sequence[Grid] = [grid for grid in grids if column < grid.frame.shape[1]]
        cells = [cell for grid in standing for cell in (grid.frame.columns[column], *_seen(grid, column))]
        found.append(min(width(cells), widest))
    return found


def _seen(grid: Grid, column: int) -> list[str]:
    """The cells of a column as they are read: numbers with the decimals and separators that their cells show, and a gap.

    Without those that are empty, whatever decimals their column has.
    """
    return [
        cell if isinstance(cell, str) else (str(cell) if digits is None else f"{cell:,.{digits}f}") + GAP
        for cell, digits in zip(grid.columns[column], grid.digits[column], strict=True)
        if isinstance(cell, str) or not pd.isna(cell)
    ]


def _put(sheet: Worksheet, line: int, column: int, cell: Any, form: Format | None) -> None:
    """Numbers as numbers, words as words, nothing where there is nothing."""
    if isinstance(cell, str):
        sheet.write_string(line, column, cell, form)
    elif not pd.isna(cell):
        sheet.write_number(line, column, float(cell), form)


# What stands beside the numbers of a file: title, meaning, caveats in full, sources, kinds of figures, provenance.


Note = tuple[str, str]


def notes(figure: Exhibit, *, taken: Provenance) -> list[Note]:
    """Pairs of a heading and a text, in the order to be read."""
    return [
        (_("Headline"), figure.title),
        (_("Subtitle"), figure.subtitle),
        *taken.titled().items(),
        *_moved(figure, taken.data),
        *meanings(*figure.rests_on),
        *caveats(*figure.behind, data=taken.data),
        *sources(*figure.behind, data=taken.data),
        *kinds(),
    ]


def _moved(figure: Exhibit, data: Data) -> list[Note]:
    told = moved_in_a_line(*figure.behind, data=data)
    return [(_("Moved in the last release"), told)] if told else []


def meanings(*indicators: Indicator) -> list[Note]:
    """What each indicator means, assumes and does not give."""
    return [(label(indicator), _meaning(indicator)) for indicator in indicators]


def caveats(*behind: Behind, data: Data) -> list[Note]:
    """What must be read with care, in full."""
    return [(f"{one.id} {one.label}", one.text) for one in caveats_of(*behind, data=data)]


def sources(*behind: Behind, data: Data) -> list[Note]:
    """Where the figures come from."""
    return [(_("Source"), cited(name, data=data)) for name in sources_of(*behind)]


def kinds() -> list[Note]:
    """The four kinds of figures, and what may be said beside them."""
    told = [(words.status(code), labels.note("value_status", code)) for code in words.MARKS]
    return told + [(labels.word("finality", code), labels.note("finality", code)) for code in TOLD]


OF_NOTES: Final = (32, 100)  # letters of the columns: headings and texts


def put_notes(book: xlsxwriter.Workbook, sheet: Worksheet, told: list[Note]) -> None:
    """Write notes to a sheet, headings and texts."""
    head, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    for column, letters in enumerate(OF_NOTES):
        sheet.set_column(column, column, letters)
    for line, note in enumerate(told):
        sheet.write_string(line, 0, note[0], head)
        sheet.write_string(line, 1, note[1], text)
        sheet.set_row(line, height(zip(note, OF_NOTES, strict=True)))


def _meaning(indicator: Indicator) -> str:
    row = definition_of(indicator)
    told = [labels.text(row, "definition"), labels.text(row, "reading")]
    told += [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=refusal.reason) for refusal in indicator.refusals]
    return "\n".join(dict.fromkeys(text for text in told if text))


# A figure or a table as an Excel file: rows as in the CSV file, the table as shown, notes. Text never becomes a formula.


def workbook(figure: Exhibit, *, taken: Provenance) -> bytes:
    """Data as in the CSV file (values in 16 digits, one more than Excel shows), the figure's own table, the notes.

    Where the data are the table as shown, it has no sheet of its own.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        day = datetime.combine(taken.accessed, time())
        book.set_properties({"title": visible(figure.title), "subject": visible(figure.subtitle), "created": day})
        _sheet(book, _("Data"), filed(figure, data=taken.data), filtered=not figure.filed_as_shown)
        if not figure.filed_as_shown:
            frame = figure.table.told.reset_index(names=figure.table.named)
            _sheet(book, _("Table"), shown(frame, figure.table))
        put_notes(book, book.add_worksheet(_("Notes")), notes(figure, taken=taken))
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, cells: Grid, *, filtered: bool = False) -> None:
    sheet = book.add_worksheet(name)
    put(book, sheet, cells)
    widen(sheet, cells)
    sheet.freeze_panes(1, 0)
    if filtered:
        lines, columns = cells.frame.shape
        sheet.autofilter(0, 0, max(lines, 1), columns - 1)

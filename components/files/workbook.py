"""A figure as an Excel file: every value with its source, the table as shown, and notes. Text never becomes a formula."""

import io
from datetime import datetime, time
from typing import Any, Final
from unicodedata import east_asian_width

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.figures.figure import Figure
from components.figures.table import Table
from components.figures.words import DIGITS
from components.files.notes import notes
from components.files.provenance import Provenance
from components.files.rows import long_table, value_title
from i18n import _

OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
NARROWEST, WIDEST = 9, 48
HEAD: Final = {"bold": True, "bottom": 1, "bg_color": "#ecf2fe", "text_wrap": True, "valign": "top"}
WRAPPED: Final = {"text_wrap": True, "valign": "top"}


def workbook(figure: Figure, *, taken: Provenance) -> bytes:
    """Three sheets: the long table (values in 16 digits, one more than Excel shows), the figure's own table, the notes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        day = datetime.combine(taken.accessed, time())
        book.set_properties({"title": figure.title, "subject": figure.subtitle, "created": day})
        _data(book, figure)
        _shown(book, figure.table)
        _notes(book, figure, taken)
    return out.getvalue()


def _data(book: xlsxwriter.Workbook, figure: Figure) -> None:
    table = long_table(*figure.rests_on)
    units = [indicator.unit for indicator in figure.rests_on for _row in indicator.table.index]
    sheet = book.add_worksheet(_("Data"))
    numbers = {digits: book.add_format({"num_format": _pattern(digits)}) for digits in {0, *map(_digits, units)}}
    _head(book, sheet, table)
    place = list(table.columns).index(value_title())
    for line, (unit, row) in enumerate(zip(units, table.itertuples(index=False), strict=True), start=1):
        for column, cell in enumerate(row):
            whole = column != place or float(cell).is_integer()
            _write(sheet, line, column, cell, numbers[0 if whole else _digits(unit)] if column == place else None)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _shown(book: xlsxwriter.Workbook, table: Table) -> None:
    frame = table.frame.reset_index(names=[str(name or "") for name in table.frame.index.names])
    sheet = book.add_worksheet(_("Table"))
    _head(book, sheet, frame)
    for column, title in enumerate(frame.columns):
        # The index names the rows: a year in it gets no thousands separator.
        named = column < table.frame.index.nlevels
        form = None if named else book.add_format({"num_format": _pattern(table.places(title))})
        for line, cell in enumerate(frame[title], start=1):
            _write(sheet, line, column, cell, form)


def _notes(book: xlsxwriter.Workbook, figure: Figure, taken: Provenance) -> None:
    sheet = book.add_worksheet(_("Notes"))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 100)
    head, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    for line, (title, said) in enumerate(notes(figure, taken=taken)):
        sheet.write_string(line, 0, title, head)
        sheet.write_string(line, 1, said, text)


def _head(book: xlsxwriter.Workbook, sheet: Worksheet, frame: pd.DataFrame) -> None:
    form = book.add_format(HEAD)
    for column, title in enumerate(frame.columns):
        widest = max(_width(str(cell)) for cell in [title, *frame.iloc[:, column]])
        sheet.set_column(column, column, min(max(widest + 2, NARROWEST), WIDEST))
        sheet.write_string(0, column, str(title), form)
    sheet.freeze_panes(1, 0)


def _write(sheet: Worksheet, line: int, column: int, cell: Any, number: Format | None) -> None:
    """Numbers as numbers, words as words, nothing where there is nothing."""
    if isinstance(cell, str):
        sheet.write_string(line, column, cell)
    elif not pd.isna(cell):
        sheet.write_number(line, column, float(cell), number)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _digits(unit: str) -> int:
    return DIGITS.get(unit, 0)


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")

"""A figure or a table as an Excel file: rows as in the CSV file, the table as shown, notes. Text never becomes a formula."""

import io
from datetime import datetime, time
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.figures.exhibit import Exhibit
from components.figures.table import Table
from components.figures.units import DIGITS
from components.files.notes import notes
from components.files.provenance import Provenance
from components.files.rows import long_table, shown_table, value_title
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, width
from i18n import _
from indicators.indicator import Indicator


def workbook(figure: Exhibit, *, taken: Provenance) -> bytes:
    """Data as in the CSV file (values in 16 digits, one more than Excel shows), the figure's own table, the notes.

    Where the data are the table as shown, it has no sheet of its own.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        day = datetime.combine(taken.accessed, time())
        book.set_properties({"title": figure.title, "subject": figure.subtitle, "created": day})
        if figure.filed_as_shown:
            _shown(book, _("Data"), shown_table(figure), figure.table)
        else:
            _values(book, figure.rests_on)
            frame = figure.table.frame.reset_index(names=figure.table.named)
            _shown(book, _("Table"), frame, figure.table)
        _notes(book, figure, taken)
    return out.getvalue()


def _values(book: xlsxwriter.Workbook, indicators: tuple[Indicator, ...]) -> None:
    table = long_table(*indicators)
    units = [indicator.unit for indicator in indicators for _row in indicator.table.index]
    sheet = book.add_worksheet(_("Data"))
    numbers = {digits: book.add_format({"num_format": _pattern(digits)}) for digits in {0, *map(_digits, units)}}
    _head(book, sheet, table)
    place = list(table.columns).index(value_title())
    for line, (unit, row) in enumerate(zip(units, table.itertuples(index=False), strict=True), start=1):
        for column, cell in enumerate(row):
            whole = column != place or float(cell).is_integer()
            _write(sheet, line, column, cell, numbers[0 if whole else _digits(unit)] if column == place else None)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _shown(book: xlsxwriter.Workbook, name: str, frame: pd.DataFrame, table: Table) -> None:
    sheet = book.add_worksheet(name)
    _head(book, sheet, frame)
    for column, title in enumerate(frame.columns):
        # The first column names the rows: a year in it gets no thousands separator.
        form = None if column == 0 else book.add_format({"num_format": _pattern(table.places(title))})
        for line, cell in enumerate(frame[title], start=1):
            _write(sheet, line, column, cell, form)


def _notes(book: xlsxwriter.Workbook, figure: Exhibit, taken: Provenance) -> None:
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
        sheet.set_column(column, column, width([title, *frame.iloc[:, column]]))
        sheet.write_string(0, column, str(title), form)
    sheet.freeze_panes(1, 0)


def _write(sheet: Worksheet, line: int, column: int, cell: Any, number: Format | None) -> None:
    """Numbers as numbers, words as words, nothing where there is nothing."""
    if isinstance(cell, str):
        sheet.write_string(line, column, cell)
    elif not pd.isna(cell):
        sheet.write_number(line, column, float(cell), number)


def _digits(unit: str) -> int:
    return DIGITS.get(unit, 0)


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")

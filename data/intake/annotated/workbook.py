"""A file handed back as a workbook: values only, faulty cells filled and commented, one column more."""

import io
from datetime import date, time, timedelta
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.intake.annotated.layout import Layout
from data.intake.annotated.results import Results
from data.intake.own_files import annotation_heading
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, width
from i18n import _

FILLS: Final = {"error": "#fbd3ca", "warning": "#ffe8bd", "note": "#d8e5fd"}
COMMENT: Final = {"author": "", "x_scale": 2.5, "y_scale": 1.5}
RESULT_WIDTH: Final = 80
LONGEST_TEXT: Final = 32_767  # what a cell or a comment of Excel can hold
LARGEST: Final = 1e300  # nor a number beyond
FIRST_YEAR: Final = 1900  # Excel knows no day before it


class Forms:
    """The formats of a workbook, each made once: a workbook cannot hold one for every cell."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}

    def form(self, pattern: str, severity: str) -> Format:
        """The format of a cell by its number format and the worst that is said of it ("" for nothing)."""
        key = (pattern, severity)
        if key not in self._made:
            fill = {"bg_color": FILLS[severity], "border": 1} if severity else {}
            self._made[key] = self._book.add_format({"num_format": pattern, **fill})
        return self._made[key]


def workbook(layout: Layout, results: Results) -> bytes:
    """One sheet, as the reader of uploads expects it: the table, the column of results, and lines below."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        sheet = book.add_worksheet(_("Data"))
        _table(sheet, layout, results, Forms(book))
        _added(sheet, layout, results, head=book.add_format(HEAD), text=book.add_format(WRAPPED))
        for (row, column), (_severity, texts) in results.cells.items():
            sheet.write_comment(row - 1, column, "\n".join(texts)[:LONGEST_TEXT], COMMENT)
    return out.getvalue()


def _table(sheet: Worksheet, layout: Layout, results: Results, forms: Forms) -> None:
    for first, last, column in layout.merges:
        sheet.merge_range(first - 1, column, last - 1, column, "")
    for number, row in enumerate(layout.cells, start=1):
        for column, value in enumerate(row):
            severity = results.cells.get((number, column), ("",))[0]
            pattern = layout.formats.get((number, column), "General")
            _write(sheet, number - 1, column, value, forms.form(pattern, severity))
    for column in range(layout.width):
        cells = (row[column] for row in layout.cells[layout.heading_row - 1 :] if column < len(row))
        sheet.set_column(column, column, width(value or "" for value in cells))


def _write(sheet: Worksheet, line: int, column: int, value: Any, form: Format) -> None:
    """Each kind as its own kind; a day that Excel does not know as text."""
    if value is None or value == "":
        sheet.write_blank(line, column, None, form)
    elif isinstance(value, bool):
        sheet.write_boolean(line, column, value, form)
    elif isinstance(value, int | float) and abs(value) < LARGEST:
        sheet.write_number(line, column, value, form)
    elif isinstance(value, time | timedelta) or (isinstance(value, date) and value.year >= FIRST_YEAR):
        sheet.write_datetime(line, column, value, form)
    else:
        sheet.write_string(line, column, str(value), form)


def _added(sheet: Worksheet, layout: Layout, results: Results, *, head: Format, text: Format) -> None:
    place = layout.width
    sheet.set_column(place, place, RESULT_WIDTH)
    for number, texts in results.rows.items():
        sheet.write_string(number - 1, place, "\n".join(texts)[:LONGEST_TEXT], text)
    if layout.cells:
        sheet.write_string(layout.heading_row - 1, place, annotation_heading(), head)
        sheet.write_comment(layout.heading_row - 1, place, results.lines[0], COMMENT)
    for below, line in enumerate(results.lines):
        sheet.write_string(len(layout.cells) + below, 0, line)

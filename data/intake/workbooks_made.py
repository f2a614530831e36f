"""Workbooks for an office: the template with lists to choose from, the file as it came with the remarks beside its rows."""

import io
from datetime import date, time, timedelta
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.intake.annotated import Layout, Results
from data.intake.template import Cell, Sheet, columns, guidance
from data.intake.upload import annotation_heading, lists_sheet, notes_sheet
from data.intake.workbook import OUR_AUTHOR
from data.package import in_language
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, width
from i18n import _

# A template as an Excel workbook: codes are chosen from lists, numbers are checked as they are typed.


ROOM: Final = 1000  # rows below those given that still have lists and checks
NUMBERS: Final = {"integer": "#,##0", "number": "General"}
NOTE_WIDTHS: Final = (24, 60, 40, 10, 12, 24)


def template_workbook(sheet: Sheet) -> bytes:
    """Three sheets: the table to fill in, the notes, and hidden the words of the lists."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": in_language(sheet.resource, "title")})
        data = book.add_worksheet(_("Data"))
        _notes(book, sheet)
        _fill(book, data, sheet)
        _check(book, data, sheet)
    return out.getvalue()


def _fill(book: xlsxwriter.Workbook, data: Worksheet, sheet: Sheet) -> None:
    head = book.add_format(HEAD)
    for column, (field, title) in enumerate(zip(sheet.fields, sheet.headings, strict=True)):
        cells = [row[column] for row in sheet.cells]
        form = book.add_format({"num_format": _pattern(field)})
        data.set_column(column, column, width([title, *cells, *sheet.lists.get(field["name"], [])]), form)
        data.write_string(0, column, title, head)
        for line, cell in enumerate(cells, start=1):
            _write_rows(data, line, column, cell, form, day=field["type"] == "date")
    data.freeze_panes(1, 0)


def _pattern(field: dict[str, Any]) -> str:
    """A year gets no thousands separator; a text stays text whatever is typed."""
    if field["type"] == "date":
        return "yyyy-mm-dd"
    return "General" if field["name"] == "year" else NUMBERS.get(field["type"], "@")


def _write_rows(data: Worksheet, line: int, column: int, cell: Cell, form: Format, *, day: bool) -> None:
    if cell == "":
        data.write_blank(line, column, None, form)
    elif isinstance(cell, str) and day:
        data.write_datetime(line, column, date.fromisoformat(cell), form)
    elif isinstance(cell, str):
        data.write_string(line, column, cell, form)
    else:
        data.write_number(line, column, cell, form)


def _check(book: xlsxwriter.Workbook, data: Worksheet, sheet: Sheet) -> None:
    lists = book.add_worksheet(lists_sheet())
    lists.hide()
    last = len(sheet.cells) + ROOM
    for column, field in enumerate(sheet.fields):
        words = sheet.lists.get(field["name"], [])
        lists.write_column(0, column, words)
        rule = _one_of(lists, column, words) if words else _in_range(field)
        if rule:
            data.data_validation(1, column, last, column, rule)


def _one_of(lists: Worksheet, column: int, words: list[str]) -> dict[str, Any]:
    letter = xl_col_to_name(column)
    return {
        "validate": "list",
        "source": f"='{lists.get_name()}'!${letter}$1:${letter}${len(words)}",
        "error_title": _("Not in the list"),
        "error_message": _("Choose a word from the list that the cell offers."),
    }


def _in_range(field: dict[str, Any]) -> dict[str, Any] | None:
    """A mark such as x or c may stand for a number: Excel asks, and lets it pass."""
    limits = field.get("constraints", {})
    if field["type"] not in NUMBERS or "minimum" not in limits:
        return None
    least, most = limits["minimum"], limits.get("maximum")
    between = {"criteria": "between", "minimum": least, "maximum": most}
    return {
        "validate": "integer" if field["type"] == "integer" else "decimal",
        **({"criteria": ">=", "value": least} if most is None else between),
        "error_type": "warning",
        "error_title": _("Not such a number"),
        "error_message": _("A number of {least} or more belongs here, or x, c or z for a missing one.", least=least),
    }


def _notes(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    notes = book.add_worksheet(notes_sheet())
    bold, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    for column, wide in enumerate(NOTE_WIDTHS):
        notes.set_column(column, column, wide)
    said = guidance(sheet)
    for line, (title, words) in enumerate(said):
        notes.write_string(line, 0, title, bold)
        notes.write_string(line, 1, words, text)
    head, *rest = columns(sheet)
    for column, title in enumerate(head):
        notes.write_string(len(said) + 1, column, title, book.add_format(HEAD))
    for line, row in enumerate(rest, start=len(said) + 2):
        for column, words in enumerate(row):
            notes.write_string(line, column, words, text)


# A file handed back as a workbook: values only, faulty cells filled and commented, one column more.


FILLS: Final = {"error": "#fbd3ca", "warning": "#ffe8bd", "note": "#d8e5fd"}
COMMENT: Final = {"author": OUR_AUTHOR, "x_scale": 2.5, "y_scale": 1.5}
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


def annotated_workbook(layout: Layout, results: Results) -> bytes:
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
            _write_cell(sheet, number - 1, column, value, forms.form(pattern, severity))
    for column in range(layout.width):
        cells = (row[column] for row in layout.cells[layout.heading_row - 1 :] if column < len(row))
        sheet.set_column(column, column, width(value or "" for value in cells))


def _write_cell(sheet: Worksheet, line: int, column: int, value: Any, form: Format) -> None:
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

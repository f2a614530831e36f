"""The file as it came, with the remarks beside its rows."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from data.intake.grid import DEEPEST, OUR_LINES, OURS, Grid, without_results
from data.intake.headings import header, vocabulary
from data.intake.problem import SEARCHED_ROWS, AskedError, Problem, RefusedError, in_words
from data.intake.read import cells_of
from data.intake.upload import FOOTNOTE, Checked, Upload, annotation_heading
from data.intake.workbook import OUR_AUTHOR
from data.package import package
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, Form, harmless, width
from i18n import _, message

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# The cells of an uploaded file where they stand, and which heading is above which column.


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
        near = self.cells[: SEARCHED_ROWS + DEEPEST]  # an earlier check may have taken another row for the headings
        old = {at for row in near for at, text in enumerate(row) if isinstance(text, str) and text.strip() in OURS}
        cells = [[None if at in old else cell for at, cell in enumerate(row)] for row in self.cells]
        while cells and (_is_result(cells[-1]) or not _trimmed(cells[-1])):
            cells.pop()
        return replace(self, cells=[_trimmed(row) for row in cells])


def _is_result(row: list[Any]) -> bool:
    return bool(row) and isinstance(row[0], str) and row[0].startswith(OUR_LINES)


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] in (None, ""):
        row = row[:-1]
    return row


# The problems of a file as they are written into it: beside each row, on each cell, and counted below the table.


MARKED: Final = 1000
WEIGHTS: Final = {
    "error": message("Error"),
    "warning": message("To be confirmed"),
    "note": message("For information"),
}


@dataclass(frozen=True, kw_only=True)
class Results:
    """What is added to a file.

    Attributes:
        rows: texts by row, for the added column.
        cells: texts and the severity of the worst of them, by (row, column).
        lines: for below the table: how many problems there are, and those of the whole file.
    """

    rows: dict[int, list[str]]
    cells: dict[tuple[int, int], tuple[str, list[str]]]
    lines: list[str]


def results(checked: Checked, *, layout: Layout) -> Results:
    """The first 1,000 problems, errors before warnings, each where it belongs; all are counted."""
    order = list(WEIGHTS)
    shown = sorted(checked.problems, key=lambda problem: order.index(problem.severity))[:MARKED]
    rows: dict[int, list[str]] = defaultdict(list)
    cells: dict[tuple[int, int], tuple[str, list[str]]] = {}
    lines = [_count(checked)]
    for problem in shown:
        said = told(in_words(problem, dataset=checked.dataset, headings=layout.columns))
        row = problem.row or (layout.heading_row if problem.column in layout.columns else None)
        if row is None or row == layout.heading_row or row > len(layout.cells):
            lines.append(said)
        else:
            rows[row].append(said)
        if row is not None and problem.column in layout.columns:
            column = layout.columns[problem.column]
            place = layout.head_of(row, column), column
            cells.setdefault(place, (problem.severity, []))[1].append(said)
    return Results(rows=dict(rows), cells=cells, lines=[f"{FOOTNOTE} {annotation_heading()}: {line}" for line in lines])


def told(problem: Problem) -> str:
    """A problem in one sentence with its weight, its column and what would be right."""
    weight, text = WEIGHTS[problem.severity], str(problem.message)
    head = f"{weight} [{problem.column}]" if problem.column else str(weight)
    if problem.suggestion and problem.suggestion not in text:
        text += " " + _("Suggestion: {suggestion}", suggestion=problem.suggestion)
    return f"{head}: {text}"


def _count(checked: Checked) -> str:
    counts = Counter(problem.severity for problem in checked.problems)
    line = _(
        "errors: {errors}, warnings to be confirmed: {warnings}, remarks: {notes}.",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
    )
    if len(checked.problems) > MARKED:
        line += " " + _("The first {count} are marked.", count=f"{MARKED:,}")
    return line


# A file handed back as CSV, with one column more.


# What a spreadsheet takes for a number, and the lone dash that means nil in Korean tables, are no formulas.
NUMBER: Final = re.compile(r"[+-]?(?:[\d,]*+\.\d++|[\d,]*\d)%?|-")


def comma_separated(layout: Layout, results: Results) -> bytes:
    """UTF-8 with a byte order mark; every row as wide as the widest, which readers of CSV expect."""
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(layout.cells, start=1):
        result = annotation_heading() if number == layout.heading_row else "\n".join(results.rows.get(number, []))
        writer.writerow([*map(_text, row), *[""] * (layout.width - len(row)), result])
    writer.writerows([line, *[""] * layout.width] for line in results.lines)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: str | None) -> str:
    text = cell or ""
    return text if NUMBER.fullmatch(text) else harmless(text)


# An uploaded file to the cells that are handed back: the sheet that was checked, as it is, without its formulas.


Formats = dict[tuple[int, int], str]


def opened(upload: Upload, *, resource: dict[str, Any], typed: bool) -> Layout:
    """The cells of an upload; none where it cannot be read, so that only what was found is handed back.

    Args:
        upload: the file and the answers it was checked with.
        resource: descriptor of the dataset in datapackage.json.
        typed: numbers and days of a workbook as such, in their formats; else all cells as text, which is faster.
    """
    words = vocabulary(resource)
    try:
        found, _results = without_results(cells_of(upload, words))
    except (RefusedError, AskedError):
        return Layout(cells=[])
    heading = header(found, vocabulary=words)
    cells, formats = _typed(upload.content, found) if typed else (_spread(found), {})
    return Layout(
        cells=cells,
        heading_row=found.numbers[heading.body - 1] if heading else 1,
        columns={column.heading: column.position for column in heading.columns} if heading else {},
        formats=formats,
        merges=list(_merges(found)),
    )


def _spread(found: Grid) -> list[list[Any]]:
    """The rows of a grid where they stand, the blank ones among them again."""
    rows = dict(zip(found.numbers, found.rows, strict=True))
    return [list(rows.get(number, [])) for number in range(1, max(rows, default=0) + 1)]


def _typed(content: bytes, found: Grid) -> tuple[list[list[Any]], Formats]:
    """The same with numbers and days, where there are any; a damaged workbook may have been read all the same."""
    if not found.sheet or not found.rows:
        return _spread(found), {}
    try:
        cells = list(_cells(content, found.sheet, last=found.numbers[-1]))
    except Exception:  # noqa: BLE001 - a damaged workbook makes openpyxl raise some twenty kinds
        return _spread(found), {}
    formats = {
        (row, column): cell.number_format
        for row, line in enumerate(cells, start=1)
        for column, cell in enumerate(line)
        if cell.value is not None and cell.number_format != "General"
    }
    return [[cell.value for cell in line] for line in cells], formats


def _cells(content: bytes, name: str, *, last: int) -> Iterator[Sequence[Any]]:
    """Row by row: a whole workbook of 100,000 rows would take 400 MB."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)[name]
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=last)


def _merges(found: Grid) -> Iterator[tuple[int, int, int]]:
    """A damaged file may state merges that overlap, or that run to the end of the sheet."""
    last, ends = max(found.numbers, default=0), dict[int, int]()
    for merge in sorted(found.merges, key=lambda merge: (merge.column, merge.first_row)):
        end = min(merge.last_row, last)
        if merge.first_row > ends.get(merge.column, 0) and end > merge.first_row:
            ends[merge.column] = end
            yield merge.first_row, end, merge.column


# The file handed back, in the form that is asked for.


def annotated(upload: Upload, checked: Checked, *, form: Form) -> bytes:
    """The uploader's own cells with what the check found, in the reader's language.

    The result can be mended and uploaded as it is: the added column and lines are known and passed over. A file that
    cannot be read gives a file with its problems alone.

    Args:
        upload: the file and the answers it was checked with.
        checked: what the check found in it.
        form: `xlsx` marks faulty cells and explains them in comments; `csv` has the added column only.
    """
    resource = package().resource(checked.dataset)
    layout = opened(upload, resource=resource, typed=form == "xlsx").without_results()
    found = results(checked, layout=layout)
    if form == "csv":
        return comma_separated(layout, found)
    return _workbook(layout, found)


# A file handed back as a workbook: values only, faulty cells filled and commented, one column more.


FILLS: Final = {"error": "#fbd3ca", "warning": "#ffe8bd", "note": "#d8e5fd"}
COMMENT: Final = {"author": OUR_AUTHOR, "x_scale": 2.5, "y_scale": 1.5}
RESULT_WIDTH: Final = 80
LONGEST_TEXT: Final = 32_767  # what a cell or a comment of Excel can hold
LARGEST: Final = 1e300  # nor a number beyond
FIRST_YEAR: Final = 1900  # Excel knows no day before it


class Forms:
    """The formats of a workbook, each made once: a workbook cannot hold one for every cell."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}

    def form(self, pattern: str, severity: str) -> "Format":
        """The format of a cell by its number format and the worst that is said of it ("" for nothing)."""
        key = (pattern, severity)
        if key not in self._made:
            fill = {"bg_color": FILLS[severity], "border": 1} if severity else {}
            self._made[key] = self._book.add_format({"num_format": pattern, **fill})
        return self._made[key]


def _workbook(layout: Layout, results: Results) -> bytes:
    """One sheet, as the reader of uploads expects it: the table, the column of results, and lines below."""
    import xlsxwriter  # 50 ms, for those who ask for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        sheet = book.add_worksheet(_("Data"))
        _table(sheet, layout, results, Forms(book))
        _added(sheet, layout, results, head=book.add_format(HEAD), text=book.add_format(WRAPPED))
        for (row, column), (_severity, texts) in results.cells.items():
            # Programs other than Excel forget who wrote a comment: its first line says it.
            said = "\n".join([f"{FOOTNOTE} {annotation_heading()}", *texts])
            sheet.write_comment(row - 1, column, said[:LONGEST_TEXT], COMMENT)
    return out.getvalue()


def _table(sheet: "Worksheet", layout: Layout, results: Results, forms: Forms) -> None:
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


def _write_cell(sheet: "Worksheet", line: int, column: int, value: Any, form: "Format") -> None:
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


def _added(sheet: "Worksheet", layout: Layout, results: Results, *, head: "Format", text: "Format") -> None:
    place = layout.width
    sheet.set_column(place, place, RESULT_WIDTH)
    for number, texts in results.rows.items():
        sheet.write_string(number - 1, place, "\n".join(texts)[:LONGEST_TEXT], text)
    if layout.cells:
        sheet.write_string(layout.heading_row - 1, place, annotation_heading(), head)
        sheet.write_comment(layout.heading_row - 1, place, results.lines[0], COMMENT)
    for below, line in enumerate(results.lines):
        sheet.write_string(len(layout.cells) + below, 0, line)


__all__ = ["annotated"]

"""The sheet of one exhibit: title in both languages, Excel's own chart, its numbers, and all values beneath."""

from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.export.book import chart
from components.export.book.side_by_side import side_by_side
from components.export.book.told import Sheet
from components.files import grid
from components.files.grid import Grid
from data.spreadsheet import visible

TITLE: Final = {"bold": True, "font_size": 14}
WIDEST: Final = (
    28  # two languages beside each other: what is longer is read in its cell, sources and caveats at the end
)
PIXELS: Final = 20  # of a row


def put(book: xlsxwriter.Workbook, name: str, sheets: list[Sheet], *, contents: str) -> None:
    """Write one exhibit, made in each language.

    Args:
        book: the workbook.
        name: of the sheet.
        sheets: the same exhibit in each language, the reader's first.
        contents: name of the sheet that lists all.
    """
    sheet = book.add_worksheet(name)
    top = _heading(book, sheet, sheets, contents)
    cells = side_by_side([one.cells for one in sheets])
    shown = [cells]
    if numbers := _numbers(sheets):
        shown.append(numbers)
        top = _chart(book, sheet, sheets[0], numbers, top=top)
    grid.put(book, sheet, cells, top=top)
    grid.widen(sheet, *shown, widest=WIDEST)
    lines, columns = cells.frame.shape
    printable(sheet)
    sheet.autofilter(top, 0, top + max(lines, 1), columns - 1)


def address(name: str) -> str:
    """The first cell of a sheet, for a link inside the workbook."""
    return "internal:'{}'!A1".format(name.replace("'", "''"))


def printable(sheet: Worksheet) -> None:
    """On A4 across, as many columns as there are on one sheet of paper."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _heading(book: xlsxwriter.Workbook, sheet: Worksheet, sheets: list[Sheet], contents: str) -> int:
    """Titles and subtitles, then the way back; the row where the rest begins."""
    title = book.add_format(TITLE)
    for line, one in enumerate(sheets):
        sheet.write_string(2 * line, 0, one.title, title)
        sheet.write_string(2 * line + 1, 0, one.subtitle)
    link = book.add_format({"font_color": "#0B50D0", "underline": 1})
    sheet.write_url(2 * len(sheets), 0, address(contents), link, contents)
    return 2 * len(sheets) + 2


def _numbers(sheets: list[Sheet]) -> Grid | None:
    found = [one.numbers for one in sheets if one.numbers]
    return side_by_side(found) if found else None


def _chart(book: xlsxwriter.Workbook, sheet: Worksheet, shown: Sheet, numbers: Grid, *, top: int) -> int:
    """The chart and beneath it its numbers; the row where the rest begins."""
    assert shown.drawn
    below = top + chart.height(shown.drawn) // PIXELS + 2
    first = numbers.frame.shape[1] - len(shown.drawn.series)
    digits = next(one for column in numbers.digits for one in column if one is not None)
    made = chart.chart(book, shown.drawn, sheet=sheet.get_name(), top=below, first=first, pattern=grid.pattern(digits))
    sheet.insert_chart(top, 0, made, {"description": visible(shown.alt), "object_position": 2})
    grid.put(book, sheet, numbers, top=below)
    return below + len(numbers.frame) + 3

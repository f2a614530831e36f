"""Workbooks made for a test and read back."""

import io
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import Any

import openpyxl
from openpyxl.chart._chart import ChartBase
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from components.export.book import Contents, book, of_pages
from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.files.rows import Provenance
from data.outlook import Outlook
from i18n import speaking

STATE = State(outlook=Outlook(), year=2021, province="KR-26")


def opened(made: Callable[[], Contents], taken: Provenance, language: str = "en") -> Workbook:
    with speaking(language):
        return openpyxl.load_workbook(io.BytesIO(book(made, taken=taken)))


@cache
def of_page(name: str, taken: Provenance, language: str = "en") -> Workbook:
    return opened(lambda: of_pages([name], STATE), taken, language)


@cache
def whole(taken: Provenance, language: str = "en") -> Workbook:
    return opened(lambda: of_pages(FIGURE_PAGES, STATE), taken, language)


def sheet_of(found: Workbook, title: str) -> Worksheet:
    """The sheet with this finding in its first row."""
    return next(sheet for sheet in found if title == sheet["A1"].value)


def in_reader_s_language(found: Workbook) -> list[Worksheet]:
    """The sheets before those of the other languages."""
    return [sheet for sheet in found if not sheet.title.startswith(("KO ", "EN "))]


def rows(sheet: Worksheet, head: str) -> list[dict[str, Any]]:
    """The rows under the row of titles that begins with `head`; what holds of all of them stands beneath an empty row."""
    lines = list(sheet.iter_rows(values_only=True))
    top = next(place for place, line in enumerate(lines) if line[0] == head)
    under = takewhile(lambda line: line[0] is not None, lines[top + 1 :])
    return [dict(zip(lines[top], line, strict=True)) for line in under]


def chart(sheet: Worksheet) -> ChartBase:
    (found,) = sheet._charts
    return found


def charted(found: Workbook, reference: str) -> list[Any]:
    """The values of the cells that a chart refers to: 'Name'!$B$2:$B$4."""
    name, cells = reference.rsplit("!", 1)
    area = found[name.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [cell.value for row in area for cell in row] if isinstance(area, tuple) else [area.value]

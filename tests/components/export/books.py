"""Workbooks made for a test and read back."""

import io
import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import Any

import openpyxl
from openpyxl.chart._chart import ChartBase
from openpyxl.utils.cell import range_boundaries
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
    """The rows under the titles that begin with `head`, with what holds of all of them: it stands beneath an empty row."""
    lines = list(sheet.iter_rows(values_only=True))
    top = next(place for place, line in enumerate(lines) if line[0] == head)
    under = list(takewhile(lambda line: line[0] is not None, lines[top + 1 :]))
    same = {line[0]: line[1] for line in lines[top + len(under) + 2 :] if line[0]}
    return [same | dict(zip(lines[top], line, strict=True)) for line in under]


def printed(sheet: Worksheet) -> list[tuple[int, int, int, int]]:
    """The areas of a sheet that are printed, each on pages of its own: first column and row, last column and row."""
    return [range_boundaries(one) for one in re.findall(r"\$?[A-Z]+\$?[0-9]+:\$?[A-Z]+\$?[0-9]+", sheet.print_area)]


def chart(sheet: Worksheet) -> ChartBase:
    (found,) = sheet._charts
    return found


def charted(found: Workbook, reference: str) -> list[Any]:
    """The values of the cells that a chart refers to: 'Name'!$B$2:$B$4."""
    name, cells = reference.rsplit("!", 1)
    area = found[name.strip("'").replace("''", "'")][cells.replace("$", "")]
    return [cell.value for row in area for cell in row] if isinstance(area, tuple) else [area.value]

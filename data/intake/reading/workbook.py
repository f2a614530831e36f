"""An XLSX workbook to rows of cells, one sheet at a time, without holding the workbook in memory."""

import io
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any, Final, TypeVar

from data.intake.reading import archive
from data.intake.reading.cell_text import CellText
from data.intake.reading.findings import RefusedError
from data.intake.reading.grid import Aside, Grid
from data.intake.reading.limits import Tally
from data.intake.reading.sheet_xml import SheetXml

Progress = Callable[[float], None]
T = TypeVar("T")
TOLD_EVERY: Final = 5_000
READ: Final = 0.95  # of the progress; the rest is for what follows


class Workbook:
    """An opened workbook. Whatever a damaged one raises is told as `file-unreadable`."""

    def __init__(self, content: bytes) -> None:
        self._book = _told(lambda: _opened(content))

    @property
    def sheets(self) -> list[str]:
        """Names of the sheets that are shown."""
        return [sheet.title for sheet in self._book.worksheets if sheet.sheet_state == "visible"]

    @property
    def all_sheets(self) -> list[str]:
        """Names of all sheets, hidden ones too."""
        return [sheet.title for sheet in self._book.worksheets]

    @property
    def strings(self) -> list[str]:
        """The texts that its cells share, whether a cell still shows them or not."""
        return [str(text) for sheet in self._book.worksheets[:1] for text in sheet._shared_strings]

    def texts(self, sheet: str) -> Iterator[Aside]:
        """Row, column and text of all cells of a sheet, however many, and of what tells of a person outside them.

        Raises:
            RefusedError: it is damaged.
        """
        found = _told(lambda: _found(self._book, sheet))
        with _told(self._book[sheet]._get_source) as xml:
            rows = found.rows(xml)
            while (row := _told(lambda: next(rows, None))) is not None:
                yield from ((row[0], column, text) for column, text in enumerate(row[1]) if text)
        yield from found.aside

    def beginning(self, sheet: str, *, last_row: int) -> Grid:
        """The rows of a sheet down to `last_row`, enough to tell whether it holds a table."""
        tally = Tally(most_rows=last_row)
        return _told(lambda: _grid(self._book, sheet, tally=tally, last_row=last_row, progress=None))

    def grid(self, sheet: str, *, most_rows: int, progress: Progress | None) -> Grid:
        """All rows of a sheet.

        Raises:
            RefusedError: it has too many rows, columns or cells, or is damaged.
        """
        tally = Tally(most_rows=most_rows)
        return _told(lambda: _grid(self._book, sheet, tally=tally, last_row=None, progress=progress))


def _told(action: Callable[[], T]) -> T:
    try:
        return action()
    except RefusedError:
        raise
    except Exception as error:  # a damaged archive raises some twenty kinds, and all mean the same
        raise RefusedError("file-unreadable", archive.BROKEN) from error


def _opened(content: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _grid(book: Any, name: str, *, tally: Tally, last_row: int | None, progress: Progress | None) -> Grid:
    found = _found(book, name)
    rows: list[list[str]] = []
    numbers: list[int] = []
    with book[name]._get_source() as xml:
        for number, row in takewhile(lambda pair: last_row is None or pair[0] <= last_row, found.rows(xml)):
            tally.add(row, number=number)
            rows.append(row)
            numbers.append(number)
            if progress and len(rows) % TOLD_EVERY == 0:
                progress(READ * min(1.0, len(rows) / tally.most_rows))
    return Grid(
        rows=rows,
        numbers=numbers,
        sheet=name,
        merges=tuple(found.merges),
        hidden=frozenset(found.hidden),
        unsaved=tuple(found.unsaved),
        aside=tuple(found.aside),
    )


def _found(book: Any, name: str) -> SheetXml:
    """The reader of a sheet. openpyxl opens its XML and knows texts and dates, but under names with an underscore."""
    strings = book[name]._shared_strings
    formats = [_format(book, style.numFmtId) for style in book._cell_styles]
    return SheetXml(CellText(strings=strings, formats=formats, dates=frozenset(book._date_formats), epoch=book.epoch))


def _format(book: Any, number: int) -> str:
    """The code of a number format: the first 164 belong to every workbook, the rest to this one."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = number - BUILTIN_FORMATS_MAX_SIZE
    return str(book._number_formats[own]) if 0 <= own < len(book._number_formats) else BUILTIN_FORMATS.get(number, "")

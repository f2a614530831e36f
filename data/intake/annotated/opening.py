"""An uploaded file to the cells that are handed back: the sheet that was checked, as it is, without its formulas."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from data.intake.annotated.layout import Layout
from data.intake.reading.findings import AskedError, RefusedError
from data.intake.reading.grid import Grid
from data.intake.reading.header import header
from data.intake.reading.reader import grid
from data.intake.reading.vocabulary import vocabulary
from data.intake.upload import Upload

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
        found = grid(upload, words)
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

"""Text separated by commas, semicolons or tabs to rows of cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from data.intake.identifiers import identifies
from data.intake.reading import decoding
from data.intake.reading.grid import Grid
from data.intake.reading.limits import MOST_BYTES, Tally

DELIMITERS: Final = (",", ";", "\t")
SAMPLED_ROWS: Final = 50
EXCEL_DIRECTIVE: Final = "sep="

csv.field_size_limit(MOST_BYTES)  # a cell may be as long as the file: an unclosed quote must be told, not raise


def grid(content: bytes, *, most_rows: int) -> Grid:
    """The rows of a delimited file, blank ones left out.

    Raises:
        RefusedError: it cannot be decoded, or has too many rows or cells.
    """
    text = decoding.text(content)
    rows: list[list[str]] = []
    numbers: list[int] = []
    tally = Tally(most_rows=most_rows)
    for number, record in enumerate(_records(text, _delimiter(text)), start=1):
        row = [text if text and not text.isspace() else "" for text in record]
        if any(row):
            rows.append(row)
            numbers.append(number)
            tally.add(row, number=number)
    directive = text.splitlines()[0] if _directed(text) else ""
    aside = ((None, None, directive),) if identifies(directive) else ()
    return Grid(rows=rows, numbers=numbers, delimited=True, aside=aside)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    if _directed(text):
        lines.readline()  # Excel takes this line for itself and does not count it
    return csv.reader(lines, delimiter=delimiter)


def _directed(text: str) -> bool:
    return text[: len(EXCEL_DIRECTIVE)].casefold() == EXCEL_DIRECTIVE


def _delimiter(text: str) -> str:
    """The one by which most of the first rows fall into the same number of cells; the more cells the better."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    widths = Counter(len(record) for record in islice(_records(text, delimiter), SAMPLED_ROWS))
    regular = {width: count for width, count in widths.items() if width > 1}
    if not regular:
        return 0, 0
    width = max(regular, key=lambda width: (regular[width], width))
    return regular[width], width

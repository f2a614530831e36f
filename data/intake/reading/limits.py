"""How large a file may be; larger ones are refused before they are opened."""

from collections.abc import Sequence
from typing import Final

from data.intake.reading.findings import RefusedError
from i18n import Message, message

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 100_000
LAST_ROW: Final = 1_048_576  # of a sheet; blank rows count, for the file handed back has them too
MOST_COLUMNS: Final = 256
MOST_CELLS: Final = 2_000_000  # keeps the memory of a check under 400 MB
MOST_SCANNED_CELLS: Final = 5_000_000  # formatted but blank cells cost time too
MOST_PART_BYTES: Final = 32 * 1024 * 1024  # of the shared texts and of the styles, which openpyxl reads slowly
MOST_UNPACKED_BYTES: Final = 100 * 1024 * 1024  # 100,000 rows of the widest sensible table are 60 MB
MOST_RATIO: Final = 200  # a sheet that repeats one row packs about 60:1; archives made to harm pack 1,000:1
LONGEST_CELL: Final = 10_000  # letters; a longer one is a text, or a quotation mark that nobody closed
LONGEST_SHOWN: Final = 200  # letters of the file that a problem repeats
SEARCHED_ROWS: Final = 20  # titles and units stand above the headings, never more than this


TOO_LONG: Final[Message] = message(
    "A cell of this row holds more than {most} letters. Look for a quotation mark that is not closed, "
    "and delete what is no part of a table of figures.",
    most=LONGEST_CELL,
)


class Tally:
    """Counts what is kept of a file, so that reading stops where it would be too much."""

    def __init__(self, *, most_rows: int) -> None:
        self.most_rows = most_rows
        self.rows = self.cells = 0

    def add(self, row: Sequence[str], *, number: int) -> None:
        """Count a row, which stands in the spreadsheet's row `number`.

        Raises:
            RefusedError: the file has too many rows, columns or cells, or a cell is too long.
        """
        self.rows += 1
        self.cells += len(row)
        if self.rows > self.most_rows + SEARCHED_ROWS or number > LAST_ROW:
            raise RefusedError("file-too-large", too_many_rows(self.most_rows))
        if len(row) > MOST_COLUMNS or self.cells > MOST_CELLS:
            raise RefusedError("file-too-large", too_many_columns())
        if max(map(len, row), default=0) > LONGEST_CELL:
            raise RefusedError("file-too-large", TOO_LONG, row=number)


def too_many_rows(most: int) -> Message:
    """What to tell of a file with more rows than `most`."""
    return message("The file has more than {most} rows. Upload it in parts, for instance year by year.", most=most)


def too_many_columns() -> Message:
    """What to tell of a file that is too wide."""
    return message(
        "The table has more than {most} columns. Delete what does not belong to it and upload it again.",
        most=MOST_COLUMNS,
    )

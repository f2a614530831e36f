"""The XML of one sheet to rows of text, in one pass and without keeping the XML.

openpyxl reads a sheet four times slower, and tells merged cells and hidden rows only when it loads the whole workbook.
"""

from collections.abc import Iterator
from typing import IO, Final
from xml.parsers import expat

from data.intake.identifiers import identifies
from data.intake.reading.cell_text import CellText
from data.intake.reading.findings import RefusedError
from data.intake.reading.grid import Aside, Merge, position
from data.intake.reading.limits import LAST_ROW, MOST_COLUMNS, MOST_SCANNED_CELLS, too_many_columns

CHUNK: Final = 256 * 1024
DIGITS: Final = "0123456789"
FREQUENT: Final = frozenset(("c", "v", "t", "f", "row", "is", "r", "rPr"))
"""Elements whose attributes say where and how, and never what."""
TRUE: Final = ("1", "true")


class SheetXml:
    """Takes the rows of a sheet out of its XML; what else it says is known when it has ended."""

    def __init__(self, text: CellText) -> None:
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()
        self.unsaved: list[tuple[int, int]] = []
        self.aside: list[Aside] = []  # what tells of a person outside the values of cells
        self._cells = 0
        self._text = text
        self._finished: list[tuple[int, list[str]]] = []
        self._columns: dict[str, int] = {}
        self._number = 0
        self._row: list[str] = []
        self._column = -1
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._formula = self._collecting = False

    def rows(self, xml: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of each row that shows anything, without the blank cells at its end.

        Raises:
            RefusedError: a cell stands too far right, or too many are formatted.
            ExpatError, ValueError, IndexError: the XML is damaged.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = no_doctype
        while chunk := xml.read(CHUNK):
            parser.Parse(chunk)
            if self._cells > MOST_SCANNED_CELLS:
                raise RefusedError("file-too-large", too_many_columns())
            yield from self._finished
            self._finished.clear()
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            place = attributes.get("r")
            self._column = self._position(place) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._pieces, self._formula = [], False
        elif tag in ("v", "t"):
            self._collecting = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        if tag not in FREQUENT:
            self._look(*attributes.values())

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("v", "t"):
            self._collecting = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self._row:
            self._finished.append((self._number, self._row))

    def _characters(self, text: str) -> None:
        if self._collecting:
            self._pieces.append(text)
        else:
            self._look(text)

    def _look(self, *texts: str) -> None:
        place = (self._number, self._column) if self._formula else (None, None)
        self.aside.extend((*place, text) for text in texts if identifies(text))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if self._number > LAST_ROW:
            raise ValueError("no sheet has such a row; the file handed back would have all rows before it")
        self._row, self._column = [], -1
        if attributes.get("hidden") in TRUE:
            self.hidden.add(self._number)

    def _end_cell(self) -> None:
        self._cells += 1
        if not self._pieces:
            if self._formula:
                self.unsaved.append((self._number, self._column))
            self._formula = False
            return
        self._formula = False
        text = self._text.of("".join(self._pieces), kind=self._kind, style=self._style)
        if not text:
            return
        shown = self._text.shown(text, kind=self._kind, style=self._style)
        self.aside.extend((self._number, self._column, form) for form in shown if identifies(form))
        if self._column >= MOST_COLUMNS:
            raise RefusedError("file-too-large", too_many_columns())
        self._row.extend([""] * (self._column + 1 - len(self._row)))
        self._row[self._column] = text

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        name, end = first.rstrip(DIGITS), last.rstrip(DIGITS)
        top, bottom = int(first.removeprefix(name)), int(last.removeprefix(end) or 0)
        if bottom > top:
            self.merges.append(Merge(first_row=top, last_row=bottom, column=self._position(first)))

    def _position(self, place: str) -> int:
        """0 for A7, 27 for AB7."""
        name = place.rstrip(DIGITS)
        if name not in self._columns:
            self._columns[name] = position(name)
        return self._columns[name]


def no_doctype(*_: object) -> None:
    """What a parser calls where XML declares a document type: that of a workbook does not, unless it is made to harm."""
    raise ValueError("a workbook declares no document type")

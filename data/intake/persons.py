"""Numbers and addresses of persons anywhere in a file: whoever keeps the file keeps all of it, and not only the table."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Final
from xml.parsers import expat

from data.intake.headings import Vocabulary, header
from data.intake.layout import column_name
from data.intake.problem import Problem, identifies, masked
from data.intake.workbook import Grid, Workbook, letters, no_doctype
from i18n import Message, message

CODE: Final = "privacy-identifier"
HERE: Final = message(
    "This looks like a resident number, a telephone number or an e-mail address: delete it from the file."
)
IN_NAME: Final = message(
    "The name of the file holds what looks like a resident number, a telephone number or an e-mail address: rename the file."
)
IN_PROPERTIES: Final = message(
    "The properties of the workbook hold what looks like a resident number, a telephone number or an e-mail address: "
    "remove them (File > Info > Inspect Workbook)."
)
UNSEEN: Final = message(
    "The workbook still holds a text that no cell shows, and that looks like a resident number, a telephone number or an "
    "e-mail address: copy the table into a new workbook."
)
WITHOUT_WORDS: Final = (".bin", ".emf", ".wmf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
READ_ELSEWHERE: Final = re.compile(r"xl/(worksheets/[^/]+\.xml|sharedStrings\.xml)", re.IGNORECASE)
TAG: Final = re.compile(r"<[^<>]*>")
BLOCKS: Final = frozenset(("p", "div", "text", "si", "is"))
"""Elements whose text may be cut into pieces of different looks, with the looks of each piece beside it."""


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What was found, before it is hidden: the text itself, and what is told of its place."""

    text: str
    message: Message
    row: int | None = None
    column: str | None = None


def in_file(grid: Grid, *, name: str, vocabulary: Vocabulary) -> list[Problem]:
    """One problem a cell of a delimited file, whether its row and column belong to the table or not."""
    return _problems([*_in_name(name), *_in_table(grid, vocabulary)])


def in_workbook(
    book: Workbook, content: bytes, *, name: str, grid: Grid | None, vocabulary: Vocabulary
) -> list[Problem]:
    """One problem a place of a workbook; `grid` is the sheet that is read, where it is known which one that is.

    Raises:
        RefusedError: a sheet is damaged.
    """
    found = [*_in_name(name), *(_in_table(grid, vocabulary) if grid else ())]
    for sheet in book.all_sheets:
        if grid is None or sheet != grid.sheet:
            found += _in_sheet(book, sheet)
    shown = {one.text for one in found}
    unseen = [text for text in book.strings if text not in shown and identifies(text)]
    return _problems([*found, *(_Found(text=text, message=UNSEEN) for text in unseen), *_in_parts(content)])


def _problems(found: list[_Found]) -> list[Problem]:
    return [
        Problem(code=CODE, message=one.message, row=one.row, column=one.column, value=masked(one.text))
        for one in dict.fromkeys(found)
    ]


def _in_name(name: str) -> list[_Found]:
    return [_Found(text=name, message=IN_NAME)] if identifies(name) else []


def _in_table(grid: Grid, vocabulary: Vocabulary) -> Iterator[_Found]:
    texts = {text for text in set(chain.from_iterable(grid.rows)) if identifies(text)}
    for place, at, text in grid.aside:
        told = HERE if place or not grid.sheet else _told(grid.sheet)
        yield _Found(text=text, message=told, row=place, column=None if at is None else letters(at))
    if not texts:
        return
    headings = header(grid, vocabulary=vocabulary)
    names = {column.position: column_name(column) for column in headings.columns} if headings else {}
    for place, (row, number) in enumerate(zip(grid.rows, grid.numbers, strict=True)):
        below = headings is not None and place >= headings.body
        for position, text in enumerate(row):
            if text in texts:
                column = (names.get(position) if below else None) or letters(position)
                yield _Found(text=text, message=HERE, row=number, column=column)


def _in_sheet(book: Workbook, sheet: str) -> Iterator[_Found]:
    """Another sheet than the one that is read: a row or column there would be looked for in the wrong sheet."""
    for row, column, text in book.texts(sheet):
        if identifies(text):
            cell = "" if row is None or column is None else f"{letters(column)}{row}"
            told = message(
                "Sheet “{sheet}”, cell {cell}: this looks like a resident number, a telephone number or an e-mail address. "
                "Delete it, or the sheet.",
                sheet=sheet,
                cell=cell,
            )
            yield _Found(text=text, message=told if cell else _told(sheet))


def _in_parts(content: bytes) -> Iterator[_Found]:
    """What the other parts of the archive say; their names and the remark of the archive itself too."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        remarks = [packed.comment.decode("utf-8", "replace"), *packed.namelist()]
        yield from (_Found(text=text, message=UNSEEN) for text in remarks if identifies(text))
        for part in packed.infolist():
            if not part.filename.casefold().endswith(WITHOUT_WORDS) and not READ_ELSEWHERE.fullmatch(part.filename):
                for cell, text in _texts(packed.read(part)):
                    if identifies(text):
                        yield _Found(text=text, message=_told(part.filename, cell))


def _told(part: str, cell: str = "") -> Message:
    if part.startswith("docProps/"):
        return IN_PROPERTIES
    if "comment" in part.casefold() and cell:
        return message(
            "The comment on cell {cell} holds what looks like a resident number, a telephone number or an e-mail address: "
            "delete the comment.",
            cell=cell,
        )
    return message(
        "Outside the cells of the workbook ({part}: a text box, a link, a name or the like) stands what looks like a "
        "resident number, a telephone number or an e-mail address: remove it, or copy the table into a new workbook.",
        part=part,
    )


def _texts(markup: bytes) -> list[tuple[str, str]]:
    """The texts of a part and the cell that each belongs to ("" for none); tags are taken out of what is no clean XML."""
    try:
        return _Texts().of(markup)
    except (expat.ExpatError, ValueError):
        return [("", line) for line in TAG.sub("\n", markup.decode("utf-8", "replace")).splitlines()]


class _Texts:
    """Takes the texts and the values of attributes out of a part."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._cell = ""
        self._blocks = 0

    def of(self, markup: bytes) -> list[tuple[str, str]]:
        """The cell and the text of each; pieces of one text are put together.

        Raises:
            ExpatError, ValueError: it is no XML.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartDoctypeDeclHandler = no_doctype
        parser.Parse(markup, True)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] in BLOCKS:
            self._tell()
            self._blocks += 1
        self._cell = attributes.get("ref", self._cell)
        self._found += [(self._cell, value) for value in attributes.values() if not value.startswith("{")]

    def _end(self, name: str) -> None:
        """The pieces of a block are told together where it ends, any other text where its own element ends."""
        block = name.rpartition(":")[2] in BLOCKS
        if block or not self._blocks:
            self._tell()
        self._blocks -= block

    def _tell(self) -> None:
        if self._pieces:
            self._found.append((self._cell, "".join(self._pieces)))
            self._pieces.clear()

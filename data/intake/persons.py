"""Numbers and addresses of persons anywhere in a file: whoever keeps the file keeps all of it, and not only the table."""

import re
import zipfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from itertools import accumulate, chain
from typing import Final
from xml.parsers import expat

from data.intake.body import column_name
from data.intake.codes import plain
from data.intake.grid import Aside, Grid, letters
from data.intake.headings import Header, Vocabulary, header
from data.intake.problem import (
    DASH,
    SIGN,
    TAIL,
    WITHOUT_ZERO,
    Problem,
    identifies,
    masked,
    numbers,
)
from data.intake.workbook import Workbook, no_doctype, or_unreadable
from i18n import Message, message

CODE: Final = "privacy-identifier"
HERE: Final = message(
    "This looks like a resident number, a telephone number or an e-mail address: delete it from the file."
)
TOGETHER: Final = message(
    "Read together, this cell and those beside it look like a resident number, a telephone number or an e-mail address: "
    "delete them from the file."
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
        RefusedError: a sheet or another part is damaged.
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
    headings = header(grid, vocabulary=vocabulary)
    names = {column.position: column_name(column) for column in headings.columns} if headings else {}
    top = grid.numbers[headings.body - 1] if headings else 0
    for cut in _cuts(lambda: _without_values(grid, headings, vocabulary)):
        column = names.get(cut.columns[0]) if headings and cut.row > top else None
        yield _Found(text=cut.text, message=TOGETHER, row=cut.row, column=column or letters(cut.columns[0]))
    for row, number in zip(grid.rows, grid.numbers, strict=True) if texts else ():
        for position, text in enumerate(row):
            if text in texts:
                column = names.get(position) if number > top else None
                yield _Found(text=text, message=HERE, row=number, column=column or letters(position))


def _in_sheet(book: Workbook, sheet: str) -> Iterator[_Found]:
    """Another sheet than the one that is read: a row or column there would be looked for in the wrong sheet."""
    aside: list[Aside] = []
    cuts = _Cuts()
    for number, row in book.rows(sheet, aside=aside):
        yield from (_in_cell(sheet, number, column, text) for column, text in enumerate(row) if identifies(text))
        yield from (_in_cell(sheet, cut.row, cut.columns[0], cut.text) for cut in cuts.of(number, row))
    again = cuts.left(lambda: book.rows(sheet, aside=[]))
    yield from (_in_cell(sheet, cut.row, cut.columns[0], cut.text) for cut in again)
    yield from (_in_cell(sheet, number, column, text) for number, column, text in aside)


def _in_cell(sheet: str, number: int | None, column: int | None, shown: str) -> _Found:
    if number is None or column is None:
        return _Found(text=shown, message=_told(sheet))
    told = message(
        "Sheet “{sheet}”, cell {cell}: this looks like a resident number, a telephone number or an e-mail address. "
        "Delete it, or the sheet.",
        sheet=sheet,
        cell=f"{letters(column)}{number}",
    )
    return _Found(text=shown, message=told)


def _in_parts(content: bytes) -> Iterator[_Found]:
    """What the other parts of the archive say; their names and the remark of the archive itself too."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        remarks = [packed.comment.decode("utf-8", "replace"), *packed.namelist()]
        yield from (_Found(text=text, message=UNSEEN) for text in remarks if identifies(text))
        for part in packed.infolist():
            if not part.filename.casefold().endswith(WITHOUT_WORDS) and not READ_ELSEWHERE.fullmatch(part.filename):
                for cell, text in _texts(or_unreadable(partial(packed.read, part))):
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


# A number or an address that is cut over neighbouring cells of a row.


COUNT: Final = re.compile(
    rf"(?!010)[-+△▲]?[0-9][0-9,.]*+%?|(?:19|20)[0-9]{{2}}(?:[-./][0-9]{{1,2}}){{1,2}}\.?|[{DASH}.*xX]+"
)
"""What stands in any table: counts, shares, codes of figures, dates, marks of what is missing."""
SIGNS: Final = re.compile(rf"[0-9()\s+*xX●○{SIGN}]+")
BIRTHDAY_LETTERS: Final = 6
WHOLE_TAIL: Final = re.compile(TAIL)
CUT_ADDRESS: Final = re.compile(r"[\w.+-]@[A-Za-z0-9-]{1,63}\.[A-Za-z]")
VALUE: Final = "|"
"""Stands for a value of the table that is read, over which nothing is put together."""
Rows = Iterable[tuple[int, list[str]]]


@dataclass(frozen=True, kw_only=True)
class _Cut:
    row: int
    columns: tuple[int, ...]
    text: str


@dataclass(frozen=True, kw_only=True, eq=False)
class _Cuts:
    """The numbers and addresses that are cut over cells of the rows that are shown to it, one after the other.

    Counts side by side or one over the other may look like a number too (900101 and 1234567), one pair in fifty by chance, and
    so may a count alone (1012345678, a telephone number whose 0 a spreadsheet has dropped). Such are told only where at least
    half of the rows with counts in these columns look so.
    """

    doubtful: dict[tuple[int, ...], list[_Cut]] = field(default_factory=lambda: defaultdict(list))
    stacked: dict[int, list[_Cut]] = field(default_factory=lambda: defaultdict(list))
    _above: list[str] = field(default_factory=list)

    def of(self, number: int, row: list[str]) -> Iterator[_Cut]:
        """Those of a row of which there is no doubt."""
        texts = [text if text.isascii() else plain(text) for text in row]
        for columns in dict.fromkeys(_joined(texts)):
            cut = _Cut(row=number, columns=columns, text=" ".join(texts[column] for column in columns))
            if all(COUNT.fullmatch(texts[column]) for column in columns):
                self.doubtful[columns].append(cut)
            else:
                yield cut
        self._look(number, texts)

    def _look(self, number: int, texts: list[str]) -> None:
        """At each cell by itself and under the one above it."""
        for column, text in enumerate(texts):
            if WITHOUT_ZERO.fullmatch(text):
                self.doubtful[(column,)].append(_Cut(row=number, columns=(column,), text=text))
            above = self._above[column] if column < len(self._above) else ""
            if len(above) == BIRTHDAY_LETTERS and WHOLE_TAIL.fullmatch(text) and identifies(f"{above} {text}"):
                self.stacked[column].append(_Cut(row=number, columns=(column,), text=f"{above} {text}"))
        self._above[:] = texts

    def left(self, rows: Callable[[], Rows]) -> Iterator[_Cut]:
        """Those that were in doubt, once all rows are known; `rows` gives them again."""
        if not (self.doubtful or self.stacked):
            return
        counts = Counter(at for _, row in rows() for at, text in enumerate(row) if COUNT.fullmatch(text))
        for columns, cuts in self.doubtful.items():
            if 2 * len(cuts) >= min(counts[column] for column in columns):
                yield from cuts
        for column, cuts in self.stacked.items():
            if 4 * len(cuts) >= counts[column]:  # each takes two rows
                yield from cuts


def _cuts(rows: Callable[[], Rows]) -> Iterator[_Cut]:
    cuts = _Cuts()
    for number, row in rows():
        yield from cuts.of(number, row)
    yield from cuts.left(rows)


def _joined(row: list[str]) -> Iterator[tuple[int, ...]]:
    """The columns over which something is cut: at its own separators, or anywhere where nothing else stands beside it."""
    if len(row) - row.count("") - row.count(VALUE) < 2:
        return
    filled = list(filter(None, row))
    for between in (" ", ""):
        line = between.join(filled)
        if found := list(numbers(line)):
            under = _columns(row, between=len(between))
            for columns in map(under, found):
                if len(columns) > 1 and (between or all(SIGNS.fullmatch(row[column]) for column in columns)):
                    yield columns
    for address in CUT_ADDRESS.finditer(line) if "@" in line else ():
        columns = _columns(row, between=0)(range(*address.span()))
        if len(columns) > 1:
            yield columns


def _columns(row: list[str], *, between: int) -> Callable[[range], tuple[int, ...]]:
    """What tells the columns that a part of a line stands in, which the filled cells of a row were joined to."""
    places = [place for place, text in enumerate(row) if text]
    starts = list(accumulate((len(row[place]) + between for place in places[:-1]), initial=0))
    return lambda part: tuple(places[bisect_right(starts, part[0]) - 1 : bisect_right(starts, part[-1])])


def _without_values(grid: Grid, headings: Header | None, vocabulary: Vocabulary) -> Rows:
    """The rows of the sheet that is read, and in those of its table `VALUE` where a value of the table stands."""
    if headings is None:
        return zip(grid.numbers, grid.rows, strict=True)
    keys = {column.position for column in headings.columns if column.name in vocabulary.keys}
    numeric = {column.position for column in headings.columns if column.across or column.name in vocabulary.measures}
    words = {row[at] for row in grid.rows[headings.body :] for at in keys if at < len(row)}
    values = {text for text in words if vocabulary.dimension(text) is not None}
    return _marked(grid, headings.body, numeric=numeric, keys=keys, values=values)


def _marked(grid: Grid, body: int, *, numeric: set[int], keys: set[int], values: set[str]) -> Rows:
    for place, (number, row) in enumerate(zip(grid.numbers, grid.rows, strict=True)):
        shown = list(row)
        if place >= body and not values.isdisjoint(row):
            for at in [at for at in keys if at < len(row) and row[at] in values]:
                shown[at] = VALUE
            for at in [at for at in numeric if at < len(row) and COUNT.fullmatch(row[at])]:
                shown[at] = VALUE
        yield number, shown


def rows_with_pieces(problems: Iterable[Problem]) -> frozenset[int | None]:
    """The rows of the file in which something was found in pieces: none of them may be told by another problem."""
    return frozenset(problem.row for problem in problems if problem.message is TOGETHER)

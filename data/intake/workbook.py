"""An Excel workbook as sheets of text: its archive, its XML."""

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import IO, Any, Final, TypeVar
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from data.intake.cells import (
    ASIDE,
    TRUE,
    YEAR_ONLY,
    CellText,
    Conditional,
    Run,
    affix,
    conditional,
    grouped,
    partial_date,
    text_affix,
)
from data.intake.grid import Aside, Grid, Merge, position
from data.intake.problem import (
    LAST_ROW,
    MOST_COLUMNS,
    MOST_PART_BYTES,
    MOST_RATIO,
    MOST_SCANNED_CELLS,
    MOST_UNPACKED_BYTES,
    RefusedError,
    Tally,
    identifies,
    too_many_columns,
)
from i18n import Message, message

# Files of older office programs and encrypted ones: all of them compound files (OLE), none can be read.


COMPOUND_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PASSWORD: Final[Message] = message(
    "The workbook is locked with a password or by a document security program. "
    "Remove it (File > Info > Protect Workbook > Encrypt with Password, clear the box), save and upload it again."
)
HWP: Final[Message] = message(
    "A Hangul document (.hwp, .hwpx) cannot be read. Copy the table into Excel and save it: "
    "File > Save As > Excel Workbook (*.xlsx)."
)
HANCELL: Final[Message] = message(
    "A Hancell sheet (.cell) cannot be read. Save it in Hancell: File > Save As > file type Excel document (*.xlsx)."
)
OLD_EXCEL: Final[Message] = message(
    "The old Excel format (.xls) cannot be read. Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)
STRICT: Final[Message] = message(
    "The workbook is saved as Strict Open XML, which cannot be read. Open it in Excel and save it: "
    "File > Save As > file type Excel Workbook (*.xlsx), not Strict Open XML Spreadsheet."
)
OPEN_DOCUMENT: Final[Message] = message(
    "An OpenDocument sheet (.ods, .fods) cannot be read. Open it in LibreOffice and save it: "
    "File > Save As > file type Excel 2007-365 (.xlsx)."
)
NUMBERS: Final[Message] = message(
    "A Numbers sheet (.numbers) cannot be read. Open it in Numbers and export it: File > Export To > Excel…, format .xlsx."
)
TABLES: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".hwp", ".hwpx", ".pdf")
ARCHIVE: Final[Message] = message(
    "The file is a compressed archive (.zip, .7z, .alz and the like). Unpack it and upload the table that is in it."
)
OTHER: Final[Message] = message(
    "The file is not a table that can be read. Save the table as an Excel workbook (File > Save As > Excel Workbook (*.xlsx)) "
    "or as CSV UTF-8, and upload that file."
)


def refusal(content: bytes, *, name: str) -> RefusedError:
    """What to tell of a compound file, by the names of the streams in its directory."""
    if _stream("EncryptedPackage", content):
        return RefusedError("file-drm", PASSWORD)
    if _stream("HwpSummaryInformation", content) or b"HWP Document File" in content:
        return RefusedError("file-type", HWP)
    if name.casefold().endswith(".cell"):
        return RefusedError("file-type", HANCELL)
    if _stream("Workbook", content) or _stream("Book", content):
        return RefusedError("file-type", OLD_EXCEL)
    return RefusedError("file-type", OTHER)


def _stream(name: str, content: bytes) -> bool:
    return name.encode("utf-16-le") in content


# Whether an archive is an XLSX workbook that is safe to unpack: looked at before anything in it is opened.


MAGIC: Final = b"PK"
ENCRYPTED: Final = 0x1
SMALL: Final = 1024 * 1024  # below this no ratio is dangerous
BOOK: Final = "xl/workbook.xml"
BOOK_BEGINS: Final = 2048
STRICT_NAMESPACE: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"

BINARY: Final[Message] = message(
    "A binary workbook (.xlsb) cannot be read. Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)
BROKEN: Final[Message] = message(
    "The workbook is damaged or incomplete. Open it in Excel, save it again as .xlsx and upload it."
)
MACRO: Final[Message] = message(
    "The workbook holds macros, which are not accepted. Save it without them: File > Save As > Excel Workbook (*.xlsx)."
)
LINKS: Final[Message] = message(
    "The workbook takes figures from other files. Break the links (Data > Edit Links > Break Link), save and upload it again."
)
EMBEDDED: Final = ("xl/embeddings/", "xl/activex/")
OBJECTS: Final[Message] = message(
    "The workbook holds other files or objects, which cannot be searched for personal data. Copy the table alone into a new "
    "workbook and upload that."
)


def require_workbook(content: bytes, *, name: str) -> None:
    """Let an XLSX workbook pass that is whole, of sane size, without macros and without links to other files.

    Raises:
        RefusedError: it is not; the problem says what it is and how to save it.
    """
    parts = _parts(content)
    names = {part.filename.casefold() for part in parts}
    _require_kind(names, name=name)
    _require_size(parts)
    _require_transitional(content)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise RefusedError("file-drm", PASSWORD)
    if any(part.endswith("vbaproject.bin") for part in names):
        raise RefusedError("file-archive-unsafe", MACRO)
    if any("externallinks/" in part for part in names):
        raise RefusedError("file-archive-unsafe", LINKS)
    if any(part.startswith(EMBEDDED) for part in names):
        raise RefusedError("file-archive-unsafe", OBJECTS)


def _parts(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise RefusedError("file-unreadable", BROKEN) from error


def _require_kind(names: set[str], *, name: str) -> None:
    if "xl/workbook.bin" in names:
        raise RefusedError("file-type", BINARY)
    if "contents/content.hpf" in names:
        raise RefusedError("file-type", HWP)
    if name.casefold().endswith(".cell"):
        raise RefusedError("file-type", HANCELL)
    if any(part.endswith(".iwa") for part in names):
        raise RefusedError("file-type", NUMBERS)
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        raise RefusedError("file-type", OPEN_DOCUMENT)
    if not any(part.startswith("xl/") for part in names):
        raise RefusedError("file-type", ARCHIVE if any(part.endswith(TABLES) for part in names) else OTHER)


def _require_transitional(content: bytes) -> None:
    """Refuse the other namespace of ISO 29500: the elements of its sheets are found by no reader, so it would look empty."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(BOOK) as book:
            beginning = book.read(BOOK_BEGINS)
    except (KeyError, zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return  # what is damaged is told where it is opened
    if STRICT_NAMESPACE in beginning:
        raise RefusedError("file-type", STRICT)


def _require_size(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    largest = max((part.file_size for part in parts if "/worksheets/" not in part.filename), default=0)
    dense = unpacked > SMALL and unpacked > packed * MOST_RATIO
    if dense or unpacked > MOST_UNPACKED_BYTES or largest > MOST_PART_BYTES:
        told = message(
            "Unpacked, the workbook would be {megabytes} MB; that is more than a table of this kind holds. "
            "Copy the table alone into a new workbook and upload that.",
            megabytes=unpacked // SMALL,
        )
        raise RefusedError("file-archive-unsafe", told)


class _Strings:
    """The texts that the cells of a workbook share, and which of them are struck out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._run = Run()
        self._collecting = self._phonetic = False

    def read(self, xml: bytes) -> None:
        """Take them from their part of the workbook.

        Raises:
            ExpatError, ValueError: the XML is damaged.
        """
        _parser(self._start, self._end, self._characters).Parse(xml, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "si":
            self.texts.append("")
        elif tag == "rPh":
            self._phonetic = True
        self._collecting = tag == "t" and not self._phonetic
        self._run.look(tag, attributes)

    def _end(self, name: str) -> None:
        self._collecting = False
        tag = name.rpartition(":")[2]
        if tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.texts[-1], struck = self._run.whole(self.texts[-1])
            self.struck |= {len(self.texts) - 1} if struck else set()

    def _characters(self, text: str) -> None:
        if self._collecting:
            self.texts[-1] += self._run.shown(text)


# The conditions of a sheet. Excel keeps those that ask another sheet apart, in the list of extensions: each brings its look
# with it, and names its cells behind it.


FALSE: Final = ("0", "false")
LOOK: Final = "dxf"
COVERING: Final = ("dataBar", "iconSet")
"""Pictures in cells, which may stand there in the place of their figures."""


class Conditions:
    """Takes the conditions out of the XML of a sheet.

    Attributes:
        found: cells, and the look that they may take: its number, its own XML, or None where nothing of them is seen.
    """

    def __init__(self) -> None:
        """None so far."""
        self.found: list[tuple[str, int | Element | None]] = []
        self._looks: list[int | Element | None] = []
        self._place = ""
        self._naming = False
        self._builder: TreeBuilder | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element of the sheet begins."""
        if tag == LOOK:
            self._builder = TreeBuilder()
        if self._builder:
            self._builder.start(tag, attributes)
        elif tag == "conditionalFormatting":
            self._place, self._looks = attributes.get("sqref", ""), []
        elif tag == "cfRule" and "dxfId" in attributes:
            self._looks.append(int(attributes["dxfId"]))
        elif tag in COVERING and attributes.get("showValue") in FALSE:
            self._looks.append(None)
        self._naming = tag == "sqref"

    def end(self, tag: str) -> None:
        """An element of the sheet ends."""
        self._naming = False
        if self._builder:
            self._builder.end(tag)
        if self._builder and tag == LOOK:
            self._looks.append(self._builder.close())
            self._builder = None
        elif tag == "conditionalFormatting":
            self.found += [(self._place, look) for look in self._looks]

    def characters(self, text: str) -> None:
        """Text between elements: the cells that a condition is for, where they stand behind it."""
        self._place += text if self._naming else ""


# The XML of one sheet to rows of text, in one pass and without keeping the XML.


CHUNK: Final = 256 * 1024
DIGITS: Final = "0123456789"
FREQUENT: Final = frozenset(("c", "v", "t", "f", "row", "is", "r", "rPr"))
"""Elements whose attributes say where and how, and never what."""
OF_THE_SHEET: Final = ("mergeCell", "col", "dataValidation", "hyperlink")
PROMPTING: Final = ("promptTitle", "prompt", "errorTitle", "error", "tooltip")
LISTED: Final = "formula1"
DESCRIBING: Final = ("title", "descr")
PRINTED: Final = frozenset(f"{page}{place}" for page in ("odd", "even", "first") for place in ("Header", "Footer"))
LAID_OUT: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
"""How a header says fonts, sizes and places: &C&"Arial,Bold"&12."""
NARROWEST: Final = 1.0  # letters; nobody reads what is narrower
LOWEST: Final = 2.0  # points


class SheetXml:
    """Takes the rows of a sheet out of its XML; what else it says is known when it has ended."""

    def __init__(self, text: CellText) -> None:
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()
        self.hidden_columns: list[range] = []
        self.struck: set[int] = set()
        self.unsaved: list[tuple[int, int]] = []
        self.printed: list[str] = []
        self.prompts: list[str] = []
        self.lists: list[str] = []
        self.conditions = Conditions()
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
        self._run = Run()
        self._formula = self._collecting = self._phonetic = self._printing = self._listing = False

    def rows(self, xml: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of each row that shows anything, without the blank cells at its end.

        Raises:
            RefusedError: a cell stands too far right, or too many are formatted.
            ExpatError, ValueError, IndexError: the XML is damaged.
        """
        parser = _parser(self._start, self._end, self._characters)
        parser.buffer_text = True
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
            self._collecting = not self._phonetic
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag in PRINTED:
            self.printed.append("")
            self._printing = True
        elif tag == LISTED:
            self.lists.append("")
            self._listing = True
        elif tag in OF_THE_SHEET:
            self._of_the_sheet(tag, attributes)
        self._run.look(tag, attributes)
        if tag not in FREQUENT:
            self.conditions.start(tag, attributes)
            self._look(*attributes.values())

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("v", "t"):
            self._collecting = False
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._phonetic = False
        elif tag in PRINTED:
            self._printing = False
        elif tag == LISTED:
            self._listing = False
        elif tag == "row" and self._row:
            self._finished.append((self._number, self._row))
        if tag not in FREQUENT:
            self.conditions.end(tag)

    def _characters(self, text: str) -> None:
        if self._collecting:
            self._pieces.append(self._run.shown(text))
            return
        if self._printing:
            self.printed[-1] += text
        elif self._listing:
            self.lists[-1] += text
        self.conditions.characters(text)
        self._look(text)

    def _look(self, *texts: str) -> None:
        place = (self._number, self._column) if self._formula else (None, None)
        self.aside.extend((*place, text) for text in texts if identifies(text))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if self._number > LAST_ROW:
            raise ValueError("no sheet has such a row; the file handed back would have all rows before it")
        self._row, self._column = [], -1
        if attributes.get("hidden") in TRUE or _flat(attributes):
            self.hidden.add(self._number)

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE or float(attributes.get("width", 9)) < NARROWEST:
            self.hidden_columns.append(range(int(attributes["min"]) - 1, int(attributes["max"])))

    def _of_the_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._hide_columns(attributes)
        else:
            self.prompts += filter(None, map(attributes.get, PROMPTING))

    def _end_cell(self) -> None:
        self._cells += 1
        if not self._pieces:
            if self._formula:
                self.unsaved.append((self._number, self._column))
            self._formula = False
            return
        self._formula = False
        raw, struck = self._run.whole("".join(self._pieces))
        text = self._text.of(raw, kind=self._kind, style=self._style)
        if not text:
            return
        shown = self._text.shown(text, kind=self._kind, style=self._style)
        self.aside.extend((self._number, self._column, form) for form in shown if identifies(form))
        if self._column >= MOST_COLUMNS:
            raise RefusedError("file-too-large", too_many_columns())
        self._row.extend([""] * (self._column + 1 - len(self._row)))
        self._row[self._column] = text
        if self._style in self._text.unseen or (self._style in self._text.blank and self._kind == "n"):
            self.hidden.add(self._number)
        if struck or self._style in self._text.struck or self._text.is_struck(raw, kind=self._kind):
            self.struck.add(self._number)

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


def _flat(attributes: dict[str, str]) -> bool:
    """Whether a row has no height to be seen: openpyxl writes such a row without `ht`."""
    return attributes.get("customHeight") in TRUE and float(attributes.get("ht", 0)) < LOWEST


def _parser(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], characters: Callable[[str], None]
) -> expat.XMLParserType:
    """A parser of a part of a workbook, which tells of its elements and texts and takes no document type."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = no_doctype
    return parser


def no_doctype(*_: object) -> None:
    """What a parser calls where XML declares a document type: that of a workbook does not, unless it is made to harm."""
    raise ValueError("a workbook declares no document type")


# An XLSX workbook to rows of cells, one sheet at a time, without holding the workbook in memory.


Progress = Callable[[float], None]
T = TypeVar("T")
TOLD_EVERY: Final = 5_000
READ: Final = 0.95  # of the progress; the rest is for what follows


class Workbook:
    """An opened workbook. Whatever a damaged one raises is told as `file-unreadable`."""

    def __init__(self, content: bytes) -> None:
        self._book = or_unreadable(lambda: _opened(content))

    @cached_property
    def _text(self) -> CellText:
        return _cell_text(self._book)

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

    def chart_sheets(self) -> list[tuple[str, str]]:
        """Name and each text of the sheets that are nothing but a chart; "" of one without any."""
        paths = sorted(filter(SHEETS_OF_CHARTS.fullmatch, self._book._archive.namelist()))
        words = or_unreadable(lambda: [list(_drawn(self._book, path)) for path in paths])
        sheets = zip([sheet.title for sheet in self._book.chartsheets], words, strict=False)
        return [(name, text) for name, texts in sheets for text in texts or [""]]

    def rows(self, sheet: str, *, aside: list[Aside]) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of all rows of a sheet, however many; at their end `aside` has what tells of a person outside them.

        Raises:
            RefusedError: it is damaged.
        """
        found = or_unreadable(lambda: SheetXml(self._text))
        with or_unreadable(self._book[sheet]._get_source) as xml:
            rows = found.rows(xml)
            while (row := or_unreadable(lambda: next(rows, None))) is not None:
                yield row
        aside.extend(found.aside)

    def beginning(self, sheet: str, *, last_row: int) -> Grid:
        """The rows of a sheet down to `last_row`, enough to tell whether it holds a table."""
        tally = Tally(most_rows=last_row)
        return or_unreadable(
            lambda: _grid(self._book, sheet, self._text, tally=tally, last_row=last_row, progress=None)
        )

    def grid(self, sheet: str, *, most_rows: int, progress: Progress | None) -> Grid:
        """All rows of a sheet.

        Raises:
            RefusedError: it has too many rows, columns or cells, or is damaged.
        """
        tally = Tally(most_rows=most_rows)
        return or_unreadable(
            lambda: _grid(self._book, sheet, self._text, tally=tally, last_row=None, progress=progress)
        )


def or_unreadable(action: Callable[[], T]) -> T:
    """What reading some of a workbook gives.

    Raises:
        RefusedError: it is damaged.
    """
    try:
        return action()
    except RefusedError:
        raise
    except Exception as error:  # a damaged archive raises some twenty kinds, and all mean the same
        raise RefusedError("file-unreadable", BROKEN) from error


def _opened(content: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _grid(
    book: Any, name: str, text: CellText, *, tally: Tally, last_row: int | None, progress: Progress | None
) -> Grid:
    found = SheetXml(text)
    with book[name]._get_source() as xml:
        rows, numbers = _rows(found.rows(xml), tally=tally, last_row=last_row, progress=progress)
    return Grid(
        rows=rows,
        numbers=numbers,
        sheet=name,
        merges=tuple(found.merges),
        hidden=frozenset(found.hidden),
        hidden_columns=tuple(found.hidden_columns),
        struck=frozenset(found.struck),
        unsaved=tuple(found.unsaved),
        remarks=_remarks(book, name),
        printed=tuple(filter(None, (LAID_OUT.sub(" ", text).strip() for text in found.printed))),
        boxes=tuple(_drawn(book, str(book[name]._worksheet_path))),
        prompts=tuple(dict.fromkeys(" ".join(text.split()) for text in found.prompts)),
        lists=tuple(dict.fromkeys(text[1:-1] for text in found.lists if QUOTED.fullmatch(text))),
        properties=tuple(dict.fromkeys((*_properties(book), *_defined(book), *_objects(book, name)))),
        conditional=tuple(_conditional(book, found.conditions.found)),
        aside=tuple(found.aside),
    )


def _rows(
    found: Iterator[tuple[int, list[str]]], *, tally: Tally, last_row: int | None, progress: Progress | None
) -> tuple[list[list[str]], list[int]]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in takewhile(lambda pair: last_row is None or pair[0] <= last_row, found):
        rows.append(tally.add(row, number=number))
        numbers.append(number)
        if progress and len(rows) % TOLD_EVERY == 0:
            progress(READ * min(1.0, len(rows) / tally.most_rows))
    return rows, numbers


QUOTED: Final = re.compile(r'".+"', re.DOTALL)
"""A list of a drop-down, or a defined name, that is written out; others name cells."""
PROPERTIES: Final = ("title", "subject", "description", "keywords", "category")
"""Those that may say something of the figures; others name persons and programs."""


def _properties(book: Any) -> Iterator[str]:
    """What the properties of the document say: the known ones, and those that somebody added."""
    said = (getattr(book.properties, name) for name in PROPERTIES)
    yield from (" ".join(text.split()) for text in said if text and not text.isspace())
    yield from (f"{one.name}: {one.value}" for one in book.custom_doc_props.props if one.value is not None)


def _defined(book: Any) -> Iterator[str]:
    """The names that the workbook defines, with what they stand for where that is a text or a number, and no cells."""
    own = [sheet.defined_names for sheet in book.worksheets if hasattr(sheet, "defined_names")]
    for names in (book.defined_names, *own):
        for name, one in names.items():
            value = str(one.value or "").strip()
            constant = QUOTED.fullmatch(value) or value.replace(".", "", 1).isdecimal()
            if not name.startswith("_xlnm") and not one.hidden:
                yield f"{name}: {value.strip(chr(34))}" if constant else name


TABLE_PARTS: Final = re.compile(r'Target="((?:[^"]*/)?table\d*\.xml)"', re.IGNORECASE)
SHOWN_NAME: Final = re.compile(r'\bdisplayName="([^"]*)"')
NAME_BY_EXCEL: Final = re.compile(r"(?:표|table)_?\d*", re.IGNORECASE)
"""The names that Excel itself gives to tables."""


def _objects(book: Any, name: str) -> Iterator[str]:
    """The names that somebody gave to the tables of a sheet."""
    for part in _related(book, str(book[name]._worksheet_path), TABLE_PARTS):
        for found in SHOWN_NAME.findall(book._archive.read(part).decode("utf-8", "replace")):
            if not NAME_BY_EXCEL.fullmatch(found):
                yield html.unescape(found)


# The comments on the cells of a sheet, the boxes drawn over them and its charts stand in parts of their own, which its relations
# name.


COMMENTS: Final = re.compile(r'Target="((?:[^"]*/)?comments?\d*\.xml)"', re.IGNORECASE)
DRAWINGS: Final = re.compile(r'Target="((?:[^"]*/)?drawing\d*\.xml)"', re.IGNORECASE)
CHARTS: Final = re.compile(r'Target="((?:[^"]*/)?chart(?:ex)?\d*\.xml)"', re.IGNORECASE)
OLD_DRAWINGS: Final = re.compile(r'Target="((?:[^"]*/)?[^"/]+\.vml)"', re.IGNORECASE)
"""Boxes and buttons of forms; those of comments stand there too, without words."""
SHEETS_OF_CHARTS: Final = re.compile(r"xl/chartsheets/[^/]+\.xml", re.IGNORECASE)
OUR_AUTHOR: Final = "Check result"
"""Who writes the comments of a file handed back; they are no words of an office."""
THREADED: Final = re.compile(r"\A\[[^\]\n]++\]\s++[^\n]*fwlink/\?linkid=870924\s++[^\n:]++:\s*+")
"""What Excel writes before the words of a conversation, for programs that know none."""


def _remarks(book: Any, name: str) -> tuple[tuple[int, int, str], ...]:
    parts = _related(book, str(book[name]._worksheet_path), COMMENTS)
    return tuple(remark for part in parts for remark in Comments().of(book._archive.read(part)))


def _drawn(book: Any, sheet: str) -> Iterator[str]:
    """The texts that are drawn over a sheet, and the titles of its charts; `sheet` is the path of its part."""
    for drawing in _related(book, sheet, DRAWINGS):
        yield from Boxes().of(book._archive.read(drawing))
        for chart in _related(book, drawing, CHARTS):
            yield from Boxes().of(book._archive.read(chart))
    for drawing in _related(book, sheet, OLD_DRAWINGS):
        yield from _written_in(book._archive.read(drawing))


OLD_TEXT: Final = re.compile(
    rb"<(?:v:)?textbox\b[^>]*>(?P<box>.{0,9999}?)</(?:v:)?textbox>|\balt=(?P<quote>[\"'])(?P<alt>.{0,999}?)(?P=quote)",
    re.DOTALL,
)
TAGS: Final = re.compile(r"<[^>]*>")


def _written_in(vml: bytes) -> Iterator[str]:
    """The captions and alternative texts of the old form of drawings, which is often no sound XML."""
    for found in OLD_TEXT.finditer(vml):
        text = html.unescape(TAGS.sub(" ", (found["box"] or found["alt"]).decode("utf-8", "replace")))
        if words := " ".join(text.split()):
            yield words


def _related(book: Any, path: str, wanted: re.Pattern[str]) -> Iterator[str]:
    """The paths of the parts that the relations of a part name so."""
    relations = f"{posixpath.dirname(path)}/_rels/{posixpath.basename(path)}.rels"
    if relations in book._archive.namelist():
        for target in wanted.findall(book._archive.read(relations).decode("utf-8", "replace")):
            yield posixpath.normpath(posixpath.join("/", posixpath.dirname(path), target)).lstrip("/")


class Boxes:
    """Takes the texts out of what is drawn over a sheet, or of a chart: one for each box, title and alternative text."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._collecting = False

    def of(self, xml: bytes) -> list[str]:
        """The text of each box that holds any, its lines joined by a space.

        Raises:
            ExpatError, ValueError: the XML is damaged.
        """
        _parser(self._start, self._end, self._characters).Parse(xml, True)
        return [text for text in (" ".join(box.split()) for box in self._found) if text]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "cNvPr":
            self._found += filter(None, map(attributes.get, DESCRIBING))
        elif tag in ("txBody", "rich"):
            self._found.append("")
        elif tag in ("p", "br") and self._found:
            self._found[-1] += "\n"
        self._collecting = tag == "t" and bool(self._found)

    def _end(self, name: str) -> None:
        self._collecting = False

    def _characters(self, text: str) -> None:
        if self._collecting:
            self._found[-1] += text


class Comments:
    """Takes the comments of a sheet out of their part."""

    def __init__(self) -> None:
        self._authors: list[str] = []
        self._found: list[tuple[str, str, str]] = []
        self._collecting = False

    def of(self, xml: bytes) -> list[tuple[int, int, str]]:
        """Row, column (from 0) and text of each that somebody wrote.

        Raises:
            ExpatError, ValueError: the XML is damaged.
        """
        _parser(self._start, self._end, self._characters).Parse(xml, True)
        ours = {str(number) for number, author in enumerate(self._authors) if author == OUR_AUTHOR}
        said = [(ref, author, THREADED.sub("", text)) for ref, author, text in self._found]
        return [(*_place(ref), text) for ref, author, text in said if author not in ours and text.strip()]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "author":
            self._authors.append("")
        elif tag == "comment":
            self._found.append((attributes["ref"], attributes.get("authorId", ""), ""))
        self._collecting = tag in ("author", "t")

    def _end(self, name: str) -> None:
        self._collecting = False

    def _characters(self, text: str) -> None:
        if self._collecting and self._found:
            ref, author, before = self._found[-1]
            self._found[-1] = (ref, author, before + text)
        elif self._collecting and self._authors:
            self._authors[-1] += text


def _place(ref: str) -> tuple[int, int]:
    """Row and column (from 0) of B3."""
    name = ref.rstrip(DIGITS)
    return int(ref.removeprefix(name)), position(name)


def _cell_text(book: Any) -> CellText:
    """What the cells of all sheets refer to. openpyxl knows texts and dates, but under names with an underscore."""
    strings, struck = _strings(book)
    dates = frozenset(book._date_formats)
    codes = [_format(book, style.numFmtId) for style in book._cell_styles]
    return CellText(
        strings=strings,
        struck_strings=struck,
        grouped=tuple([] if place in dates else grouped(code) for place, code in enumerate(codes)),
        dates=dates,
        epoch=book.epoch,
        affixes={
            str(place): added for place, code in enumerate(codes) if place not in dates and (added := affix(code))
        },
        texts={str(place): around for place, code in enumerate(codes) if (around := text_affix(code))},
        years=frozenset(place for place in dates if YEAR_ONLY.fullmatch(ASIDE.sub("", codes[place]))),
        partly={str(place): shown for place in dates if (shown := partial_date(codes[place]))},
        struck=frozenset(str(place) for place, style in enumerate(book._cell_styles) if _strikes(book, style.fontId)),
        unseen=frozenset(str(place) for place, style in enumerate(book._cell_styles) if _is_unseen(book, style)),
    )


RICH: Final = re.compile(rb"<(?:\w+:)?(?:vertAlign|strike)\b")


def _strings(book: Any) -> tuple[Sequence[object], frozenset[int]]:
    """The texts of a workbook, and which are struck out; openpyxl's own where all letters look alike."""
    part = next((one for one in book._archive.namelist() if one.casefold().endswith("sharedstrings.xml")), None)
    xml = book._archive.read(part) if part else b""
    if not RICH.search(xml):
        return next((sheet._shared_strings for sheet in book.worksheets), ()), frozenset()
    found = _Strings()
    found.read(xml)
    return found.texts, frozenset(found.struck)


def _strikes(book: Any, font: int) -> bool:
    return bool(font < len(book._fonts) and book._fonts[font].strike)


WHITE: Final = "white"
SMALLEST: Final = 2.0  # points; nobody reads what is smaller


def _is_unseen(book: Any, style: Any) -> bool:
    """Whether the letters of a style have the colour of their cell, or no size to be seen."""
    if style.fontId >= len(book._fonts) or style.fillId >= len(book._fills):
        return False
    font, fill = book._fonts[style.fontId], book._fills[style.fillId]
    return bool(font.sz and font.sz <= SMALLEST) or _letters_as_ground(font, fill)


def _letters_as_ground(font: Any, fill: Any) -> bool:
    kind = getattr(fill, "patternType", None)
    ground = _colour(fill.fgColor) if kind == "solid" else WHITE if kind is None and _is_plain(fill) else ""
    return bool(font and font.color and ground) and _colour(font.color) == ground


def _is_plain(fill: Any) -> bool:
    """Whether a cell has no ground of its own: a gradient is one."""
    return fill is None or hasattr(fill, "patternType")


def _colour(colour: Any) -> str:
    """White by whichever way it is named, any other colour as it is written; "" for one that the program chooses."""
    written = {"rgb": str(colour.rgb)[-6:], "theme": f"theme {colour.theme}", "indexed": f"indexed {colour.indexed}"}
    name = written.get(colour.type, "")
    white = name in ("FFFFFF", "theme 0", "indexed 1", "indexed 9") and not colour.tint
    return WHITE if white else f"{name} {colour.tint}" if name else ""


def _conditional(book: Any, rules: list[tuple[str, int | Element | None]]) -> Iterator[Conditional]:
    """What the conditions of a sheet may change in what its cells say, each once."""
    for place, written in dict.fromkeys(rules):
        if written is None:
            yield Conditional(place=place, unseen=True)
        elif look := _look(book, written):
            found = conditional(
                place,
                look.numFmt.formatCode if look.numFmt else "",
                struck=bool(look.font and look.font.strike),
                unseen=bool(look.font) and _hides(look),
            )
            yield from [found] if found else []


def _look(book: Any, written: int | Element) -> Any:
    """A look of the workbook by its number, or that of a condition that brings its own; None where there is no such number."""
    from openpyxl.styles.differential import DifferentialStyle

    if isinstance(written, Element):
        return DifferentialStyle.from_tree(written)
    looks = book._differential_styles.styles
    return looks[written] if written < len(looks) else None


def _hides(look: Any) -> bool:
    """Whether a conditional look has letters of the colour of its ground; its fill is named by the other of two colours."""
    fill = look.fill
    ground = _colour(fill.bgColor) if fill and fill.patternType in (None, "solid") else "" if fill else WHITE
    return bool(look.font.color and ground) and _colour(look.font.color) == ground


def _format(book: Any, number: int) -> str:
    """The code of a number format: the first 164 belong to every workbook, the rest to this one."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = number - BUILTIN_FORMATS_MAX_SIZE
    return str(book._number_formats[own]) if 0 <= own < len(book._number_formats) else BUILTIN_FORMATS.get(number, "")

"""An Excel workbook as sheets of text: its archive, its XML."""

import io
import operator
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, partial
from itertools import takewhile
from math import inf
from typing import IO, Any, Final, TypeVar
from xml.parsers import expat

from data.intake.problem import (
    LAST_ROW,
    LONGEST_SHOWN,
    MOST_COLUMNS,
    MOST_PART_BYTES,
    MOST_RATIO,
    MOST_SCANNED_CELLS,
    MOST_UNPACKED_BYTES,
    Findings,
    Problem,
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
        raise RefusedError("file-type", OTHER)


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


# The cells of a delimited file or of a sheet, before anything is known of their meaning.


LONGEST_COLUMN: Final = len("XFD")
Aside = tuple[int | None, int | None, str]


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Cells shown as one; row as the spreadsheet counts, column from 0."""

    first_row: int
    last_row: int
    column: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Rows of text without the blank ones; every cell that shows nothing is "".

    Attributes:
        rows: the cells of each row; trailing blank cells are kept only where `delimited`.
        numbers: the row in the spreadsheet of each of `rows`.
        delimited: from a delimited file, in which every row must have as many cells as the headings.
        sheet: name of the sheet, "" for a delimited file.
        merges: cells merged downwards.
        hidden: spreadsheet rows that are not shown.
        hidden_columns: columns (from 0) that are not shown.
        struck: spreadsheet rows with a cell that is struck out.
        quoted: row, column and text of the first cell that was written ="text", and the number of such cells.
        unsaved: row and column (from 0) of formulas whose result was not saved.
        remarks: row, column (from 0) and text of the comments on cells, but for those that an earlier check wrote.
        printed: what stands above and below its pages on paper.
        boxes: the texts of the boxes that are drawn over the cells, and the titles of its charts.
        prompts: what cells say when they are chosen.
        described: the lines of the sheets beside it that hold no figures, as KOSIS adds one: name of the sheet, and text.
        aside: row, column (from 0; None where it has none) and text of what tells of a person outside the cells, as in a formula.
    """

    rows: list[list[str]]
    numbers: list[int]
    delimited: bool = False
    sheet: str = ""
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    struck: frozenset[int] = frozenset()
    quoted: tuple[int, int, str, int] | None = None
    unsaved: tuple[tuple[int, int], ...] = field(default=())
    remarks: tuple[tuple[int, int, str], ...] = ()
    printed: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    described: tuple[tuple[str, str], ...] = ()
    aside: tuple[Aside, ...] = ()


def cell(row: list[str], column: int) -> str:
    """The text of a cell, "" beyond the end of its row."""
    return row[column] if column < len(row) else ""


def letters(column: int) -> str:
    """The name of a column as a spreadsheet shows it: A, B ... Z, AA."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def position(letters: str) -> int:
    """The number, from 0, of a column that a spreadsheet shows as A, B ... Z, AA.

    Raises:
        ValueError: no spreadsheet has such a column.
    """
    if len(letters) > LONGEST_COLUMN:
        raise ValueError("no spreadsheet has such a column")
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


# A cell of a workbook as the text that a CSV would hold.


ASIDE: Final = re.compile(r"\[[^\]]*\]|_.|\*.")
"""What a number format says and never shows: conditions, colours, widths, fillings."""
SHOWN_BY_MISTAKE: Final = 1905  # the number 2021 formatted as a date
LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
DIGIT: Final = re.compile(r"[0#?]")
YEAR_ONLY: Final = re.compile(r'[yY]{4}(?:"?년도?"?|\\년)?(?:;@)?')
GROUPED: Final = re.compile(r"[0#?][^0#?,.]+[0#?]")


@dataclass(frozen=True, kw_only=True, eq=False)
class CellText:
    """What the cells of a workbook refer to.

    Attributes:
        strings: its texts.
        grouped: by style, the sections of a number format that put signs between digits.
        affixes: by style as the XML writes it, what its number format adds to a number, where it adds anything.
        texts: by style, what its number format writes around a text, where it writes anything.
        years: the styles that show no more of a date than its year.
        struck: the styles that strike a cell out, as the XML writes them.
        struck_strings: the numbers of texts of which some letters are struck out.
        dates: the styles that show a number as a date.
        epoch: its first day.
    """

    strings: Sequence[object]
    grouped: Sequence[Sequence[str]]
    dates: frozenset[int]
    epoch: datetime
    affixes: Mapping[str, "Affix | Chosen"] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    struck: frozenset[str] = frozenset()
    struck_strings: frozenset[int] = frozenset()

    def is_struck(self, written: str, *, kind: str) -> bool:
        """Whether a cell shows one of the texts of which letters are struck out."""
        return bool(self.struck_strings) and kind == "s" and int(written) in self.struck_strings

    @cached_property
    def blank(self) -> frozenset[str]:
        """The styles that show nothing of a number."""
        shapes = self.affixes.items()
        return frozenset(style for style, shape in shapes if not shape.shows_number and not shape.before)

    def of(self, raw: str, *, kind: str, style: str) -> str:
        """The text of a cell by its type in the XML; "" where it shows nothing.

        Raises:
            ValueError, IndexError: the workbook is damaged.
        """
        if kind == "s":
            return self._around(_shown(str(self.strings[int(raw)])), style)
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind != "n":
            return self._around(_shown(raw), style)
        if style and int(style) in self.dates:
            return self._date(float(raw), year_only=int(style) in self.years)
        if style in self.affixes:
            return self.affixes[style].around(raw)
        return raw if raw.isdecimal() else _number(raw)

    def _around(self, text: str, style: str) -> str:
        """A text with what its number format writes beside texts; digits that were typed as text with its unit for numbers.

        Excel shows such digits bare, among others with their unit: they are told as a mend, or refused, as those are.
        """
        if text and style in self.texts:
            before, after = self.texts[style]
            return f"{before}{text}{after}"
        shape = self.affixes.get(style)
        return shape.beside(text) if shape and DIGITS_AS_TEXT.fullmatch(text) else text

    def shown(self, text: str, *, kind: str, style: str) -> list[str]:
        """A whole number as its cell shows it, where that puts signs between digits: 1012345678 can read 010-1234-5678."""
        if kind != "n" or not style or not text.isdecimal():
            return []
        return [_filled(section, text) for section in self.grouped[int(style)]]

    def _date(self, serial: float, *, year_only: bool) -> str:
        """An ISO date, or the year where the cell shows no more.

        A year in a cell formatted as a date comes out as 1905-07-13: the check of values knows it.
        """
        from openpyxl.utils.datetime import from_excel

        try:
            found = from_excel(serial, self.epoch)
        except (OverflowError, ValueError):
            return "#VALUE!"  # as Excel shows a number that is no date
        if year_only and isinstance(found, date) and found.year != SHOWN_BY_MISTAKE:
            return f"{found.year}년"
        if isinstance(found, datetime):
            return found.date().isoformat() if found.time() == time() else found.isoformat(sep=" ", timespec="seconds")
        return found.isoformat() if isinstance(found, date | time) else str(found)


DIGITS_AS_TEXT: Final = re.compile(r"\s*+\d[\d,.]*+\s*+")
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _shown(text: str) -> str:
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return "" if plain.isspace() else plain


def _number(raw: str) -> str:
    """Without an exponent, and without the digits that only binary arithmetic adds."""
    return format(Decimal(repr(round(float(raw), 12))), "f").removesuffix(".0")


@dataclass(frozen=True, kw_only=True)
class Affix:
    """What a number format writes around a number: 27.6 in `0.0"천명"` reads 27.6천명.

    Attributes:
        before, after: the texts.
        power: of ten, by which the format multiplies (2 for %, -3 for each comma at its end).
        shows_number: False where it writes words in the place of any number, or nothing.
    """

    before: str
    after: str
    power: int
    shows_number: bool = True

    def around(self, raw: str) -> str:
        """The number as its cell shows it, with all its digits; the number itself where the cell shows nothing."""
        if not self.shows_number:
            return self.before or _number(raw)
        number = Decimal(_number(raw)).scaleb(self.power)
        return f"{self.before}{number:f}{self.after}"

    def beside(self, text: str) -> str:
        """Digits that are a text, with the words that the numbers around them are shown with."""
        return f"{self.before}{text.strip()}{self.after}" if self.shows_number else text


GENERAL: Final = re.compile(r"General|G/표준", re.IGNORECASE)
PIECES: Final = re.compile(r'"[^"]*"|\\.|[^;"\\]+|[;"\\]')
CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]")
HOLDS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
CURRENCY: Final = re.compile(r"\[\$([^\]-]+)[^\]]*\]")
SHOWS_NUMBER: Final = re.compile(r"[0#?](?:[0#?.,]*[0#?])?")


def _sections(code: str) -> list[str]:
    """The parts of a number format, for positive and other numbers; a semicolon in a text parts none."""
    found = [""]
    for piece in PIECES.findall(code):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A number format that writes differently by the size of a number: [<100]#,##0"천명";#,##0"명".

    Attributes:
        sections: the condition and what is added; None for what adds nothing.
    """

    sections: tuple[tuple[Callable[[float], bool], Affix | None], ...]
    before: str = "?"
    shows_number: bool = True

    def around(self, raw: str) -> str:
        """The number as its cell shows it."""
        shape = next((shape for holds, shape in self.sections if holds(float(raw))), None)
        return shape.around(raw) if shape else _number(raw)

    def beside(self, text: str) -> str:
        """A text is of no size: it is shown as it stands."""
        return text


def affix(code: str) -> Affix | Chosen | None:
    """What a number format adds to a number that is not less than 0; None where it adds nothing that says anything."""
    sections = _sections(GENERAL.sub("0", code)) if code else []
    conditions = [CONDITION.search(LITERAL.sub("", section)) for section in sections]
    if not any(conditions):
        return _added(sections[0]) if sections else None
    tests = [
        partial(_holds, found[1], float(found[2])) if found else partial(_holds, "<>", inf) for found in conditions
    ]
    return Chosen(sections=tuple(zip(tests, map(_added, sections), strict=True)))


def _holds(sign: str, limit: float, number: float) -> bool:
    return HOLDS[sign](number, limit)


def _added(section: str) -> Affix | None:
    kept = ASIDE.sub("", CURRENCY.sub(r'"\1"', section))
    bare = LITERAL.sub(lambda found: "\x00" * len(found[0]), kept)
    digits = SHOWS_NUMBER.search(bare)
    if digits is None and "@" not in bare:
        return Affix(before=LITERAL.sub(r"\1\2", kept).strip(), after="", power=0, shows_number=False)
    if digits is None or "E" in bare or "/" in bare:
        return None
    end = digits.end() + len(bare[digits.end() :]) - len(bare[digits.end() :].lstrip(","))
    before, after = (LITERAL.sub(r"\1\2", part).strip(" ()+") for part in (kept[: digits.start()], kept[end:]))
    if SHOWS_NUMBER.search(bare[end:]):
        return None  # 000-0000-0000 puts signs between digits
    power = 2 * bare.count("%") - 3 * (end - digits.end())
    if not before.strip("-") and not after.strip("-") and not power:
        return None
    if not after and power in SHOWN_IN:
        after = SHOWN_IN[power]  # the sheet shows 28 and holds 27,600: read as 27.6천, which is told
    return Affix(before=before, after=after, power=power)


SHOWN_IN: Final = {-3: "천", -6: "백만"}
"""The word for what a number format divides by, where it writes none: #,##0, shows thousands."""


def text_affix(code: str) -> tuple[str, str] | None:
    """What a number format writes before and behind a text: @"명" writes 명; None where it writes nothing."""
    last = _sections(GENERAL.sub("0", code))[-1] if code else ""
    kept = ASIDE.sub("", CURRENCY.sub(r'"\1"', last))
    bare = LITERAL.sub(lambda found: "\x00" * len(found[0]), kept)
    at = bare.find("@")
    if at < 0:
        return None
    before, after = (LITERAL.sub(r"\1\2", part).strip() for part in (kept[:at], kept[at + 1 :]))
    return (before, after) if before or after else None


def grouped(code: str) -> list[str]:
    """The sections of a number format that put signs between digits, without what they never show."""
    sections = [LITERAL.sub(r"\1\2", ASIDE.sub("", section)) for section in code.split(";")]
    return [section for section in sections if GROUPED.search(section)]


def _filled(section: str, digits: str) -> str:
    """The digits in the places of a section of a number format, from the right; the first place takes what is left over."""
    places = len(DIGIT.findall(section))
    given = iter([digits[: max(len(digits) - places + 1, 0)], *digits.rjust(places, "0")[1 - places :]])
    return DIGIT.sub(lambda _place: next(given) or "0", section)


# Texts of which parts look different. A small raised number behind a figure is that of a footnote: read like the others it
# would be one more digit.


RAISED: Final = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
APART: Final = ("superscript", "subscript")


class Run:
    """How the letters of a part of a text look."""

    def __init__(self) -> None:
        """As the others of the cell."""
        self.struck = self._small = False

    def look(self, tag: str, attributes: dict[str, str]) -> None:
        """What an element says of it; each part and each text begin anew."""
        if tag in ("r", "si", "c"):
            self.struck = self._small = False
        elif tag == "strike":
            self.struck = attributes.get("val", TRUE[0]) in TRUE
        elif tag == "vertAlign":
            self._small = attributes.get("val") in APART

    def shown(self, text: str) -> str:
        """Its letters, small ones by the signs that Unicode has for them."""
        return text.translate(RAISED) if self._small else text


class _Strings:
    """The texts that the cells of a workbook share, and which of them have letters that are struck out."""

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
        if name.rpartition(":")[2] == "rPh":
            self._phonetic = False

    def _characters(self, text: str) -> None:
        if self._collecting:
            self.texts[-1] += self._run.shown(text)
            if self._run.struck and text.strip():
                self.struck.add(len(self.texts) - 1)


# The XML of one sheet to rows of text, in one pass and without keeping the XML.


CHUNK: Final = 256 * 1024
DIGITS: Final = "0123456789"
FREQUENT: Final = frozenset(("c", "v", "t", "f", "row", "is", "r", "rPr"))
"""Elements whose attributes say where and how, and never what."""
OF_THE_SHEET: Final = ("mergeCell", "col", "dataValidation")
PRINTED: Final = frozenset(f"{page}{place}" for page in ("odd", "even", "first") for place in ("Header", "Footer"))
LAID_OUT: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
"""How a header says fonts, sizes and places: &C&"Arial,Bold"&12."""
TRUE: Final = ("1", "true")
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
        self._formula = self._collecting = self._phonetic = self._printing = False

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
        elif tag in OF_THE_SHEET:
            self._of_the_sheet(tag, attributes)
        self._run.look(tag, attributes)
        if tag not in FREQUENT:
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
        elif tag == "row" and self._row:
            self._finished.append((self._number, self._row))

    def _characters(self, text: str) -> None:
        if self._collecting:
            self._pieces.append(self._run.shown(text))
            if self._run.struck and text.strip():
                self.struck.add(self._number)
            return
        if self._printing:
            self.printed[-1] += text
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
            self.prompts += filter(None, (attributes.get("promptTitle"), attributes.get("prompt")))

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
        if self._style in self._text.blank and self._kind == "n":
            self.hidden.add(self._number)
        if self._style in self._text.struck or self._text.is_struck("".join(self._pieces), kind=self._kind):
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
        hidden_columns=tuple(found.hidden_columns),
        struck=frozenset(found.struck),
        unsaved=tuple(found.unsaved),
        remarks=_remarks(book, name),
        printed=tuple(filter(None, (LAID_OUT.sub(" ", text).strip() for text in found.printed))),
        boxes=tuple(_drawn(book, str(book[name]._worksheet_path))),
        prompts=tuple(dict.fromkeys(" ".join(text.split()) for text in found.prompts)),
        aside=tuple(found.aside),
    )


# The comments on the cells of a sheet, the boxes drawn over them and its charts stand in parts of their own, which its relations
# name.


COMMENTS: Final = re.compile(r'Target="((?:[^"]*/)?comments?\d*\.xml)"', re.IGNORECASE)
DRAWINGS: Final = re.compile(r'Target="((?:[^"]*/)?drawing\d*\.xml)"', re.IGNORECASE)
CHARTS: Final = re.compile(r'Target="((?:[^"]*/)?chart(?:ex)?\d*\.xml)"', re.IGNORECASE)
SHEETS_OF_CHARTS: Final = re.compile(r"xl/chartsheets/[^/]+\.xml", re.IGNORECASE)
OUR_AUTHOR: Final = "Check result"
"""Who writes the comments of a file handed back; they are no words of an office."""


def _remarks(book: Any, name: str) -> tuple[tuple[int, int, str], ...]:
    parts = _related(book, str(book[name]._worksheet_path), COMMENTS)
    return tuple(remark for part in parts for remark in Comments().of(book._archive.read(part)))


def _drawn(book: Any, sheet: str) -> Iterator[str]:
    """The texts that are drawn over a sheet, and the titles of its charts; `sheet` is the path of its part."""
    for drawing in _related(book, sheet, DRAWINGS):
        yield from Boxes().of(book._archive.read(drawing))
        for chart in _related(book, drawing, CHARTS):
            yield from Boxes().of(book._archive.read(chart))


def _related(book: Any, path: str, wanted: re.Pattern[str]) -> Iterator[str]:
    """The paths of the parts that the relations of a part name so."""
    relations = f"{posixpath.dirname(path)}/_rels/{posixpath.basename(path)}.rels"
    if relations in book._archive.namelist():
        for target in wanted.findall(book._archive.read(relations).decode("utf-8", "replace")):
            yield posixpath.normpath(posixpath.join("/", posixpath.dirname(path), target)).lstrip("/")


class Boxes:
    """Takes the texts out of what is drawn over a sheet, or of a chart: one for each box, one for each title."""

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

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("txBody", "rich"):
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
        return [(*_place(ref), text) for ref, author, text in self._found if author not in ours and text.strip()]

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
        struck=frozenset(str(place) for place, style in enumerate(book._cell_styles) if _strikes(book, style.fontId)),
    )


RICH: Final = re.compile(rb"<(?:\w+:)?(?:vertAlign|strike)\b")


def _strings(book: Any) -> tuple[Sequence[object], frozenset[int]]:
    """The texts of a workbook, and which have letters that are struck out; openpyxl's own where all letters look alike."""
    part = next((one for one in book._archive.namelist() if one.casefold().endswith("sharedstrings.xml")), None)
    xml = book._archive.read(part) if part else b""
    if not RICH.search(xml):
        return next((sheet._shared_strings for sheet in book.worksheets), ()), frozenset()
    found = _Strings()
    found.read(xml)
    return found.texts, frozenset(found.struck)


def _strikes(book: Any, font: int) -> bool:
    return bool(font < len(book._fonts) and book._fonts[font].strike)


def _format(book: Any, number: int) -> str:
    """The code of a number format: the first 164 belong to every workbook, the rest to this one."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = number - BUILTIN_FORMATS_MAX_SIZE
    return str(book._number_formats[own]) if 0 <= own < len(book._number_formats) else BUILTIN_FORMATS.get(number, "")


# What a file shows of its past: letters broken by a wrong encoding, hidden rows, formulas saved without a result.


# Letters that the encoding did not have: 시도 as ??, 훈련인원 as ????. A lone ?? among words is a remark.
QUESTION_MARKS: Final = re.compile(r"(?:^|(?<=[\t\n]))(?=[^\t\n?]*\?\?)[ ?()·,_\d]*+(?=$|[\t\n])")
LONGEST_BEGINNING: Final = 4_096
BROKEN_LETTERS: Final = ("\ufffd", "占쏙옙", "占쏙", "ï¿½", "锟斤拷")


def tell_traces(grid: Grid, *, below: int, titles: Mapping[int, str], findings: Findings) -> None:
    """Tell them, as far as they stand below the headings in the spreadsheet's row `below`; broken letters anywhere.

    `titles` are the headings by column.
    """
    findings.problems.extend(broken_letters(grid))
    hidden = [number for number in grid.numbers if number >= below and number in grid.hidden]
    if hidden:
        findings.problems.append(_hidden(hidden))
    struck = [number for number in grid.numbers if number > below and number in grid.struck]
    if struck:
        findings.problems.append(_struck(struck))
    findings.problems.extend(
        _unsaved(row, titles.get(column, letters(column))) for row, column in grid.unsaved if row > below
    )


def broken_letters(grid: Grid) -> list[Problem]:
    """One problem a row, at its first broken cell."""
    if not _is_broken("\n".join(map("\t".join, grid.rows))):
        return []
    return [
        _mojibake(next(text for text in row if _is_broken(text)), number)
        for row, number in zip(grid.rows, grid.numbers, strict=True)
        if _is_broken("\n".join(row))
    ]


SEPARATORS: Final = str.maketrans(dict.fromkeys(',;|"', "\t"))


def lost_letters(text: str) -> Problem | None:
    """What to tell of a text in no known encoding whose Korean is gone already: its headings are question marks."""
    beginning = text[:LONGEST_BEGINNING].translate(SEPARATORS).splitlines()
    broken = ((line, number) for number, line in enumerate(beginning, start=1) if QUESTION_MARKS.search(line))
    found = next(broken, None)
    return _mojibake(*found) if found else None


def _is_broken(text: str) -> bool:
    return any(mark in text for mark in BROKEN_LETTERS) or ("??" in text and bool(QUESTION_MARKS.search(text)))


def _mojibake(text: str, number: int) -> Problem:
    told = message(
        "The letters were lost when the file was saved in a wrong encoding, and cannot be brought back. "
        "Open the original and save it: File > Save As > CSV UTF-8 (Comma delimited) (*.csv)."
    )
    return Problem(code="file-mojibake", message=told, row=number, value=text[:LONGEST_SHOWN])


def _hidden(rows: list[int]) -> Problem:
    told = message(
        "{count} rows are hidden in the sheet, by hand, by a filter or by a number format. They are read too: "
        "show them in Excel and delete what does not belong there.",
        count=len(rows),
    )
    return Problem(code="row-hidden", message=told, row=rows[0])


def _struck(rows: list[int]) -> Problem:
    told = message(
        "{count} rows are struck out but are read. Delete them, or take the line out of the cells that hold.",
        count=len(rows),
    )
    return Problem(code="row-struck-out", message=told, row=rows[0])


def hidden_columns(titles: Mapping[int, str], *, row: int) -> Problem:
    """The warning on columns that are read though nobody sees them: their headings by position."""
    names = ", ".join(f"{letters(at)} ({title})" if title else letters(at) for at, title in titles.items())
    told = message(
        "Columns that are hidden in the sheet are read too: {columns}. "
        "Show them in Excel, and delete what does not belong there.",
        columns=names,
    )
    return Problem(code="column-hidden", message=told, row=row, column=next(iter(titles.values())) or None)


def _unsaved(row: int, column: str) -> Problem:
    told = message(
        "The cell holds a formula whose result was not saved. Open the file in Excel, save it and upload it again."
    )
    return Problem(code="cell-error-value", message=told, row=row, column=column)

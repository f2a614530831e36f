"""The bytes of a file as a table of text: kind, encoding, delimiter, sheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, Final, NamedTuple

from data.intake import persons, workbook
from data.intake.grid import Grid, lost_letters
from data.intake.headings import PLAIN_NUMBER, Vocabulary, header, is_year, vocabulary
from data.intake.layout import table
from data.intake.problem import (
    LONGEST_SHOWN,
    MOST_BYTES,
    MOST_ROWS,
    SEARCHED_ROWS,
    AskedError,
    Findings,
    Fix,
    LeftOut,
    Problem,
    Question,
    RefusedError,
    Tally,
    identifies,
)
from data.intake.upload import NOTES_SHEETS, Reading, Upload
from data.intake.workbook import Workbook
from i18n import Message, message

# Bytes to text by a ladder: a guessing library takes mostly-ASCII CP949 for a European encoding, the ladder does not.


UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
LADDER: Final = ("utf-8-sig", "cp949")
SHIFT, SHIFTED = b"\x1b$)C", "iso2022_kr"  # LibreOffice offers it, and its bytes are ASCII as well

BYTES: Final[Message] = message(
    "The file holds bytes that no text has: it is damaged, or not a table. "
    "Save the table as an Excel workbook (.xlsx) or as CSV UTF-8, and upload that file."
)


def decoded(content: bytes) -> str:
    """The text of a delimited file: UTF-16 with its mark, UTF-8 with or without one, or CP949.

    Raises:
        RefusedError: in none of them; the problem names the first line that fails.
    """
    if content.startswith(UTF_16_MARKS):
        return _plain(_decoded(content, ("utf-16",)))
    return _plain(_decoded(content, (SHIFTED, *LADDER) if SHIFT in content else LADDER))


def _decoded(content: bytes, encodings: tuple[str, ...]) -> str:
    failed = 0
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
    if lost := lost_letters(content.decode("latin-1")):
        raise RefusedError(lost.code, lost.message, row=lost.row)
    line = content[:failed].count(b"\n") + 1
    told = message(
        "From line {line} on, the text is in an encoding that cannot be told. "
        "Save the file in Excel: File > Save As > CSV UTF-8 (Comma delimited) (*.csv).",
        line=line,
    )
    raise RefusedError("file-encoding", told, row=line)


def _plain(decoded: str) -> str:
    if "\0" in decoded:
        raise RefusedError("file-unreadable", BYTES)
    return decoded.removeprefix("\ufeff")


# Text separated by commas, semicolons, tabs or pipes to rows of cells.


DELIMITERS: Final = (",", ";", "\t", "|")
SAMPLED_ROWS: Final = 50
EXCEL_DIRECTIVE: Final = "sep="
EXCEL_TEXT: Final = '="'
QUOTED: Final = re.compile(r'="[^"]*"')  # how Excel is told to take a number for a text

csv.field_size_limit(MOST_BYTES)  # a cell may be as long as the file: an unclosed quote must be told, not raise


TOLD_EVERY: Final = 5_000
MOST_TOLD: Final = 0.95  # the rest is for what follows


def grid(content: bytes, *, most_rows: int, progress: Callable[[float], None] | None = None) -> Grid:
    """The rows of a delimited file, blank ones left out; `progress` is told how much of them was read, 0 to 1.

    Raises:
        RefusedError: it cannot be decoded, or has too many rows or cells.
    """
    text = decoded(content)
    rows: list[list[str]] = []
    numbers: list[int] = []
    quoted: tuple[int, int, str, int] | None = None
    told_as_text = EXCEL_TEXT in text
    tally = Tally(most_rows=most_rows)
    for number, record in enumerate(_records(text, _delimiter(text)), start=1):
        row = [text if text and not text.isspace() else "" for text in record]
        if told_as_text:
            row, quoted = _unquoted(row, number, quoted)
        if any(row):
            rows.append(tally.add(row, number=number))
            numbers.append(number)
        if progress and number % TOLD_EVERY == 0:
            progress(MOST_TOLD * min(1.0, number / most_rows))
    directive = text.splitlines()[0] if _directed(text) else ""
    aside = ((None, None, directive),) if identifies(directive) else ()
    return Grid(rows=rows, numbers=numbers, delimited=True, aside=aside, quoted=quoted)


def _unquoted(
    row: list[str], number: int, quoted: tuple[int, int, str, int] | None
) -> tuple[list[str], tuple[int, int, str, int] | None]:
    """A row with what stands in ="2021", as Excel shows it; the first such cell of the file, and their number."""
    at = [place for place, text in enumerate(row) if QUOTED.fullmatch(text)]
    if not at:
        return row, quoted
    first = quoted or (number, at[0], row[at[0]], 0)
    return [text[2:-1] if place in at else text for place, text in enumerate(row)], (*first[:3], first[3] + len(at))


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


# Which program wrote the bytes. The content decides, never the ending of the name.


PROTECTED: Final = (b"<DOCUMENT SAFER", b"SCDSA", b"<## NASCA DRM", b"DRMONE", b"FASOO", b"Fasoo")
MARKUP: Final = re.compile(
    rb"<\s*(?:html|!doctype|table|meta|head|style|script|\?xml|!--|div|body|span|p|tr|center|font|link|title|form|br|b|h[1-6]|workbook)\b"
    rb"|<!--|<!doctype|<\?xml|mime-version:"
)
FLAT_DOCUMENT: Final = b"urn:oasis:names:tc:opendocument"
OLD_SHEETS: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
INTERCHANGE: Final = (b"ID;P", b"TABLE\r\n0,1", b"TABLE\n0,1")
"""How SYLK (.slk) and DIF (.dif) begin."""
ARCHIVES: Final = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"ALZ\x01", b"EGGA")
PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
OTHERS: Final = (
    (ARCHIVES, workbook.ARCHIVE),
    (OLD_SHEETS, workbook.OLD_EXCEL),
    ((*INTERCHANGE, *PICTURES), workbook.OTHER),
)
WORKBOOKS: Final = (".xlsx", ".xls", ".xlsm")
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x19]")  # signs that no text has
BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


def is_workbook(content: bytes, *, name: str) -> bool:
    """Whether it is an XLSX workbook; False for delimited text.

    Raises:
        RefusedError: empty, too large, protected, or of another program, which the problem names.
    """
    _require_size(content)
    head = content[:1024]
    if any(mark in head for mark in PROTECTED):
        raise RefusedError("file-drm", DRM)
    if head.startswith(workbook.COMPOUND_MAGIC):
        raise workbook.refusal(content, name=name)
    if head.startswith(workbook.MAGIC):
        workbook.require_workbook(content, name=name)
        return True
    if head.lstrip().startswith(b"%PDF"):
        raise RefusedError("file-type", PDF)
    if FLAT_DOCUMENT in head:
        raise RefusedError("file-type", workbook.OPEN_DOCUMENT)
    if MARKUP.match(head.replace(b"\0", b"").lstrip(BLANK).lower()):
        raise RefusedError("file-html-xls", WEB_PAGE)
    for beginnings, told in OTHERS:
        if head.startswith(beginnings):
            raise RefusedError("file-type", told)
    if name.casefold().endswith(WORKBOOKS) and not head.startswith(UTF_16_MARKS) and CONTROL.search(head):
        raise RefusedError("file-drm", LOCKED)
    return False


def _require_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        megabytes = round(len(content) / 1024 / 1024, 1)
        told = message(
            "The file has {megabytes} MB; at most {most} MB can be read. Upload it in parts, for instance year by year.",
            megabytes=megabytes,
            most=MOST_BYTES // 1024 // 1024,
        )
        raise RefusedError("file-too-large", told)
    if not content.strip(BLANK):
        raise RefusedError("file-empty", EMPTY)


EMPTY: Final[Message] = message("The file is empty. Check that the right file was chosen and that it was saved.")
DRM: Final[Message] = message(
    "The file is protected by a document security program. Lift the protection, or save the table unprotected, "
    "and upload it again."
)
LOCKED: Final[Message] = message(
    "The file ends like an Excel file but holds no workbook: it is locked by a document security program, or damaged. "
    "Open it in Excel, lift the protection, save it as .xlsx and upload it again."
)
PDF: Final[Message] = message(
    "A PDF cannot be read. Open the table in the program that made it and save it: "
    "File > Save As > Excel Workbook (*.xlsx)."
)
WEB_PAGE: Final[Message] = message(
    "The file holds a web page or XML and no workbook, whatever its name ends in, as many portals export it. "
    "Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)


# Which sheet of a workbook holds the table.


LOOKED_AT: Final = 3 * SEARCHED_ROWS


def chosen(book: Workbook, *, answers: Mapping[str, str], is_table: Callable[[Grid], bool]) -> str:
    """The sheet that was answered, else the only one with a table.

    Raises:
        AskedError: several sheets hold a table, or there is none of the answered name.
        RefusedError: no sheet can be told.
    """
    if answers.get("sheet") in book.all_sheets:
        return answers["sheet"]
    filled = _filled(book)
    unseen = [name for name in book.all_sheets if name not in book.sheets]
    if not any(map(is_table, filled.values())):
        for name in unseen:
            if is_table(book.beginning(name, last_row=LOOKED_AT)):
                raise _hidden_table(name)
    if not filled:
        raise RefusedError("file-empty", message("The workbook is empty: no sheet that is shown holds anything."))
    tables = [name for name, beginning in filled.items() if is_table(beginning)]
    if len(tables) > 1 or "sheet" in answers:  # a name that no sheet has answers nothing
        raise AskedError(_question(tables or list(filled)))
    if not tables and len(filled) > 1:
        raise _unclear(list(filled))
    return (tables or list(filled))[0]


def _hidden_table(name: str) -> RefusedError:
    told = message(
        "The table stands on the sheet “{sheet}”, which is hidden. Show it in Excel (right click on a sheet tab > Unhide), "
        "and save the file.",
        sheet=name,
    )
    return RefusedError("file-sheet-unclear", told)


def _filled(book: Workbook) -> dict[str, Grid]:
    names = [name for name in book.sheets if name.strip() not in NOTES_SHEETS.values()]
    beginnings = {name: book.beginning(name, last_row=LOOKED_AT) for name in names}
    return {name: grid for name, grid in beginnings.items() if grid.rows}


def _unclear(names: list[str]) -> RefusedError:
    told = message(
        "It cannot be told which sheet holds the table: {sheets}. Keep the sheet with the table and delete the others.",
        sheets=", ".join(names),
    )
    return RefusedError("file-sheet-unclear", told)


def _question(names: list[str]) -> Question:
    return Question(
        name="sheet",
        message=message("Which sheet holds the table that is to be uploaded?"),
        options={name: message("Sheet “{sheet}”", sheet=name) for name in names},
    )


# A file to rows of text under the names of the fields of its dataset.


class Read(NamedTuple):
    """What was read, and what is told of it; `reading` is None when the file could not be understood so far.

    `searched` says whether all of the file was searched for numbers and addresses of persons.
    """

    reading: Reading | None
    problems: list[Problem]
    fixes: list[Fix]
    left_out: list[LeftOut]
    questions: list[Question]
    searched: bool


def read(
    upload: Upload,
    *,
    resource: dict[str, Any],
    progress: Callable[[float], None] | None = None,
    most_rows: int = MOST_ROWS,
) -> Read:
    """Read a file whatever its bytes are; nothing in it raises.

    Args:
        upload: the file and the answers given so far (`sheet`, `scale`, `fill_down`, `counting`, and key fields).
        resource: descriptor of the dataset in datapackage.json.
        progress: told how much of the file was read, 0 to 1.
        most_rows: files with more rows are refused.
    """
    words = vocabulary(resource)
    findings = Findings()
    reading: Reading | None = None
    searched = False
    try:
        cells = _searched(upload, words, most_rows=most_rows, progress=progress, findings=findings)
        searched = True
        reading = table(cells, upload=upload, vocabulary=words, most_rows=most_rows, findings=findings)
    except RefusedError as refused:
        miscounted = any(told.code == "row-cell-count" for told in findings.problems)
        if not (refused.problem.code == "file-empty" and miscounted):  # one cause, one problem
            findings.problems.append(refused.problem)
    except AskedError as asked:
        findings.questions.append(asked.question)
        searched = True
    if progress:
        progress(1.0)
    return Read(reading, findings.problems, findings.fixes, findings.left_out, findings.questions, searched)


def _searched(
    upload: Upload, words: Vocabulary, *, most_rows: int, progress: Callable[[float], None] | None, findings: Findings
) -> Grid:
    """The cells that are read, once the whole file is searched for numbers and addresses of persons."""
    if not is_workbook(upload.content, name=upload.name):
        cells = grid(upload.content, most_rows=most_rows, progress=progress)
        findings.problems.extend(persons.in_file(cells, name=upload.name, vocabulary=words))
        return cells
    book, found = Workbook(upload.content), None
    try:
        found = book.grid(_sheet(book, upload, words), most_rows=most_rows, progress=progress)
        findings.left_out.extend(_other_sheets(book, found.sheet))
        found = replace(found, described=tuple(_described(book, found.sheet, words)))
        return found
    finally:  # also where it is asked which sheet is meant: the file is kept until that is answered
        told = persons.in_workbook(book, upload.content, name=upload.name, grid=found, vocabulary=words)
        findings.problems.extend(told)


def _other_sheets(book: Workbook, read: str) -> Iterator[LeftOut]:
    """The other sheets that hold anything, hidden ones too."""
    for name in book.all_sheets:
        begins = book.beginning(name, last_row=LOOKED_AT).rows[:1] if name != read else []
        for row in begins:
            reason = "sheet-other" if name in book.sheets else "sheet-hidden"
            yield LeftOut(reason=reason, text=" ".join(filter(None, row))[:LONGEST_SHOWN], sheet=name)
    yield from (
        LeftOut(reason="sheet-other", text=text[:LONGEST_SHOWN], sheet=name) for name, text in book.chart_sheets()
    )


DESCRIBES: Final = re.compile(r"메타|meta|주석|일러두기|설명", re.IGNORECASE)


def _described(book: Workbook, read: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Name and lines of the other sheets that hold words alone: what they say is said of the table that is read.

    A sheet of figures speaks of its own, unless its name says that it describes; the notes of our template are known.
    """
    for name in book.all_sheets:
        if name != read and name.strip() not in NOTES_SHEETS.values():
            beside = book.beginning(name, last_row=LOOKED_AT)
            if DESCRIBES.search(name) or not (_of_figures(beside) or header(beside, vocabulary=words)):
                yield from ((name, ",".join(filter(None, row))) for row in beside.rows)
    yield from book.chart_sheets()


def _of_figures(beside: Grid) -> bool:
    return any(PLAIN_NUMBER.fullmatch(text.strip()) and not is_year(text) for row in beside.rows for text in row)


def cells_of(
    upload: Upload, words: Vocabulary, *, most_rows: int = MOST_ROWS, progress: Callable[[float], None] | None = None
) -> Grid:
    """The cells of the sheet that is read, or of the delimited file.

    Raises:
        RefusedError: the file cannot be read; the problem says why.
        AskedError: it is not told which sheet is meant.
    """
    if not is_workbook(upload.content, name=upload.name):
        return grid(upload.content, most_rows=most_rows, progress=progress)
    book = Workbook(upload.content)
    return book.grid(_sheet(book, upload, words), most_rows=most_rows, progress=progress)


def _sheet(book: Workbook, upload: Upload, words: Vocabulary) -> str:
    return chosen(book, answers=upload.answers, is_table=lambda sheet: header(sheet, vocabulary=words) is not None)


# Reading a file: bytes to rows of text under the names of the fields, whatever program wrote it and however it is laid out.


__all__ = ["MOST_BYTES", "MOST_ROWS", "Read", "read"]

"""The cells of a file as text, before anything is known of their meaning, and what they show of the file's past."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from data.intake.cells import Conditional
from data.intake.problem import LAST_ROW, LONGEST_SHOWN, SEARCHED_ROWS, Findings, LeftOut, Problem
from data.intake.upload import ANNOTATION_HEADINGS, FOOTNOTE
from i18n import message

LONGEST_COLUMN: Final = len("XFD")
DEEPEST: Final = 3  # rows of headings above one another
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
        lists: the drop-downs of cells that are written out.
        properties: what the workbook says of itself: title, subject, comment, the names that it defines.
        conditional: how cells look where conditions of the sheet hold.
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
    lists: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    conditional: tuple[Conditional, ...] = ()
    described: tuple[tuple[str, str], ...] = ()
    aside: tuple[Aside, ...] = ()

    @property
    def outside(self) -> list[tuple[str, str]]:
        """What is written outside the cells: the reason for which it is left out, and the text."""
        places = {
            "printed": self.printed,
            "text-box": self.boxes,
            "prompt": self.prompts,
            "list": self.lists,
            "property": self.properties,
        }
        return [(place, text) for place, texts in places.items() for text in texts]


OURS: Final = tuple(ANNOTATION_HEADINGS.values())
OUR_LINES: Final = tuple(f"{FOOTNOTE} {heading}" for heading in OURS)
"""How the lines and comments begin that a check writes into the file that it hands back."""


def without_results(grid: Grid) -> tuple[Grid, list[LeftOut]]:
    """The grid without what an earlier check wrote into it, and that as parts left out: no word of it is the office's."""
    near = [row for row, number in zip(grid.rows, grid.numbers, strict=True) if number <= SEARCHED_ROWS + DEEPEST]
    columns = {at for row in near for at, text in enumerate(row) if text.strip() in OURS}
    lines = {
        number: row[0]
        for row, number in zip(grid.rows, grid.numbers, strict=True)
        if row and row[0].startswith(OUR_LINES)
    }
    comments = [(number, at, text) for number, at, text in grid.remarks if text.strip().startswith(OUR_LINES)]
    if not columns and not lines and not comments:
        return grid, []
    kept = [
        ([("" if at in columns else text) for at, text in enumerate(row)] if columns else row, number)
        for row, number in zip(grid.rows, grid.numbers, strict=True)
        if number not in lines
    ]
    kept = [(row, number) for row, number in kept if any(row)]
    left = [LeftOut(reason="check-result", text=OURS[-1], column=letters(at)) for at in sorted(columns)]
    left += [LeftOut(reason="check-result", text=text[:LONGEST_SHOWN], row=number) for number, text in lines.items()]
    rows, numbers = [row for row, _ in kept], [number for _, number in kept]
    remarks = tuple(one for one in grid.remarks if one not in comments)
    return replace(grid, rows=rows, numbers=numbers, remarks=remarks), left


def misread(grid: Grid) -> Problem | None:
    """What to tell of a file without headings whose letters are Korean ones in a wrong encoding: ì—°ë„ for 연도."""
    lines = zip(grid.rows, grid.numbers, strict=True)
    found = ((row, number) for row, number in lines if number <= SEARCHED_ROWS and any(map(_is_misread, row)))
    row, number = next(found, ([], 0))
    return _mojibake(next(filter(_is_misread, row)), number) if row else None


HANGUL: Final = re.compile(r"[가-힣]{2}")


def _is_misread(text: str) -> bool:
    if text.isascii():
        return False
    for wrong, right in (("cp1252", "utf-8"), ("latin-1", "utf-8"), ("cp1252", "cp949"), ("latin-1", "cp949")):
        try:
            if HANGUL.search(text.encode(wrong).decode(right)):
                return True
        except UnicodeError:
            continue
    return False


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


def lost_heading(headings: Iterable[str], *, known: Collection[str], row: int) -> Problem | None:
    """What to tell of the first heading of which letters were lost: 훈련?? may be the known 훈련인원; 훈련인원? is a doubt."""
    found = (text for text in headings if BROKEN_LETTERS[0] in text or ("?" in text and _may_be_known(text, known)))
    text = next(found, "")
    return _mojibake(text, row) if text else None


RUNS: Final = re.compile(r"\?+|[^?]+")


def _may_be_known(text: str, known: Collection[str]) -> bool:
    """Whether one of the words has letters in the place of the question marks, of which each letter left one or two."""
    plain = "".join(text.split()).casefold()
    runs = (f".{{1,{len(run)}}}" if "?" in run else re.escape(run) for run in RUNS.findall(plain))
    pattern = re.compile("".join(runs))
    return plain != "?" and plain.rstrip("?") not in known and any(map(pattern.fullmatch, known))


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


ANYWHERE: Final = range(LAST_ROW + 1)
RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]*)(?::\$?([A-Z]{1,3})\$?([0-9]*))?")


def touches(place: str, *, columns: Iterable[int], rows: Sequence[int]) -> bool:
    """Whether cells, as a sheet names them (D2:D99 F2), are some of these columns (from 0) and of these rows, in their order."""
    wanted = set(columns)
    return any(
        not wanted.isdisjoint(range(position(found[1]), position(found[3] or found[1]) + 1))
        and _is_among(_rows(found), rows)
        for found in RANGE.finditer(place)
    )


def _is_among(wanted: range, rows: Sequence[int]) -> bool:
    at = bisect_left(rows, wanted.start)
    return at < len(rows) and rows[at] in wanted


def _rows(found: re.Match[str]) -> range:
    return range(int(found[2]), int(found[4] or found[2]) + 1) if found[2] else ANYWHERE


def tell_conditional(look: Conditional) -> Problem:
    """The warning on cells that are struck out, or not seen, where a condition holds."""
    told = message(
        "A conditional format strikes out or hides cells of {place}. They are read too: delete what does not belong there, "
        "or take the format away.",
        place=look.place,
    )
    return Problem(
        code="row-struck-out" if look.struck else "row-hidden", message=told, value=look.place[:LONGEST_SHOWN]
    )


def _hidden(rows: list[int]) -> Problem:
    told = message(
        "{count} rows are hidden in the sheet, by hand, by a filter, by a number format or by the colour of their letters. "
        "They are read too: show them in Excel and delete what does not belong there.",
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

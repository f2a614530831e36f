"""What is wrong with a file, what was mended and what is asked, told without what nobody should see again."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal

from data.intake.codes import FieldTitle, FieldTitles, Label, plain
from i18n import Message, message
from i18n.dates import today

Severity = Literal["error", "warning", "note"]
"""An error blocks, a warning must be confirmed with a reason, a note only tells."""

# What is found while a file is read, before there are rows that a check could look at.


ERRORS: Final = (
    "file-empty",
    "file-too-large",
    "file-type",
    "file-unreadable",
    "file-encoding",
    "file-mojibake",
    "file-drm",
    "file-html-xls",
    "file-archive-unsafe",
    "file-sheet-unclear",
    "header-missing",
    "header-unknown",
    "header-duplicate",
    "header-blank",
    "row-cell-count",
    "table-mixed-units",
    "table-second",
    "table-wide",
)
WARNINGS: Final = ("column-hidden", "row-hidden", "row-struck-out")
NOTES: Final = ("row-blank", "row-derived", "row-note", "table-total-row")
SEVERITY: Final[dict[str, Severity]] = {
    **dict.fromkeys(ERRORS, "error"),
    **dict.fromkeys(WARNINGS, "warning"),
    **dict.fromkeys(NOTES, "note"),
}
"""By code: those of reading stand here, each check adds its own."""


# What is told of an uploaded file: its faults, what was mended in it, and what only its uploader can say.


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One fault.

    Attributes:
        code: what kind of fault, such as `row-duplicate-key`; gives the severity. A check fills in its own.
        message: what was found and what to do, in the reader's language when shown.
        row: as a spreadsheet shows it (lines above the header counted), or None for the whole file.
        column: the heading as the file writes it, or None.
        value: the cell as the file writes it, or None.
        suggestion: what would be right, where there is one answer ("KR-41").
        finding: what was found, without what to do: it stands beside the figure where the warning was confirmed.
    """

    message: Message
    code: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    suggestion: str | None = None
    finding: Message | None = None

    @property
    def severity(self) -> Severity:
        """`error` blocks, a `warning` must be confirmed with a reason, a `note` only tells."""
        return SEVERITY[self.code]


def in_words(told: Problem, *, dataset: str, headings: Collection[str] | None = None) -> Problem:
    """A problem as a clerk reads it: the title of a field that the file has no heading for, the label of a suggested code.

    `headings` are those of the file, where they are known.
    """
    titles = (value for _name, value in told.message.values if isinstance(value, FieldTitle | FieldTitles))
    title = next((title for title in titles if told.column in _names(title)), None)
    label = next((v for _name, v in told.message.values if isinstance(v, Label) and v.code == told.suggestion), None)
    missing = told.code == "header-missing" if headings is None else told.column not in headings
    named = str(FieldTitle(dataset, str(told.column))) if title and missing else told.column
    return replace(told, column=named, suggestion=str(label) if label else told.suggestion)


def _names(title: FieldTitle | FieldTitles) -> tuple[str, ...]:
    return (title.name,) if isinstance(title, FieldTitle) else title.names


@dataclass(frozen=True, kw_only=True)
class Fix:
    """A cell or heading that was read as something else than it says; shown before it is taken.

    Cells of one column that were mended in the same way are told once: `count` of them, of which `row` is the first.
    """

    message: Message
    before: str
    after: str
    row: int | None = None
    column: str | None = None
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A part of the file that is no part of its table, and why.

    Attributes:
        reason: one of `REASONS`.
        text: what stands there, or begins it.
        row: as a spreadsheet shows it; None for a whole column or sheet.
        column: the letter of the column, or None for a whole row or sheet.
        sheet: the name of another sheet, "" for the one that is read.
    """

    reason: str
    text: str
    row: int | None = None
    column: str | None = None
    sheet: str = ""

    @property
    def why(self) -> Message:
        """The reason in the reader's language."""
        return REASONS[self.reason]


REASONS: Final[dict[str, Message]] = {
    "title": message("a title above the headings"),
    "unit": message("a unit, which is taken into account"),
    "heading-above": message("a heading above others"),
    "heading-repeated": message("the headings once more"),
    "below-headings": message("a line between the headings and the rows"),
    "note": message("a line of text"),
    "sum": message("a sum, used to check its parts"),
    "column-not-needed": message("a column that is not needed"),
    "column-stored": message("a column that is filled in here"),
    "column-other-measure": message("a column that counts something else"),
    "column-other-counting": message("a column that counts people in the other way"),
    "column-period": message("a column of a part of a year, which must be added up"),
    "column-of-courses": message("a column of single courses, which must be added up"),
    "column-item": message("a column that names the measure"),
    "column-of-all": message("a column that says in every row that all are counted (계)"),
    "column-divides": message("a column that divides the figures, of which the rows of all are read"),
    "column-level": message("a column of zones, above the values of the next column"),
    "column-derived": message("a column that is worked out of others"),
    "column-of-part": message("a column of a part of the figures, the whole of which is read"),
    "row-of-part": message("a row of a part of the figures, the whole of which is read"),
    "row-derived": message("a row that is worked out of others"),
    "column-empty": message("a heading without figures"),
    "cells-beside": message("cells beside the table, without a heading"),
    "check-result": message("what an earlier check wrote"),
    "comment": message("a comment on a cell"),
    "printed": message("what is printed above or below the page"),
    "text-box": message("a text box, the title of a chart or the alternative text of a picture"),
    "prompt": message("what a cell says when it is chosen"),
    "list": message("what a cell offers to choose from"),
    "property": message("a property of the workbook, or a name that it defines"),
    "sheet-other": message("another sheet"),
    "sheet-hidden": message("a hidden sheet"),
}
"""Why the reader leaves something out: each is given where it is left out."""


def placed(told: Message, place: str) -> Message:
    """A sentence with where the words that it tells of stand, where nobody sees them in a cell; `place` is one of `REASONS`."""
    return message("{told} (Where it stands: {place}.)", told=told, place=REASONS[place]) if place else told


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the file leaves open, asked once per file; the answer comes back as `answers[name]`.

    Attributes:
        name: what the answer is called.
        message: the question.
        options: the answers that there are, by the value to give; none where any value of its kind is one.
        required: what the file raises blocks until it is answered; what it merely does not say counts as "not stated".
        row: where the file raises it, as a spreadsheet shows it, or None.
        column: the heading as the file writes it, or None.
    """

    name: str
    message: Message
    options: Mapping[str, Message] = field(default_factory=dict)
    required: bool = True
    row: int | None = None
    column: str | None = None

    def answered(self, answers: Mapping[str, str]) -> bool:
        """Whether an answer is there, and is one of those there are."""
        return self.name in answers and (not self.options or answers[self.name] in self.options)


# Numbers and addresses of persons in the text of a file: how they look, and the text without them.


DASH: Final = r"\-‐‑‒–—―−"
SIGN: Final = rf"{DASH}.·/_~∼ー"
BETWEEN: Final = rf"\s?(?:[{SIGN}]\s?)?"
# A number of an office is only told from a count by its separators.
REQUIRED: Final = rf"(?:\s|\s?[{SIGN}]\s?)"
AFTER_CODE: Final = rf"(?:{REQUIRED}|\s?\){BETWEEN})"
ALONE: Final = r"(?<![0-9])"
# The digits behind a point are a fraction, as long as nothing but digits stands in them.
WHOLE: Final = rf"{ALONE}(?<![0-9][.,])"
# Six digits of a birthday, then a digit for century and sex; the last six are often masked already. What no dash parts may be
# a count as well, so its day must be one of the calendar.
MONTH: Final = r"(?:0[1-9]|1[0-2])"
DAY: Final = r"(?:0[1-9]|[12][0-9]|3[01])"
BIRTHDAY: Final = rf"[0-9]{{2}}{MONTH}{DAY}"
TAIL: Final = r"[1-8][0-9*xX●○]{6}(?![0-9*])"
PARTED_TAIL: Final = r"[1-8][0-9*xX●○]{3}\s?[0-9*xX●○]{3}(?![0-9*])"
RESIDENT: Final = (
    rf"{ALONE}{BIRTHDAY}\s?[{DASH}~ー]\s?{PARTED_TAIL}"
    rf"|{ALONE}[0-9]{{2}}[{DASH}./]{MONTH}[{DASH}./]{DAY}\s?[{DASH}]?\s?{TAIL}"
    rf"|{WHOLE}(?P<birthday>{BIRTHDAY})\s?[./_:]?\s?(?P<century>{TAIL})"
)
MOBILE: Final = (
    rf"{ALONE}01[016-9](?:{AFTER_CODE}[0-9]{{3,4}}{BETWEEN}|{BETWEEN}[0-9]{{3,4}}{REQUIRED})[0-9]{{4}}(?![0-9])"
    rf"|{ALONE}01[016-9],[0-9]{{3,4}},[0-9]{{4}}(?![0-9,])"
    rf"|{WHOLE}01[016-9][0-9]{{7,8}}(?![0-9])"
    rf"|{ALONE}(?:0082{BETWEEN}|82{REQUIRED})\(?0?1[016-9]\)?{BETWEEN}[0-9]{{3,4}}{BETWEEN}[0-9]{{4}}(?![0-9])"
)
ABROAD: Final = rf"\+82{BETWEEN}(?:\(0\)\s?)?\(?0?[1-7][0-9]{{0,2}}\)?{BETWEEN}[0-9]{{3,4}}{BETWEEN}[0-9]{{4}}(?![0-9])"
LANDLINE: Final = rf"{ALONE}0(?:2|[3-6][0-9][0-9]?|[78]0){AFTER_CODE}[0-9]{{3,4}}{REQUIRED}[0-9]{{4}}(?![0-9])"
# The first look, at the place before a digit, is for all that begin with one: most of a row of counts costs no more than that.
NUMBER: Final = re.compile(rf"{ALONE}(?=[0-9])(?:{RESIDENT}|{MOBILE}|{LANDLINE})|{ABROAD}")
# Only the letters beside the sign: to look for whole addresses takes hours in a long cell that holds none.
ADDRESS: Final = re.compile(
    r"[\w.+-]@[\w-]{1,63}\.\w|[\w.+-]\s?[(\[{]\s?at\s?[)\]}]\s?[\w-]{1,63}\s?\.\s?\w", re.IGNORECASE
)
BRACKETED: Final = re.compile(r"[(\[{]\s?at", re.IGNORECASE)
# What makes all that follows stand the other way round on a screen.
BACKWARDS: Final = "\N{RIGHT-TO-LEFT OVERRIDE}"
# A spreadsheet that takes a number for a count drops the 0 that it begins with; alone it proves nothing.
WITHOUT_ZERO: Final = re.compile(rf"10[0-9]{{8}}|[1-9]{MONTH}{DAY}[1-8][0-9]{{6}}")
# Where a number can be at all: most of a long text is passed over letter by letter, which costs least.
DIGITS: Final = re.compile(rf"[0-9+(][0-9()\s,:+*xX●○{SIGN}]{{8,}}+")
SHORTEST: Final = len("a@b.c")


def identifies(text: str) -> bool:
    """Whether a text holds what looks like a resident number, a telephone number or an e-mail address."""
    if len(text) < SHORTEST:
        return False
    wanted = text if text.isascii() else plain(text)
    if ("@" in wanted or BRACKETED.search(wanted)) and ADDRESS.search(wanted):
        return True
    if BACKWARDS in text and next(numbers(wanted[::-1]), None) is not None:
        return True
    return next(numbers(wanted), None) is not None


def numbers(wanted: str) -> Iterator[range]:
    """Where the numbers of persons stand in a text that `codes.plain` has seen."""
    for digits in DIGITS.finditer(wanted):
        for found in NUMBER.finditer(digits[0]):
            if not found["birthday"] or _born(found["birthday"], century=found["century"][0]):
                yield range(digits.start() + found.start(), digits.start() + found.end())


def _born(birthday: str, *, century: str) -> bool:
    """Whether somebody can have been born on that day. Numbers given since October 2020 have no check digit to go by."""
    year = (2000 if century in "3478" else 1900) + int(birthday[:2])
    try:
        return date(year, int(birthday[2:4]), int(birthday[4:])).year <= today().year
    except ValueError:
        return False


def masked(text: str) -> str:
    """The text, all but its first two letters hidden: a name stands beside a number as often as not."""
    return text[:2] + re.sub(r"\w", "*", text[2:])


# What is told while a file is read.


class RefusedError(Exception):
    """The file cannot be read any further; carries the problem that says why."""

    def __init__(
        self,
        code: str,
        message: Message,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, message=message, row=row, column=column, value=value)


class AskedError(Exception):
    """The file cannot be read any further before a question is answered."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.name)
        self.question = question


@dataclass(frozen=True, kw_only=True, eq=False)
class Findings:
    """Everything found so far; the stages of reading add to it."""

    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


# How large a file may be; larger ones are refused before they are opened.


MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 100_000
LAST_ROW: Final = 1_048_576  # of a sheet; blank rows count, for the file handed back has them too
MOST_COLUMNS: Final = 256
MOST_CELLS: Final = 2_000_000  # keeps the memory of a check under 400 MB
MOST_TEXTS: Final = 65_536  # different ones, of which each is kept once
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
        self._texts: dict[str, str] = {}

    def add(self, row: Sequence[str], *, number: int) -> list[str]:
        """Count a row, which stands in the spreadsheet's row `number`; it comes back with each of its texts once in memory.

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
        if len(self._texts) < MOST_TEXTS:
            return [self._texts.setdefault(text, text) for text in row]
        return [self._texts.get(text, text) for text in row]


def too_many_rows(most: int) -> Message:
    """What to tell of a file with more rows than `most`."""
    return message("The file has more than {most} rows. Upload it in parts, for instance year by year.", most=most)


def too_many_columns() -> Message:
    """What to tell of a file that is too wide."""
    return message(
        "The table has more than {most} columns. Delete what does not belong to it and upload it again.",
        most=MOST_COLUMNS,
    )


# What of a file may be shown and kept: its texts cut short, and without the numbers and addresses of persons.


def problem(told: Problem, *, hidden: bool = False) -> Problem:
    """A problem that repeats nothing of the file that nobody should see again; nothing readable at all where `hidden`."""
    shown = replace(
        told,
        message=_message(told.message, hidden=hidden),
        column=_optional(told.column),
        value=_optional(told.value, hidden=hidden),
        suggestion=_optional(told.suggestion),
        finding=None if told.finding is None else _message(told.finding, hidden=hidden),
    )
    return told if shown == told else shown  # most are as they were, and none of these is kept twice


def fix(made: Fix, *, hidden: bool = False) -> Fix:
    """The same for what was mended."""
    return replace(
        made,
        message=_message(made.message, hidden=hidden),
        before=_text(made.before, hidden=hidden),
        after=_text(made.after, hidden=hidden),
        column=_optional(made.column),
    )


def left_out(part: LeftOut, *, hidden: bool = False) -> LeftOut:
    """The same for what is left out."""
    return replace(part, text=_text(part.text, hidden=hidden), sheet=_text(part.sheet))


def question(asked: Question) -> Question:
    """The same for what is asked; an answer keeps its name, by which it is given."""
    options = {name: _message(option) for name, option in asked.options.items()}
    return replace(asked, message=_message(asked.message), options=options, column=_optional(asked.column))


def _message(told: Message, *, hidden: bool = False) -> Message:
    values = tuple((name, _value(value, hidden=hidden)) for name, value in told.values)
    return told if values == told.values else replace(told, values=values)


def _value(value: object, *, hidden: bool) -> Any:
    """A value of a message: a text as it may be shown, a message with its own values so, since a sentence may hold another."""
    if isinstance(value, Message):
        return _message(value, hidden=hidden)
    return _text(value, hidden=hidden) if isinstance(value, str) else value


def _optional(text: str | None, *, hidden: bool = False) -> str | None:
    return None if text is None else _text(text, hidden=hidden)


def _text(text: str, *, hidden: bool = False) -> str:
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    # Of the whole: a number may stand where it is cut.
    return masked(short) if hidden or identifies(text) else short

"""Checks of single cells: what they hold, what would compute, and what tells of persons."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from unicodedata import normalize

import pandas as pd

from data import package
from data.intake import headings, upload
from data.intake.cells import STRUCK, struck_in_part
from data.intake.checks import check
from data.intake.codes import FieldTitle, plain
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values import BEFORE_CHRIST, SERIAL, is_number, is_year, month_end, parsed, serial
from data.suppression import FEWEST, MOST
from i18n import Message, message

# `cell-blank`: a cell that must hold something holds nothing.


@check("cell-blank", "error")
def cell_blank(draft: Draft) -> Iterator[Problem]:
    """Every required cell that is blank; below a filled key the value above is suggested, as merged cells mean it."""
    resource = draft.against.resource
    blanks = list(draft.faulty("cell-blank"))
    filled = {
        name: _above(draft.reading.cells[name]) for name in {*resource["schema"]["primaryKey"]} & {b[1] for b in blanks}
    }
    for position, name, text in blanks:
        offered = str(filled[name].iat[position]) if name in filled and not text else ""
        told = _cell_blank_sentence(FieldTitle(resource["name"], name), text, offered)
        yield replace(upload.at(draft, position, name, message=told), suggestion=offered or None)


def _cell_blank_sentence(title: FieldTitle, text: str, offered: str) -> Message:
    if text:
        return message(
            "“{value}” says that {field} is not known, but a row needs it. Enter it.", value=text, field=title
        )
    if offered:
        return message(
            "{field} is empty. If the cell was merged with the one above, enter {value} here too.",
            field=title,
            value=offered,
        )
    return message("{field} is empty. Enter it; for a figure that is not available, enter x.", field=title)


def _above(texts: pd.Series) -> pd.Series:
    """Each text, a blank one replaced by the last one above it."""
    return texts.where(texts != "").ffill().fillna("")


# `cell-constraint`: a value outside the limits of its field.


@check("cell-constraint", "error")
def cell_constraint(draft: Draft) -> Iterator[Problem]:
    """Every value below the minimum, above the maximum, or not of the wanted form."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    for position, name, text in draft.faulty("cell-constraint"):
        told = _cell_constraint_sentence(
            fields[name]["constraints"],
            text=text,
            value=draft.table[name].iat[position],
            title=FieldTitle(draft.against.resource["name"], name),
        )
        common = _common_year(fields[name], draft.table[name].iat[position])
        yield replace(upload.at(draft, position, name, message=told), suggestion=common)


def _common_year(field: dict[str, Any], value: Any) -> str | None:
    """The year of the common era where a year that is too large is likely one of Tangun: 4354 is 2021."""
    if not is_year(field):
        return None
    common, limits = int(value) - BEFORE_CHRIST, field["constraints"]
    return str(common) if limits.get("minimum", 1) <= common <= limits.get("maximum", 0) else None


def _cell_constraint_sentence(limits: dict[str, Any], *, text: str, value: Any, title: FieldTitle) -> Message:
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and value < low:
        if text.strip().startswith(("△", "▲")):
            return message(
                "“{value}” is read as a minus figure, but {field} is at least {limit}.",
                value=text,
                field=title,
                limit=str(low),
            )
        return message("“{value}” is too small: {field} is at least {limit}.", value=text, field=title, limit=str(low))
    if high is not None and value > high:
        return message("“{value}” is too large: {field} is at most {limit}.", value=text, field=title, limit=str(high))
    return message("“{value}” does not have the form that {field} has. Correct it.", value=text, field=title)


# `cell-dash-ambiguous`: lone dashes whose meaning nobody has told yet, nil or no figure.


@check("cell-dash-ambiguous", "warning")
def cell_dash_ambiguous(draft: Draft) -> Iterator[Problem]:
    """One warning a file, at its first dash."""
    dashes = sorted(draft.faulty("cell-dash-ambiguous"))
    if dashes:
        told = message(
            "A lone “-” stands in cells of figures ({count} in all). Say whether it means 0 or no figure.",
            count=len(dashes),
        )
        position, name, _text = dashes[0]
        yield upload.at(draft, position, name, message=told)


# `cell-error-value`: an error of the spreadsheet (#REF!, #N/A, NULL) where a value is wanted.


@check("cell-error-value", "error")
def cell_error_value(draft: Draft) -> Iterator[Problem]:
    """Every cell that shows an error instead of a value."""
    for position, name, text in draft.faulty("cell-error-value"):
        told = message(
            "“{value}” is an error of the spreadsheet. Mend the formula, or enter the value itself; for a figure that is not "
            "available, enter x.",
            value=text,
        )
        yield upload.at(draft, position, name, message=told)


# `cell-type`: text where a number, a year, a date or a yes is wanted.


PART_OF_YEAR: Final = re.compile(
    r"\s*+['’‘`]?[0-9]{4}(?:(?:0[1-9]|1[0-2])\b|\s*+(?:[-./]|년도?)?\s*+(?:[상하전후]\s*+반기|[1-4]\s*+(?:/\s*+4)?\s*+분기|[QH][1-4]|[1-4]Q|M(?:0[1-9]|1[0-2]))"
    r"|\s*+[-./년]\s*+(?:0?[1-9]|1[0-2])(?![0-9]))|\s*+[상하]반기|\s*+Q[1-4]|\s*+[1-4]\s*+분기"
    r"|\s*+(?:[0-9]{1,4}[\s.,-]*+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+[\s.,'-]*+(?:[0-9]{2}|[0-9]{4})?(?![0-9a-z])"
    r"|\s*+['’‘`]?[0-9]{2}\s*+(?:[./-]|년도?)\s*+(?:(?:0?[1-9]|1[0-2])(?:\s*+월)?(?![0-9])|[상하전후]\s*+반기|[1-4]\s*+분기)",
    re.IGNORECASE,
)
MORE_THAN_YEAR: Final = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|['’‘`][0-9]{2}(?![0-9])|^\s*[0-9]{2}\s*[^\s0-9]|[1-4]Q|[HQ][1-4]|반기|분기",
    re.IGNORECASE,
)
UNAVAILABLE: Final = re.compile(
    r"미\s*집계|집계\s*(중|전|불가|안\s*됨)|(?:자료|통계|수치)\s*(?:없음|무|미비)"
    r"|미\s*제출|미\s*상|미\s*파악|없음|알\s*수\s*없음|not available"
    r"|(?:통계|자료|수치|실적)?\s*(?:조사|확인|산출|작성|취합|집계)\s*(?:중|예정|전|안\s*됨|불가)|미\s*(?:조사|정|응답|확인|작성)|무\s*응답|추후.{0,10}|n\.?\s?a\.?|unknown|pending",
    re.IGNORECASE,
)
BELOW_A_HEADING: Final = re.compile(r"목표|계획|실적|달성률|달성율")
NOT_APPLICABLE: Final = re.compile(r"해당\s*(?:없음|무|사항\s*없음|안\s*됨)|비\s*해당|not applicable", re.IGNORECASE)
WITHHELD: Final = re.compile(
    r"[비미]\s*공개|비\s*밀|통계\s*비밀|공개\s*불가|보호|suppressed|confidential|(?:약\s?)?[0-9]\s*(?:[명인]\s*)?(?:미만|이하)|[<≤＜]\s*[0-9]\s*[명인]?|\*{1,5}",
    re.IGNORECASE,
)


@check("cell-type", "error")
def cell_type(draft: Draft) -> Iterator[Problem]:
    """Every cell whose text is no value of its kind."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    for position, name, text in draft.faulty("cell-type"):
        told = _cell_type_sentence(fields[name], text, adds_up=bool(package.trainees(draft.against.resource)))
        ends = month_end(text) if fields[name]["type"] == "date" else None
        yield replace(upload.at(draft, position, name, message=told), suggestion=str(ends) if ends else None)


def _cell_type_sentence(field: dict[str, Any], text: str, *, adds_up: bool) -> Message:
    if STRUCK in text:
        return struck_in_part(text)
    if is_year(field):
        return _no_year(text, adds_up=adds_up)
    if is_number(field):
        return _no_number(text, whole=field["type"] == "integer")
    if field["type"] == "date":
        return message("“{value}” is no date. Enter it in the form 2021-12-31.", value=text)
    return message("“{value}” is neither yes nor no. Enter true or false.", value=text)


def _no_year(text: str, *, adds_up: bool) -> Message:
    """What is told of a text that is no year; who is trained in its parts adds up, who lives there does not."""
    if SERIAL.fullmatch(plain(text)) and (day := parsed(plain(text))):
        return message(
            "“{value}” is the number by which Excel keeps the day {day}. Where the figures are those of the whole of that year, "
            "enter {year}.",
            value=text,
            day=str(day),
            year=str(day.year),
        )
    if PART_OF_YEAR.match(text) and not adds_up:
        return message(
            "“{value}” is a part of a year. Enter the year, with the figures of the whole of it or of its end.",
            value=text,
        )
    if PART_OF_YEAR.match(text):
        return message("“{value}” is a part of a year. Add the figures up by year, and enter the year.", value=text)
    if MORE_THAN_YEAR.search(text):
        return message(
            "“{value}” says more than a year. Enter the year in four digits where the figures are those of the whole year and of "
            "what took place; others cannot be uploaded as those of a year.",
            value=text,
        )
    return message("“{value}” is no year. Enter four digits, such as 2021.", value=text)


def _no_number(text: str, *, whole: bool) -> Message:
    bracketed = headings.ENCLOSED.fullmatch(text.strip())
    word = bracketed[1].strip() if bracketed else text.strip()
    before, inside = headings.without_unit(word)  # 0(미집계), 비공개(5인 미만)
    if any(marked.fullmatch(inside.strip()) for marked in (UNAVAILABLE, WITHHELD)):
        word = before.strip() if WITHHELD.fullmatch(before.strip()) else inside.strip()
    if BELOW_A_HEADING.fullmatch(word):
        return message(
            "“{value}” stands below a heading: the table has targets beside what took place. "
            "Keep only the column of what took place (실적), with one heading.",
            value=text,
        )
    if UNAVAILABLE.fullmatch(word):
        return message(
            "“{value}” is no number. Where the figure is not available, enter x; 0 would say nobody.", value=text
        )
    if NOT_APPLICABLE.fullmatch(word):
        return message("“{value}” is no number. Where there is nothing to count, enter z (not applicable).", value=text)
    if WITHHELD.fullmatch(word):
        return message("“{value}” is no number. Where the figure is not published, enter c (suppressed).", value=text)
    if whole:
        return message("“{value}” is no whole number. Enter it in digits, such as 1234.", value=text)
    return message("“{value}” is no number. Enter it in digits, such as 68.5.", value=text)


# `cell-year-as-date`: a year that the spreadsheet shows as a date, 2021 as 1905-07-13.


@check("cell-year-as-date", "error")
def cell_year_as_date(draft: Draft) -> Iterator[Problem]:
    """Every year that was formatted as a date, with the year that it must have been."""
    for position, name, text in draft.faulty("cell-year-as-date"):
        year = str(serial(text))
        told = message(
            "“{value}” is the year {year} formatted as a date. Format the cells as General, and enter {year}.",
            value=text,
            year=year,
        )
        yield replace(upload.at(draft, position, name, message=told), suggestion=year)


# `safety-formula`: a text that a spreadsheet would compute when the file is opened again.


DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
# A dash alone is a mark for nothing, a signed number is a number; neither is computed.
HARMLESS: Final = re.compile(r"\s*+(?:[-+]?(?:[\d,]*+\.\d++|[\d,]*\d)\s*+%?|-*+)\s*+")

TOLD: Final = message("A spreadsheet takes this text for a formula: delete the sign at its beginning.")


@check("safety-formula", "error")
def safety_formula(draft: Draft) -> Iterator[Problem]:
    """One problem a heading or cell that begins like a formula, and is neither a number nor a mark for missing."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if _formula(heading):
            yield Problem(message=TOLD, column=heading, value=heading)
    for name in reading.cells:
        for position in upload.positions(_computed(draft, str(name))):
            yield upload.at(draft, position, str(name), message=TOLD)


def _computed(draft: Draft, name: str) -> "pd.Series[bool]":
    texts = draft.reading.cells[name]
    computed = texts.isin([text for text in texts.unique() if _formula(text)])
    if name not in draft.table or draft.table[name].dtype == "str":
        return computed
    return computed & draft.table[name].isna()


def _formula(text: str) -> bool:
    # Full-width signs count as signs: Korean and Japanese spreadsheets compute them too.
    return normalize("NFKC", text[:1]).startswith(DANGEROUS) and not HARMLESS.fullmatch(normalize("NFKC", text))


# `privacy-identifier`: a heading of numbers, addresses or names of persons.


HEADING: Final = re.compile(
    r"주민\s*+(?:등록)?\s*+번호|생년월일|성\s*+명|휴대|전화|연락처|이메일|전자우편|e-?mail|phone|birth"
    r"|resident\s*+(?:registration)?\s*+n",
    re.IGNORECASE,
)


@check("privacy-identifier", "error")
def privacy_identifier(draft: Draft) -> Iterator[Problem]:
    """One problem a heading. Cells are searched where the file is read, those that are left out too."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if HEADING.search(heading):
            told = message("“{heading}” tells of persons: upload numbers of people only.", heading=heading)
            yield Problem(message=told, column=heading)


# `privacy-small-cell`: so few people that someone may be recognised.


FEW: Final = message(
    "{fewest} to {most} people may be recognised: pages and public downloads say suppressed in place of the number. "
    "Confirm that it is right, or write c (suppressed).",
    fewest=FEWEST,
    most=MOST,
)


@check("privacy-small-cell", "warning")
def privacy_small_cell(draft: Draft) -> Iterator[Problem]:
    """One problem a cell that counts one to four people."""
    for name in package.people(draft.against.resource):
        if name in draft.table:
            for position in upload.positions(draft.table[name].between(FEWEST, MOST)):
                yield upload.at(draft, position, name, message=FEW)

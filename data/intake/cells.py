"""A cell of a workbook as the text that a CSV would hold: number formats, dates, letters that are raised or struck out."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, partial
from math import inf
from typing import Final

from i18n import Message, message

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
        partly: by style, the number format of those that show some of year, month and day, and not all of them.
        struck: the styles that strike a cell out, as the XML writes them.
        struck_strings: the numbers of texts of which all letters are struck out.
        unseen: the styles whose letters nobody sees, white on white or of a point or two, as the XML writes them.
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
    partly: Mapping[str, str] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    struck_strings: frozenset[int] = frozenset()
    unseen: frozenset[str] = frozenset()

    def is_struck(self, written: str, *, kind: str) -> bool:
        """Whether a cell shows one of the texts of which all letters are struck out."""
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
            return self._date(float(raw), style=style)
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

    def _date(self, serial: float, *, style: str) -> str:
        """An ISO date, or the year where the cell shows no more; what else the cell shows of a date stands behind it.

        A year in a cell formatted as a date comes out as 1905-07-13: the check of values knows it.
        """
        from openpyxl.utils.datetime import from_excel

        try:
            found = from_excel(serial, self.epoch)
        except (OverflowError, ValueError):
            return "#VALUE!"  # as Excel shows a number that is no date
        if isinstance(found, date) and found.year != SHOWN_BY_MISTAKE:
            if int(style) in self.years:
                return f"{found.year}년"
            if style in self.partly:
                return f"{found:%Y-%m-%d} ({_shown_of(found, self.partly[style])})"
        if isinstance(found, datetime):
            return found.date().isoformat() if found.time() == time() else found.isoformat(sep=" ", timespec="seconds")
        return found.isoformat() if isinstance(found, date | time) else str(found)


OF_A_DATE: Final = re.compile(r"y+|m+|d+", re.IGNORECASE)
CLOCK: Final = re.compile(r"[hs]|am/pm", re.IGNORECASE)


def partial_date(code: str) -> str:
    """A number format that shows some of year, month and day, and not all of them, without what it never shows; else ""."""
    plain = ASIDE.sub("", _sections(code)[0])
    shown = {found[0][0].casefold() for found in OF_A_DATE.finditer(LITERAL.sub("", plain))}
    return plain if 0 < len(shown) < len("ymd") and not CLOCK.search(LITERAL.sub("", plain)) else ""


def _shown_of(day: date, code: str) -> str:
    """A day as a number format shows it."""
    parts = {"y": f"{day:%Y}", "m": f"{day:%m}", "d": f"{day:%d}"}
    return OF_A_DATE.sub(lambda found: parts[found[0][0].casefold()], LITERAL.sub(r"\1\2", code)).strip("@; ")


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
        others: what numbers of any size are written with, where only 0 has words of its own.
    """

    sections: tuple[tuple[Callable[[float], bool], Affix | None], ...]
    others: Affix | None = None
    before: str = "?"
    shows_number: bool = True

    def around(self, raw: str) -> str:
        """The number as its cell shows it."""
        shape = next((shape for holds, shape in self.sections if holds(float(raw))), None)
        return shape.around(raw) if shape else _number(raw)

    def beside(self, text: str) -> str:
        """A text is of no size: it is shown as it stands, or as most numbers are."""
        return self.others.beside(text) if self.others else text


def affix(code: str) -> Affix | Chosen | None:
    """What a number format adds to a number that is not less than 0; None where it adds nothing that says anything."""
    sections = _sections(GENERAL.sub("0", code)) if code else []
    conditions = [CONDITION.search(LITERAL.sub("", section)) for section in sections]
    if not any(conditions):
        return _unless_zero(sections) if sections else None
    tests = [
        partial(_holds, found[1], float(found[2])) if found else partial(_holds, "<>", inf) for found in conditions
    ]
    return Chosen(sections=tuple(zip(tests, map(_added, sections), strict=True)))


ZERO: Final = 2  # the third section of a number format
WORDS: Final = re.compile(r"[^\W\d_]|…|\.\.")


def _unless_zero(sections: list[str]) -> Affix | Chosen | None:
    """What is added to a number, and what stands in the place of 0: 미집계 in #,##0;-#,##0;"미집계". A dash there means 0."""
    added = _added(sections[0])
    zero = _added(sections[ZERO]) if len(sections) > ZERO else None
    if not zero or zero.shows_number or not WORDS.search(zero.before):
        return added
    return Chosen(sections=((partial(_holds, "=", 0.0), zero), (partial(_holds, "<>", 0.0), added)), others=added)


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


# What a sheet shows only where a condition holds: nobody computes it here, so what it would change is asked about.


@dataclass(frozen=True, kw_only=True)
class Conditional:
    """How some cells look where a condition of the sheet holds.

    Attributes:
        place: the cells, as the sheet names them: D2:D99 F2.
        said: what stands beside a number then (천명); "" for nothing that changes it.
        struck: they are struck out.
        unseen: nothing of them is seen.
    """

    place: str
    said: str = ""
    struck: bool = False
    unseen: bool = False


def conditional(place: str, code: str, *, struck: bool, unseen: bool) -> Conditional | None:
    """The look of a condition by its number format (""); None for one that says nothing, as a colour does."""
    added = affix(code)
    shapes = (
        [shape for _holds, shape in added.sections if shape] if isinstance(added, Chosen) else [added] if added else []
    )
    said = next((shape.before + shape.after for shape in shapes if shape.shows_number and shape.power >= 0), "")
    words = next((shape.before for shape in shapes if not shape.shows_number), "")
    hidden = unseen or (not words and any(not shape.shows_number for shape in shapes))
    found = Conditional(place=place, said=(said or words).strip(), struck=struck, unseen=hidden)
    return found if found.said or found.struck or found.unseen else None


# Texts of which parts look different. A small raised number behind a figure is that of a footnote: read like the others it
# would be one more digit.


RAISED: Final = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
TRUE: Final = ("1", "true")
APART: Final = ("superscript", "subscript")


STRUCK: Final = "\u0336"
"""Stands behind letters that are struck out where others of their cell are not: a 4 before 43000 is no digit of it."""


def struck_in_part(text: str) -> Message:
    """What to tell of a cell of which some letters are struck out, and others not."""
    return message(
        "A part of “{value}” is struck out in the sheet. Delete that part, so that only what holds stands there.",
        value=text,
    )


class Run:
    """How the letters of a part of a text look."""

    def __init__(self) -> None:
        """As the others of the cell."""
        self._struck = self._small = False
        self._looks: set[bool] = set()  # whether letters of the text are struck out: some, all, none

    def look(self, tag: str, attributes: dict[str, str]) -> None:
        """What an element says of it; each part and each text begin anew."""
        if tag in ("r", "si", "c"):
            self._struck = self._small = False
            self._looks = self._looks if tag == "r" else set()
        elif tag == "strike":
            self._struck = attributes.get("val", TRUE[0]) in TRUE
        elif tag == "vertAlign":
            self._small = attributes.get("val") in APART

    def shown(self, text: str) -> str:
        """Its letters, small ones by the signs that Unicode has for them, those that are struck out with theirs behind them."""
        if text.strip():
            self._looks.add(self._struck)
        letters = text.translate(RAISED) if self._small else text
        return f"{letters}{STRUCK}" if self._struck and text.strip() else letters

    def whole(self, text: str) -> tuple[str, bool]:
        """The text that its parts make, and whether all of it is struck out: what then needs no sign of its own."""
        struck = self._looks == {True}
        return (text.replace(STRUCK, "") if struck else text), struck

"""A cell of a workbook as the text that a CSV would hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

ASIDE: Final = re.compile(r"\[[^\]]*\]|_.|\*.")
"""What a number format says and never shows: conditions, colours, widths, fillings."""
LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
DIGIT: Final = re.compile(r"[0#?]")
GROUPED: Final = re.compile(r"[0#?][^0#?,.]+[0#?]")


@dataclass(frozen=True, kw_only=True, eq=False)
class CellText:
    """What the cells of a workbook refer to: its texts, the formats of its styles, those that show dates, its first day."""

    strings: Sequence[object]
    formats: Sequence[str]
    dates: frozenset[int]
    epoch: datetime

    def of(self, raw: str, *, kind: str, style: str) -> str:
        """The text of a cell by its type in the XML; "" where it shows nothing.

        Raises:
            ValueError, IndexError: the workbook is damaged.
        """
        if kind == "s":
            return _shown(str(self.strings[int(raw)]))
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind != "n":
            return _shown(raw)
        if style and int(style) in self.dates:
            return self._date(float(raw))
        return raw if raw.isdecimal() else _number(raw)

    def shown(self, text: str, *, kind: str, style: str) -> list[str]:
        """A whole number as its cell shows it, where that puts signs between digits: 1012345678 can read 010-1234-5678."""
        if kind != "n" or not style or not text.isdecimal() or int(style) in self.dates:
            return []
        sections = [LITERAL.sub(r"\1\2", ASIDE.sub("", section)) for section in self.formats[int(style)].split(";")]
        return [_filled(section, text) for section in sections if GROUPED.search(section)]

    def _date(self, serial: float) -> str:
        """An ISO date. A year in a cell formatted as a date comes out as 1905-07-13: the check of values knows it."""
        from openpyxl.utils.datetime import from_excel

        try:
            found = from_excel(serial, self.epoch)
        except (OverflowError, ValueError):
            return "#VALUE!"  # as Excel shows a number that is no date
        if isinstance(found, datetime):
            return found.date().isoformat() if found.time() == time() else found.isoformat(sep=" ", timespec="seconds")
        return found.isoformat() if isinstance(found, date | time) else str(found)


def _shown(text: str) -> str:
    return "" if text.isspace() else text


def _number(raw: str) -> str:
    """Without an exponent, and without the digits that only binary arithmetic adds."""
    return format(Decimal(repr(round(float(raw), 12))), "f").removesuffix(".0")


def _filled(section: str, digits: str) -> str:
    """The digits in the places of a section of a number format, from the right; the first place takes what is left over."""
    places = len(DIGIT.findall(section))
    given = iter([digits[: max(len(digits) - places + 1, 0)], *digits.rjust(places, "0")[1 - places :]])
    return DIGIT.sub(lambda _place: next(given) or "0", section)

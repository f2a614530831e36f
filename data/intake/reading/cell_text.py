"""A cell of a workbook as the text that a CSV would hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, kw_only=True, eq=False)
class CellText:
    """What the cells of a workbook refer to: its texts, the styles that show a number as a date, and its first day."""

    strings: Sequence[object]
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

"""Years as clerks write them: 2021년, '21, 2021년도, 2021.12.31., and a year that Excel took for a date."""

import re
from datetime import date
from typing import Final

from data.intake.values import finality, marks
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import plain
from data.intake.values.dates import parsed
from data.intake.values.numbers import MARKED
from i18n import message

BARE: Final = re.compile(r"[0-9]{4}")
WRITTEN: Final = re.compile(
    r"(?:FY)?\s*+(?P<year>[0-9]{4})(?:\.0+)?\s*+(?:년도?|年度?)?\s*+(?:말|기준)?\.?", re.IGNORECASE
)
SHORT: Final = re.compile(r"(?:['’‘`](?P<marked>[0-9]{2})\s*(?:년도?)?|(?P<named>[0-9]{2})\s*년도?)\.?")
# The last month stands for its year; another one would make the figures of a month those of a year.
DECEMBER: Final = re.compile(r"(?P<year>[0-9]{4})\s*+[-./년]\s*+12\s*+[.월]?\s*+(?:말|기준)?")
LAST_MONTH: Final = 12
DAY_ZERO: Final = date(1899, 12, 30)  # Excel's day 0: the number 2021 shown as a date is 1905-07-13
SHOWN_AS_DATE: Final = 1905


def year(text: str) -> Cell:
    """A year, from a year or a date."""
    if BARE.fullmatch(text):
        return Cell(value=int(text))
    if marks.is_dash(text):
        return Cell(missing="not_available")
    return marks.missing(text) or _written(text)


def serial(text: str) -> int | None:
    """The year that Excel shows as this date of 1905; None for any other text."""
    day = parsed(plain(text))
    return (day - DAY_ZERO).days if day and day.year == SHOWN_AS_DATE else None


def _written(text: str) -> Cell:
    if serial(text):
        return unreadable("cell-year-as-date")
    figure, final = finality.split(plain(text))
    found = WRITTEN.fullmatch(figure.lstrip("'’‘`")) or DECEMBER.fullmatch(figure)
    short = SHORT.fullmatch(figure)
    day = parsed(figure)
    if short:
        value = 2000 + int(short["marked"] or short["named"])
    elif found or (day and day.month == LAST_MONTH):
        value = int(found["year"]) if found else day.year  # type: ignore[union-attr]
    else:
        return unreadable("cell-type")
    fix = MARKED[final] if final else message("Read as the year {year}.", year=str(value))
    return Cell(value=value, fix=fix, finality=final)

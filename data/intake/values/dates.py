"""Dates as clerks write them: 2021-12-31, 2021. 12. 31., 2021년 12월 31일, 20211231."""

import re
from datetime import date
from typing import Final

from data.intake.values import marks
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import plain
from i18n import message

ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WRITTEN: Final = re.compile(
    r"['’‘`]?(?P<year>[0-9]{4})\s*+[-./년]\s*+(?P<month>[0-9]{1,2})\s*+[-./월]\s*+(?P<day>[0-9]{1,2})(?:\s*+[.일])?"
    r"(?:\s*+기준)?(?:\s*+\([월화수목금토일]\))?(?:[ T]++00:00(?::00)?)?"
)
TOGETHER: Final = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")


def day(text: str) -> Cell:
    """A date, in ISO form as bundled data hold it."""
    gap = Cell(missing="not_available") if marks.is_dash(text) else marks.missing(text)
    if gap:
        return gap
    found = parsed(plain(text))
    if not found:
        return unreadable("cell-type")
    value = found.isoformat()
    return Cell(value=value, fix=None if ISO.fullmatch(text) else message("Read as the date {day}.", day=value))


def parsed(text: str) -> date | None:
    """The date that a text names; None when it names none."""
    found = WRITTEN.fullmatch(text) or TOGETHER.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None

"""Days and moments of one zone, that of Korea unless another is set, on pages, in files and on the command line."""

import os
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date

from i18n.language import current, locale
from i18n.messages import _

VARIABLE: Final = "DASHBOARD_TIME_ZONE"
SEOUL: Final = "Asia/Seoul"
# Since 1988 Korea has had this offset without summer time: no time-zone database is needed.
KOREA: Final = timezone(timedelta(hours=9), "KST")


class TimeZoneError(ValueError):
    """The setting names no time zone that is known here."""


def zone() -> tzinfo:
    """The zone of all days and moments that are shown: `DASHBOARD_TIME_ZONE`, Asia/Seoul unless that is set.

    Raises:
        TimeZoneError: it names none.
    """
    return _zone(zone_name())


def zone_name() -> str:
    """The same by its name, as `Asia/Seoul`."""
    return os.environ.get(VARIABLE, "").strip() or SEOUL


@cache
def _zone(name: str) -> tzinfo:
    if name == SEOUL:
        return KOREA
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        told = _("{variable} names no time zone: {name}. Name one such as {example}.", **_named(name))
        raise TimeZoneError(told) from None


def _named(name: str) -> dict[str, str]:
    return {"variable": VARIABLE, "name": name, "example": SEOUL}


def in_zone(at: datetime) -> datetime:
    """A moment as clocks of the zone show it."""
    return at.astimezone(zone())


def today() -> date:
    """The day in the zone, wherever reader and server are."""
    return datetime.now(zone()).date()


def day_of(at: datetime) -> str:
    """The day of a moment in words: 2027년 5월 12일, May 12, 2027."""
    return str(format_date(in_zone(at).date(), format="long", locale=locale(current())))


def minute_of(at: datetime) -> str:
    """A moment to the minute: 2027-05-12 09:30."""
    return in_zone(at).strftime("%Y-%m-%d %H:%M")


def zone_of(at: datetime) -> str:
    """What the zone is called at a moment: KST, CEST."""
    return str(in_zone(at).tzname())


def second_of(at: datetime) -> str:
    """A moment to the second, the zone named: 2027-05-12 09:30:00 Korea time (KST, UTC+9)."""
    time = in_zone(at).strftime("%Y-%m-%d %H:%M:%S")
    if zone() is KOREA:
        return _("{time} Korea time (KST, UTC+9)", time=time)
    return f"{time} ({zone_of(at)}, UTC{in_zone(at).isoformat()[-6:]})"

"""Days and moments of one zone, that of Korea, on pages, in files and on the command line."""

from datetime import date, datetime, timedelta, timezone
from typing import Final

from babel.dates import format_date

from i18n.language import current, locale

# Since 1988 Korea has had this offset without summer time: no time-zone database is needed.
KOREA: Final = timezone(timedelta(hours=9), "KST")


def today() -> date:
    """The day in Korea, wherever reader and server are."""
    return datetime.now(KOREA).date()


def day_of(at: datetime) -> str:
    """The day in Korea of a moment in words: 2027년 5월 12일, May 12, 2027."""
    return str(format_date(at.astimezone(KOREA).date(), format="long", locale=locale(current())))


def minute_of(at: datetime) -> str:
    """A moment to the minute as clocks in Korea show it: 2027-05-12 09:30."""
    return at.astimezone(KOREA).strftime("%Y-%m-%d %H:%M")

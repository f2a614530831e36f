"""What stands beside the pictures of trainees: who they are, where the series breaks, what swings this large mean."""

from i18n import _
from indicators.indicator import Indicator

BASE = 100


def who_trains(share: Indicator, index: Indicator, years: list[int]) -> tuple[str, ...]:
    """The share of job seekers and how their number moved, the break of 2020, and what is probably counted.

    Args:
        share: `job_seeker_share_pct`.
        index: `trainees_index`, the first of the years = 100.
        years: all years of the table, ascending.
    """
    first, last = years[0], years[-1]
    return (
        _(
            "**Job seekers** were {then} % of all trainees in {first} and {now} % in {last}. {moved}",
            then=share.value(year=first),
            now=share.value(year=last),
            first=first,
            last=last,
            moved=_moved(index.value(year=last, category="job_seeker"), first=first),
        ),
        series_break(),
        _(
            "**Swings this large** would fit a count of enrolments rather than of people; "
            "the source does not say which it is."
        ),
    )


def series_break() -> str:
    """Why 2020 and later must be read with care against 2019."""
    return _(
        "**From 2020 the series breaks**: one learning card replaced two, so part of the shift may be classification."
    )


def _moved(index: float, *, first: int) -> str:
    if index > BASE:
        return _("Their number grew {times}-fold.", times=index / BASE)
    if index < BASE:
        return _("Their number fell to {percent} % of that of {first}.", percent=index, first=first)
    return _("Their number is that of {first}.", first=first)

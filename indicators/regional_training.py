"""Trainees as the regional offices have reported them: the only figures of a province that are no estimate."""

from i18n import message
from indicators.areas import PROVINCES
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Refusal, Row, tidy
from indicators.uploads import reported_totals

CAVEATS = ("I-06", "I-07", "I-27")


def regional_trainees(*, regional_training: Dataset, year: int = 2021) -> Indicator:
    """Job seekers and employees together by province, for the provinces that have reported both for the year.

    Each province that has not is refused. Provinces may count in different ways: compare and add up only what shares
    one basis.

    Args:
        regional_training: `year`, `province`, `category`, `trainees` (headcount or enrolments, as the office says).
        year: the year asked for.
    """
    of_year = regional_training.where(year=year)
    totals = {province: count for (province, _), count in reported_totals(of_year).items()}
    rows: list[Row] = [
        (code, year, None, totals[code], "exact", derived(of_year.status)) for code in PROVINCES if code in totals
    ]
    missing = message("This province has not reported {year} yet.", year=year)
    return Indicator(
        id="regional_trainees",
        unit="trainees",
        table=tidy(rows),
        sources=of_year.sources,
        caveats=CAVEATS,
        refusals=tuple(Refusal(reason=missing, area=code, year=year) for code in PROVINCES if code not in totals),
    )

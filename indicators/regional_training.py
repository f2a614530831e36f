"""Trainees as the regional offices have reported them: the only figures of a province that are no estimate."""

from i18n import message
from indicators.areas import KOREA, PROVINCES
from indicators.dataset import Dataset, derived, row_flags
from indicators.indicator import Indicator, Refusal, Row, tidy
from indicators.uploads import NO_SUM, not_reported, one_way_of_counting, reported_totals

CAVEATS = ("I-06", "I-07", "I-25", "I-27")
TWO_WAYS = message(
    "This province counts its two categories on different bases or in different ways, so they are not added up."
)


def regional_trainees(*, regional_training: Dataset, year: int = 2021) -> Indicator:
    """Job seekers and employees together by province, for the provinces that have reported both for the year.

    Each province that has not is refused, and so is one that counts the two in different ways. Provinces may differ
    from one another: then their sum and rank are refused (for KR).

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis` and `counting` as the office says.
        year: the year asked for.
    """
    of_year = regional_training.where(year=year)
    totals = {province: count for (province, _), count in reported_totals(of_year).items()}
    two_ways = {code for code in totals if not one_way_of_counting(of_year.where(province=code))}
    rows: list[Row] = [
        (code, year, None, totals[code], "exact", derived(of_year.status), of_year.where(province=code).flags)
        for code in PROVINCES
        if code in totals and code not in two_ways
    ]
    refusals = [*not_reported(set(totals), year), *_refused(two_ways, year)]
    if not one_way_of_counting(of_year.where(province=tuple(totals))):
        refusals.append(Refusal(reason=NO_SUM, area=KOREA, year=year))
    return Indicator(
        id="regional_trainees",
        unit="trainees",
        table=tidy(rows),
        sources=of_year.sources,
        caveats=CAVEATS,
        refusals=tuple(refusals),
    )


def regional_trainees_by_category(*, regional_training: Dataset, year: int = 2021) -> Indicator:
    """Job seekers and employees of each province that has reported both for the year, as its office published them.

    Each province that has not is refused: half a province is not shown.
    """
    of_year = regional_training.where(year=year)
    complete = {province for province, _ in reported_totals(of_year)}
    rows: list[Row] = [
        (row.province, year, row.category, float(row.trainees), "exact", row.status, row_flags(row))
        for row in of_year.where(province=complete).rows
    ]
    return Indicator(
        id="regional_trainees_by_category",
        unit="trainees",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=of_year.sources,
        caveats=CAVEATS,
        refusals=not_reported(complete, year),
    )


def _refused(provinces: set[str], year: int) -> list[Refusal]:
    return [Refusal(reason=TWO_WAYS, area=code, year=year) for code in PROVINCES if code in provinces]

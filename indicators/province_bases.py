"""What is known of every province: residents, SME firms, and firms per resident."""

import pandas as pd

from i18n import message
from indicators.areas import KOREA, PROVINCES
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.uploads import NO_SUM, one_way_of_counting, reported_totals

FIRMS_YEAR = message("The year 2021 is inferred: the printed provinces add up to the 2021 total.")


def residents_by_province(*, population: Dataset, year: int = 2021) -> Indicator:
    """Registered residents of each province on 31 December, as published.

    Raises:
        IndicatorError: no figures for the year.
    """
    chosen = population.where(year=year)
    if chosen.table.empty:
        raise IndicatorError(f"population: no residents for {year}")
    rows: list[Row] = [(row.province, year, None, float(row.residents), "exact", row.status) for row in chosen.rows]
    return Indicator(
        id="residents_by_province", unit="residents", table=tidy(rows), sources=chosen.sources, caveats=("I-06", "I-25")
    )


def sme_firms_by_province(*, sme_firms: Dataset) -> Indicator:
    """SME firms of each province, printed in units of 10,000 with one decimal (so rounded to 1,000)."""
    rows: list[Row] = [
        (row.province, int(row.year), None, float(row.firms), row.bound, row.status) for row in sme_firms.rows
    ]
    return Indicator(
        id="sme_firms_by_province",
        unit="firms",
        table=tidy(rows),
        sources=sme_firms.sources,
        caveats=("I-06",),
        assumptions={"year": FIRMS_YEAR},
    )


def smes_per_1000_residents(*, sme_firms: Dataset, population: Dataset) -> Indicator:
    """SME firms over residents at the end of 2021, per 1,000, by province. A province without residents is left out."""
    residents = population.where(year=2021)
    people = residents.by("province", "residents")
    rows: list[Row] = [
        (row.province, 2021, None, row.firms / people[row.province] * 1000, row.bound, derived(row.status))
        for row in sme_firms.rows
        if people.get(row.province)
    ]
    return Indicator(
        id="smes_per_1000_residents",
        unit="per_1000_residents",
        table=tidy(rows),
        sources=sources_of(sme_firms.sources, residents.sources),
        caveats=("I-06",),
        assumptions={"year": FIRMS_YEAR},
    )


def province_hhi(*, population: Dataset, sme_firms: Dataset, regional_training: Dataset, year: int = 2021) -> Indicator:
    """Herfindahl-Hirschman index over the 17 provinces: the sum of squared shares, 1/17 (even) to 1 (all in one).

    Of trainees only when all 17 provinces have reported the year on one basis; refused until then.

    Source:
        Hirschman (1964), The Paternity of an Index. American Economic Review 54(5).
    """
    residents, firms = population.where(year=2021), sme_firms
    rows: list[Row] = [
        (KOREA, 2021, "residents", _hhi(residents.table["residents"]), "exact", "computed"),
        (KOREA, 2021, "sme_firms", _hhi(firms.table["firms"]), "about", "computed"),
    ]
    of_year = regional_training.where(year=year)
    reported = {code: count for (code, _), count in reported_totals(of_year).items()}
    refusals: tuple[Refusal, ...] = ()
    if not one_way_of_counting(of_year):
        refusals = (Refusal(reason=NO_SUM, year=year, category="trainees"),)
    elif set(reported) == set(PROVINCES):
        rows.append((KOREA, year, "trainees", _hhi(pd.Series(reported)), "exact", "computed", of_year.flags))
    else:
        reason = message(
            "Only {count} of 17 provinces have reported {year} on one basis.", count=len(reported), year=year
        )
        refusals = (Refusal(reason=reason, year=year, category="trainees"),)
    return Indicator(
        id="province_hhi",
        unit="index_0_1",
        table=tidy(rows),
        category_kind="base",
        sources=sources_of(residents.sources, firms.sources, of_year.sources),
        caveats=("I-06",),
        refusals=refusals,
    )


def _hhi(counts: "pd.Series[float]") -> float:
    shares = counts.astype("float64") / counts.sum()
    return float((shares**2).sum())

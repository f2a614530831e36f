"""What is known of every province: residents, SME firms, and firms per resident."""

from collections.abc import Iterable, Mapping

import pandas as pd

from i18n import message
from indicators.areas import KOREA, PROVINCES
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.uploads import NO_SUM, one_way_of_counting, reported_totals

RANK_ENDS = ("best", "worst")
ROUNDED_TO = 1_000  # firms: the source prints units of 10,000 with one decimal
FIRMS_ROUNDED = message(
    "Firms are rounded to 1,000 in the source: where that leaves the order of provinces open, both ends of the rank "
    "are given."
)
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


def sme_firms_rank(*, sme_firms: Dataset) -> Indicator:
    """Best and worst rank that each province can have by SME firms, 1 the most; equal where the rounding decides it."""
    values = {row.province: float(row.firms) for row in sme_firms.rows}
    return _ranked("sme_firms_rank", values, _rounding(sme_firms), sme_firms, sme_firms.sources)


def smes_per_1000_residents_rank(*, sme_firms: Dataset, population: Dataset) -> Indicator:
    """The same by SME firms over residents at the end of 2021. A province without residents is left out."""
    density = smes_per_1000_residents(sme_firms=sme_firms, population=population)
    people = population.where(year=2021).by("province", "residents")
    values = {str(code): density.value(area=str(code)) for code in density.table["area"]}
    rounding = {code: half / people[code] * 1000 for code, half in _rounding(sme_firms).items() if code in values}
    return _ranked("smes_per_1000_residents_rank", values, rounding, sme_firms, density.sources)


def rank_ends(values: Mapping[str, float], rounding: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Best and worst rank of each, 1 the highest, if each true value lies within its rounding of the printed one.

    Another stands above for certain where even its lowest value reaches our highest; it may stand above where its
    highest exceeds our lowest. Exact values that are equal share the better rank.

    Args:
        values: as printed or computed, by code.
        rounding: half of the unit that each is rounded to, by code; 0 for an exact one.
    """
    low = {code: value - rounding[code] for code, value in values.items()}
    high = {code: value + rounding[code] for code, value in values.items()}
    above = {
        code: [other for other in values if values[other] > values[code] and low[other] >= high[code]]
        for code in values
    }
    maybe = {code: [other for other in values if other != code and high[other] > low[code]] for code in values}
    return {code: (1 + len(above[code]), 1 + len(maybe[code])) for code in values}


def _rounding(sme_firms: Dataset) -> dict[str, float]:
    return {row.province: ROUNDED_TO / 2 if row.bound == "about" else 0.0 for row in sme_firms.rows}


def _ranked(
    name: str,
    values: Mapping[str, float],
    rounding: Mapping[str, float],
    sme_firms: Dataset,
    sources: Iterable[str],
) -> Indicator:
    status = derived(sme_firms.status)
    rows: list[Row] = [
        (code, 2021, end, float(rank), "exact", status)
        for code, ends in rank_ends(values, rounding).items()
        for end, rank in zip(RANK_ENDS, ends, strict=True)
    ]
    return Indicator(
        id=name,
        unit="rank",
        table=tidy(rows),
        category_kind="rank_end",
        sources=tuple(sources),
        caveats=("I-06",),
        assumptions={"year": FIRMS_YEAR} | ({"rounding": FIRMS_ROUNDED} if any(rounding.values()) else {}),
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

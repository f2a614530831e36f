"""What the regional offices have reported: a province counts once both categories of a year are in."""

from i18n import message
from indicators.areas import KOREA, PROVINCES, ZONES, zone_of
from indicators.dataset import Dataset
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import CATEGORIES, cells, levels


def reported_totals(regional_training: Dataset) -> dict[tuple[str, int], float]:
    """Trainees by (province, year), for the provinces whose two categories are both in."""
    groups = regional_training.table.groupby(["province", "year"])
    return {
        (str(province), int(str(year))): float(rows["trainees"].sum())
        for (province, year), rows in groups
        if set(rows["category"]) == set(CATEGORIES)
    }


def one_way_of_counting(regional_training: Dataset) -> bool:
    """Whether all rows share one basis and one way of counting; only then may provinces be added up."""
    return len(regional_training.table[["basis", "counting"]].drop_duplicates()) <= 1


def reported_zone_shares(regional_training: Dataset, trainees: Dataset) -> dict[tuple[str, int], float]:
    """Share of a year's trainees, in percent, by (zone, year), for zones whose provinces have all reported one way."""
    totals = reported_totals(regional_training)
    shares: dict[tuple[str, int], float] = {}
    for year, _, national in cells(levels(trainees)[["total"]]):
        for zone in ZONES:
            codes = [code for code in PROVINCES if zone_of(code) == zone]
            complete = all((code, year) in totals for code in codes)
            if complete and one_way_of_counting(regional_training.where(year=year, province=codes)):
                shares[zone, year] = sum(totals[code, year] for code in codes) / national * 100
    return shares


def provinces_reported_count(*, regional_training: Dataset, year: int = 2021) -> Indicator:
    """How many of the 17 provinces have reported the year; each missing province is a refusal."""
    reported = _reporting(regional_training, year)
    missing = message("This province has not reported {year} yet.", year=year)
    return Indicator(
        id="provinces_reported_count",
        unit="provinces",
        table=tidy([(KOREA, year, None, len(reported), "exact", "computed")]),
        sources=regional_training.sources,
        caveats=("I-06",),
        assumptions={"complete": message("A province counts once job seekers and employees are both in.")},
        refusals=tuple(Refusal(reason=missing, area=code, year=year) for code in PROVINCES if code not in reported),
    )


def residents_covered_pct(*, regional_training: Dataset, population: Dataset, year: int = 2021) -> Indicator:
    """Share of residents who live in provinces that have reported the year, in percent.

    Raises:
        IndicatorError: no residents are known for the year.
    """
    residents = population.where(year=year).by("province", "residents")
    if not residents:
        raise IndicatorError(f"population: no residents for {year}")
    covered = sum(residents.get(code, 0.0) for code in _reporting(regional_training, year))
    rows: list[Row] = [(KOREA, year, None, covered / sum(residents.values()) * 100, "exact", "computed")]
    return Indicator(
        id="residents_covered_pct",
        unit="percent",
        table=tidy(rows),
        sources=sources_of(regional_training.sources, population.where(year=year).sources),
        caveats=("I-06",),
    )


def _reporting(regional_training: Dataset, year: int) -> set[str]:
    return {province for province, reported in reported_totals(regional_training) if reported == year}

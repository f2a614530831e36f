"""What the regional offices have reported."""

from collections.abc import Collection

from i18n import message
from indicators.dataset import Dataset
from indicators.indicator import KOREA, PROVINCES, Refusal, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator
from indicators.trainees import CATEGORIES

# What the regional offices have reported: a province counts once both categories of a year are in.


NO_SUM = message(
    "The provinces that have reported count on different bases or in different ways: they are not added up or ranked."
)


def reported_totals(regional_training: Dataset) -> dict[tuple[str, int], float]:
    """Trainees by (province, year), for the provinces whose two categories are both in; a suppressed cell is not."""
    groups = regional_training.table.dropna(subset="trainees").groupby(["province", "year"])
    return {
        (str(province), int(str(year))): float(rows["trainees"].sum())
        for (province, year), rows in groups
        if set(rows["category"]) == set(CATEGORIES)
    }


def one_way_of_counting(regional_training: Dataset) -> bool:
    """Whether all rows share one basis and one way of counting; only then may provinces be added up."""
    return len(regional_training.table[["basis", "counting"]].drop_duplicates()) <= 1


def complete_years(regional_training: Dataset) -> dict[int, dict[str, float]]:
    """Trainees by province, by year, for the years that all 17 provinces have reported one way.

    Only such a year has a national total of its own to hold a province against: the printed one doesn't say how it
    counts, so an upload over it would be a share of two definitions.
    """
    totals = reported_totals(regional_training)
    years = sorted({year for _, year in totals})
    return {
        year: {code: totals[code, year] for code in PROVINCES}
        for year in years
        if all((code, year) in totals for code in PROVINCES) and one_way_of_counting(regional_training.where(year=year))
    }


@indicator("regional_training", unit="provinces", page="concentration", caveats=("I-06",), year=2021)
def provinces_reported_count(*, regional_training: Dataset, year: int) -> Result:
    """How many of the 17 provinces have reported the year; each missing province is a refusal."""
    reported = _reporting(regional_training, year)
    return Result(
        table=tidy([(KOREA, year, None, len(reported), "exact", computed(regional_training.where(year=year).kind))]),
        sources=regional_training.sources,
        assumptions={"complete": message("A province counts once job seekers and employees are both in.")},
        refusals=not_reported(reported, year),
    )


@indicator("regional_training", "population", unit="percent", page="concentration", caveats=("I-06",), year=2021)
def residents_covered_pct(*, regional_training: Dataset, population: Dataset, year: int) -> Result:
    """Share of residents who live in provinces that have reported the year, in percent.

    Refused for a year whose residents are not known.
    """
    chosen = population.where(year=year)
    residents = chosen.by("province", "residents")
    covered = sum(residents.get(code, 0.0) for code in _reporting(regional_training, year))
    rows: list[Row] = []
    if residents:
        kind = computed(regional_training.where(year=year).kind, chosen.kind)
        rows.append((KOREA, year, None, covered / sum(residents.values()) * 100, "exact", kind))
    unknown = message("The residents of {year} are not in the data.", year=year)
    return Result(
        table=tidy(rows),
        sources=sources_of(regional_training.sources, chosen.sources),
        refusals=() if residents else (Refusal(reason=unknown, year=year),),
    )


def not_reported(reported: Collection[str], year: int) -> tuple[Refusal, ...]:
    """A refusal for each province that is not among those that have reported the year."""
    missing = message("This province has not reported {year} yet.", year=year)
    return tuple(Refusal(reason=missing, area=code, year=year) for code in PROVINCES if code not in reported)


def _reporting(regional_training: Dataset, year: int) -> set[str]:
    return {province for province, reported in reported_totals(regional_training) if reported == year}


# Trainees as the regional offices have reported them: the only figures of a province that are no estimate.


TWO_WAYS = message(
    "This province counts its two categories on different bases or in different ways, so they are not added up."
)


@indicator("regional_training", unit="trainees", page="overview", caveats=("I-06", "I-07", "I-25", "I-27"), year=2021)
def regional_trainees(*, regional_training: Dataset, year: int) -> Result:
    """Job seekers and employees together by province, for the provinces that have reported both for the year.

    Each province that has not is refused, and so is one that counts the two in different ways. Provinces may differ
    from one another: then their sum and rank are refused (for KR).

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis` and `counting` as the office says.
        year: the year asked for.

    Refusals:
        The sum and the rank of provinces that count in different ways.
    """
    of_year = regional_training.where(year=year)
    totals = {province: count for (province, _), count in reported_totals(of_year).items()}
    two_ways = {code for code in totals if not one_way_of_counting(of_year.where(province=code))}
    kinds = of_year.kind_by("province")
    rows: list[Row] = [
        (code, year, None, totals[code], "exact", computed(kinds[code]))
        for code in PROVINCES
        if code in totals and code not in two_ways
    ]
    refusals = [*not_reported(set(totals), year), *_refused(two_ways, year)]
    if not one_way_of_counting(of_year.where(province=tuple(totals))):
        refusals.append(Refusal(reason=NO_SUM, area=KOREA, year=year))
    return Result(table=tidy(rows), sources=of_year.sources, refusals=tuple(refusals))


@indicator(
    "regional_training", unit="trainees", page="concentration", caveats=("I-06", "I-07", "I-25", "I-27"), year=2021
)
def regional_trainees_by_category(*, regional_training: Dataset, year: int) -> Result:
    """Job seekers and employees of each province that has reported both for the year, as its office published them.

    Each province that has not is refused: half a province is not shown.
    """
    of_year = regional_training.where(year=year)
    complete = {province for province, _ in reported_totals(of_year)}
    rows: list[Row] = [
        (row.province, year, row.category, float(row.trainees), "exact", of_year.kind_of(row))
        for row in of_year.where(province=complete).rows
    ]
    return Result(
        table=tidy(rows),
        category_kind="trainee_category",
        sources=of_year.sources,
        refusals=not_reported(complete, year),
    )


def _refused(provinces: set[str], year: int) -> list[Refusal]:
    return [Refusal(reason=TWO_WAYS, area=code, year=year) for code in PROVINCES if code in provinces]

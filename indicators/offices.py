"""What the regional offices have reported."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, gap, named_rows, once
from indicators.indicator import KOREA, PROVINCES, Refusal, Result, Row, full_years, sources_of, tidy
from indicators.kind import Kind, computed, without_caveats
from indicators.registry import indicator, newest_of
from indicators.trainees import CATEGORIES

# What the regional offices have reported: a province counts once both categories of a year are in, as a figure or as the
# mark that an office writes in its place.


# The newest year of which an office has reported; where none has, the one that the offices are asked for.
REPORTED: Final = newest_of("regional_training", otherwise="trainees")
NO_SUM = message(
    "The provinces that have reported count on different bases or in different ways: they are not added up or ranked."
)


HEADCOUNT: Final = message(
    "Headcounts do not add up: a person in several provinces or categories would count more than once. "
    "A total or a share that was sent is used; else none is given: the national authority supplies it in the table "
    "“Trainees of Korea and its zones”, whose template stands on “Update the data”."
)
HEADCOUNT_BELOW: Final = message(
    "Headcounts do not add up: a person in several provinces or categories would count more than once. Of provinces no "
    "total, share or index is made of them."
)


# Of a cell, by the code of its mark; and of the total of a province, which must not be given beside the one or without it.
GAPS: Final[Mapping[str, Message]] = {
    "suppressed": message("The office of this province keeps the figure confidential: it is suppressed."),
    "not_available": message("The office of this province says that it has no such figure."),
    "not_applicable": message("The office of this province says that there is nothing to count."),
}
NO_TOTAL: Final[Mapping[str, Message]] = {
    "suppressed": message("A category of this province is suppressed, so no total is given."),
    "not_available": message("The office of this province has no figure of one category, so there is no total."),
    "not_applicable": message("One category does not apply to this province, so there is no total of both."),
}
NOT_ALL_FIGURES: Final = message(
    "Some figures of the provinces are suppressed or missing, so no sum is formed over them."
)
NOT_COUNTED: Final = message(
    "No headcount of Korea was sent: the national authority supplies it in the table “Trainees of Korea and its zones”."
)
HEADS: Final = "headcount"
Gaps = dict[str, dict[str, str]]


def sent(regional_training: Dataset) -> Gaps:
    """What each province has sent for the rows of one year: by category "" for a figure, else the code of its mark."""
    found: Gaps = {}
    for row in regional_training.rows:
        mark = gap(row, "trainees")
        if mark or not pd.isna(row.trainees):
            found.setdefault(str(row.province), {})[str(row.category)] = mark
    return found


def headcounts(regional_training: Dataset) -> bool:
    """Whether any of the rows counts a person once: those are never added up."""
    return bool((regional_training.table["counting"] == HEADS).any())


@once
def reported_totals(regional_training: Dataset) -> dict[tuple[str, int], float]:
    """Trainees by (province, year), for the provinces whose two categories are both in; a suppressed cell is not.

    None of what is counted as headcount: its two categories do not add up.
    """
    rows = regional_training.table.dropna(subset="trainees")
    found: dict[tuple[str, int], dict[str, float]] = {}
    heads = set()
    for row in named_rows(rows[["province", "year", "category", "trainees", "counting"]]):
        place = str(row.province), int(row.year)
        parts = found.setdefault(place, {})
        parts[row.category] = parts.get(row.category, 0.0) + float(row.trainees)
        if row.counting == HEADS:
            heads.add(place)
    return {
        place: sum(parts.values())
        for place, parts in found.items()
        if parts.keys() == set(CATEGORIES) and place not in heads
    }


@once
def one_way_of_counting(regional_training: Dataset) -> bool:
    """Whether all rows share one basis and one way of counting; only then may provinces be added up."""
    bases, countings = (regional_training.table[name].astype("str").fillna("") for name in ("basis", "counting"))
    return len(set(zip(bases, countings, strict=True))) <= 1


@once
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


@indicator("regional_training", unit="provinces", page="concentration", caveats=(), year=REPORTED)
def provinces_reported_count(*, regional_training: Dataset, year: int) -> Result:
    """How many of the 17 provinces have reported the year; each missing province is a refusal.

    The refusal of one that has sent half names the category that is missing.
    """
    told = sent(regional_training.where(year=year))
    reported = sent_in_full(told)
    return Result(
        rows=tidy([(KOREA, year, None, len(reported), "exact", _of_meter(regional_training.where(year=year)))]),
        sources=regional_training.sources,
        assumptions={"complete": message("A province counts once job seekers and employees are both in.")},
        refusals=not_sent(told, year),
    )


@indicator(
    *("regional_training", "population"),
    unit="percent",
    page="concentration",
    caveats=(),
    year=newest_of("regional_training", "population", otherwise="population"),
)
def residents_covered_pct(*, regional_training: Dataset, population: Dataset, year: int) -> Result:
    """Share of residents who live in provinces that have reported the year, in percent.

    Refused for a year of which the residents of a province are not known.
    """
    chosen = population.where(year=year)
    residents = chosen.by("province", "residents") if year in full_years(population) else {}
    covered = sum(residents.get(code, 0.0) for code in sent_in_full(sent(regional_training.where(year=year))))
    rows: list[Row] = []
    if residents:
        kind = computed(_of_meter(regional_training.where(year=year)), chosen.kind)
        rows.append((KOREA, year, None, covered / sum(residents.values()) * 100, "exact", kind))
    unknown = message("The residents of {year} are not in the data.", year=year)
    return Result(
        rows=tidy(rows),
        sources=sources_of(regional_training.sources, chosen.sources),
        refusals=() if residents else (Refusal(reason=unknown, year=year),),
    )


def _of_meter(of_year: Dataset) -> Kind:
    return without_caveats(computed(of_year.kind))


def not_sent(told: Gaps, year: int) -> tuple[Refusal, ...]:
    """A refusal for each province that has sent nothing for the year, and for the missing category of one that sent half."""
    nothing = message("This province has not reported {year} yet.", year=year)
    half = message("This province has reported {year} for the other category only.", year=year)
    found = []
    for code in PROVINCES:
        if code not in told:
            found.append(Refusal(reason=nothing, area=code, year=year))
        found += [
            Refusal(reason=half, area=code, year=year, category=category)
            for category in CATEGORIES
            if code in told and category not in told[code]
        ]
    return tuple(found)


def sent_in_full(told: Gaps) -> set[str]:
    """The provinces that have sent both categories, be it a mark instead of a figure."""
    return {code for code in told if set(told[code]) == set(CATEGORIES)}


# Trainees as the regional offices have reported them: the only figures of a province that are no estimate.


TWO_WAYS = message(
    "This province counts its two categories on different bases or in different ways, so they are not added up."
)


@indicator(
    *("regional_training", "trainees_by_zone"),
    unit="trainees",
    page="overview",
    caveats=("I-25",),
    year=REPORTED,
)
def regional_trainees(*, regional_training: Dataset, trainees_by_zone: Dataset, year: int) -> Result:
    """Job seekers and employees together by province, for the provinces that have reported both for the year.

    Each province that has not is refused, and so is one that counts the two in different ways, counts heads or suppresses
    one. Provinces may differ from one another: then their sum and rank are refused (for KR). Where they count heads, the
    headcount of Korea that the national authority has sent stands in the place of a sum.

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis` and `counting` as the office says.
        trainees_by_zone: `year`, `area`, `category`, `trainees`, `counting`.
        year: the year asked for.

    Refusals:
        The sum and the rank of provinces that count in different ways.
    """
    of_year = regional_training.where(year=year)
    totals = {province: count for (province, _), count in reported_totals(of_year).items()}
    told = sent(of_year)
    both = sent_in_full(told)
    ways = _ways(of_year)
    two_ways = {code for code in both if len(ways.get(code, ())) > 1}
    heads = {code for code in both - two_ways if any(counting == HEADS for _, counting in ways.get(code, ()))}
    kinds = of_year.kind_by("province")
    rows: list[Row] = [
        (code, year, None, totals[code], "exact", computed(kinds[code]))
        for code in PROVINCES
        if code in totals and code not in two_ways
    ]
    refusals = [*not_sent(told, year), *_without_total(told, year)]
    refusals += [*_refused(two_ways, year, TWO_WAYS), *_refused(heads, year, HEADCOUNT_BELOW)]
    of_korea = _headcount_of_korea(trainees_by_zone.where(year=year))
    if heads and not of_korea.table.empty:
        rows += [(KOREA, year, None, float(row.trainees), "exact", of_korea.kind_of(row)) for row in of_korea.rows]
    elif heads:
        refusals.append(Refusal(reason=HEADCOUNT, area=KOREA, year=year))
    elif not one_way_of_counting(of_year.where(province=tuple(totals))):
        refusals.append(Refusal(reason=NO_SUM, area=KOREA, year=year))
    beside = of_korea.sources if heads else ()
    return Result(
        rows=tidy(rows),
        sources=sources_of(of_year.sources, beside),
        refusals=tuple(refusals),
    )


def _headcount_of_korea(trainees_by_zone: Dataset) -> Dataset:
    return trainees_by_zone.where(area=KOREA, category="total", counting=HEADS)


@indicator("trainees_by_zone", unit="people", page="trends", caveats=())
def trainees_headcount(*, trainees_by_zone: Dataset) -> Result:
    """Trainees of Korea and of each zone by category and year, each person counted once, as the national authority has sent them.

    Categories and zones do not add up: someone in two of them counts in both, and once in their total. Enrolments of the same
    table are left out; they stand in `trainees_total`.

    Args:
        trainees_by_zone: `year`, `area`, `category`, `trainees`, `counting`.

    Refusals:
        All of it while no headcount was sent.
    """
    counted = trainees_by_zone.where(counting=HEADS)
    rows: list[Row] = [
        (row.area, int(row.year), row.category, float(row.trainees), "exact", counted.kind_of(row))
        for row in counted.rows
    ]
    return Result(
        rows=tidy(rows),
        category_kind="trainee_category",
        sources=counted.sources,
        refusals=() if rows else (Refusal(reason=NOT_COUNTED),),
    )


@indicator("regional_training", unit="trainees", page="concentration", caveats=("I-25",), year=REPORTED)
def regional_trainees_by_category(*, regional_training: Dataset, year: int) -> Result:
    """Job seekers and employees of each province for the year, as its office published them.

    What it marks as suppressed, not available or not applicable is refused with the mark, and so is what it has not sent.
    """
    of_year = regional_training.where(year=year)
    told = sent(of_year)
    rows: list[Row] = [
        (row.province, year, row.category, float(row.trainees), "exact", of_year.kind_of(row))
        for row in of_year.where(category=CATEGORIES).rows
        if not pd.isna(row.trainees)
    ]
    return Result(
        rows=tidy(rows),
        category_kind="trainee_category",
        sources=of_year.sources,
        refusals=(*not_sent(told, year), *_marked(told, year)),
    )


def _ways(of_year: Dataset) -> dict[str, set[tuple[str, str]]]:
    """On which bases and in which ways a province counts, of those whose rows all have a figure: only these add up."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in of_year.rows:
        basis, counting = ("" if pd.isna(cell) else str(cell) for cell in (row.basis, row.counting))
        found.setdefault(row.province, set()).add((basis, counting))
    lacking = {row.province for row in of_year.rows if pd.isna(row.trainees)}
    return {province: ways for province, ways in found.items() if province not in lacking}


def _marked(told: Gaps, year: int) -> list[Refusal]:
    return [
        Refusal(reason=GAPS[mark], area=code, year=year, category=category, gap=mark)
        for code in PROVINCES
        for category, mark in told.get(code, {}).items()
        if mark
    ]


def _without_total(told: Gaps, year: int) -> list[Refusal]:
    """A province that has sent both categories, but not both as figures; a suppressed one is said before any other."""
    marks = {code: {mark for mark in told[code].values() if mark} for code in sent_in_full(told)}
    first = {code: next((mark for mark in NO_TOTAL if mark in marks[code]), "") for code in PROVINCES if code in marks}
    return [Refusal(reason=NO_TOTAL[mark], area=code, year=year, gap=mark) for code, mark in first.items() if mark]


def _refused(provinces: set[str], year: int, reason: Message) -> list[Refusal]:
    return [Refusal(reason=reason, area=code, year=year) for code in PROVINCES if code in provinces]

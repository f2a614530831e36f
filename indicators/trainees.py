"""Trainees of Korea by year and category: levels, changes, structure."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import KOREA, Refusal, Result, Row, full_years, sources_of, tidy
from indicators.kind import Kind, computed
from indicators.registry import first_of, indicator

# The trainees as a table of years and categories, which several indicators start from.


CATEGORIES = ("job_seeker", "employee")


def levels(trainees: Dataset) -> pd.DataFrame:
    """Trainees by year (index) and category (columns job_seeker, employee, total); years ascend.

    Raises:
        IndicatorError: a year lacks one of the two categories.
    """
    table = trainees.table.pivot(index="year", columns="category", values="trainees").sort_index()
    missing = set(CATEGORIES) - set(table.columns)
    if missing or table[list(CATEGORIES)].isna().any(axis=None):
        told = ", ".join(CATEGORIES)
        raise IndicatorError(message("Every year needs trainees of all categories: {categories}.", categories=told))
    table = table[list(CATEGORIES)].astype("float64")
    table.index = table.index.astype(int)
    return table.assign(total=table.sum(axis=1))


def cells(table: pd.DataFrame) -> Iterator[tuple[int, str, float]]:
    """Year, category and number of each cell of a table like that of `levels` that holds a finite number."""
    for year, values in zip(table.index, table.to_numpy(dtype="float64"), strict=True):
        for category, value in zip(table.columns, values, strict=True):
            if math.isfinite(value):
                yield int(year), str(category), float(value)


def kinds(trainees: Dataset) -> Callable[..., Kind]:
    """What kind of figure arithmetic makes of a category's trainees in some years; of all where it is the total."""
    by_cell, by_year = trainees.kind_by("year", "category"), trainees.kind_by("year")

    def behind(category: str, *years: int) -> Kind:
        return computed(*(by_year[year] if category == "total" else by_cell[year, category] for year in years))

    return behind


def without_trainees(year: int, known: Iterable[int]) -> Message:
    """That there are no trainees of a year, and of which years there are."""
    return message(
        "There are no trainees of {year}. The years are: {years}", year=year, years=", ".join(map(str, known))
    )


def total_in(trainees: Dataset, year: int) -> float:
    """All trainees of a year.

    Raises:
        IndicatorError: the year is not in the data.
    """
    totals = {known: value for known, _, value in cells(levels(trainees)[["total"]])}
    if year not in totals:
        raise IndicatorError(without_trainees(year, totals))
    return totals[year]


# How many train, and how that changed. Caveat I-07: whether people or enrolments is not stated.


@indicator("trainees", unit="trainees", page="trends", caveats=("I-07", "I-26"))
def trainees_by_category(*, trainees: Dataset) -> Result:
    """Trainees of each category by year, as printed.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments, not stated), `status`.

    Refusals:
        None: a single category may stand alone here.
    """
    rows: list[Row] = [
        (KOREA, int(row.year), row.category, float(row.trainees), "exact", trainees.kind_of(row))
        for row in trainees.rows
    ]
    return Result(rows=tidy(rows), category_kind="trainee_category", sources=trainees.sources)


@indicator("trainees", "printed_figures", unit="trainees", page="trends", caveats=("I-01", "I-02", "I-07"))
def trainees_total(*, trainees: Dataset, printed_figures: Dataset) -> Result:
    """Job seekers and employees together, by year.

    A sum is computed; where the source prints the same total itself, the figure is reported.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments, not stated).
        printed_figures: `measure`, `year`, `value`; the totals are measure `trainees_total`.

    Raises:
        IndicatorError: a year lacks one of the two categories.
    """
    printed = printed_figures.where(measure="trainees_total")
    as_printed = {(row.year, row.value): printed.kind_of(row) for row in printed.rows}
    behind = kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, "total", total, "exact", as_printed.get((year, total)) or behind("total", year))
        for year, _, total in cells(levels(trainees)[["total"]])
    ]
    return Result(
        rows=tidy(rows), category_kind="trainee_category", sources=sources_of(trainees.sources, printed.sources)
    )


@indicator("trainees", unit="percent", page="trends", caveats=("I-07", "I-26"))
def trainees_change_pct(*, trainees: Dataset) -> Result:
    """Change on the year before, in percent of the year before, by category and in total.

    The first year has no change, nor has a year after a gap (the two are not neighbours) or after a year of zero.
    """
    table = levels(trainees)
    change, behind = (table / table.shift() - 1) * 100, kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind(category, year - 1, year))
        for year, category, value in cells(change)
        if year - 1 in table.index
    ]
    return _by_category(rows, trainees)


@indicator("trainees", unit="index", page="trends", caveats=("I-07", "I-26"), base_year=first_of("trainees"))
def trainees_index(*, trainees: Dataset, base_year: int) -> Result:
    """Trainees with `base_year` = 100, by category and in total. A category of zero in that year has no index.

    Raises:
        IndicatorError: the base year is not in the data.
    """
    table = levels(trainees)
    if base_year not in table.index:
        raise IndicatorError(without_trainees(base_year, table.index))
    index, behind = table / table.loc[base_year] * 100, kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind(category, base_year, year))
        for year, category, value in cells(index)
    ]
    assumptions = {"base_year": message("{year} is set to 100.", year=base_year)}
    return _by_category(rows, trainees, assumptions)


@indicator("trainees", unit="percent", page="trends", caveats=("I-07", "I-26"))
def trainees_cagr_pct(*, trainees: Dataset) -> Result:
    """Compound annual growth from the first to the last year, in percent a year; the value stands at the last year.

    For tables only: it hides a fall between the two, so it is no headline. A category that starts at zero has
    none.

    Raises:
        IndicatorError: there are fewer than two years.
    """
    table = levels(trainees)
    first, last = int(table.index[0]), int(table.index[-1])
    if first == last:
        raise IndicatorError(message("Growth needs trainees of other years than {year} alone.", year=first))
    growth = ((table.loc[[last]] / table.loc[first]) ** (1 / (last - first)) - 1) * 100
    behind = kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind(category, first, last))
        for year, category, value in cells(growth)
    ]
    span = message("From {first} to {last}; the years between are not looked at.", first=first, last=last)
    return _by_category(rows, trainees, {"span": span})


def _by_category(rows: Iterable[Row], trainees: Dataset, assumptions: Mapping[str, Message] | None = None) -> Result:
    return Result(
        rows=tidy(rows), category_kind="trainee_category", sources=trainees.sources, assumptions=assumptions or {}
    )


# Who the trainees were, and what moved the total.


NO_CHANGE = message("The total did not change, so no part of it can be laid to a category.")


@indicator("trainees", unit="percentage_points", page="trends", caveats=("I-07", "I-26"))
def trainees_change_contribution_pp(*, trainees: Dataset) -> Result:
    """Change of each category over last year's total, in percentage points; they add up to the change of the total."""
    table = levels(trainees)
    change, behind = table.diff().div(table["total"].shift(), axis=0) * 100, kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind("total", year - 1) | behind(category, year))
        for year, category, value in cells(change[list(CATEGORIES)])
        if year - 1 in table.index
    ]
    return Result(rows=tidy(rows), category_kind="trainee_category", sources=trainees.sources)


@indicator("trainees", unit="percent", page="trends", caveats=("I-07", "I-26"))
def trainees_change_share_pct(*, trainees: Dataset) -> Result:
    """Change of each category over the change of the total, in percent; the two add up to 100.

    Above 100 or below 0 the categories moved in opposite directions. A year in which the total did not change is
    refused; the first year and a year after a gap have none.
    """
    change = levels(trainees).diff()
    change = change[[year - 1 in change.index for year in change.index]]
    still = change["total"] == 0
    share = change.loc[~still, list(CATEGORIES)].div(change.loc[~still, "total"], axis=0) * 100
    behind = kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind("total", year - 1, year))
        for year, category, value in cells(share)
    ]
    return Result(
        rows=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        refusals=tuple(Refusal(reason=NO_CHANGE, year=int(year)) for year in change.index[still]),
    )


IN_A_ROW = 3


@indicator("trainees", unit="ratio", page="trends", caveats=("I-07", "I-26"))
def recovery_ratio(*, trainees: Dataset) -> Result:
    """Rise of the newest year over the fall of the year before. 1 means that the fall was made good, 2 twice over.

    Both by category and in total. A category that did not fall has nothing to recover from and is refused, and so are all
    where the newest three years do not follow one another. How far the newest year stands above the one before the fall is
    told beside it, since a small fall makes a large ratio.
    """
    table = levels(trainees)
    years = tuple(int(year) for year in table.index[-IN_A_ROW:])
    if len(years) < IN_A_ROW or years[-1] - years[0] != IN_A_ROW - 1:
        return _no_recovery(trainees, list(table.columns), years)
    before, low, after = ({name: value for when, name, value in cells(table) if when == year} for year in years)
    fell, behind = [name for name in before if before[name] > low[name]], kinds(trainees)
    rows: list[Row] = [
        (KOREA, years[-1], name, (after[name] - low[name]) / (before[name] - low[name]), "exact", behind(name, *years))
        for name in fell
    ]
    no_fall = message(
        "No fall from {before} to {low}, so there is nothing to recover from.", before=years[0], low=years[1]
    )
    return Result(
        rows=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        assumptions={
            f"level_{name}": message(
                "{last} stands at {percent}% of {before}.",
                last=years[-1],
                percent=after[name] / before[name] * 100,
                before=years[0],
            )
            for name in fell
        },
        refusals=tuple(Refusal(reason=no_fall, year=years[-1], category=name) for name in before if name not in fell),
    )


def _no_recovery(trainees: Dataset, categories: list[str], years: tuple[int, ...]) -> Result:
    told = ", ".join(map(str, years))
    reason = message("A recovery needs years that follow one another; the newest are {years}.", years=told)
    return Result(
        rows=tidy([]),
        category_kind="trainee_category",
        sources=trainees.sources,
        refusals=tuple(Refusal(reason=reason, year=years[-1], category=str(name)) for name in categories),
    )


@indicator("trainees", unit="percent", page="trends", caveats=("I-07", "I-26"))
def job_seeker_share_pct(*, trainees: Dataset) -> Result:
    """Job seekers over all trainees, in percent, by year. A year without trainees is left out."""
    table = levels(trainees)
    share, behind = table[["job_seeker"]].div(table["total"], axis=0) * 100, kinds(trainees)
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind("total", year)) for year, category, value in cells(share)
    ]
    return Result(rows=tidy(rows), category_kind="trainee_category", sources=trainees.sources)


@indicator("trainees", "population", unit="per_100_residents", page="trends", caveats=("I-01", "I-02", "I-07"))
def trainees_per_100_residents(*, trainees: Dataset, population: Dataset) -> Result:
    """Trainees over residents at the end of the same year, per 100. A year that lacks residents of a province is left out.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments: if enrolments, this is no share of people).
        population: `year`, `province`, `residents` (registered residents, 31 December).
    """
    population = population.where(year=full_years(population))
    residents = population.table.groupby("year")["residents"].sum().astype("float64")
    rate = levels(trainees)[["total"]].div(residents, axis=0) * 100
    behind, of_residents = kinds(trainees), population.kind_by("year")
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", behind(category, year) | of_residents[year])
        for year, category, value in cells(rate)
    ]
    return Result(
        rows=tidy(rows), category_kind="trainee_category", sources=sources_of(trainees.sources, population.sources)
    )


# National figures that are printed beside the main series: courses, providers, scale of K-Digital Training.


BASES = message("Courses are assessed and providers registered: a ratio would mix the two bases.")
CAPACITY = message("Capacity is places offered, the scale is people trained; each comes from another text.")


@indicator("training_supply", unit="courses", page="skills", caveats=("I-19",))
def training_courses(*, training_supply: Dataset) -> Result:
    """Training courses assessed, as printed."""
    return _supply("courses", training_supply)


@indicator("training_supply", unit="providers", page="skills", caveats=("I-19",))
def training_providers(*, training_supply: Dataset) -> Result:
    """Training providers registered, as printed."""
    return _supply("providers", training_supply)


@indicator("kdt_programme", unit="people", page="sources", caveats=("I-23",))
def kdt_people(*, kdt_programme: Dataset) -> Result:
    """Trainees (rounded) and capacity of K-Digital Training by year, as published; never one over the other."""
    chosen = kdt_programme.where(measure=["scale_people", "capacity_people"])
    rows: list[Row] = [
        (KOREA, int(row.period), row.measure, float(row.value), row.bound, chosen.kind_of(row)) for row in chosen.rows
    ]
    return Result(
        rows=tidy(rows), category_kind="kdt_measure", sources=chosen.sources, assumptions={"capacity": CAPACITY}
    )


def _supply(measure: str, training_supply: Dataset) -> Result:
    chosen = training_supply.where(measure=measure)
    rows: list[Row] = [(KOREA, row.year, None, float(row.value), row.bound, chosen.kind_of(row)) for row in chosen.rows]
    return Result(rows=tidy(rows), sources=chosen.sources, refusals=(Refusal(reason=BASES),))

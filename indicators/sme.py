"""Employers and training: take-up of employer training, implementation rates, gaps; a value for each year, and one without."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import KOREA, Result, Row, sources_of, tidy
from indicators.kind import computed
from indicators.registry import indicator

# Take-up of employer-provided training among insured workplaces, by size: a scheme's take-up, not a survey rate.


MICRO = "under_5"
TAKING_PART, INSURED = "participating_establishments", "insured_establishments"


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-28"))
def employer_training_take_up_pct(*, sme_participation: Dataset) -> Result:
    """Participating over insured workplaces, in percent, by workplace size and year.

    Computed where both counts of a year are known, as printed (reported) elsewhere.

    Args:
        sme_participation: measures `participating_establishments` and `insured_establishments` (workplaces) and
            `take_up_pct` (percent), by `firm_size` and, where it has one, `year`.
    """
    rates, workplaces = sme_participation.where(measure="take_up_pct"), _workplaces(sme_participation)
    rows: list[Row] = []
    for year, printed in _by_year(rates):
        counts = _of_year(workplaces, year)
        taking_part, insured = (
            counts.where(measure=which).by("firm_size", "value") for which in (TAKING_PART, INSURED)
        )
        for row in printed.rows:
            size = row.firm_size
            if size in taking_part and insured.get(size):
                rows.append(_rate_of(counts, year, size, taking_part[size] / insured[size] * 100))
            else:
                rows.append((KOREA, year, size, float(row.value), "exact", printed.kind_of(row)))
    rows += _without_a_printed_rate(workplaces, rows)
    return Result(
        rows=tidy(rows),
        category_kind="firm_size",
        sources=sources_of(rates.sources, workplaces.sources),
        assumptions=_inferred(rates),
    )


def _without_a_printed_rate(workplaces: Dataset, known: list[Row]) -> list[Row]:
    """The rates of the years and sizes of which only the counts are known."""
    told = {(year, size) for _area, year, size, *_rest in known}
    rows: list[Row] = []
    for year, counts in _by_year(workplaces):
        taking_part, insured = (
            counts.where(measure=which).by("firm_size", "value") for which in (TAKING_PART, INSURED)
        )
        rows += [
            _rate_of(counts, year, size, count / insured[size] * 100)
            for size, count in taking_part.items()
            if insured.get(size) and (year, size) not in told
        ]
    return rows


def _workplaces(sme_participation: Dataset) -> Dataset:
    return sme_participation.where(measure=(TAKING_PART, INSURED))


def _year(row: Any) -> int | None:
    year = getattr(row, "year", None)
    return None if pd.isna(year) else int(year)


def _of_year(rows: Dataset, year: int | None) -> Dataset:
    """The rows of a year, or those without one."""
    return replace(rows, table=rows.table[[_year(row) == year for row in rows.rows]])


def _by_year(rows: Dataset) -> Iterator[tuple[int | None, Dataset]]:
    """Each year with its rows, ascending; those without a year come first."""
    for year in sorted({_year(row) for row in rows.rows}, key=lambda year: year or 0):
        yield year, _of_year(rows, year)


def _inferred(rates: Dataset) -> dict[str, Message]:
    """What is assumed of the year, as long as one of the rows has a year that was inferred; where nothing is said, it was."""
    told = [row for row in rates.rows if getattr(row, "year_basis", "inferred") == "inferred" and _year(row)]
    newest = max((int(row.year) for row in told), default=None)
    inferred = message("The year {year} is inferred; the source says “last year”.", year=newest)
    return {"year": inferred} if newest else {}


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-28"))
def take_up_excluding_micro_pct(*, sme_participation: Dataset) -> Result:
    """The same for workplaces of 5 and more people: those under 5 are taken out of both counts.

    Raises:
        IndicatorError: no year has all four counts.
    """
    counts = _workplaces(sme_participation)
    rows: list[Row] = []
    for year, of_year in _complete(counts, TAKING_PART, INSURED):
        taking_part, insured = (_by_size(of_year, measure)[WITHOUT_MICRO] for measure in (TAKING_PART, INSURED))
        rows.append(_rate_of(of_year, year, WITHOUT_MICRO, taking_part / insured * 100))
    return Result(rows=tidy(rows), category_kind="firm_size", sources=counts.sources, assumptions=_inferred(counts))


# Workplaces behind the take-up of employer-provided training: how many are insured, how many take part, how small.


ALL, WITHOUT_MICRO = "all", "5_plus"
PARTS = message("The sizes between are not published as counts.")


@indicator("sme_participation", unit="establishments", page="sme", caveats=("I-05", "I-28"))
def insured_establishments_count(*, sme_participation: Dataset) -> Result:
    """Workplaces insured by employment insurance, by size as published; 5 and more is all sizes less those under 5.

    Args:
        sme_participation: measure `insured_establishments` (workplaces) by `firm_size` and, where it has one, `year`.

    Raises:
        IndicatorError: no year has the counts of all sizes and of those under 5.
    """
    return _count(sme_participation, INSURED)


@indicator("sme_participation", unit="establishments", page="sme", caveats=("I-05", "I-28"))
def participating_establishments_count(*, sme_participation: Dataset) -> Result:
    """The same for insured workplaces that take part in employer-provided training.

    Raises:
        IndicatorError: no year has the counts of all sizes and of those under 5.
    """
    return _count(sme_participation, TAKING_PART)


@indicator("sme_participation", unit="ratio", page="sme", caveats=("I-05", "I-28"))
def insured_per_participating_ratio(*, sme_participation: Dataset) -> Result:
    """Insured workplaces for each one that takes part, by size: 22 says that one in 22 does.

    A size of which nobody takes part has none.

    Raises:
        IndicatorError: no year has the counts of all sizes and of those under 5, of both.
    """
    rows: list[Row] = []
    _complete(_workplaces(sme_participation), INSURED, TAKING_PART)
    for year, counts in _by_year(_workplaces(sme_participation)):
        insured, taking_part = (_by_size(counts, measure) for measure in (INSURED, TAKING_PART))
        rows += [
            _rate_of(counts, year, size, insured[size] / count)
            for size, count in taking_part.items()
            if count and size in insured
        ]
    return _of_workplaces(rows, sme_participation)


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-28"))
def micro_workplaces_share_pct(*, sme_participation: Dataset) -> Result:
    """Share of workplaces under 5 people among those that are insured, and among those that take part, in percent.

    A measure whose count of all sizes is zero has none.

    Raises:
        IndicatorError: no year has the counts of all sizes and of those under 5, of one of the two.
    """
    rows: list[Row] = []
    for measure in (INSURED, TAKING_PART):
        for year, counts in _complete(_workplaces(sme_participation), measure):
            of = _by_size(counts, measure)
            behind = counts.where(measure=measure, firm_size=(MICRO, ALL))
            if of[ALL]:
                rows.append((KOREA, year, measure, of[MICRO] / of[ALL] * 100, "exact", computed(behind.kind)))
    return _of_workplaces(rows, sme_participation, category_kind="sme_measure")


def _complete(counts: Dataset, *measures: str) -> list[tuple[int | None, Dataset]]:
    """The years that have the counts of all sizes and of those under 5, of each measure, with their rows.

    Raises:
        IndicatorError: there is no such year.
    """
    found = [
        (year, of_year)
        for year, of_year in _by_year(counts)
        if all({ALL, MICRO} <= set(of_year.where(measure=measure).table["firm_size"]) for measure in measures)
    ]
    if not found:
        told = ", ".join(measures)
        raise IndicatorError(message("No year has {measures} both of all sizes and of the smallest.", measures=told))
    return found


def _by_size(counts: Dataset, measure: str) -> dict[str, float]:
    """The counts of a year by size; 5 and more where it is known."""
    found = counts.where(measure=measure).by("firm_size", "value")
    return found | ({WITHOUT_MICRO: found[ALL] - found[MICRO]} if {ALL, MICRO} <= set(found) else {})


def _behind(counts: Dataset, size: str) -> Dataset:
    """The counts that those of a size rest on: 5 and more is all sizes less those under 5."""
    return counts.where(firm_size=(ALL, MICRO) if size == WITHOUT_MICRO else size)


def _rate_of(counts: Dataset, year: int | None, size: str, value: float) -> Row:
    """A row of what is worked out from the counts of a size in a year."""
    return KOREA, year, size, value, "exact", computed(_behind(counts, size).kind)


def _count(sme_participation: Dataset, measure: str) -> Result:
    counts = sme_participation.where(measure=measure)
    _complete(counts, measure)
    rows: list[Row] = []
    for year, of_year in _by_year(counts):
        printed = of_year.kind_by("firm_size")
        for size, count in _by_size(of_year, measure).items():
            kind = printed.get(size) or computed(_behind(of_year, size).kind)
            rows.append((KOREA, year, size, count, "exact", kind))
    return _of_workplaces(rows, sme_participation)


def _of_workplaces(rows: list[Row], sme_participation: Dataset, *, category_kind: str = "firm_size") -> Result:
    counts = _workplaces(sme_participation)
    return Result(
        rows=tidy(rows),
        category_kind=category_kind,
        sources=counts.sources,
        assumptions={**_inferred(counts), "sizes": PARTS},
    )


# The undated rates that the source prints for firms: 5%, 60%, more than 80%. Three concepts, never one series. What was sent
# with a year stands beside what is printed without one.


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def sme_participation_pct(*, sme_participation: Dataset) -> Result:
    """Share of SMEs that take part in training, as printed: undated unless a year was sent; who is counted is not said.

    Raises:
        IndicatorError: the rate is missing.
    """
    return _printed(sme_participation, "participation_rate_pct", "sme")


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def sme_implementation_pct(*, sme_participation: Dataset) -> Result:
    """Share of firms of 10-299 employees that carry out training, as printed; today's state or a target is open.

    Raises:
        IndicatorError: the rate is missing.
    """
    return _printed(sme_participation, "implementation_rate_pct", "10_299")


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def large_firm_implementation_pct(*, sme_participation: Dataset) -> Result:
    """Share of firms of 300 and more employees that carry out training: more than the printed figure.

    Raises:
        IndicatorError: the rate is missing.
    """
    return _printed(sme_participation, "implementation_rate_pct", "300_plus")


@indicator("sme_participation", unit="percentage_points", page="sme", caveats=("I-05", "I-10"))
def sme_gap_to_large_pp(*, sme_participation: Dataset) -> Result:
    """Large firms' implementation rate less that of firms of 10-299, if the 60% is today's rate.

    Of each year that has both, and of the two without a year; where there are no such two, of the newest of each, undated.
    The larger rate is a lower bound ("more than"), so the gap is one too.

    Raises:
        IndicatorError: a rate is missing.
    """
    small, large = (
        sme_implementation_pct(sme_participation=sme_participation),
        large_firm_implementation_pct(sme_participation=sme_participation),
    )
    above = {row.year: row for row in large.rows}
    pairs = {row.year: (row, above[row.year]) for row in small.rows if row.year in above}
    rows: list[Row] = [
        (KOREA, year, "10_299", more.number - less.number, more.bound, computed(more.kind, less.kind))
        for year, (less, more) in (pairs or {None: (small.newest(), large.newest())}).items()
    ]
    return Result(
        rows=tidy(rows),
        category_kind="firm_size",
        sources=sources_of(small.sources, large.sources),
        assumptions={"role": message("The rate of SMEs is read as today's, not as the target.")},
    )


def _printed(rates: Dataset, measure: str, firm_size: str) -> Result:
    chosen = rates.where(measure=measure, firm_size=firm_size)
    if chosen.table.empty:
        raise IndicatorError(message("There is no {measure} of {firm_size}.", measure=measure, firm_size=firm_size))
    ordered = [row for _of, part in _by_year(chosen) for row in part.rows]
    return Result(
        rows=tidy(
            [(KOREA, _year(row), firm_size, float(row.value), row.bound, chosen.kind_of(row)) for row in ordered]
        ),
        category_kind="firm_size",
        sources=chosen.sources,
    )

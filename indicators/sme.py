"""Employers and training: take-up of employer training, implementation rates, gaps."""

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
    """Participating over insured workplaces, in percent, by workplace size.

    Computed where both counts are known, as printed (reported) elsewhere, and where the printed rate is of a later year.

    Args:
        sme_participation: measures `participating_establishments` and `insured_establishments` (workplaces) and
            `take_up_pct` (percent), by `firm_size`.
    """
    printed = sme_participation.where(measure="take_up_pct")
    counts = sme_participation.where(measure=(TAKING_PART, INSURED))
    taking_part, insured = (counts.where(measure=which).by("firm_size", "value") for which in (TAKING_PART, INSURED))
    rows: list[Row] = []
    for row in printed.rows:
        size = row.firm_size
        if size in taking_part and insured.get(size) and not _is_later(row, counts.where(firm_size=size)):
            rows.append(_rate_of(counts, size, taking_part[size] / insured[size] * 100))
        else:
            rows.append((KOREA, _year(row), size, float(row.value), "exact", printed.kind_of(row)))
    return Result(
        table=tidy(rows),
        category_kind="firm_size",
        sources=sources_of(printed.sources, counts.sources),
        assumptions=_inferred(printed),
    )


def _is_later(printed: Any, counts: Dataset) -> bool:
    """Whether a printed rate is of a later year than the counts of its size."""
    return (_year(printed) or 0) > max(_year(row) or 0 for row in counts.rows)


def _year(row: Any) -> int | None:
    year = getattr(row, "year", None)
    return None if pd.isna(year) else int(year)


def _inferred(rates: Dataset) -> dict[str, Message]:
    """What is assumed of the year, as long as one of the rows has a year that was inferred; where nothing is said, it was."""
    told = [row for row in rates.rows if getattr(row, "year_basis", "inferred") == "inferred" and _year(row)]
    newest = max((int(row.year) for row in told), default=None)
    inferred = message("The year {year} is inferred; the source says “last year”.", year=newest)
    return {"year": inferred} if newest else {}


def _one_year(counts: Dataset) -> int | None:
    """The year of what is worked out from several counts; None where none has one.

    Raises:
        IndicatorError: they are of different years.
    """
    found = {_year(row) for row in counts.rows}
    if len(found) > 1:
        raise IndicatorError(f"sme_participation: counts of different years ({', '.join(sorted(map(str, found)))})")
    return found.pop() if found else None


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-28"))
def take_up_excluding_micro_pct(*, sme_participation: Dataset) -> Result:
    """The same for workplaces of 5 and more people: those under 5 are taken out of both counts.

    Raises:
        IndicatorError: one of the four counts is missing, or they are of different years.
    """
    counts = sme_participation.where(measure=(TAKING_PART, INSURED))
    taking_part, insured = (
        counts.number("value", measure=which, firm_size="all") - counts.number("value", measure=which, firm_size=MICRO)
        for which in (TAKING_PART, INSURED)
    )
    return Result(
        table=tidy([_rate_of(counts, WITHOUT_MICRO, taking_part / insured * 100)]),
        category_kind="firm_size",
        sources=counts.sources,
        assumptions=_inferred(counts),
    )


# Workplaces behind the take-up of employer-provided training: how many are insured, how many take part, how small.


ALL, WITHOUT_MICRO = "all", "5_plus"
PARTS = message("The sizes between are not published as counts.")


@indicator("sme_participation", unit="establishments", page="sme", caveats=("I-05", "I-28"))
def insured_establishments_count(*, sme_participation: Dataset) -> Result:
    """Workplaces insured by employment insurance, by size as published; 5 and more is all sizes less those under 5.

    Args:
        sme_participation: measure `insured_establishments` (workplaces) by `firm_size`.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing, or they are of different years.
    """
    return _count(sme_participation, INSURED)


@indicator("sme_participation", unit="establishments", page="sme", caveats=("I-05", "I-28"))
def participating_establishments_count(*, sme_participation: Dataset) -> Result:
    """The same for insured workplaces that take part in employer-provided training.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing, or they are of different years.
    """
    return _count(sme_participation, TAKING_PART)


@indicator("sme_participation", unit="ratio", page="sme", caveats=("I-05", "I-28"))
def insured_per_participating_ratio(*, sme_participation: Dataset) -> Result:
    """Insured workplaces for each one that takes part, by size: 22 says that one in 22 does.

    A size of which nobody takes part has none.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing, or they are of different years.
    """
    insured, taking_part = (_by_size(sme_participation, measure) for measure in (INSURED, TAKING_PART))
    counts = sme_participation.where(measure=(INSURED, TAKING_PART))
    rows: list[Row] = [
        _rate_of(counts, size, insured[size] / count)
        for size, count in taking_part.items()
        if count and size in insured
    ]
    return _of_workplaces(rows, sme_participation)


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-28"))
def micro_workplaces_share_pct(*, sme_participation: Dataset) -> Result:
    """Share of workplaces under 5 people among those that are insured, and among those that take part, in percent.

    A measure whose count of all sizes is zero has none.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing, or they are of different years.
    """
    rows: list[Row] = []
    for measure in (INSURED, TAKING_PART):
        of, behind = (
            _by_size(sme_participation, measure),
            sme_participation.where(measure=measure, firm_size=(MICRO, ALL)),
        )
        if of[ALL]:
            share = of[MICRO] / of[ALL] * 100
            rows.append((KOREA, _one_year(behind), measure, share, "exact", computed(behind.kind)))
    return _of_workplaces(rows, sme_participation, category_kind="sme_measure")


def _by_size(sme_participation: Dataset, measure: str) -> dict[str, float]:
    counts = sme_participation.where(measure=measure)
    without_micro = counts.number("value", firm_size=ALL) - counts.number("value", firm_size=MICRO)
    return {**counts.by("firm_size", "value"), WITHOUT_MICRO: without_micro}


def _behind(counts: Dataset, size: str) -> Dataset:
    """The counts that those of a size rest on: 5 and more is all sizes less those under 5."""
    return counts.where(firm_size=(ALL, MICRO) if size == WITHOUT_MICRO else size)


def _rate_of(counts: Dataset, size: str, value: float) -> Row:
    """A row of what is worked out from the counts of a size."""
    behind = _behind(counts, size)
    return KOREA, _one_year(behind), size, value, "exact", computed(behind.kind)


def _count(sme_participation: Dataset, measure: str) -> Result:
    counts = sme_participation.where(measure=measure)
    printed = counts.kind_by("firm_size")
    rows: list[Row] = []
    for size, count in _by_size(sme_participation, measure).items():
        behind = _behind(counts, size)
        kind = printed.get(size) or computed(behind.kind)
        rows.append((KOREA, _one_year(behind), size, count, "exact", kind))
    return _of_workplaces(rows, sme_participation)


def _of_workplaces(rows: list[Row], sme_participation: Dataset, *, category_kind: str = "firm_size") -> Result:
    counts = sme_participation.where(measure=(INSURED, TAKING_PART))
    return Result(
        table=tidy(rows),
        category_kind=category_kind,
        sources=counts.sources,
        assumptions={**_inferred(counts), "sizes": PARTS},
    )


# The undated rates that the source prints for firms: 5%, 60%, more than 80%. Three concepts, never one series.


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def sme_participation_pct(*, sme_participation: Dataset) -> Result:
    """Share of SMEs that take part in training, as printed: undated unless a year was sent; who is counted is not said.

    Raises:
        IndicatorError: the rate is missing or stands twice.
    """
    return _printed(sme_participation, "participation_rate_pct", "sme")


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def sme_implementation_pct(*, sme_participation: Dataset) -> Result:
    """Share of firms of 10-299 employees that carry out training, as printed; today's state or a target is open.

    Raises:
        IndicatorError: the rate is missing or stands twice.
    """
    return _printed(sme_participation, "implementation_rate_pct", "10_299")


@indicator("sme_participation", unit="percent", page="sme", caveats=("I-05", "I-10"))
def large_firm_implementation_pct(*, sme_participation: Dataset) -> Result:
    """Share of firms of 300 and more employees that carry out training: more than the printed figure.

    Raises:
        IndicatorError: the rate is missing or stands twice.
    """
    return _printed(sme_participation, "implementation_rate_pct", "300_plus")


@indicator("sme_participation", unit="percentage_points", page="sme", caveats=("I-05", "I-10"))
def sme_gap_to_large_pp(*, sme_participation: Dataset) -> Result:
    """Large firms' implementation rate less that of firms of 10-299, if the 60% is today's rate.

    The larger rate is a lower bound ("more than"), so the gap is one too.

    Raises:
        IndicatorError: the rate is missing or stands twice.
    """
    small, large = (
        sme_implementation_pct(sme_participation=sme_participation),
        large_firm_implementation_pct(sme_participation=sme_participation),
    )
    gap = large.value() - small.value()
    year = large.row().year if large.row().year == small.row().year else None
    return Result(
        table=tidy([(KOREA, year, "10_299", gap, large.row().bound, computed(large.row().kind, small.row().kind))]),
        category_kind="firm_size",
        sources=sources_of(small.sources, large.sources),
        assumptions={"role": message("The rate of SMEs is read as today's, not as the target.")},
    )


def _printed(rates: Dataset, measure: str, firm_size: str) -> Result:
    chosen = rates.where(measure=measure, firm_size=firm_size)
    rate = chosen.number("value")
    (row,) = chosen.rows
    return Result(
        table=tidy([(KOREA, _year(row), firm_size, rate, row.bound, chosen.kind)]),
        category_kind="firm_size",
        sources=chosen.sources,
    )

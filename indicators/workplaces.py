"""Workplaces behind the take-up of employer-provided training: how many are insured, how many take part, how small."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.employer_training import CAVEATS, INSURED, MICRO, TAKING_PART, YEAR_INFERRED
from indicators.indicator import Indicator, Row, tidy

YEAR = 2021
ALL, WITHOUT_MICRO = "all", "5_plus"
PARTS = message("The sizes between are not published as counts.")


def insured_establishments_count(*, sme_participation: Dataset) -> Indicator:
    """Workplaces insured by employment insurance, by size as published; 5 and more is all sizes less those under 5.

    Args:
        sme_participation: measure `insured_establishments` (workplaces) by `firm_size`.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing.
    """
    return _count("insured_establishments_count", sme_participation, INSURED)


def participating_establishments_count(*, sme_participation: Dataset) -> Indicator:
    """The same for insured workplaces that take part in employer-provided training; raises as that does."""
    return _count("participating_establishments_count", sme_participation, TAKING_PART)


def insured_per_participating_ratio(*, sme_participation: Dataset) -> Indicator:
    """Insured workplaces for each one that takes part, by size: 22 says that one in 22 does.

    A size of which nobody takes part has none.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing.
    """
    insured, taking_part = (_by_size(sme_participation, measure) for measure in (INSURED, TAKING_PART))
    rows: list[Row] = [
        (KOREA, YEAR, size, insured[size] / count, "exact", derived(sme_participation.status))
        for size, count in taking_part.items()
        if count and size in insured
    ]
    return _indicator("insured_per_participating_ratio", "ratio", rows, sme_participation)


def micro_workplaces_share_pct(*, sme_participation: Dataset) -> Indicator:
    """Share of workplaces under 5 people among those that are insured, and among those that take part, in percent.

    A measure whose count of all sizes is zero has none.

    Raises:
        IndicatorError: the count of all sizes or of those under 5 is missing.
    """
    counts = {measure: _by_size(sme_participation, measure) for measure in (INSURED, TAKING_PART)}
    rows: list[Row] = [
        (KOREA, YEAR, measure, of[MICRO] / of[ALL] * 100, "exact", derived(sme_participation.status))
        for measure, of in counts.items()
        if of[ALL]
    ]
    return _indicator("micro_workplaces_share_pct", "percent", rows, sme_participation, category_kind="sme_measure")


def _by_size(sme_participation: Dataset, measure: str) -> dict[str, float]:
    counts = sme_participation.where(measure=measure)
    without_micro = counts.number("value", firm_size=ALL) - counts.number("value", firm_size=MICRO)
    return {**counts.by("firm_size", "value"), WITHOUT_MICRO: without_micro}


def _count(name: str, sme_participation: Dataset, measure: str) -> Indicator:
    status = sme_participation.where(measure=measure).status
    rows: list[Row] = [
        (KOREA, YEAR, size, count, "exact", derived(status) if size == WITHOUT_MICRO else status)
        for size, count in _by_size(sme_participation, measure).items()
    ]
    return _indicator(name, "establishments", rows, sme_participation)


def _indicator(
    name: str, unit: str, rows: list[Row], sme_participation: Dataset, *, category_kind: str = "firm_size"
) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=category_kind,
        sources=sme_participation.where(measure=(INSURED, TAKING_PART)).sources,
        caveats=CAVEATS,
        assumptions={"year": YEAR_INFERRED, "sizes": PARTS},
    )

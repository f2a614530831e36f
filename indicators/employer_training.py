"""Take-up of employer-provided training among insured workplaces, by size: a scheme's take-up, not a survey rate."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, sources_of, tidy

MICRO = "under_5"
TAKING_PART, INSURED = "participating_establishments", "insured_establishments"
CAVEATS = ("I-05", "I-28")
YEAR_INFERRED = message("The year 2021 is inferred; the source says “last year”.")


def employer_training_take_up_pct(*, sme_participation: Dataset) -> Indicator:
    """Participating over insured workplaces, in percent, by workplace size.

    Computed where both counts are known, as printed (reported) elsewhere.

    Args:
        sme_participation: measures `participating_establishments` and `insured_establishments` (workplaces) and
            `take_up_pct` (percent), by `firm_size`.
    """
    printed = sme_participation.where(measure="take_up_pct")
    counts = sme_participation.where(measure=(TAKING_PART, INSURED))
    taking_part, insured = (counts.where(measure=which).by("firm_size", "value") for which in (TAKING_PART, INSURED))
    rows: list[Row] = []
    for row in printed.rows:
        value, status = float(row.value), row.status
        if row.firm_size in taking_part and insured.get(row.firm_size):
            value, status = taking_part[row.firm_size] / insured[row.firm_size] * 100, derived(counts.status)
        rows.append((KOREA, int(row.year), row.firm_size, value, "exact", status))
    return Indicator(
        id="employer_training_take_up_pct",
        unit="percent",
        table=tidy(rows),
        category_kind="firm_size",
        sources=sources_of(printed.sources, counts.sources),
        caveats=CAVEATS,
        assumptions={"year": YEAR_INFERRED},
    )


def take_up_excluding_micro_pct(*, sme_participation: Dataset) -> Indicator:
    """The same for workplaces of 5 and more people: those under 5 are taken out of both counts.

    Raises:
        IndicatorError: one of the four counts is missing.
    """
    counts = sme_participation.where(measure=(TAKING_PART, INSURED))
    taking_part, insured = (
        counts.number("value", measure=which, firm_size="all") - counts.number("value", measure=which, firm_size=MICRO)
        for which in (TAKING_PART, INSURED)
    )
    return Indicator(
        id="take_up_excluding_micro_pct",
        unit="percent",
        table=tidy([(KOREA, 2021, "5_plus", taking_part / insured * 100, "exact", derived(counts.status))]),
        category_kind="firm_size",
        sources=counts.sources,
        caveats=CAVEATS,
        assumptions={"year": YEAR_INFERRED},
    )

"""The undated rates that the source prints for firms: 5 %, 60 %, more than 80 %. Three concepts, never one series."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, sources_of, tidy

CAVEATS = ("I-05", "I-10")


def sme_participation_pct(*, sme_participation: Dataset) -> Indicator:
    """Share of SMEs that take part in training, as printed: undated, and who is counted is not said."""
    return _printed("sme_participation_pct", sme_participation, "participation_rate_pct", "sme")


def sme_implementation_pct(*, sme_participation: Dataset) -> Indicator:
    """Share of firms of 10-299 employees that carry out training, as printed; today's state or a target is open."""
    return _printed("sme_implementation_pct", sme_participation, "implementation_rate_pct", "10_299")


def large_firm_implementation_pct(*, sme_participation: Dataset) -> Indicator:
    """Share of firms of 300 and more employees that carry out training: more than the printed figure."""
    return _printed("large_firm_implementation_pct", sme_participation, "implementation_rate_pct", "300_plus")


def sme_gap_to_large_pp(*, sme_participation: Dataset) -> Indicator:
    """Large firms' implementation rate less that of firms of 10-299, if the 60 % is today's rate.

    The larger rate is a lower bound ("more than"), so the gap is one too.
    """
    small, large = (
        sme_implementation_pct(sme_participation=sme_participation),
        large_firm_implementation_pct(sme_participation=sme_participation),
    )
    gap = large.value() - small.value()
    return Indicator(
        id="sme_gap_to_large_pp",
        unit="percentage_points",
        table=tidy([(KOREA, None, "10_299", gap, large.row().bound, derived(large.row().status, small.row().status))]),
        category_kind="firm_size",
        sources=sources_of(small.sources, large.sources),
        caveats=CAVEATS,
        assumptions={"role": message("The 60 % is read as today's rate, not as the target.")},
    )


def _printed(name: str, rates: Dataset, measure: str, firm_size: str) -> Indicator:
    chosen = rates.where(measure=measure, firm_size=firm_size)
    rate = chosen.number("value")
    first = chosen.table.iloc[0]
    return Indicator(
        id=name,
        unit="percent",
        table=tidy([(KOREA, None, firm_size, rate, first["bound"], first["status"])]),
        category_kind="firm_size",
        sources=chosen.sources,
        caveats=CAVEATS,
    )

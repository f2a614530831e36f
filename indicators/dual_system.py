"""Work-learning dual system: what the source prints for three types, and what others count beside it."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Refusal, Row, tidy

CAVEATS = ("I-13",)
COUNTING = message("Figures that are counted differently stand beside each other; they are no series.")
# What growth is measured on: programme and measure by the word for it.
GROWING = {
    "apprenticeship_schools": ("apprenticeship_school", "schools"),
    "ipp_universities": ("ipp", "universities"),
}
RUNNING_TOTAL = message(
    "The first figure is a stock and the last looks like a running total, so growth between them means nothing."
)
PEAK = message("Only the first and the last year are printed; a peak between them would not show.")


def apprenticeship_schools(*, dual_system: Dataset) -> Indicator:
    """Apprenticeship schools by year and by what is counted."""
    return _counted("apprenticeship_schools", "schools", dual_system, "apprenticeship_school", "schools")


def apprenticeship_learners(*, dual_system: Dataset) -> Indicator:
    """Learning workers at apprenticeship schools by year and by what is counted."""
    return _counted("apprenticeship_learners", "people", dual_system, "apprenticeship_school", "learning_workers")


def p_tech_participants(*, dual_system: Dataset) -> Indicator:
    """Participants of P-TECH by year and by what is counted; planned ones are told apart."""
    return _counted("p_tech_participants", "people", dual_system, "p_tech", "participants")


def ipp_universities(*, dual_system: Dataset) -> Indicator:
    """Four-year universities of the IPP type by year."""
    return _counted("ipp_universities", "universities", dual_system, "ipp", "universities")


def dual_system_growth_ratio(*, dual_system: Dataset) -> Indicator:
    """Printed figure of the last year over that of the first, for schools and universities; refused for people."""
    printed = dual_system.where(counting="printed")
    rows: list[Row] = []
    for name, (programme, measure) in GROWING.items():
        chosen = printed.where(programme=programme, measure=measure)
        by_year = {int(row.year): float(row.value) for row in chosen.rows}
        first, last = min(by_year), max(by_year)
        rows.append((KOREA, last, name, by_year[last] / by_year[first], "exact", derived(chosen.status)))
    return Indicator(
        id="dual_system_growth_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="dual_growth",
        sources=printed.sources,
        caveats=CAVEATS,
        assumptions={"peak": PEAK},
        refusals=(Refusal(reason=RUNNING_TOTAL, category="apprenticeship_learners"),),
    )


def apprenticeship_printed_to_ministry_ratio(*, dual_system: Dataset) -> Indicator:
    """What the source prints over what the ministry counts in training, for the year that has both."""
    schools = dual_system.where(programme="apprenticeship_school", counting=["printed", "in_training"])
    rows: list[Row] = []
    for row in schools.where(counting="in_training", measure=["schools", "learning_workers"]).rows:
        printed = schools.number("value", counting="printed", measure=row.measure, year=row.year)
        rows.append((KOREA, row.year, row.measure, printed / float(row.value), "exact", derived(schools.status)))
    return Indicator(
        id="apprenticeship_printed_to_ministry_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="apprenticeship_measure",
        sources=schools.sources,
        caveats=CAVEATS,
    )


def _counted(name: str, unit: str, dual_system: Dataset, programme: str, measure: str) -> Indicator:
    chosen = dual_system.where(programme=programme, measure=measure)
    rows: list[Row] = [(KOREA, row.year, row.counting, float(row.value), row.bound, row.status) for row in chosen.rows]
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind="dual_counting",
        sources=chosen.sources,
        caveats=CAVEATS,
        assumptions={"counting": COUNTING},
    )

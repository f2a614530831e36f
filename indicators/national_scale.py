"""National figures that are printed beside the main series: courses, providers, scale of K-Digital Training."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Refusal, Row, tidy

BASES = message("Courses are assessed and providers registered: a ratio would mix the two bases.")
CAPACITY = message("Capacity is places offered, the scale is people trained; each comes from another text.")


def training_courses(*, training_supply: Dataset) -> Indicator:
    """Training courses assessed, as printed."""
    return _supply("training_courses", "courses", training_supply)


def training_providers(*, training_supply: Dataset) -> Indicator:
    """Training providers registered, as printed."""
    return _supply("training_providers", "providers", training_supply)


def kdt_people(*, kdt_programme: Dataset) -> Indicator:
    """Trainees (rounded) and capacity of K-Digital Training by year, as published; never one over the other."""
    chosen = kdt_programme.where(measure=["scale_people", "capacity_people"])
    rows: list[Row] = [
        (KOREA, int(row.period), row.measure, float(row.value), row.bound, row.status) for row in chosen.rows
    ]
    return Indicator(
        id="kdt_people",
        unit="people",
        table=tidy(rows),
        category_kind="kdt_measure",
        sources=chosen.sources,
        caveats=("I-23",),
        assumptions={"capacity": CAPACITY},
    )


def _supply(name: str, measure: str, training_supply: Dataset) -> Indicator:
    chosen = training_supply.where(measure=measure)
    rows: list[Row] = [(KOREA, row.year, None, float(row.value), row.bound, row.status) for row in chosen.rows]
    return Indicator(
        id=name,
        unit=measure,
        table=tidy(rows),
        sources=chosen.sources,
        caveats=("I-19",),
        refusals=(Refusal(reason=BASES),),
    )

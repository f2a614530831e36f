"""Trainees 2019-21: how many, and how that changed. Caveat I-07: whether people or enrolments is not stated."""

from collections.abc import Iterable, Mapping

from i18n import Message, message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Row, sources_of, tidy
from indicators.trainee_table import CATEGORY_CAVEATS, LEVEL_CAVEATS, cells, levels


def trainees_by_category(*, trainees: Dataset) -> Indicator:
    """Trainees of each category by year, as printed.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments, not stated), `status`.
    """
    rows: list[Row] = [
        (KOREA, int(row.year), row.category, float(row.trainees), "exact", row.status) for row in trainees.rows
    ]
    return Indicator(
        id="trainees_by_category",
        unit="trainees",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
    )


def trainees_total(*, trainees: Dataset, printed_figures: Dataset) -> Indicator:
    """Job seekers and employees together, by year.

    A sum is computed; where the source prints the same total itself, the figure is reported.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments, not stated).
        printed_figures: `measure`, `year`, `value`; the totals are measure `trainees_total`.
    """
    printed = printed_figures.where(measure="trainees_total")
    totals = dict(zip(printed.table["year"], printed.table["value"], strict=True))
    status = derived(trainees.status)
    rows: list[Row] = [
        (KOREA, year, "total", total, "exact", "reported" if totals.get(year) == total else status)
        for year, _, total in cells(levels(trainees)[["total"]])
    ]
    return Indicator(
        id="trainees_total",
        unit="trainees",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=sources_of(trainees.sources, printed.sources),
        caveats=LEVEL_CAVEATS,
    )


def trainees_change_pct(*, trainees: Dataset) -> Indicator:
    """Change on the year before, in percent of the year before, by category and in total.

    The first year has no change, nor has a year after a gap (the two are not neighbours) or after a year of zero.
    """
    table = levels(trainees)
    change = (table / table.shift() - 1) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status))
        for year, category, value in cells(change)
        if year - 1 in table.index
    ]
    return _computed("trainees_change_pct", "percent", rows, trainees)


def trainees_index(*, trainees: Dataset, base_year: int = 2019) -> Indicator:
    """Trainees with `base_year` = 100, by category and in total. A category of zero in that year has no index.

    Raises:
        IndicatorError: the base year is not in the data.
    """
    table = levels(trainees)
    if base_year not in table.index:
        raise IndicatorError(f"trainees: no base year {base_year}; there are {', '.join(map(str, table.index))}")
    index = table / table.loc[base_year] * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status)) for year, category, value in cells(index)
    ]
    assumptions = {"base_year": message("{year} is set to 100.", year=base_year)}
    return _computed("trainees_index", "index", rows, trainees, assumptions)


def trainees_cagr_pct(*, trainees: Dataset) -> Indicator:
    """Compound annual growth from the first to the last year, in percent a year; the value stands at the last year.

    For tables only: over 2019-21 it hides the fall of 2020, so it is no headline. A category that starts at zero has
    none.

    Raises:
        IndicatorError: there are fewer than two years.
    """
    table = levels(trainees)
    first, last = int(table.index[0]), int(table.index[-1])
    if first == last:
        raise IndicatorError(f"trainees_cagr_pct: growth needs two years; there is only {first}")
    growth = ((table.loc[[last]] / table.loc[first]) ** (1 / (last - first)) - 1) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status)) for year, category, value in cells(growth)
    ]
    span = message("From {first} to {last}; the years between are not looked at.", first=first, last=last)
    return _computed("trainees_cagr_pct", "percent", rows, trainees, {"span": span})


def _computed(
    name: str, unit: str, rows: Iterable[Row], trainees: Dataset, assumptions: Mapping[str, Message] | None = None
) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
        assumptions=assumptions or {},
    )

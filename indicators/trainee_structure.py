"""Who the trainees of 2019-21 were, and what moved the total."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import CATEGORIES, CATEGORY_CAVEATS, LEVEL_CAVEATS, cells, levels

NO_CHANGE = message("The total did not change, so no part of it can be laid to a category.")


def trainees_change_contribution_pp(*, trainees: Dataset) -> Indicator:
    """Change of each category over last year's total, in percentage points; they add up to the change of the total."""
    table = levels(trainees)
    change = table.diff().div(table["total"].shift(), axis=0) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status))
        for year, category, value in cells(change[list(CATEGORIES)])
        if year - 1 in table.index
    ]
    return Indicator(
        id="trainees_change_contribution_pp",
        unit="percentage_points",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
    )


def trainees_change_share_pct(*, trainees: Dataset) -> Indicator:
    """Change of each category over the change of the total, in percent; the two add up to 100.

    Above 100 or below 0 the categories moved in opposite directions. A year in which the total did not change is
    refused; the first year and a year after a gap have none.
    """
    change = levels(trainees).diff()
    change = change[[year - 1 in change.index for year in change.index]]
    still = change["total"] == 0
    share = change.loc[~still, list(CATEGORIES)].div(change.loc[~still, "total"], axis=0) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status)) for year, category, value in cells(share)
    ]
    return Indicator(
        id="trainees_change_share_pct",
        unit="percent",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
        refusals=tuple(Refusal(reason=NO_CHANGE, year=int(year)) for year in change.index[still]),
    )


def recovery_ratio(*, trainees: Dataset) -> Indicator:
    """Rise of 2020-21 over the fall of 2019-20. 1 means that the fall was made good, 2 twice over.

    A category that did not fall has nothing to recover from and is refused. How far 2021 stands above 2019 is told
    beside it, since a small fall makes a large ratio.

    Raises:
        IndicatorError: one of the three years is missing.
    """
    table = levels(trainees)
    missing = {2019, 2020, 2021} - set(table.index)
    if missing:
        raise IndicatorError(f"recovery_ratio: needs 2019, 2020 and 2021; missing {sorted(missing)}")
    before, low, after = (
        {name: value for when, name, value in cells(table) if when == year} for year in (2019, 2020, 2021)
    )
    fell = [name for name in before if before[name] > low[name]]
    rows: list[Row] = [
        (KOREA, 2021, name, (after[name] - low[name]) / (before[name] - low[name]), "exact", derived(trainees.status))
        for name in fell
    ]
    no_fall = message("No fall from 2019 to 2020, so there is nothing to recover from.")
    return Indicator(
        id="recovery_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
        assumptions={
            f"level_{name}": message("2021 stands at {percent} % of 2019.", percent=after[name] / before[name] * 100)
            for name in fell
        },
        refusals=tuple(Refusal(reason=no_fall, year=2021, category=name) for name in before if name not in fell),
    )


def job_seeker_share_pct(*, trainees: Dataset) -> Indicator:
    """Job seekers over all trainees, in percent, by year. A year without trainees is left out."""
    table = levels(trainees)
    share = table[["job_seeker"]].div(table["total"], axis=0) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status)) for year, category, value in cells(share)
    ]
    return Indicator(
        id="job_seeker_share_pct",
        unit="percent",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=trainees.sources,
        caveats=CATEGORY_CAVEATS,
    )


def trainees_per_100_residents(*, trainees: Dataset, population: Dataset) -> Indicator:
    """Trainees over residents at the end of the same year, per 100. A year without residents is left out.

    Args:
        trainees: `year`, `category`, `trainees` (people or enrolments: if enrolments, this is no share of people).
        population: `year`, `province`, `residents` (registered residents, 31 December).
    """
    residents = population.table.groupby("year")["residents"].sum().astype("float64")
    rate = levels(trainees)[["total"]].div(residents, axis=0) * 100
    rows: list[Row] = [
        (KOREA, year, category, value, "exact", derived(trainees.status)) for year, category, value in cells(rate)
    ]
    return Indicator(
        id="trainees_per_100_residents",
        unit="per_100_residents",
        table=tidy(rows),
        category_kind="trainee_category",
        sources=sources_of(trainees.sources, population.sources),
        caveats=LEVEL_CAVEATS,
    )

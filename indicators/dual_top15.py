"""Top 15 dual programmes of each year: ranks without numbers, so only places are counted."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, sources_of, tidy

CAVEATS = ("I-15",)
PLACES = message("Ranks by participants; the numbers of participants are not given.")


def lasting(dual_top15: Dataset) -> list[str]:
    """Programmes that are in the list of every year, in the order of the first one."""
    years = dual_top15.table["year"].nunique()
    times = dual_top15.table["programme"].value_counts()
    return [str(name) for name in dual_top15.table["programme"].drop_duplicates() if times[name] == years]


def dual_top15_rank(*, dual_top15: Dataset) -> Indicator:
    """Rank of each programme (a name and a level) in each year, as printed."""
    rows: list[Row] = [
        (KOREA, row.year, row.programme, float(row.rank), "exact", row.status) for row in dual_top15.rows
    ]
    return _counted("dual_top15_rank", "rank", rows, "dual_programme", dual_top15)


def dual_top15_years(*, dual_top15: Dataset) -> Indicator:
    """Number of years in which each programme is in the list."""
    times = dual_top15.table["programme"].value_counts(sort=False)
    status = derived(dual_top15.status)
    rows: list[Row] = [(KOREA, None, str(name), int(count), "exact", status) for name, count in times.items()]
    return _counted("dual_top15_years", "years", rows, "dual_programme", dual_top15)


def dual_top15_level_places(*, dual_top15: Dataset) -> Indicator:
    """Number of the fifteen places of each year that go to each level; a level without a place has 0."""
    table = dual_top15.table
    levels, status = sorted(table["level"].unique()), derived(dual_top15.status)
    rows: list[Row] = [
        (KOREA, year, str(level), len(dual_top15.where(year=year, level=level).table), "exact", status)
        for year in sorted(table["year"].unique())
        for level in levels
    ]
    return _counted("dual_top15_level_places", "programmes", rows, "ncs_level", dual_top15)


def dual_top15_every_year(*, dual_top15: Dataset, dual_demand: Dataset) -> Indicator:
    """Programmes in the list of every year, and how many of them are expected to fall in demand."""
    names = lasting(dual_top15)
    falling = set(dual_demand.where(direction="fall").table["programme"]) & set(names)
    status = derived(dual_top15.status, dual_demand.status)
    rows: list[Row] = [
        (KOREA, None, "every_year", len(names), "exact", status),
        (KOREA, None, "every_year_expected_to_fall", len(falling), "exact", status),
    ]
    found = _counted("dual_top15_every_year", "programmes", rows, "lasting", dual_top15)
    return Indicator(
        id=found.id,
        unit=found.unit,
        table=found.table,
        category_kind=found.category_kind,
        sources=sources_of(dual_top15.sources, dual_demand.sources),
        caveats=("I-14", *CAVEATS),
        assumptions=found.assumptions,
    )


def _counted(name: str, unit: str, rows: list[Row], kind: str, dual_top15: Dataset) -> Indicator:
    doubtful = int((dual_top15.table["level_certainty"] != "printed").sum())
    uncertain = message(
        "Uncertain levels among the {places} places: {count}.", places=len(dual_top15.table), count=doubtful
    )
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=dual_top15.sources,
        caveats=CAVEATS,
        assumptions={"ranks": PLACES, "levels": uncertain},
    )

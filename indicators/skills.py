"""Programme-based qualification, skill trends and the map of programmes."""

import math
from collections import Counter
from dataclasses import replace

import pandas as pd

from i18n import message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import KOREA, WORLD, Result, Row, tidy
from indicators.kind import computed
from indicators.registry import indicator

# Global Sentiment Survey: votes for skill trends of two years, and whether the printed arrows fit them.


VOTES = message("Shares of votes worldwide, three of sixteen options each; not of people, and not of Korea.")
STEP = 0.05  # half of the last printed digit: a smaller change of two printed shares is none


@indicator("skill_trends", unit="percent", page="skills", caveats=("I-18",))
def skill_trend_share_pct(*, skill_trends: Dataset) -> Result:
    """Share of votes of each option in each year, as printed."""
    return _votes_printed("share_pct", skill_trends)


@indicator("skill_trends", unit="rank", page="skills", caveats=("I-18",))
def skill_trend_rank(*, skill_trends: Dataset) -> Result:
    """Rank of each option in each year, as printed."""
    return _votes_printed("rank", skill_trends)


@indicator("skill_trends", unit="percentage_points", page="skills", caveats=("I-18",))
def skill_trend_share_change_pp(*, skill_trends: Dataset) -> Result:
    """Share of a year less that of the year before, for options that stand in both."""
    kinds = skill_trends.kind_by("year", "option")
    rows: list[Row] = [
        (
            *(WORLD, row.year, row.option, row.change, "exact"),
            computed(kinds[row.year, row.option], kinds[row.year - 1, row.option]),
        )
        for row in _changes(skill_trends).rows
        if not pd.isna(row.change)
    ]
    return _of_votes(rows, "skill_trend", skill_trends)


@indicator("skill_trends", unit="options", page="skills", caveats=("I-18",))
def skill_trend_arrow_check(*, skill_trends: Dataset) -> Result:
    """Options of each year by whether the printed arrow agrees with the change in share."""
    kind, checked = computed(skill_trends.kind), arrow_checks(skill_trends)
    rows: list[Row] = [
        (WORLD, year, check, count, "exact", kind)
        for (year, check), count in Counter(zip(checked["year"], checked["check"], strict=True)).items()
    ]
    return _of_votes(rows, "arrow_check", skill_trends)


def arrow_checks(skill_trends: Dataset) -> pd.DataFrame:
    """Each option of each year (`year`, `option`, `arrow`, `change`) with the result of the `check`.

    agrees, contradicts, hidden_by_rounding (an arrow up or down beside equal shares), no_arrow (lost in the copy),
    no_earlier_share (new, or the year before is not in the data).
    """
    changes = _changes(skill_trends)
    checks = [_check(row.arrow, row.change) for row in changes.rows]
    return changes.table.assign(check=checks)[["year", "option", "arrow", "change", "check"]]


def _check(arrow: str, change: float) -> str:
    if arrow == "lost":
        return "no_arrow"
    if math.isnan(change):
        return "no_earlier_share"
    moved = "up" if change > STEP else "down" if change < -STEP else "same"
    if arrow != moved:
        return "hidden_by_rounding" if moved == "same" else "contradicts"
    return "agrees"


def _changes(skill_trends: Dataset) -> Dataset:
    table = skill_trends.table
    before = table[["year", "option", "share_pct"]].assign(year=table["year"] + 1)
    joined = table.merge(before, on=["year", "option"], how="left", suffixes=("", "_before"))
    return replace(skill_trends, table=joined.assign(change=joined["share_pct"] - joined["share_pct_before"]))


def _votes_printed(column: str, skill_trends: Dataset) -> Result:
    rows: list[Row] = [
        (WORLD, row.year, row.option, float(getattr(row, column)), "exact", skill_trends.kind_of(row))
        for row in skill_trends.rows
    ]
    return _of_votes(rows, "skill_trend", skill_trends)


def _of_votes(rows: list[Row], kind: str, skill_trends: Dataset) -> Result:
    return Result(rows=tidy(rows), category_kind=kind, sources=skill_trends.sources, assumptions={"votes": VOTES})


# The map of training programmes and the road map for companies: what can be counted in damaged drawings.


REPEATED = message("Rows that repeat another row word for word are left out.")
SPLIT = message("Where one programme ends and the next begins is our reading.")


@indicator("programme_map", unit="programmes", page="skills", caveats=("I-11",))
def programme_map_programmes(*, programme_map: Dataset) -> Result:
    """Distinct programmes by sector and in total, each counted once."""
    first = programme_map.where(repeated=False)
    kind = computed(programme_map.kind)
    by_sector = first.table.groupby("sector", sort=False)["programme"].nunique()
    rows: list[Row] = [(KOREA, None, str(sector), int(count), "exact", kind) for sector, count in by_sector.items()]
    rows.append((KOREA, None, "total", int(first.table["programme"].nunique()), "exact", kind))
    return Result(
        rows=tidy(rows),
        category_kind="training_sector",
        sources=programme_map.sources,
        assumptions={"repeated": REPEATED, "split": SPLIT},
    )


@indicator("programme_map", unit="cells", page="skills", caveats=("I-11",))
def programme_map_cells(*, programme_map: Dataset) -> Result:
    """Cells of the map: those that name a programme for the first time, those that repeat another row, all."""
    repeated = int(programme_map.table["repeated"].sum())
    cells = len(programme_map.table)
    counts = {"first": cells - repeated, "repeated": repeated, "total": cells}
    kind = computed(programme_map.kind)
    return Result(
        rows=tidy((KOREA, None, name, count, "exact", kind) for name, count in counts.items()),
        category_kind="map_cell",
        sources=programme_map.sources,
        assumptions={"split": SPLIT},
    )


@indicator("hrd_roadmap", unit="parts", page="skills", caveats=("I-21",))
def hrd_roadmap_parts(*, hrd_roadmap: Dataset) -> Result:
    """Parts of the road map: stages, stages with a number, programmes, programmes whose stage is known."""
    stages, programmes = (hrd_roadmap.where(kind=kind).table for kind in ("stage", "programme"))
    counts = {
        "stages": len(stages),
        "numbered_stages": int(stages["number"].notna().sum()),
        "programmes": len(programmes),
        "assigned_programmes": int(programmes["stage"].notna().sum()),
    }
    kind = computed(hrd_roadmap.kind)
    return Result(
        rows=tidy((KOREA, None, name, count, "exact", kind) for name, count in counts.items()),
        category_kind="roadmap_part",
        sources=hrd_roadmap.sources,
    )


# Programme-based qualification: items of two years, institutions and participants of one.


SAME = message("The items of the first year and the events of the last are taken for the same thing.")


@indicator("programme_qualification", unit="items", page="qualifications", caveats=("I-20",))
def programme_qualification_items(*, programme_qualification: Dataset) -> Result:
    """Qualification items on offer, as printed for the first year and for the last."""
    return _measure("items", programme_qualification)


@indicator("programme_qualification", unit="institutions", page="qualifications", caveats=("I-20",))
def programme_qualification_institutions(*, programme_qualification: Dataset) -> Result:
    """Institutions that run such courses, as printed; of one year or so far is not said."""
    return _measure("institutions", programme_qualification)


@indicator("programme_qualification", unit="participants", page="qualifications", caveats=("I-20",))
def programme_qualification_participants(*, programme_qualification: Dataset) -> Result:
    """People in such courses, as printed; of one year or so far is not said."""
    return _measure("participants", programme_qualification)


@indicator("programme_qualification", unit="ratio", page="qualifications", caveats=("I-20",))
def programme_qualification_items_ratio(*, programme_qualification: Dataset) -> Result:
    """Items of the last year over items of the first.

    Raises:
        IndicatorError: items of fewer than two years, or none in the first.
    """
    items = programme_qualification.where(measure="items")
    known = {int(row.year): float(row.value) for row in items.rows}
    first, last = min(known, default=0), max(known, default=0)
    if first == last or known[first] <= 0:
        raise IndicatorError(message("Growth needs items of several years, and some in the first."))
    return Result(
        rows=tidy(
            [(KOREA, last, None, known[last] / known[first], _of_growth(items, first, last), computed(items.kind))]
        ),
        sources=items.sources,
        assumptions={"base": message("{first} = 1.", first=first), "same": SAME},
    )


def _of_growth(items: Dataset, first: int, last: int) -> str:
    """The bound of the last over the first: that of the last over an exact first, else about."""
    bounds = {int(row.year): str(row.bound) for row in items.rows}
    return bounds[last] if bounds[first] == "exact" else "about"


def _measure(measure: str, programme_qualification: Dataset) -> Result:
    chosen = programme_qualification.where(measure=measure)
    rows: list[Row] = [(KOREA, row.year, None, float(row.value), row.bound, chosen.kind_of(row)) for row in chosen.rows]
    return Result(rows=tidy(rows), sources=chosen.sources, assumptions={"same": SAME} if measure == "items" else {})

"""Global Sentiment Survey: votes for skill trends of two years, and whether the printed arrows fit them."""

import math
from collections import Counter
from dataclasses import replace

import pandas as pd

from i18n import message
from indicators.areas import WORLD
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Row, tidy

CAVEATS = ("I-18",)
VOTES = message("Shares of votes worldwide, three of sixteen options each; not of people, and not of Korea.")
STEP = 0.05  # half of the last printed digit: a smaller change of two printed shares is none


def skill_trend_share_pct(*, skill_trends: Dataset) -> Indicator:
    """Share of votes of each option in each year, as printed."""
    return _printed("skill_trend_share_pct", "percent", "share_pct", skill_trends)


def skill_trend_rank(*, skill_trends: Dataset) -> Indicator:
    """Rank of each option in each year, as printed."""
    return _printed("skill_trend_rank", "rank", "rank", skill_trends)


def skill_trend_share_change_pp(*, skill_trends: Dataset) -> Indicator:
    """Share of a year less that of the year before, for options that stand in both."""
    status = derived(skill_trends.status)
    rows: list[Row] = [
        (WORLD, row.year, row.option, row.change, "exact", status)
        for row in _changes(skill_trends).rows
        if not pd.isna(row.change)
    ]
    return _told("skill_trend_share_change_pp", "percentage_points", rows, "skill_trend", skill_trends)


def skill_trend_arrow_check(*, skill_trends: Dataset) -> Indicator:
    """Options of each year by whether the printed arrow agrees with the change in share."""
    status, checked = derived(skill_trends.status), arrow_checks(skill_trends)
    rows: list[Row] = [
        (WORLD, year, check, count, "exact", status)
        for (year, check), count in Counter(zip(checked["year"], checked["check"], strict=True)).items()
    ]
    return _told("skill_trend_arrow_check", "options", rows, "arrow_check", skill_trends)


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


def _printed(name: str, unit: str, column: str, skill_trends: Dataset) -> Indicator:
    rows: list[Row] = [
        (WORLD, row.year, row.option, float(getattr(row, column)), "exact", row.status) for row in skill_trends.rows
    ]
    return _told(name, unit, rows, "skill_trend", skill_trends)


def _told(name: str, unit: str, rows: list[Row], kind: str, skill_trends: Dataset) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=tidy(rows),
        category_kind=kind,
        sources=skill_trends.sources,
        caveats=CAVEATS,
        assumptions={"votes": VOTES},
    )

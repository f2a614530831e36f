"""Checks of shares of a whole: more than all of it, or less than one in a hundred because a spreadsheet holds 41.5% as 0.415."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import package
from data.intake import upload
from data.intake.checks import check
from data.intake.checks.contradictions import as_texts, asking
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

WHOLE: Final = 100.0


@dataclass(frozen=True, kw_only=True)
class Whole:
    """Columns of a table that hold percent, and the measures that are shares of a whole; all where none are named."""

    columns: tuple[str, ...]
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Parted:
    """A column of shares that add up to a whole within `by`; `off` is what rounding adds to their sum at most."""

    column: str
    by: tuple[str, ...]
    off: float


PERCENT: Final[Mapping[str, Whole]] = {
    "sme_participation": Whole(columns=("value",)),
    "kdt_programme": Whole(columns=("value",)),
    "policy_targets": Whole(columns=("as_is", "to_be"), measures=("sme_participation", "sme_implementation")),
    "low_carbon": Whole(columns=("value",), measures=("apple",)),
    "comparisons": Whole(columns=("value",)),
}
PARTED: Final[Mapping[str, Parted]] = {
    "zone_shares": Parted(column="share_pct", by=("year",), off=0.5),
    "skill_trends": Parted(column="share_pct", by=("year",), off=0.85),
}


@check("share-above-whole", "error")
def share_above_whole(draft: Draft) -> Iterator[Problem]:
    """One problem a share above 100%, and one for shares that exceed it with those in force."""
    for position, column, value in _above(draft, sure=True):
        told = message(
            "{value}% of a whole cannot be: a share is 100% at most. Correct the figure.", value=f"{value:g}"
        )
        yield upload.at(draft, position, column, message=told)
    rule = PARTED.get(draft.against.resource["name"])
    if rule:
        now, then = (_added(found.table, rule) for found in (draft.against.current, draft.after))
        for key, total in then.items():
            if total > WHOLE + rule.off and now.get(key) != total and not _in_the_file(draft, rule):
                told = message(
                    "With the shares that are in force these add up to {sum}%, more than the whole: correct the share "
                    "that is wrong, or send all of them.",
                    sum=total,
                )
                yield Problem(message=told, column=upload.heading(draft, rule.column))


@check("share-above-hundred", "warning")
def share_above_hundred(draft: Draft) -> Iterator[Problem]:
    """One problem a figure above 100% that may be a change rather than a share."""
    for position, column, value in _above(draft, sure=False):
        finding = message("{value}% is more than a whole: right for a change, wrong for a share.", value=f"{value:g}")
        told = upload.at(draft, position, column, message=asking(finding))
        yield Problem(message=told.message, finding=finding, row=told.row, column=told.column, value=told.value)


def _above(draft: Draft, *, sure: bool) -> Iterator[tuple[int, str, float]]:
    table, rule = draft.table, PERCENT.get(draft.against.resource["name"])
    key = package.keys(draft.against.resource)[0]
    if rule is None or not {"unit", key} <= set(table):
        return
    percent = (table["unit"] == "percent") | table[key].astype("str").str.endswith("_pct")
    share = table[key].isin(rule.measures) if rule.measures else pd.Series(True, index=table.index)
    for column in (name for name in rule.columns if name in table):
        over = percent & (share == sure) & (table[column].astype("float64") > WHOLE)
        for row in upload.rows(over, value=table[column].astype("float64")):
            yield row["position"], column, float(row["value"])


# `share-fraction`: a spreadsheet holds 41.5% as 0.415, which would be published as less than one in a hundred.


@check("share-fraction", "warning")
def share_fraction(draft: Draft) -> Iterator[Problem]:
    """One problem a share above nothing and below one percent."""
    table, schema = draft.table, draft.against.resource["schema"]["fields"]
    for column in (one["name"] for one in schema if one["type"] == "number" and one["name"] in table):
        figures = table[column].astype("float64")
        small = (figures > 0) & (figures < 1) & upload.in_percent(table, column)
        for row in upload.rows(small, value=figures):
            told = message(
                "{value} is read as {value}%, less than one in a hundred. If {meant}% is meant, enter {meant}; else confirm "
                "with a reason that it is right.",
                value=f"{row['value']:g}",
                meant=f"{100 * row['value']:g}",
            )
            yield upload.at(draft, row["position"], column, message=told)


def _added(table: pd.DataFrame, rule: Parted) -> dict[Any, float]:
    exact = table if "bound" not in table else table[~table["bound"].isin(["at_least", "more_than"])]
    rows = exact.dropna(subset=[rule.column])
    sums = rows[rule.column].astype("float64").groupby([as_texts(rows[name]) for name in rule.by]).sum()
    return {key: round(float(total), 6) for key, total in sums.items()}


def _in_the_file(draft: Draft, rule: Parted) -> bool:
    """Whether the file itself holds shares of areas that are too many: another check tells where."""
    if not {"zone", rule.column} <= set(draft.table):
        return False
    return float(draft.table[rule.column].sum()) > WHOLE + rule.off

"""Checks of figures of others: an economy that is known, the unit of the concept, a contradiction that leads to a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import labels
from data.intake import upload
from data.intake.checks import check
from data.intake.codes import Label
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message
from indicators.comparisons import may_contradict, units_of

TABLE: Final = "comparisons"
AVERAGES: Final = ("EU", "OECD")
PERCENT: Final = "percent"


# `comparison-economy`: an economy that no list of the dashboard holds has no name to be shown by.


@dataclass(frozen=True)
class Named:
    """Economies, each by its code and name."""

    codes: tuple[str, ...]

    def __str__(self) -> str:
        """In the language in force."""
        return ", ".join(f"{code} ({labels.economy(code)})" for code in self.codes)


@check("comparison-economy", "error")
def comparison_economy(draft: Draft) -> Iterator[Problem]:
    """One problem a row of an economy that is not known, with those that are."""
    known = (*(row.iso3 for row in draft.against.known("economies").rows), *AVERAGES) if _is_ours(draft) else ()
    for position, row in _rows(draft, "economy"):
        if row["economy"] not in known:
            told = message(
                "“{value}” is no economy that the dashboard knows. Enter one of these codes: {known}. For another economy, "
                "ask whoever keeps the dashboard to add it to the table of economies first.",
                value=str(row["economy"]),
                known=Named(known),
            )
            yield upload.at(draft, position, "economy", message=told)


# `comparison-unit`: each concept is counted in one unit; heads are whole.


@check("comparison-unit", "error")
def comparison_unit(draft: Draft) -> Iterator[Problem]:
    """One problem a row whose unit is not that of its concept, or that counts a part of a person."""
    units = units_of(draft.against.known("comparison_concepts")) if _is_ours(draft) else {}
    for position, row in _rows(draft, "concept", "unit"):
        if units.get(row["concept"], row["unit"]) != row["unit"]:
            told = message(
                "“{concept}” is counted in “{wanted}”, not in “{unit}”. Correct the unit, or the concept.",
                concept=Label("comparison_concept", row["concept"]),
                wanted=Label("unit", units[row["concept"]]),
                unit=Label("unit", row["unit"]),
            )
            yield upload.at(draft, position, "unit", message=told)
    for position, row in _rows(draft, "unit", "value"):
        if row["unit"] != PERCENT and not float(row["value"]).is_integer():
            told = message("A count has no decimals: enter a whole number, or correct the unit.")
            yield upload.at(draft, position, "value", message=told)


# `comparison-contradicts`: what a figure says to contradict is another figure of the same concept, economy and year.


@check("comparison-contradicts", "error")
def comparison_contradicts(draft: Draft) -> Iterator[Problem]:
    """One problem a row that names as its contradiction no figure, itself, or one of something else."""
    if not _is_ours(draft) or "contradicts" not in draft.table:
        return
    after = {row.figure: row for row in draft.after.rows}
    for position, row in _rows(draft, "figure", "contradicts"):
        one, other = after.get(row["figure"]), after.get(row["contradicts"])
        if one is not None and (other is None or not may_contradict(one, other)):
            told = message(
                "“{value}” is no other figure of the same concept, economy and year. Enter the name of the figure that says "
                "another value, or leave the cell empty.",
                value=str(row["contradicts"]),
            )
            yield upload.at(draft, position, "contradicts", message=told)


def _is_ours(draft: Draft) -> bool:
    return str(draft.against.resource["name"]) == TABLE


def _rows(draft: Draft, *columns: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """The rows that hold all of some columns, where the file is one of figures of others."""
    if not _is_ours(draft) or not set(columns) <= set(draft.table):
        return
    for position, row in enumerate(draft.table.to_dict("records")):
        if not any(pd.isna(row[name]) for name in columns):
            yield position, row

"""Checks of figures of others: economy and part of it, unit of the concept, time, contradictions."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import labels
from data.intake import upload
from data.intake.checks import check
from data.intake.checks.contradictions import ANSWER
from data.intake.codes import FieldTitle, Label
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import Message, message
from indicators.comparisons import contradictions, may_contradict, units_of

TABLE: Final = "comparisons"
AVERAGES: Final = ("EU", "OECD")
KOREA: Final = "KOR"
PERCENT: Final = "percent"


# `comparison-economy`: an economy that no list of the dashboard holds has no name to be shown by.


@dataclass(frozen=True)
class Named:
    """Economies or areas, each by its code and name."""

    codes: tuple[str, ...]
    name: Callable[[str], str] = labels.economy

    def __str__(self) -> str:
        """In the language in force."""
        return ", ".join(f"{code} ({self.name(code)})" for code in self.codes)


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


# `comparison-area`: zones and provinces are parts of Korea alone.


@check("comparison-area", "error")
def comparison_area(draft: Draft) -> Iterator[Problem]:
    """One problem a row of a zone or province of Korea under another economy."""
    for position, row in _rows(draft, "economy", "area"):
        if row["economy"] != KOREA:
            told = message(
                "“{area}” is no part of {economy}. Leave the cell empty, and say in “{group}” of which part the figure is.",
                area=Named((str(row["area"]),), name=labels.area),
                economy=Named((str(row["economy"]),)),
                group=FieldTitle(TABLE, "group_en"),
            )
            yield upload.at(draft, position, "area", message=told)


# `comparison-period`: the words for the time of a figure stand on the page, its year orders it; both must say the same.


@check("comparison-period", "error")
def comparison_period(draft: Draft) -> Iterator[Problem]:
    """One problem a text of the time of a figure that does not name its year: in full, or as the end of a span (2013–14)."""
    for name in ("period_en", "period_ko"):
        for position, row in _rows(draft, "year", name):
            if not _names(str(row[name]), int(row["year"])):
                told = message(
                    "“{text}” does not name the year {year}. Write the year of the figure in it, or correct the year.",
                    text=str(row[name]),
                    year=int(row["year"]),
                )
                yield upload.at(draft, position, name, message=told)


def _names(text: str, year: int) -> bool:
    return bool(re.search(rf"(?<!\d){year}(?!\d)|(?<!\d)\d{{4}}\s*[-–~/]\s*{year % 100:02}(?!\d)", text))


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


# `comparison-second-value`: two values for one thing may both be right; who brings the second says why it belongs here.


@check("comparison-second-value", "warning")
def comparison_second_value(draft: Draft) -> Iterator[Problem]:
    """One problem a row that brings another value for a thing, or declares one: against the rows in force and its own file."""
    if not _is_ours(draft) or "figure" not in draft.table:
        return
    after, known = {row.figure: row for row in draft.after.rows}, set(contradictions(draft.against.current.rows))
    sent = {figure: position for position, figure in enumerate(draft.table["figure"]) if not pd.isna(figure)}
    for pair in contradictions(after.values()):
        if pair not in known:
            later = max(pair, key=lambda name: sent.get(name, -1))
            (other,) = (name for name in pair if name != later)
            yield _second(draft, sent[later], one=after[later], other=after[other])


def _second(draft: Draft, position: int, *, one: Any, other: Any) -> Problem:
    finding = message(
        "“{figure}” says {value} for what “{other}” says to be {second}. Both will be shown, and named as contradicting.",
        figure=one.figure,
        value=f"{one.value:g}",
        other=other.figure,
        second=f"{other.value:g}",
    )
    asking = Message("{finding} {answer}", (("finding", finding), ("answer", ANSWER)))
    told = upload.at(draft, position, "value" if "value" in draft.table else "figure", message=asking)
    return Problem(message=told.message, finding=finding, row=told.row, column=told.column, value=told.value)


def _is_ours(draft: Draft) -> bool:
    return str(draft.against.resource["name"]) == TABLE


def _rows(draft: Draft, *columns: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """The rows that hold all of some columns, where the file is one of figures of others."""
    if not _is_ours(draft) or not set(columns) <= set(draft.table):
        return
    for position, row in enumerate(draft.table.to_dict("records")):
        if not any(pd.isna(row[name]) for name in columns):
            yield position, row

"""`code-year-unknown`: a code in a year that doesn't know it: a province before it was founded, or a year that hasn't begun."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pandas as pd

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import Label
from i18n import message

FOUNDED: Final = {
    "KR-26": 1963,
    "KR-27": 1981,
    "KR-28": 1981,
    "KR-29": 1986,
    "KR-30": 1989,
    "KR-31": 1997,
    "KR-50": 2012,
}
"""First years of the cities that were once part of another province; their figures stand there before."""


def check(draft: Draft) -> Iterator[Problem]:
    """Every row about a year to come, or about a province before its first year; impossible years are another fault."""
    if "year" not in draft.reading.cells:
        return
    impossible = [position for position, name in draft.faults.get("cell-constraint", ()) if name == "year"]
    years = draft.table["year"].mask(draft.table.index.isin(impossible))
    yield from _to_come(draft, years)
    if "province" in draft.reading.cells:
        yield from _before_the_first(draft, years)


def _to_come(draft: Draft, years: "pd.Series[Any]") -> Iterator[Problem]:
    for row in found.rows(years > date.today().year, year=years):
        told = message("The year {year} has not begun. Correct the year.", year=str(row["year"]))
        yield found.at(draft, row["position"], "year", code="code-year-unknown", message=told)


def _before_the_first(draft: Draft, years: "pd.Series[Any]") -> Iterator[Problem]:
    codes = draft.table["province"]
    founded = codes.map(FOUNDED).astype("Int64")
    for row in found.rows(years < founded, code=codes, founded=founded):
        told = message(
            "{name} has been a province since {year}. Enter the province that it was part of, or correct the year.",
            name=Label("provinces", row["code"]),
            year=str(row["founded"]),
        )
        yield found.at(draft, row["position"], "province", code="code-year-unknown", message=told)

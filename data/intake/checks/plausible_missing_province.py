"""`plausible-missing-province`: a file of the country without some provinces, or a province without one of the categories."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from data import fields
from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import Label, Labels
from i18n import Message, message
from indicators.areas import PROVINCES

# A file with more than half of the provinces is meant to hold them all; one office has four at most.
NATIONAL: Final = len(PROVINCES) // 2 + 1


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a year that lacks provinces, one a province and year that lacks a category."""
    if "province" in draft.table:
        yield from _provinces(draft)
    if {"year", "category"} <= set(draft.table):
        yield from _categories(draft)


def _provinces(draft: Draft) -> Iterator[Problem]:
    expected = 1 if draft.against.resource["publishes"] == "national" else NATIONAL
    for year, present in _by_year(draft):
        missing = set(PROVINCES) - set(present)
        if missing and len(PROVINCES) - len(missing) >= expected:
            yield Problem(
                code="plausible-missing-province",
                message=_lacks(year, Labels("provinces", tuple(sorted(missing)))),
                column=found.heading(draft, "province"),
            )


def _by_year(draft: Draft) -> list[tuple[Any, "pd.Series[str]"]]:
    provinces = draft.table["province"].dropna()
    if "year" in fields.keys(draft.against.resource) and "year" in draft.table:
        return list(provinces.groupby(draft.table["year"]))
    return [(None, provinces)]


def _lacks(year: Any, provinces: Labels) -> Message:
    if year is None:
        return message("The file lacks {provinces}: add the rows, or confirm with a reason.", provinces=provinces)
    return message(
        "{year} lacks {provinces}: add the rows, or confirm with a reason.", year=int(year), provinces=provinces
    )


def _categories(draft: Draft) -> Iterator[Problem]:
    """A row whose category could not be understood may be the missing one, so it stands for any."""
    resource = draft.against.resource
    places = [key for key in fields.keys(resource) if key in draft.table and key != "category"]
    rows = draft.table.reset_index(drop=True).reset_index(names="position").dropna(subset=places)
    firsts = rows.drop_duplicates(places)[[*places, "position"]]
    for code in fields.codes(resource, "category"):
        having = rows.loc[(rows["category"] == code) | rows["category"].isna(), places].drop_duplicates()
        beside = firsts.merge(having, on=places, how="left", indicator=True)
        told = message(
            "The row of “{category}” is missing beside this one: add it, or confirm with a reason.",
            category=Label("trainee_category", code),
        )
        for position in beside.loc[beside["_merge"] == "left_only", "position"].tolist():
            yield found.at(draft, position, "category", code="plausible-missing-province", message=told)

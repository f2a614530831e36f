"""Who publishes what, for where and by when."""

import os
from datetime import date
from typing import Any, Final

import pandas as pd

from data.package import DataError, figures, in_language, keys, package, uploaded
from i18n import _

# Who keeps a dataset up to date, whom to ask, and by when figures of a year are expected.


CONTACT: Final = "DASHBOARD_CONTACT"


def owner(dataset: str) -> str:
    """Who publishes a dataset, in the reader's language; empty for a fixed list, which has no owner."""
    contributors = package().resource(dataset).get("contributors", [])
    return ", ".join(in_language(person, "title") for person in contributors if person["role"] == "maintainer")


def contact() -> str:
    """Whom to ask, as the operator of the dashboard has set it, or how to set it: we never invent a person."""
    named = os.environ.get(CONTACT, "").strip()
    return named or _(
        "Not set. The operator of the dashboard sets it with the environment variable {name}.", name=CONTACT
    )


def has_due(dataset: str) -> bool:
    """Whether figures of a dataset are expected every year."""
    return "due" in package().resource(dataset)


def due(dataset: str, year: int) -> date:
    """The day by which the figures of a year are expected: in the year after.

    Raises:
        DataError: figures of this dataset are not expected every year.
    """
    if not has_due(dataset):
        raise DataError(f"{dataset}: no day of the year is set for it")
    month, day = package().resource(dataset)["due"].split("-")
    return date(year + 1, int(month), int(day))


def due_note() -> str:
    """What must be said beside the day."""
    return _("The day is this dashboard's own suggestion; no regulation is known that sets one.")


# Which rows of a dataset stand and fall together: those of a year and a province, those of a year, or all of them.


SCOPES: Final = {"regional": ("year", "province"), "national": ("year",)}


def scope_columns(resource: dict[str, Any]) -> list[str]:
    """The columns whose values name a scope; a file replaces the rows of its own scopes only.

    Empty where a file replaces the whole dataset: its key has no year.
    """
    key = resource["schema"]["primaryKey"]
    return [name for name in SCOPES.get(resource["publishes"], ()) if name in key]


def in_scopes(table: pd.DataFrame, rows: pd.DataFrame, *, columns: list[str]) -> pd.DataFrame:
    """The rows of a table that belong to the scopes which `rows` fill."""
    return table[_belongs(table, rows, columns)]


def replaced(table: pd.DataFrame, rows: pd.DataFrame, *, columns: list[str]) -> pd.DataFrame:
    """A table whose scopes that `rows` fill hold these rows and no others; scopes stand in the order of their codes.

    Args:
        table: the dataset as it is.
        rows: what replaces it, with the same columns and types.
        columns: what names a scope, from `scope_columns`.
    """
    kept = table[~_belongs(table, rows, columns)]
    whole = pd.concat([kept, rows], ignore_index=True)
    return whole.sort_values(columns, kind="stable", ignore_index=True) if columns else whole


def gone(table: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows of a table that would go if `rows` took the place of those of their scopes.

    A row whose key stays but none of whose figures does has gone as well: a file of nothing but x takes as much away as one
    with a row less. A table without figures is about its cells: there a row has gone of which one that was filled is blank.

    Args:
        table: the dataset as it is.
        rows: what replaces it, with the same columns and types.
        resource: descriptor of the dataset in datapackage.json.
    """
    key = keys(resource)
    before = in_scopes(table, rows, columns=scope_columns(resource))
    stays = pd.MultiIndex.from_frame(before[key]).isin(pd.MultiIndex.from_frame(rows[key]))
    return before[~stays | _emptied(before, rows, resource=resource)]


def _emptied(before: pd.DataFrame, rows: pd.DataFrame, *, resource: dict[str, Any]) -> "pd.Series[bool]":
    """Which rows lose all their figures, or one of their cells where the table has no figures."""
    key = keys(resource)
    numbers = [name for name in figures(resource) if name not in key]
    about = numbers or [field["name"] for field in uploaded(resource) if field["name"] not in key]
    places = pd.MultiIndex.from_frame(before[key]) if len(key) > 1 else before[key[0]]
    was = before[about].notna()
    now = rows.set_index(key)[about].reindex(places).notna().set_axis(before.index)
    if numbers:
        return was.any(axis="columns") & ~now.any(axis="columns")
    return (was & ~now).any(axis="columns")


def _belongs(table: pd.DataFrame, rows: pd.DataFrame, columns: list[str]) -> "pd.Series[bool]":
    if not columns:
        return pd.Series(True, index=table.index)
    filled = pd.MultiIndex.from_frame(rows[columns])
    return pd.Series(pd.MultiIndex.from_frame(table[columns]).isin(filled), index=table.index)

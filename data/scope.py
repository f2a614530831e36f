"""Which rows of a dataset stand and fall together: those of a year and a province, those of a year, or all of them."""

from typing import Any, Final

import pandas as pd

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


def _belongs(table: pd.DataFrame, rows: pd.DataFrame, columns: list[str]) -> "pd.Series[bool]":
    if not columns:
        return pd.Series(True, index=table.index)
    filled = pd.MultiIndex.from_frame(rows[columns])
    return pd.Series(pd.MultiIndex.from_frame(table[columns]).isin(filled), index=table.index)

"""Rows and their scopes: which scopes a table has, and which of its rows belong to some scopes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.scope import scope_columns


@dataclass(frozen=True, order=True)
class Scope:
    """What one version replaces as a whole. Year 0 and province "": the dataset is not cut by them."""

    year: int = 0
    province: str = ""

    def shown(self, resource: dict[str, Any]) -> tuple[int | str, ...]:
        """Only what the dataset is cut by: (year, province), (year,) or ()."""
        return tuple(getattr(self, column) for column in scope_columns(resource))


def scopes_of(table: pd.DataFrame, resource: dict[str, Any]) -> list[Scope]:
    """The scopes of the rows, each once, in order."""
    columns = scope_columns(resource)
    if not columns:
        return [Scope()]
    found = table[columns].drop_duplicates().to_dict("records")
    return sorted(Scope(**{str(name): value for name, value in row.items()}) for row in found)


def rows_in(table: pd.DataFrame, scopes: Collection[Scope], resource: dict[str, Any]) -> pd.DataFrame:
    """The rows that belong to the scopes, in their order."""
    columns = scope_columns(resource)
    if not columns:
        return table if scopes else table.iloc[:0]
    wanted = pd.MultiIndex.from_tuples([scope.shown(resource) for scope in scopes], names=columns)
    return table[pd.MultiIndex.from_frame(table[columns]).isin(wanted)] if len(wanted) else table.iloc[:0]

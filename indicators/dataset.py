"""A table together with where it comes from, and the one error of arithmetic on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

import pandas as pd

# What goes wrong when an indicator is asked for something that it cannot give.


class IndicatorError(ValueError):
    """An indicator cannot be computed from what it was given; the message says why and what would help."""


class NotComparableError(IndicatorError):
    """Two indicators differ in unit, definition, assumptions or areas and must not be set side by side."""


# A table together with where it comes from.


@dataclass(frozen=True, kw_only=True, eq=False)
class Dataset:
    """One bundled or published table. Its `source` column names where each row comes from; never changed in place."""

    name: str
    table: pd.DataFrame
    version: str = "0"

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources of the rows, each once, in the order of the rows."""
        if "source" not in self.table:
            return ()
        return tuple(dict.fromkeys(self.table["source"].dropna()))

    @property
    def status(self) -> str:
        """The weakest status among the rows: estimated, then uploaded, computed, reported."""
        return weakest(*self.table.get("status", pd.Series(dtype="str")))

    @property
    def flags(self) -> str:
        """What is said of any of the rows, codes of FLAGS joined by spaces: one provisional row makes a sum provisional."""
        return joined(row_flags(row) for row in self.rows)

    @property
    def rows(self) -> list[Any]:
        """The rows as named tuples: `row.year`, `row.value`."""
        return list(self.table.itertuples(index=False))

    def by(self, key: str, column: str) -> dict[str, float]:
        """The numbers of `column` by the codes of `key`, in the order of the rows."""
        return {str(code): float(value) for code, value in zip(self.table[key], self.table[column], strict=True)}

    def where(self, **wanted: object) -> Self:
        """The rows whose columns hold the wanted values (a value or a collection of values).

        Raises:
            IndicatorError: the dataset has no such column.
        """
        table = self.table
        for column, value in wanted.items():
            if column not in table:
                raise IndicatorError(f"{self.name}: no column {column!r}")
            values = list(value) if isinstance(value, tuple | list | set | frozenset) else [value]
            table = table[table[column].isin(values)]
        return replace(self, table=table)

    def number(self, column: str, **wanted: object) -> float:
        """The one number in `column` of the rows wanted.

        Raises:
            IndicatorError: no row or more than one row fits.
        """
        rows = self.where(**wanted).table
        if len(rows) != 1:
            raise IndicatorError(f"{self.name}: {len(rows)} rows hold {wanted}, expected one")
        return float(rows[column].iloc[0])


# What may be said of a value beside its status, in the order in which it is told. A final figure needs no flag.
FLAGS = ("provisional", "revised")
STRENGTH = ("estimated", "uploaded", "computed", "reported")


def weakest(*statuses: str) -> str:
    """The status that a reader must be told when values of these statuses stand together."""
    present = set(statuses)
    return next((status for status in STRENGTH if status in present), "reported")


def joined(*flags: str | Iterable[str]) -> str:
    """The flags of a result of arithmetic: every flag of any of its inputs, each once. Codes that are no flags say nothing."""
    present = {code for one in flags for part in ([one] if isinstance(one, str) else one) for code in part.split()}
    return " ".join(code for code in FLAGS if code in present)


def row_flags(row: Any) -> str:
    """The flags of a row of a dataset: its finality, where it has one and is not final."""
    finality = getattr(row, "finality", None)
    return "" if pd.isna(finality) else joined(str(finality))


def gap(row: Any, column: str) -> str:
    """What an office wrote in the place of a figure: suppressed, not_available, not_applicable; "" where it wrote none."""
    told = getattr(row, f"{column}_gap", None)
    return "" if pd.isna(told) else str(told)


def derived(*statuses: str) -> str:
    """The status of a result of arithmetic: an estimated input makes it estimated, anything else computed."""
    return "estimated" if "estimated" in statuses else "computed"

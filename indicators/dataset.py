"""A table together with where it comes from, and the one error of arithmetic on it."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, wraps
from typing import Any, Final, Self, TypeVar

import pandas as pd

from i18n import message
from indicators.kind import TELL_KIND, Kind, in_order, joined, kind_of_row

Found = TypeVar("Found")
MOST_FOUND: Final = 256
"""How much is kept of a dataset: the rows of thirty years, by zone and category; a long file may name a thousand years."""


# What goes wrong when an indicator is asked for something that it cannot give.


class IndicatorError(ValueError):
    """An indicator cannot be computed from what it was given; the message says why and what would help."""


class NotComparableError(IndicatorError):
    """Two indicators differ in unit, definition, assumptions or areas and must not be set side by side."""


def require_among(name: str, given: str, known: Iterable[str]) -> None:
    """Let a parameter pass that is one of the known words.

    Raises:
        IndicatorError: it is another; says which there are.
    """
    if given not in known:
        told = ", ".join(known)
        raise IndicatorError(message("{name} is one of {known}, not “{given}”.", name=name, known=told, given=given))


NOT_COMPUTED: Final = (ValueError, LookupError, ArithmeticError)
"""What arithmetic raises on rows that it can't take; IndicatorError and all errors of data are ValueErrors."""


# The rows of a table, one by one.


def named_rows(table: pd.DataFrame) -> Iterator[Any]:
    """Each row as a named tuple, as `DataFrame.itertuples` gives it, which makes a class of its own at every call."""
    cells = zip(
        *(table[name].tolist() for name in table.columns), strict=True
    )  # texts one by one take a hundred times longer
    return map(_row_of(tuple(map(str, table.columns)))._make, cells)


@lru_cache(maxsize=256)
def _row_of(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


# A table together with where it comes from.


@dataclass(frozen=True, kw_only=True, eq=False)
class Dataset:
    """One bundled or published table. Its `source` column names where each row comes from; never changed in place.

    Attributes:
        name: in the data package.
        table: its rows.
        version: of the data that it is of.
        publisher: whose updates it takes, of `indicators.kind.ORIGINS`: `office` or `national`.
        origins: by the name of a source, what it is: `document` or `statistic`; a document unless said.
        said: flags of all its rows.
    """

    name: str
    table: pd.DataFrame
    version: str = "0"
    publisher: str = "office"
    origins: Mapping[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    _found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def _once(self, look: Callable[..., Found], *about: object) -> Found:
        asked = (look, *about)
        found: Found | None = self._found.get(asked)
        if found is None:
            found = look(self, *about)
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            self._found[asked] = found
        return found

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources of the rows, each once, in the order of the rows."""
        if "source" not in self.table:
            return ()
        return tuple(dict.fromkeys(self.table["source"].dropna()))

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kind of each row, in their order."""
        return tuple(map(self.kind_of, self.rows))

    @cached_property
    def kind(self) -> Kind:
        """The kind of what rests on all rows: one provisional row makes a sum provisional."""
        telling = [name for name in TELL_KIND if name in self.table] or list(self.table.columns)
        return joined(map(self.kind_of, self._told(self.table[telling].drop_duplicates())))

    def kind_of(self, row: Any) -> Kind:
        """The kind of one row."""
        updated = getattr(row, "status", None) in ("uploaded", "national")
        origin = self.publisher if updated else self.origins.get(str(getattr(row, "source", "")), "document")
        return kind_of_row(row, origin=origin, said=self.said)

    def kind_by(self, *columns: str) -> dict[Any, Kind]:
        """The kinds of the rows that share their cells in some columns, by these cells; a single column's alone."""
        found: dict[Any, list[Kind]] = {}
        cells = zip(*(self.table[name].tolist() for name in columns), strict=True)
        for key, kind in zip(cells, self.kinds, strict=True):
            found.setdefault(key if len(columns) > 1 else key[0], []).append(kind)
        return {key: joined(kinds) for key, kinds in found.items()}

    @cached_property
    def rows(self) -> list[Any]:
        """The rows as named tuples: `row.year`, `row.value`; `row.status` tells a national update from an office's file."""
        return list(self._told(self.table))

    def _told(self, table: pd.DataFrame) -> Iterator[Any]:
        if self.publisher == "national" and "status" in table and (table["status"] == "uploaded").any():
            table = table.assign(status=table["status"].replace("uploaded", "national"))
        return named_rows(table)

    @property
    def flags(self) -> tuple[str, ...]:
        """What is said of any of the rows."""
        return in_order(self.kind.flags)

    def by(self, key: str, column: str) -> dict[str, float]:
        """The numbers of `column` by the codes of `key`, in the order of the rows."""
        return {str(code): float(value) for code, value in zip(self.table[key], self.table[column], strict=True)}

    def where(self, **wanted: object) -> Self:
        """The rows whose columns hold the wanted values (a value or a collection of values); the same dataset each time.

        Raises:
            IndicatorError: the dataset has no such column.
        """
        found: Self = self._once(_where, *((column, _values(value)) for column, value in wanted.items()))
        return found

    def number(self, column: str, **wanted: object) -> float:
        """The one number in `column` of the rows wanted.

        Raises:
            IndicatorError: no row or more than one row fits.
        """
        rows = self.where(**wanted).table
        if len(rows) != 1:
            told = ", ".join(f"{name}={value}" for name, value in wanted.items())
            raise IndicatorError(
                message(
                    "{table}: which row holds {wanted} is not clear (rows found: {count}).",
                    table=self.name,
                    wanted=told,
                    count=len(rows),
                )
            )
        return float(rows[column].iloc[0])


def once(look: Callable[[Dataset], Found]) -> Callable[[Dataset], Found]:
    """A function of a dataset alone that looks once into each, for indicators of every year ask the same: read what it finds."""

    @wraps(look)
    def known(dataset: Dataset) -> Found:
        return dataset._once(look)

    return known


def _where(whole: Dataset, *wanted: tuple[str, frozenset[object]]) -> Any:
    table = whole.table
    for column, values in wanted:
        if column not in table:
            raise IndicatorError(f"{whole.name}: no column {column!r}")
        table = table[table[column].isin(values)]
    return replace(whole, table=table)


def _values(wanted: object) -> frozenset[object]:
    return frozenset(wanted if isinstance(wanted, tuple | list | set | frozenset) else (wanted,))


def gap(row: Any, column: str) -> str:
    """What an office wrote in the place of a figure: suppressed, not_available, not_applicable; "" where it wrote none."""
    told = getattr(row, f"{column}_gap", None)
    return "" if pd.isna(told) else str(told)


# Which years a table has: the only ways in which an indicator or a page learns of years.


def years(*datasets: Dataset) -> tuple[int, ...]:
    """The years that all of some tables have, ascending; what has no year counts for none."""
    known = list(map(_years_in, datasets))
    return tuple(sorted(frozenset.intersection(*known))) if known else ()


@once
def _years_in(dataset: Dataset) -> frozenset[int]:
    return frozenset(map(int, dataset.table["year"].dropna())) if "year" in dataset.table else frozenset()


def newest(*datasets: Dataset) -> int | None:
    """The newest year that all of some tables have; None where there is no such year."""
    return max(years(*datasets), default=None)

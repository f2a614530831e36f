"""Small counts of people are left out of what the public may download."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pandas as pd

from data import package
from indicators.indicator import zone_of

FEWEST: Final = 1
MOST: Final = 4  # fewer than five: the limit of upload-rules, usual in official statistics


def public(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """A published table as anyone may download it: `suppress` over its counts of people.

    Totals that readers know or can derive are those over each key but the year, and of the two zones.
    """
    keys, counts = [key for key in package.keys(resource) if key in table], package.people(resource)
    totals = [[key for key in keys if key != summed] for summed in keys if summed != "year"]
    if "province" not in keys:
        return suppress(table, counts=counts, totals=totals)
    # Zones come first: a second count in the same zone protects the sum of the country as well.
    zone = ["_zone", *(key for key in keys if key != "province")]
    zoned = table.assign(_zone=table["province"].map(zone_of))
    return suppress(zoned, counts=counts, totals=[zone, *totals]).drop(columns="_zone")


def suppress(table: pd.DataFrame, *, counts: Sequence[str], totals: Sequence[Sequence[str]]) -> pd.DataFrame:
    """A copy in which small counts are missing, and a column `suppressed` says in which rows something was left out.

    The column does not say which of two counts was the small one: that would narrow the other one down.

    Args:
        table: one row a cell of the published table; a missing count stays missing and is not marked.
        counts: columns that count people.
        totals: columns by which the table is added up in public, one list a kind of total; in each such sum a second
            count is left out where the total would give the first away.
    """
    safe = table.copy()
    safe["suppressed"] = False
    for name in counts:
        hidden = _hidden(table, name, totals)
        safe[name] = table[name].mask(hidden)
        safe["suppressed"] |= hidden
    return safe


def _hidden(table: pd.DataFrame, name: str, totals: Sequence[Sequence[str]]) -> "pd.Series[bool]":
    """Hides one more in each sum that still gives something away, until none does: a second may break another sum."""
    hidden = table[name].between(FEWEST, MOST).fillna(False).astype(bool)
    while True:
        before = int(hidden.sum())
        for keys in totals:
            hidden = hidden | _second(table, name, keys, hidden)
        if int(hidden.sum()) == before:
            return hidden


def _second(table: pd.DataFrame, name: str, keys: Sequence[str], hidden: "pd.Series[bool]") -> "pd.Series[bool]":
    """The smallest count that still stands in each sum that gives a hidden one away; a nought only where nothing else."""
    by = [table[key] for key in keys] or [pd.Series(0, index=table.index)]
    groups = pd.DataFrame({"hidden": hidden, "value": table[name].where(hidden)}).groupby(by, dropna=False)
    how_many, total = groups["hidden"].transform("sum"), groups["value"].transform("sum")
    # One hidden count follows from the total; so do several that are all as few, or all as many, as small counts can be.
    told = (how_many == 1) | ((how_many > 1) & ((total == how_many * FEWEST) | (total == how_many * MOST)))
    standing = table[told & ~hidden & table[name].notna()]
    order = standing.assign(_nought=standing[name] == 0).sort_values(["_nought", name], kind="stable")
    chosen = order.groupby([order[key] for key in keys] or [order["_nought"] * 0], dropna=False).head(1).index
    return pd.Series(table.index.isin(chosen), index=table.index)


# A table that is made of records is hidden so that all its totals may be public, and none gives a cell away.


Cell = tuple[str, str]
"""Province and column."""


class Total(NamedTuple):
    """A sum of cells: of a province (`column` is ""), of a column in a zone, or of a column in the country (KR)."""

    area: str
    column: str


KOREA: Final = "KR"


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What is not published."""

    cells: frozenset[Cell]
    totals: frozenset[Total]


@dataclass(frozen=True)
class _Witness:
    """Cells that move with the small one, or against it, and the totals that are not kept by it."""

    against: tuple[Cell, ...] = ()
    along: tuple[Cell, ...] = ()
    totals: tuple[Total, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The counts of one year.

    Attributes:
        counts: by province and column, those that are there.
        zones: the zone of each province.
        most: by column, what no cell of it can exceed: the headcount of the country; none where counts are added up.
    """

    counts: Mapping[Cell, int]
    zones: Mapping[str, str]
    most: Mapping[str, int] = field(default_factory=dict)


def hidden(grid: Grid) -> Hidden:
    """The cells and totals that must be hidden: all small ones, and for each what its witness needs."""
    small = sorted(cell for cell, count in grid.counts.items() if FEWEST <= count <= MOST)
    cells, totals = set(small), set(_small_totals(grid))
    for cell in small:
        fewest = min(_witnesses(grid, cell), key=lambda one: _cost(grid, one, cells, totals))
        cells |= {*fewest.against, *fewest.along}
        totals |= {*fewest.totals}
    return Hidden(cells=frozenset(cells), totals=frozenset(totals))


def _small_totals(grid: Grid) -> Iterator[Total]:
    sums: dict[Total, int] = {}
    for (province, column), count in grid.counts.items():
        for total in _totals(grid, (province, column)):
            sums[total] = sums.get(total, 0) + count
    yield from (total for total, count in sums.items() if FEWEST <= count <= MOST)


def _totals(grid: Grid, cell: Cell) -> tuple[Total, Total, Total]:
    province, column = cell
    return Total(province, ""), Total(grid.zones[province], column), Total(KOREA, column)


def _cost(grid: Grid, one: _Witness, cells: set[Cell], totals: set[Total]) -> tuple[int, int, int]:
    """Totals that are lost, cells that are lost, and what these count."""
    lost = {*one.against, *one.along} - cells
    return len({*one.totals} - totals), len(lost), sum(grid.counts[cell] for cell in lost)


def _witnesses(grid: Grid, cell: Cell) -> Iterator[_Witness]:
    """Ways in which a cell could hold anything from 1 to 4: with all totals kept, with some, and alone."""
    yield _Witness(totals=_totals(grid, cell))
    province, column = cell
    zone = grid.zones[province]
    for other in sorted({name for name, _column in grid.counts} - {province}):
        beside = (other, column)
        if not _gives(grid, beside, cell):
            continue
        own = (Total(province, ""), Total(other, ""))
        if grid.zones[other] != zone:
            yield _Witness(against=(beside,), totals=(*own, Total(zone, column), Total(grid.zones[other], column)))
            continue
        yield _Witness(against=(beside,), totals=own)
        for across in sorted({name for _province, name in grid.counts} - {column}):
            if _gives(grid, (province, across), cell) and _takes(grid, (other, across), cell):
                yield _Witness(against=(beside, (province, across)), along=((other, across),))


def _gives(grid: Grid, other: Cell, cell: Cell) -> bool:
    """Whether a cell can fall as far as the small one could rise, and rise as far as that could fall."""
    count = grid.counts.get(other, 0)
    up, down = MOST - grid.counts[cell], grid.counts[cell] - FEWEST
    return other in grid.counts and count >= up and count + down <= grid.most.get(other[1], count + down)


def _takes(grid: Grid, other: Cell, cell: Cell) -> bool:
    """Whether a cell can rise and fall as far as the small one could."""
    count = grid.counts.get(other, 0)
    up, down = MOST - grid.counts[cell], grid.counts[cell] - FEWEST
    return other in grid.counts and count >= down and count + up <= grid.most.get(other[1], count + up)

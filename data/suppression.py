"""Small counts of people are left out of what the public may see and download."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final, NamedTuple

import pandas as pd

from data import package
from indicators.dataset import Dataset, once
from indicators.indicator import PROVINCES, zone_of

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


@once
def shown(found: Dataset) -> Dataset:
    """A dataset of offices as pages, files of figures and indicators show it: a small count is marked as suppressed.

    It is then what it would be had its office marked it: no total is given that holds it. One total is known all the same,
    Korea's as the sources print it: where every province has a count, a second one is marked as well.
    """
    resource = package.package().resource(found.name)
    gaps = package.gaps(resource)
    counts = [name for name in package.people(resource) if name in gaps]
    if "province" not in found.table or not any(_small(found.table[name]).any() for name in counts):
        return found
    korea = [key for key in package.keys(resource) if key != "province"]
    table = found.table.copy()
    for name in counts:
        hidden = _small(table[name])
        how_many = table[name].notna().groupby([table[key] for key in korea]).transform("sum")
        hidden |= _second(table.where(how_many == len(PROVINCES)), name, korea, hidden)
        table[gaps[name]] = table[gaps[name]].mask(hidden, "suppressed")
        table[name] = table[name].mask(hidden)
    return replace(found, table=table)


def _small(counts: "pd.Series[int]") -> "pd.Series[bool]":
    return counts.between(FEWEST, MOST).fillna(False).astype(bool)


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
    hidden = _small(table[name])
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


class TooFewError(Exception):
    """So few were counted that what is hidden would follow from how many there are in all."""


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What is not published."""

    cells: frozenset[Cell]
    totals: frozenset[Total]


@dataclass(frozen=True)
class _Witness:
    """Cells that move against the small one, or along with it, and the totals that are not kept by it."""

    against: tuple[Cell, ...]
    along: tuple[Cell, ...]
    totals: frozenset[Total]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The counts of one year: of people, whichever way of counting is published, so that both ways hide the same cells.

    Attributes:
        counts: by province and column, those that are there: one at least.
        zones: the zone of each province.
        enrolments: by the same cells, how often these people enrolled, which may be published in their place.
        most: what no cell of a total can exceed: the headcounts of zone and country; none where counts add up.
        kept: provinces whose total another table gives away: nothing may be hidden by letting it move.
    """

    counts: Mapping[Cell, int]
    zones: Mapping[str, str]
    enrolments: Mapping[Cell, int] = field(default_factory=dict)
    most: Mapping[Total, int] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


def hidden(grid: Grid) -> Hidden:
    """The cells and totals that must be hidden: all small ones, and for each what its witness needs; else all of them.

    A reader also knows how many were counted in all, and that a cell that is there is one at least: a witness keeps to both.

    Raises:
        TooFewError: not even that hides them.
    """
    small = sorted(cell for cell, count in grid.counts.items() if FEWEST <= count <= MOST)
    cells, totals = set(small), set(_small_totals(grid))
    for cell in small:
        witnesses = list(_witnesses(grid, cell))
        if not witnesses:
            return _everything(grid)
        fewest = min(witnesses, key=lambda one: _cost(grid, one, cells, totals))
        cells |= {*fewest.against, *fewest.along}
        totals |= fewest.totals
    return Hidden(cells=frozenset(cells), totals=frozenset(totals))


def _everything(grid: Grid) -> Hidden:
    """All cells and totals; what is left to tell, all together and the provinces that are kept, must be enough to hide in."""
    provinces = [{cell: count for cell, count in grid.counts.items() if cell[0] == code} for code in grid.kept]
    for counts in (grid.counts, *filter(None, provinces)):
        if sum(counts.values()) - FEWEST * len(counts) < MOST - FEWEST:
            raise TooFewError
    totals = {total for cell in grid.counts for total in _totals(grid, cell)}
    return Hidden(cells=frozenset(grid.counts), totals=frozenset(totals))


def _small_totals(grid: Grid) -> Iterator[Total]:
    sums: dict[Total, int] = {}
    for cell, count in grid.counts.items():
        for total in _totals(grid, cell):
            sums[total] = sums.get(total, 0) + count
    yield from (total for total, count in sums.items() if FEWEST <= count <= MOST)


def _totals(grid: Grid, cell: Cell) -> tuple[Total, Total, Total]:
    province, column = cell
    return Total(province, ""), Total(grid.zones[province], column), Total(KOREA, column)


def _cost(grid: Grid, one: _Witness, cells: set[Cell], totals: set[Total]) -> tuple[int, int, int, int]:
    """Totals of the country that are lost, all that are, cells that are, and what these count."""
    lost, gone = {*one.against, *one.along} - cells, one.totals - totals
    return sum(total.area == KOREA for total in gone), len(gone), len(lost), sum(grid.counts[cell] for cell in lost)


def _witnesses(grid: Grid, cell: Cell) -> Iterator[_Witness]:
    """Ways in which a cell could hold anything from 1 to 4 while all are as many as they are: two cells move, or four."""
    province, column = cell
    givers = [other for other in sorted(grid.counts) if other != cell and _gives(grid, other, cell)]
    squares = (
        ((beside, across), ((beside[0], across[1]),))
        for beside in givers
        for across in givers
        if beside[1] == column and across[0] == province and _takes(grid, (beside[0], across[1]), cell)
    )
    pairs: Iterator[tuple[tuple[Cell, ...], tuple[Cell, ...]]] = (((other,), ()) for other in givers)
    for against, along in chain(squares, pairs):
        lost = _lost(grid, (cell, *along), against)
        if not any(total.area in grid.kept for total in lost):
            yield _Witness(against, along, lost)


def _lost(grid: Grid, up: Sequence[Cell], down: Sequence[Cell]) -> frozenset[Total]:
    """The totals that are others when some cells rise and some fall."""
    moved = Counter(total for cell in up for total in _totals(grid, cell))
    moved.subtract(total for cell in down for total in _totals(grid, cell))
    return frozenset(total for total, by in moved.items() if by)


def _room(grid: Grid, cell: Cell) -> tuple[int, int]:
    """By how much a small cell could be more, and fewer, counted in either way."""
    count = grid.counts[cell]
    return MOST - count, min(grid.enrolments.get(cell, count), MOST) - FEWEST


def _gives(grid: Grid, other: Cell, cell: Cell) -> bool:
    """Whether a cell can fall as far as the small one could rise, and rise as far as that could fall."""
    up, down = _room(grid, cell)
    return _moves(grid, other, up=down, down=up)


def _takes(grid: Grid, other: Cell, cell: Cell) -> bool:
    """Whether a cell can rise and fall as far as the small one could."""
    up, down = _room(grid, cell)
    return _moves(grid, other, up=up, down=down)


def _moves(grid: Grid, cell: Cell, *, up: int, down: int) -> bool:
    count = grid.counts.get(cell, 0)
    limits = [grid.most[total] for total in _totals(grid, cell) if total in grid.most]
    return count - down >= FEWEST and all(count + up <= limit for limit in limits)

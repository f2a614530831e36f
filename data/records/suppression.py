"""Small cells of a table that is made of records: hidden so that no total gives them away.

The table is a grid of provinces and columns (categories or fields) of one year. Whoever knows all its totals (of each
province, and of each column in a zone and in the country) must not find a hidden small cell within less than 1 to 4. So each
has its witness: other tables with the same totals in which it is 1, and in which it is 4. Where none exists with all totals,
totals are hidden too, fewest first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from data.suppression import FEWEST, MOST

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

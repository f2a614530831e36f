"""An attack on what is published: linear programming over all tables that have its cells and its totals."""

from collections.abc import Mapping
from random import Random

import pytest

optimize = pytest.importorskip("scipy.optimize")

from data.suppression import KOREA, Grid, Hidden, Total, hidden  # noqa: E402
from indicators.indicator import PROVINCES, zone_of  # noqa: E402

ZONES = {code: str(zone_of(code)) for code in PROVINCES}


def grid(seed: int, *, columns: int, most: int, empty: float = 0.0, heads: bool = False) -> Grid:
    random = Random(seed)
    cells = [(code, f"c{number}") for code in PROVINCES for number in range(columns)]
    counts = {cell: random.randint(1, random.choice([4, most])) for cell in cells if random.random() >= empty}
    sums = {
        f"c{number}": sum(n for (_, name), n in counts.items() if name == f"c{number}") for number in range(columns)
    }
    persons = {
        Total(KOREA, name): max([n for (_, other), n in counts.items() if other == name] + [total * 4 // 5])
        for name, total in sums.items()
    }
    return Grid(counts=counts, zones=ZONES, most=persons if heads else {})


def members(table: Grid) -> dict[Total, list[tuple[str, str]]]:
    found: dict[Total, list[tuple[str, str]]] = {}
    for province, column in table.counts:
        for total in (Total(province, ""), Total(table.zones[province], column), Total(KOREA, column)):
            found.setdefault(total, []).append((province, column))
    return found


def bounds(table: Grid, found: Hidden, cell: tuple[str, str], *, heads: Mapping[Total, int]) -> tuple[float, float]:
    """What a reader can tell of a hidden cell: the least and the most that it can be, all else being as published."""
    unknown = sorted(found.cells)
    equal, over, sides, limits = [], [], [], []
    for total, cells in members(table).items():
        row = [float(one in cells) for one in unknown]
        rest = sum(table.counts[one] for one in cells if one not in found.cells)
        if heads and total.area == KOREA and total not in found.totals:
            over.append([-one for one in row])  # the provinces together are no fewer than the persons of the country
            limits.append(rest - heads[total])
        elif not heads and total not in found.totals and any(row):
            equal.append(row)
            sides.append(sum(table.counts[one] for one in cells) - rest)
    aim = [float(one == cell) for one in unknown]
    # A cell that is there is one at least; and each row says how many were counted in all.
    equal.append([1.0] * len(unknown))
    sides.append(sum(table.counts[one] for one in unknown))
    tops = [
        (1, heads.get(Total(KOREA, column)) if Total(KOREA, column) not in found.totals else None)
        for _, column in unknown
    ]
    ends = []
    for sign in (1, -1):
        solved = optimize.linprog(
            [sign * one for one in aim],
            A_eq=equal or None,
            b_eq=sides or None,
            A_ub=over or None,
            b_ub=limits or None,
            bounds=tops,
        )
        assert solved.status in (0, 3)  # 3: without bound
        ends.append(sign * solved.fun if solved.status == 0 else float("inf"))
    return ends[0], ends[1]


CASES = [
    *({"seed": seed, "columns": 2, "most": 200} for seed in range(3)),
    *({"seed": seed, "columns": 5, "most": 30} for seed in range(2)),
    {"seed": 7, "columns": 3, "most": 9, "empty": 0.6},
    {"seed": 8, "columns": 2, "most": 40, "heads": True},
    {"seed": 9, "columns": 3, "most": 12, "empty": 0.5, "heads": True},
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_hidden_small_cell_can_be_bounded_tighter_than_one_to_four(case: dict[str, int]) -> None:
    table = grid(**case)
    found = hidden(table)
    small = [cell for cell, count in table.counts.items() if 1 <= count <= 4]
    assert small
    assert found.cells >= set(small)
    told = {cell: bounds(table, found, cell, heads=table.most) for cell in small}
    assert {cell: ends for cell, ends in told.items() if ends[0] > 1 + 1e-6 or ends[1] < 4 - 1e-6} == {}


def test_the_attack_finds_a_cell_that_is_hidden_alone() -> None:
    # A total of 3 + 20 + 80 = 103 with 20 and 80 published leaves 3.
    table = Grid(counts={("KR-11", "a"): 3, ("KR-28", "a"): 20, ("KR-41", "a"): 80}, zones=ZONES)
    alone = Hidden(cells=frozenset({("KR-11", "a")}), totals=frozenset())
    assert bounds(table, alone, ("KR-11", "a"), heads={}) == (3, 3)


def test_where_others_can_move_with_it_no_total_is_lost() -> None:
    # 3 rises to 4 while 20 and 30 fall by 1 and 40 rises: rows and columns stay; 3 falls to 1 the other way round.
    counts = {
        ("KR-11", "a"): 3,
        ("KR-11", "b"): 30,
        ("KR-28", "a"): 20,
        ("KR-28", "b"): 40,
        ("KR-41", "a"): 90,
        ("KR-41", "b"): 99,
    }
    found = hidden(Grid(counts=counts, zones=ZONES))
    assert found == Hidden(cells=frozenset(list(counts)[:4]), totals=frozenset())


def test_a_small_total_is_hidden_as_a_small_cell_is() -> None:
    found = hidden(Grid(counts={("KR-26", "a"): 2, ("KR-27", "a"): 900, ("KR-27", "b"): 30}, zones=ZONES))
    assert Total("KR-26", "") in found.totals


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden(Grid(counts={("KR-26", "a"): 5, ("KR-27", "a"): 0}, zones=ZONES)) == Hidden(
        cells=frozenset(), totals=frozenset()
    )

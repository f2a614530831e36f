"""An attack on all that may be published of one extract: trainees by province, of the country and its zones, of fields.

The attacker has every file, in both ways of counting, and linear programming: whoever is counted once is in one province at
least, people are no more than their enrolments, a field no more than all training of its province, and all are as many as told.
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

import pytest

optimize = pytest.importorskip("scipy.optimize")
pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from data.__main__ import main  # noqa: E402
from indicators.indicator import zone_of  # noqa: E402

HEADING: Final = "person,course,residence_province,category,kdt_field,start"
COUNTINGS: Final = ("enrolments", "headcount")
FIELDS: Final = ("cloud", "robot", "drone")
ZONES: Final = ("KR-CAP", "KR-REST")
Name = tuple[str, ...]
"""A figure: table, counting, area and column."""


def extract(path: Path, seed: int) -> None:
    """Some tens of enrolments of people who move between few provinces, so that small cells meet in every way."""
    random = Random(seed)
    provinces = random.sample(["KR-11", "KR-41", "KR-28", "KR-26", "KR-27", "KR-50"], random.randint(3, 6))
    weights = [random.choice([1, 2, 20, 60]) for _ in provinces]
    of_kdt, moving = random.choice([0.1, 0.5, 0.97]), random.choice([0.0, 0.0, 0.2])
    categories = random.choice([("employee",), ("employee", "job_seeker"), ("employee", "employee", "job_seeker")])
    rows = []
    for person in range(random.choice([30, 80, 200])):
        home, category = random.choices(provinces, weights)[0], random.choice(categories)
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            place = random.choice(provinces) if random.random() < moving else home
            field = random.choice(FIELDS) if random.random() < of_kdt else ""
            rows.append(f"person-{person:09},c{random.randint(1, 6)},{place},{category},{field},2023-03-02")
    path.write_text("\n".join([HEADING, *rows, ""]), "utf-8")


class Attack:
    """All that the files tell of their figures, as linear inequalities."""

    def __init__(self) -> None:
        self.told: dict[Name, int | None] = {}
        self.rows: list[tuple[dict[Name, float], float]] = []

    def at_most(self, less: Iterable[Name], more: Iterable[Name], by: float = 0) -> None:
        row: dict[Name, float] = {}
        for sign, names in ((1, less), (-1, more)):
            for name in names:
                row[name] = row.get(name, 0) + sign
        self.rows.append((row, by))

    def equal(self, names: list[Name], total: float) -> None:
        self.at_most(names, [], total)
        self.at_most([], names, -total)

    def ends(self, aim: Name) -> tuple[float, float]:
        names = sorted(self.told)
        place = {name: number for number, name in enumerate(names)}
        matrix = [[row.get(name, 0.0) for name in names] for row, _ in self.rows]
        limits = [by for _, by in self.rows]
        bounds = [(value, value) if value is not None else (1, None) for value in self.told.values()]
        bounds = [bounds[list(self.told).index(name)] for name in names]
        found = []
        for sign in (1, -1):
            goal = [sign * float(number == place[aim]) for number in range(len(names))]
            solved = optimize.linprog(goal, A_ub=matrix, b_ub=limits, bounds=bounds)
            assert solved.status in (0, 3), solved.message  # 3: without bound
            found.append(sign * solved.fun if solved.status == 0 else float("inf"))
        return found[0], found[1]


def published(folder: Path, records: Path) -> dict[tuple[str, str], dict[str, list[dict[str, str]]]]:
    """By dataset and counting the rows of the file and of that of the country; none where the command refused."""
    found = {}
    for dataset in ("regional_training", "kdt_training"):
        for counting in COUNTINGS:
            out = folder / f"{dataset}-{counting}.csv"
            way = ["--counting", counting, "--basis", "residence", "--out", str(out), "--lang", "en"]
            if main(["aggregate", str(records), "--dataset", dataset, *way]) == 0:
                korea = out.with_name(f"{out.stem}-korea.csv")
                found[dataset, counting] = {"": read(out), "korea": read(korea) if korea.exists() else []}
    return found


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def attack(files: dict[tuple[str, str], dict[str, list[dict[str, str]]]]) -> Attack:
    made = Attack()
    for (dataset, counting), tables in files.items():
        column = "category" if dataset == "regional_training" else "field"
        cells = [(dataset, counting, row["province"], row[column]) for row in tables[""]]
        made.told |= dict(zip(cells, (number(row["trainees"]) for row in tables[""]), strict=True))
        korea = [(dataset, counting, row.get("area", "KR"), row[column]) for row in tables["korea"]]
        made.told |= dict(zip(korea, (number(row["trainees"]) for row in tables["korea"]), strict=True))
        used = int(re.findall(r"From records, ([\d,]+) of", tables[""][0]["source_title"])[0].replace(",", ""))
        if counting == "enrolments":
            made.equal(cells, used)
            courses = [
                (cell, number(row["courses"])) for cell, row in zip(cells, tables[""], strict=True) if "courses" in row
            ]
            for cell, count in courses:
                if count is not None:
                    made.at_most([], [cell], -count)
        else:
            made.at_most(cells, [], used)
        unions(made, cells, korea, heads=counting == "headcount")
    both_ways(made)
    two_tables(made)
    return made


def unions(made: Attack, cells: list[Name], korea: list[Name], *, heads: bool) -> None:
    """What is counted in an area: no fewer than in a part of it, no more than in all parts; enrolments are as many."""
    for total in korea:
        *_, area, column = total
        of_column = [one for one in (*cells, *korea) if one[3] == column]
        inside = [one for one in cells if one[3] == column and (area == "KR" or zone_of(one[2]) == area)]
        zones = [one for one in of_column if one[2] in ZONES]
        parts = [inside] if inside else []
        parts += [zones] if area == "KR" and len(zones) == 2 else []
        if column == "total":
            columns = [one for one in korea if one[2] == area and one[3] != "total"]
            parts += [columns] if columns else []
        for members in parts:
            for one in members:
                made.at_most([one], [total])
            if len(members) and (members is not parts[-1] or column != "total" or complete(made, members, cells)):
                made.at_most([total], members)
            if not heads:
                made.at_most(members, [total])


def complete(made: Attack, columns: list[Name], cells: list[Name]) -> bool:
    """Whether a table of the country lists all categories that there are."""
    return {one[3] for one in columns} >= {one[3] for one in cells}


def both_ways(made: Attack) -> None:
    for name in list(made.told):
        more = (name[0], "enrolments", *name[2:])
        if name[1] == "headcount" and more in made.told:
            made.at_most([name], [more])


def two_tables(made: Attack) -> None:
    """Training of K-Digital Training is training of its province, whichever the category."""
    for province in {name[2] for name in made.told if name[0] == "kdt_training" and name[2] not in ("KR", *ZONES)}:
        for counting in COUNTINGS:
            whole = [name for name in made.told if name[:3] == ("regional_training", counting, province)]
            parts = [name for name in made.told if name[:3] == ("kdt_training", counting, province)]
            if whole and counting == "enrolments":
                made.at_most(parts, whole)
            for one in parts if whole and counting == "headcount" else ():
                made.at_most([one], whole)


def number(text: str) -> int | None:
    return None if text == "c" else int(text)


def counted(path: Path) -> dict[Name, int]:
    """The cells of all four tables, counted here in another way."""
    found: dict[Name, list[str]] = {}
    for row in read(path):
        for dataset, column in (("regional_training", row["category"]), ("kdt_training", row["kdt_field"])):
            if column:
                for area in (row["residence_province"], "KR"):
                    found.setdefault((dataset, area, column), []).append(row["person"])
    return {
        (dataset, counting, area, column): len(people if counting == "enrolments" else {*people})
        for (dataset, area, column), people in found.items()
        for counting in COUNTINGS
    }


SEEDS: Final = (3, 9, 11, 13, 14, 15, 19, 22)  # each with small cells, half of them with rows of the zones


@pytest.mark.parametrize("seed", SEEDS)
def test_no_small_cell_is_told_by_all_tables_of_an_extract_together(tmp_path: Path, seed: int) -> None:
    records = tmp_path / "records.csv"
    extract(records, seed)
    files = published(tmp_path, records)
    made, true = attack(files), counted(records)
    hidden = [name for name, value in made.told.items() if value is None and 1 <= true[name] <= 4]
    shown = [name for name, value in made.told.items() if value is not None and name in true]
    assert {name: made.told[name] for name in shown} == {name: true[name] for name in shown}
    assert [name for name in shown if 1 <= true[name] <= 4] == []
    assert hidden
    told = {name: (*made.ends(name), fewest(made, name)) for name in hidden}
    assert {name: ends for name, ends in told.items() if ends[0] > ends[2] + 1e-6 or ends[1] < 4 - 1e-6} == {}


def fewest(made: Attack, name: Name) -> int:
    """What a figure is at least by itself: one in each province that has a row, for the country as for one of them."""
    return (
        max(1, sum(one[:2] == name[:2] and one[3] == name[3] and one[2] != "KR" for one in made.told))
        if name[2] == "KR"
        else 1
    )

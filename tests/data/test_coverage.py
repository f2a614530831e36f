"""The coverage register: each claim of the documents has a place or a reason, and each row of the tables a claim."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.package import package
from indicators.registry import REGISTRY

DATA = Path(__file__).parents[2] / "data"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGISTER = rows("coverage")
PLACED = [row for row in REGISTER if row["dataset"]]
TABLES = {name: rows(name) for name in package().names}
FROM_THE_DOCUMENTS = re.compile(r"^(deck|workshop)_")
# These speak of the documents without being part of them.
ABOUT_THEM = {"caveats"}
# What the register must hold beside its key, by table: the columns whose cells are claims of their own.
VALUES = {
    "trainees": {"trainees"},
    "printed_figures": {"value"},
    "training_supply": {"value"},
    "zone_shares": {"share_pct"},
    "sme_participation": {"value"},
    "skill_shortage": {"people"},
    "policy_targets": {"as_is", "to_be"},
    "sme_joint_training": {"current_hours", "revision_hours", "start"},
    "programme_qualification": {"value"},
    "dual_system": {"value"},
    "dual_top15": {"rank"},
    "dual_demand": {"institutions"},
    "skill_trends": {"share_pct"},
    "competency_bank": {"start"},
    "low_carbon": {"value"},
    "global_talent": {"value"},
    "mra_agreements": {"year"},
    "workshop_people": {"people"},
    "statements": {"printed"},
}
# Read off one row of the table for the whole of it: the number of the last field is how many there are.
LAST_NUMBER = {"kdt_fields": {"number"}}
# Told by the key, so that it is compared with them.
KEYED = {
    "skill_trends": {"year", "rank", "option", "previous_rank", "arrow"},
    "dual_top15": {"year", "programme", "level", "printed"},
    "dual_demand": {"direction", "position", "programme", "level"},
    "dual_cases": {"case", "economy", "type_a", "type_b", "type_c", "type_d"},
    "programme_map": {"sector", "target", "programme", "repeated"},
    "workshop_findings": {"kind", "position", "voice"},
}


def key(row: Row) -> Row:
    return dict(part.split("=", 1) for part in row["key"].split(";"))


def found(row: Row) -> list[Row]:
    return [other for other in TABLES[row["dataset"]] if all(other[name] == code for name, code in key(row).items())]


def same(first: str, second: str) -> bool:
    try:
        return float(first) == float(second)
    except ValueError:
        return first == second


def broken(claims: list[Row], holds: Callable[[Row], bool]) -> list[str]:
    """The claims for which something does not hold."""
    return [row["claim"] for row in claims if not holds(row)]


def has_a_place_or_a_reason(row: Row) -> bool:
    place = [row[name] for name in ("dataset", "key", "page")]
    reason = [row[name] for name in ("reason_en", "reason_ko")]
    one_whole = all(place) != all(reason) and any(place) != any(reason)
    return one_whole and not (any(reason) and (row["value"] or row["indicator"]))


def is_one_row_that_holds_the_value(row: Row) -> bool:
    places = found(row)
    if len(places) != 1 or bool(row["value"]) != bool(row["column"]):
        return False
    columns = VALUES.get(row["dataset"], set()) | LAST_NUMBER.get(row["dataset"], set())
    return not row["value"] or (row["column"] in columns and same(places[0][row["column"]], row["value"]))


def test_a_claim_has_a_place_or_a_reason() -> None:
    assert broken(REGISTER, has_a_place_or_a_reason) == []


def test_its_place_is_one_row_that_holds_the_value() -> None:
    assert broken(PLACED, is_one_row_that_holds_the_value) == []


def test_its_indicator_rests_on_that_table() -> None:
    named = [row for row in PLACED if row["indicator"]]
    assert broken(named, lambda row: row["dataset"] in REGISTRY[row["indicator"]].datasets) == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_row_and_no_value_that_comes_from_the_documents_is_left_out(name: str) -> None:
    from_them = [row for row in TABLES[name] if FROM_THE_DOCUMENTS.match(row.get("source", ""))]
    if name in ABOUT_THEM:
        return
    claims = [(found(row)[0], row["column"]) for row in PLACED if row["dataset"] == name]
    for row in from_them:
        columns = {column for claimed, column in claims if claimed is row}
        assert columns, row
        assert {column for column in VALUES.get(name, set()) if row[column]} <= columns, row


@pytest.mark.parametrize("name", sorted(KEYED))
def test_what_has_several_values_is_picked_by_all_of_them(name: str) -> None:
    picked: list[set[Any]] = [set(key(row)) for row in PLACED if row["dataset"] == name]
    assert picked
    assert all(names == KEYED[name] for names in picked)


def test_claims_stand_in_the_order_of_the_documents_and_none_twice() -> None:
    places = [(row["document"], int(row["line"])) for row in REGISTER]
    assert places == sorted(places)
    assert len({row["claim"] for row in REGISTER}) == len(REGISTER)
    for row in REGISTER:
        assert row["claim"].startswith(f"{row['document']}-{row['line']}-")


def test_a_page_that_an_indicator_is_named_with_is_known() -> None:
    pages = {entry.page for entry in REGISTRY.values()} | {"cases", "qualifications", "skills"}
    assert {row["page"] for row in PLACED} <= pages


def test_what_stands_nowhere_was_lost_in_the_copy() -> None:
    nowhere = [row for row in REGISTER if row["reason_en"]]
    # ten pictures and slides, and a footnote that breaks off
    assert len(nowhere) == 11
    assert all(re.search("lost|breaks off|Only the heading", row["reason_en"]) for row in nowhere)


def test_the_tables_of_the_documents_are_whole() -> None:
    counts = {name: sum(row["dataset"] == name for row in PLACED) for name in KEYED}
    assert counts == {
        "skill_trends": 32,  # 16 options in each of two years
        "dual_top15": 105,  # 15 programmes in each of seven years
        "dual_demand": 24,  # 14 rising, 10 falling
        "dual_cases": 14,  # seven nations, two cases each
        "programme_map": 21,
        "workshop_findings": 12,  # 2 results, 3 issues, 7 solutions
    }

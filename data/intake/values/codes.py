"""Codes of code lists and of other tables: the code itself, a label in either language, or an alias."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from data.bundled import bundled
from data.intake.values import marks
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import key
from data.intake.values.label import Label
from i18n import message

LABELS: Final = re.compile(r"(label|short)_(en|ko)")


def list_of(field: dict[str, Any], resource: dict[str, Any]) -> str | None:
    """Where the codes of a field are listed: a code list, or the table that a foreign key leads to; None for free fields."""
    for reference in resource["schema"].get("foreignKeys", ()):
        if reference["fields"] in (field["name"], [field["name"]]):
            return str(reference["reference"]["resource"])
    return field.get("codelist")


def allowed(field: dict[str, Any], kind: str) -> tuple[str, ...]:
    """The codes that a field may hold, in the order of their list."""
    return tuple(field.get("constraints", {}).get("enum", ())) or tuple(row["code"] for row in _entries(kind))


@cache
def names(kind: str, among: tuple[str, ...] | None = None) -> Mapping[str, str]:
    """Codes by every accepted way of writing them, reduced by `characters.key`; a way that means two codes is left out.

    Args:
        kind: where the codes are listed.
        among: those that may stand there (default: all): 명 means people where trainees can't stand.
    """
    found: dict[str, str] = {}
    twice = set()
    for row in (row for row in _entries(kind) if among is None or row["code"] in among):
        for name in {key(name) for name in (*row["official"], *row["aliases"]) if name}:
            if found.setdefault(name, row["code"]) != row["code"]:
                twice.add(name)
    return MappingProxyType({name: code for name, code in found.items() if name not in twice})


@cache
def official(kind: str) -> frozenset[str]:
    """Texts that need no fix: codes and labels as they stand in the table."""
    return frozenset(name for row in _entries(kind) for name in row["official"] if name)


def code(text: str, *, kind: str, among: tuple[str, ...] | None) -> Cell:
    """The code that a text means, if it is among those that the field may hold (None: all of the list)."""
    gap = Cell(missing="not_available") if marks.is_dash(text) else None
    found = names(kind, among).get(key(text))
    if gap or found is None:
        return gap or marks.missing(text) or unreadable("code-unknown")
    told = None if text in official(kind) else message("Read as {name} ({code}).", name=Label(kind, found), code=found)
    return Cell(value=found, fix=told)


@cache
def _entries(kind: str) -> list[dict[str, Any]]:
    table, column = _table(kind)
    rows = table.fillna("").to_dict("records")
    labels = [name for name in map(str, table.columns) if LABELS.fullmatch(name)]
    return [
        {
            "code": row[column],
            "official": [row[column], *(row[name] for name in labels)],
            "aliases": str(row.get("aliases", "")).split("|"),
        }
        for row in rows
    ]


def _table(kind: str) -> tuple[pd.DataFrame, str]:
    columns = {"provinces": "code", "economies": "iso3", "kdt_fields": "field"}
    if kind in columns:
        return bundled(kind).table.astype("object"), columns[kind]
    return bundled("codelists").where(codelist=kind).table, "code"

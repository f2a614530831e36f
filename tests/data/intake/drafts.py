"""A file as the checks see it, made from a few lines: codes instead of labels, the first line holds the field names."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from data.intake.problem import Problem
from data.intake.upload import Against, Draft, Reading
from data.package import PANDAS_TYPES, bundled, package, read_table

HEADER = "year,province,category,trainees\n"


def draft(
    text: str,
    *,
    dataset: str = "regional_training",
    totals: str = "",
    current: str = "",
    provinces: Sequence[str] | None = None,
    headings: dict[str, str] | None = None,
    **reading: Any,
) -> Draft:
    """A draft whose rows stand from row 2 on, its totals below them.

    Args:
        text: the rows as CSV; a number that cannot be understood is empty in the table, `c` is suppressed.
        dataset: whose Table Schema it follows.
        totals: the rows left out, as CSV with the same header.
        current: the version in force, as CSV with a header.
        provinces: those of the office; None is all.
        headings: how the file writes a heading, where it isn't the name of the field.
        reading: further attributes of the Reading, such as `scale` or `unread`.
    """
    resource = package().resource(dataset)
    cells, left = _cells(text), _cells(totals) if totals else pd.DataFrame()
    last = len(cells) + 2
    return Draft(
        reading=Reading(
            cells=cells,
            rows=list(range(2, last)),
            headings={name: (headings or {}).get(name, name) for name in cells},
            totals=left,
            total_rows=list(range(last, last + len(left))),
            **reading,
        ),
        table=_typed(cells, resource, scale=reading.get("scale", 1)),
        missing=cells.map(lambda cell: {"": "blank", "c": "suppressed", "z": "not_applicable"}.get(cell, "")),
        against=_against(resource, current, provinces),
    )


def told(problems: Sequence[Problem]) -> list[tuple[int | None, str | None, str | None]]:
    """Row, column and value of each problem, which are what a clerk looks for."""
    return [(problem.row, problem.column, problem.value) for problem in problems]


def _cells(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False)


def _typed(cells: pd.DataFrame, resource: dict[str, Any], *, scale: int) -> pd.DataFrame:
    table = cells.where(~cells.isin(["", "c", "z"]))
    for field in resource["schema"]["fields"]:
        if field["name"] in table and field["type"] in ("integer", "number"):
            numbers = pd.to_numeric(table[field["name"]], errors="coerce").astype("float64")
            numbers *= scale if field.get("unit") else 1
            table[field["name"]] = numbers.astype(PANDAS_TYPES[field["type"]])
    return table


def _against(resource: dict[str, Any], current: str, provinces: Sequence[str] | None) -> Against:
    in_force = bundled(resource["name"])
    if current:
        rows = read_table(current.encode(), resource["schema"])
        in_force = replace(in_force, table=rows.reindex(columns=in_force.table.columns))
    return Against(
        resource=resource,
        current=in_force,
        population=bundled("population"),
        trainees=bundled("trainees"),
        provinces=None if provinces is None else frozenset(provinces),
    )

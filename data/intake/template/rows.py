"""The rows of a template: what is in force, and for a regional table also what is still to be reported."""

from itertools import product
from typing import Any

import pandas as pd

from data import fields
from data.catalogue import dataset
from data.errors import DataError, UnknownNameError
from data.intake.template.codes import codes
from data.package import package
from data.suppression import public


def rows(name: str, *, province: str | None, year: int | None, small_counts: bool) -> pd.DataFrame:
    """The rows in force as codes, in the columns that an office fills; counts of 1 to 4 people only where wanted.

    A regional table has one row for each year, province and category (or field), its numbers blank where nothing is
    in force; without a year, for the years in force or, if there are none, the latest of the national figures.

    Raises:
        DataError: nobody publishes the dataset.
        UnknownNameError: no such dataset or province.
    """
    resource = package().resource(name)
    if province and province not in set(dataset("provinces").table["code"]):
        raise UnknownNameError(f"no province {province!r}: codes are such as KR-26")
    if resource["publishes"] == "none":
        raise DataError(f"{name} is a fixed list: there is nothing to fill in")
    table = dataset(name).table if small_counts else public(dataset(name).table, resource)
    names = [field["name"] for field in fields.uploaded(resource)]
    current = _wanted(table, province=province, year=year)[names]
    if resource["publishes"] != "regional":
        return current
    grid = _grid(resource, provinces=[province] if province else None, years=[year] if year else _years(current))
    return grid.merge(current, how="left", on=list(grid))


def _wanted(table: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    for column, value in wanted.items():
        if value is not None and column in table:
            table = table[table[column] == value]
    return table


def _years(current: pd.DataFrame) -> list[int]:
    found = current["year"] if len(current) else dataset("trainees").table["year"].nlargest(1)
    return sorted({int(year) for year in found})


def _grid(resource: dict[str, Any], *, provinces: list[str] | None, years: list[int]) -> pd.DataFrame:
    listed = {field["name"]: list(codes(resource, field)) for field in fields.uploaded(resource)}
    known: dict[str, Any] = {"year": years, "province": provinces or listed["province"]}
    key = fields.keys(resource)
    values: list[list[Any]] = [known.get(name) or listed[name] for name in key]
    return pd.DataFrame(list(product(*values)), columns=key).astype(
        {name: "Int64" if name == "year" else "str" for name in key}
    )

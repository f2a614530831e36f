"""The data sheet of a template before it has a form: headings, cells and lists in the reader's language."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.fields import uploaded
from data.intake.template.codes import codes
from data.intake.template.rows import rows
from data.package import in_language, package

Cell = str | int | float


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands in a template.

    Attributes:
        resource: the dataset in datapackage.json.
        fields: its columns that an office fills.
        lists: by the name of a coded column, the words that it takes.
        cells: a list for each row; "" where nothing is known.
    """

    resource: dict[str, Any]
    fields: list[dict[str, Any]]
    lists: dict[str, list[str]]
    cells: list[list[Cell]]

    @property
    def headings(self) -> list[str]:
        """The titles of the columns in the reader's language."""
        return [in_language(field, "title") for field in self.fields]


def sheet(dataset: str, *, province: str | None, year: int | None, small_counts: bool) -> Sheet:
    """The rows in force and those to fill in, codes as words."""
    resource = package().resource(dataset)
    words = {field["name"]: codes(resource, field) for field in uploaded(resource)}
    table = rows(dataset, province=province, year=year, small_counts=small_counts)
    for name, labels in words.items():
        if labels:
            table = table.assign(**{name: table[name].map(labels, na_action="ignore")})
    return Sheet(
        resource=resource,
        fields=uploaded(resource),
        lists={name: list(labels.values()) for name, labels in words.items() if labels},
        cells=[[_cell(value) for value in row] for row in table.itertuples(index=False)],
    )


def _cell(value: Any) -> Cell:
    if pd.isna(value):
        return ""
    return value if isinstance(value, str) else value.item() if hasattr(value, "item") else value

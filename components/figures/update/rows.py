"""What a file changes in its dataset as tables: cells, whole rows, totals."""

from typing import Any

import pandas as pd

from components.figures.table import Table
from data import labels
from data.intake.compare import Comparison
from data.package import in_language, package
from i18n import _
from i18n.numbers import signed

Fields = dict[str, dict[str, Any]]


def sentence(found: Comparison) -> str:
    """How many rows come, change, go and stay."""
    if found.same:
        return _("The same figures are in force already: nothing changes.")
    return _(
        "Rows added: {added}; changed: {changed}; removed: {removed}; as before: {same}",
        added=len(found.added),
        changed=found.rows_changed,
        removed=len(found.removed),
        same=found.unchanged,
    )


def changed_cells(name: str, found: Comparison) -> Table:
    """A row for each cell that differs: which row, which column, before, after."""
    fields = _fields(name)
    rows = [
        {
            _("Row"): labels.row(fields, found.key, cell),
            _("Column"): in_language(fields[cell["column"]], "title"),
            _("Before"): labels.cell(fields[cell["column"]], cell["before"]),
            _("After"): labels.cell(fields[cell["column"]], cell["after"]),
        }
        for cell in found.changed.to_dict("records")
    ]
    return _table(rows, _("Row"), _("Column"), _("Before"), _("After"))


def whole_rows(name: str, found: Comparison, rows: pd.DataFrame) -> Table:
    """Rows that are added or removed; `rows` is `found.added` or `found.removed`. Columns without any value are left out."""
    fields = _fields(name)
    told = rows.dropna(axis=1, how="all")
    rest = [column for column in told.columns if column not in found.key]
    made = [
        {
            _("Row"): labels.row(fields, found.key, row),
            **{in_language(fields[column], "title"): labels.cell(fields[column], row[column]) for column in rest},
        }
        for row in told.to_dict("records")
    ]
    return _table(made, _("Row"), *(in_language(fields[column], "title") for column in rest))


def totals(name: str, found: Comparison) -> Table:
    """Totals of each scope before and after, with the difference in words: signed and never coloured."""
    fields = _fields(name)
    scope = [column for column in found.totals.columns if column not in ("measure", "before", "after")]
    rows = [
        {
            _("Row"): labels.row(fields, scope, total),
            _("Column"): in_language(fields[total["measure"]], "title"),
            _("Before"): None if pd.isna(total["before"]) else float(total["before"]),
            _("After"): None if pd.isna(total["after"]) else float(total["after"]),
            _("Change"): _difference(total["before"], total["after"]),
        }
        for total in found.totals.to_dict("records")
    ]
    return _table(rows, _("Row"), _("Column"), _("Before"), _("After"), _("Change"))


def _difference(before: Any, after: Any) -> str | None:
    return None if pd.isna(before) or pd.isna(after) else signed(float(after) - float(before))


def _fields(name: str) -> Fields:
    return {field["name"]: field for field in package().resource(name)["schema"]["fields"]}


def _table(rows: list[dict[str, Any]], *columns: str) -> Table:
    return Table(frame=pd.DataFrame(rows, columns=list(columns)).set_index(columns[0]))

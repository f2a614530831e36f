"""Every row of the benefits table, in words and numbers: what can be computed of it, and why not."""

from typing import Any

import pandas as pd

from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import signed
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def every_row(targets: Dataset, gap: Indicator) -> Table:
    """All rows: group and row, as-is to to-be, and whether a difference can be computed."""
    rows = [
        (_row_name(row), f"{labels.text(row, 'as_is')} → {labels.text(row, 'to_be')}", _computed(row, gap))
        for row in targets.rows
    ]
    titles = ["", _("As-is → to-be"), _("Can a difference be computed?")]
    return Table(frame=pd.DataFrame(rows, columns=titles).set_index(""))


def notes(targets: Dataset) -> str:
    """What must be read with single rows, a line each."""
    found = [row for row in targets.rows if labels.text(row, "note")]
    return "\n".join(f"- **{labels.text(row, 'label')}**: {labels.text(row, 'note')}" for row in found)


def refusals(progress: Indicator, targets: Dataset) -> str:
    """The goals that get no verdict, each with the reason, a line each."""
    names = {row.measure: labels.text(row, "label") for row in targets.rows}
    found = [refusal for refusal in progress.refusals if refusal.category in names]
    return "\n".join(f"- **{names[str(refusal.category)]}**: {refusal.reason}" for refusal in found)


def count(targets: Dataset, gap: Indicator) -> str:
    """The title: how many of the rows carry two numbers."""
    computed = sum(row.measure in set(gap.table["category"]) for row in targets.rows)
    return _("{computed} of {rows} rows can be put into numbers", computed=computed, rows=len(targets.rows))


def _row_name(row: Any) -> str:
    group, name = labels.text(row, "group"), labels.text(row, "label")
    return name if group == name else f"{group}: {name}"


def _computed(row: Any, gap: Indicator) -> str:
    if row.measure in set(gap.table["category"]):
        return _(
            "Yes: {gap}. No growth rate and no pace: no year is stated.",
            gap=signed(gap.value(category=row.measure)),
        )
    if row.certainty == "ambiguous":
        return _("No: one number only, and which state it describes is uncertain.")
    return _("No: the source describes it in words only.")

"""The reports of a year as a table of all 17 provinces."""

from typing import Any, Final

import pandas as pd

from components.figures.concentration.reports import CATEGORIES, Reports
from components.figures.table import Table
from data import labels
from i18n import Message, _, message
from indicators.areas import PROVINCES

# What an office says of its rows beside their numbers; each stands in a column of its own.
STATED: Final[dict[str, Message]] = {
    "basis": message("Basis of place"),
    "counting": message("Way of counting"),
    "delivery": message("Delivery"),
    "reference_date": message("Reference date"),
    "finality": message("Provisional or final"),
}


def reports_table(reports: Reports) -> Table:
    """All 17 provinces in the order of the codes: not a rank; what is not reported is missing."""
    frame = pd.DataFrame([_row(reports, code) for code in PROVINCES])
    frame.index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
    return Table(frame=frame, digits={_("Location quotient"): 3})


def _row(reports: Reports, code: str) -> dict[str, Any]:
    reported, total, quotient = code in reports.codes, reports.total(code), reports.quotient(code)
    found: dict[str, Any] = {
        labels.word("trainee_category", name): reports.part(code, name).number if reported else None
        for name in CATEGORIES
    }
    found[labels.word("trainee_category", "total")] = total.number if total else None
    if quotient is not None:
        found[_("Location quotient")] = quotient
    for name, title in STATED.items():
        found[str(title)] = reports.stated(code, name) if reported else None
    found[_("Kind of figure")] = reports.kind(code) if reported else _("not reported")
    return found

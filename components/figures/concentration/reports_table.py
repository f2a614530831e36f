"""The reports of a year as a table of all 17 provinces."""

from typing import Any

import pandas as pd

from components.figures import words
from components.figures.concentration.reports import CATEGORIES, Reports
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import PROVINCES


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
    found[_("Basis of place")] = reports.stated(code, "basis") if reported else None
    found[_("Way of counting")] = reports.stated(code, "counting") if reported else None
    found[_("Kind of figure")] = _status(reports, code) if reported else _("not reported")
    return found


def _status(reports: Reports, code: str) -> str:
    """The categories as published, the total computed."""
    values = [reports.part(code, CATEGORIES[0]), reports.total(code)]
    return " ".join(words.status(value.status) for value in values if value)

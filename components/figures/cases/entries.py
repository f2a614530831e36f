"""What the source says on low carbon and on global talent: figures, claims, measures and proposals, entry by entry."""

from typing import Any

import pandas as pd

from components.figures import units, words
from components.figures.card import Card, card
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def cards(departments: Indicator, enrolment: Indicator, students: Indicator) -> list[Card]:
    """The three printed figures; two of them carry no year."""
    times = words.full(enrolment.value(), "ratio", digits=0)
    return [
        card(
            departments,
            departments.row(),
            label=_("New departments of AI and low carbon"),
            note=_("At a polytechnic, most likely Korea Polytechnics; when is not stated."),
        ),
        card(
            enrolment,
            enrolment.row(),
            label=_("Enrolment against the year before"),
            note=_("Neither the year nor the number of students is stated."),
            value=times,
        ),
        card(
            students,
            students.row(),
            label=_("Foreign students in the work-study programme"),
            note=_("A plan; whether it is the rise or the total is not stated."),
        ),
    ]


def entries(listed: Dataset) -> Table:
    """A row for each entry: what kind it is, what is said, its figure and year where there is one."""
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Kind"): labels.word("entry_kind", row.kind),
            _("What the source says"): labels.text(row, "text") or "–",
            _("Figure"): _figure(row),
            _("Year"): _year(row),
            _("Note"): labels.text(row, "note") or "–",
        }
        for row in listed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


def _figure(row: Any) -> str:
    if pd.isna(row.value):
        return "–"
    if row.unit in units.FULL:
        return words.bounded(words.full(row.value, row.unit, digits=0), row.bound)
    return words.bounded(f"{number(row.value)} {labels.word('unit', row.unit)}", row.bound)


def _year(row: Any) -> str:
    if not pd.isna(row.year):
        return str(int(row.year))
    return "–" if pd.isna(row.value) else _("undated")

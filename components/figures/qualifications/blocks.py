"""In words: how qualifications are reformed by the standards, and what a qualifications framework is built of."""

import pandas as pd

from components.figures.qualifications.statements import said
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset


def measures(reform: Dataset) -> Table:
    """The measures of the reform in the order of the source, each with what it does."""
    rows = [
        {
            _("Reform measure"): labels.word("ncs_measure", row.measure),
            _("What it does"): labels.text(row, "text"),
        }
        for row in sorted(reform.rows, key=lambda row: row.position)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Reform measure")))


def frame(statements: Dataset) -> str:
    """What the reform stands in, as the source says it."""
    return "\n\n".join(said(statements, "ncs_frame", "ncs_scope"))


def frameworks(elements: Dataset) -> Table:
    """The building blocks by group, in the order of the source."""
    rows = [
        {
            _("Building block"): labels.text(row, "label"),
            _("Part"): labels.word("framework_group", row.framework_group),
        }
        for row in elements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Building block")))


def reading(elements: Dataset) -> str:
    """What must be read with the building blocks."""
    notes = " ".join(
        f"{labels.text(row, 'label')}: {labels.text(row, 'note')}" for row in elements.rows if labels.text(row, "note")
    )
    return _("Names on a drawing of the source; how they were joined is lost. {notes}", notes=notes)

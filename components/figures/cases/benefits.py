"""What mutual recognition is said to bring: claims of the source in its order, without a figure."""

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset


def benefits(listed: Dataset) -> Table:
    """A row for each benefit, in the order of the source."""
    rows = [
        {
            _("No."): str(int(row.position)),
            _("Benefit"): labels.text(row, "label"),
            _("Kind of figure"): words.kind(row),
        }
        for row in sorted(listed.rows, key=lambda row: row.position)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("No.")))


def told(statements: Dataset) -> str:
    """The claim that they belong to, and that no figure stands behind it."""
    claim = " ".join(labels.text(row, "text") for row in statements.rows)
    return _("{claim} No figure is given for any of them.", claim=claim)

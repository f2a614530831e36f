"""All figures of the dual system with who counts them and what must be known."""

from typing import Any

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from data.catalogue import source
from data.package import in_language
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset


def figures(rows: Dataset) -> Table:
    """A row for each figure in the order of types, measures and years; bounds are told, so numbers are words here."""
    made = [_row(row) for row in rows.rows]
    return Table(frame=pd.DataFrame(made).set_index(_("Type and measure")))


def _row(row: Any) -> dict[str, str]:
    return {
        _("Type and measure"): f"{labels.word('dual_type', row.programme)}: {labels.word('dual_measure', row.measure)}",
        _("Year"): str(row.year),
        _("What is counted"): labels.word("dual_counting", row.counting),
        _("Number"): words.bounded(number(row.value), row.bound),
        _("Kind of figure, publisher"): f"{words.kind(row)} · {in_language(source(row.source), 'publisher')}",
        _("Note"): labels.text(row, "note"),
    }

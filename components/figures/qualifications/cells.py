"""The places of the top 15 as entries: rank, level and how sure it is, and the spelling of the source."""

from typing import Any

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset

PRINTED, UNCERTAIN = "printed", "uncertain"


def is_uncertain(row: Any) -> bool:
    """Whether level or name of a place can't be read for certain."""
    return bool(row.level_certainty != PRINTED or row.reading == UNCERTAIN)


def uncertain(top15: Dataset) -> list[Any]:
    """The places whose level or name is uncertain."""
    return [row for row in top15.rows if is_uncertain(row)]


def doubts(row: Any) -> str:
    """How sure level and spelling of a place are, and why, in words; empty where both stand as printed."""
    parts = []
    if row.level_certainty != PRINTED:
        parts.append(labels.word("level_certainty", row.level_certainty))
    if row.reading != "as_printed":
        parts.append(labels.word("reading", row.reading))
    return ". ".join(part.rstrip(".") for part in [*parts, labels.text(row, "note")] if part)


def entries(rows: list[Any]) -> Table:
    """Places of the list, in the order given; years are names, not numbers."""
    made = [
        {
            _("Programme"): labels.word("dual_programme", row.programme),
            _("Year"): str(row.year),
            _("Rank"): row.rank,
            _("As the source spells it"): row.printed,
            _("Doubt"): doubts(row),
            _("Kind of figure"): words.kind(row),
        }
        for row in rows
    ]
    return Table(frame=pd.DataFrame(made).set_index(_("Programme")))

"""Members of the accords and registers that Korea shares, with year and state."""

from typing import Any

import pandas as pd

from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset


def shared(memberships: Dataset) -> list[str]:
    """Codes of the accords and registers, in the order of the table."""
    return list(dict.fromkeys(memberships.table["agreement"]))


def members(memberships: Dataset, *, agreement: str) -> Table:
    """Members of one accord or register, the earliest first."""
    chosen = memberships.where(agreement=agreement)
    rows = [
        {
            _("Economy"): labels.area(row.economy),
            _("State"): labels.word("agreement_status", row.agreement_status),
            _("Year"): since(row),
        }
        for row in sorted(chosen.rows, key=lambda row: (since(row), labels.area(row.economy)))
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def notes(memberships: Dataset, *, agreement: str) -> list[str]:
    """What must be known with single members; members that share a note share a line."""
    who: dict[str, list[str]] = {}
    for row in memberships.where(agreement=agreement).rows:
        if labels.text(row, "note"):
            who.setdefault(labels.text(row, "note"), []).append(labels.area(row.economy))
    return [f"{', '.join(names)}: {note}" for note, names in who.items()]


def since(row: Any) -> str:
    """Year of membership as the sources give it: one, two that disagree, or a year after which it began."""
    if not pd.isna(row.period_text):
        text = str(row.period_text)
        return _("{year} or later", year=text.removeprefix(">=")) if text.startswith(">=") else text
    return "–" if pd.isna(row.year) else str(int(row.year))

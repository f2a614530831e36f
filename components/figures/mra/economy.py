"""One economy: every entry of the lists that links it with Korea, and what is not there."""

import pandas as pd

from components.figures.mra.agreements import Agreement
from components.figures.mra.memberships import since
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset


def told(code: str, listed: list[Agreement]) -> str:
    """What holds for an economy, in a sentence."""
    name, own = labels.area(code), [one for one in listed if one.partner == code]
    if not own:
        return _("{economy}: no bilateral agreement with Korea in the list", economy=name)
    states = ", ".join(dict.fromkeys(labels.word("agreement_status", one.state) for one in own))
    return _("{economy}: {count} in the list ({states})", economy=name, count=len(own), states=states)


def entries(code: str, listed: list[Agreement], memberships: Dataset) -> Table:
    """Bilateral agreements, then memberships that Korea shares, with state and year."""
    rows = [_row(one.name, one.scope, one.state, str(one.year or "–")) for one in listed if one.partner == code]
    rows += [
        _row(
            labels.word("agreement", row.agreement),
            labels.note("agreement", row.agreement),
            row.agreement_status,
            since(row),
        )
        for row in memberships.where(economy=code).rows
    ]
    return Table(frame=pd.DataFrame(rows, columns=list(_row("", "", None, ""))).set_index(_("Entry")))


def _row(entry: str, scope: str, state: str | None, year: str) -> dict[str, str]:
    return {
        _("Entry"): entry,
        _("Scope"): scope,
        _("State"): labels.word("agreement_status", state) if state else "",
        _("Year in the list"): year,
    }

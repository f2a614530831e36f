"""What each agreement recognises, what still needs a further step, and what it does not cover."""

import pandas as pd

from components.figures.mra.agreements import Agreement, Reach
from components.figures.table import Table
from i18n import _


def scopes(listed: list[Agreement]) -> Table:
    """Three columns of words; agreements that reach the same share a row. Where nothing is stated, that is said."""
    alike: dict[Reach, list[Agreement]] = {}
    for one in listed:
        alike.setdefault(one.reach, []).append(one)
    rows = [_row(reach, agreements) for reach, agreements in alike.items()]
    return Table(frame=pd.DataFrame(rows).set_index(_("Agreement")))


def _row(reach: Reach, alike: list[Agreement]) -> dict[str, str]:
    recognised, further_step, not_covered = (part or _("Not stated") for part in reach)
    return {
        _("Agreement"): ", ".join(_entry(one) for one in alike),
        _("Recognised"): recognised,
        _("Needs a further step"): further_step,
        _("Not covered"): not_covered,
    }


def _entry(one: Agreement) -> str:
    return f"{one.name} ({one.year})" if one.state == "signed" else one.name

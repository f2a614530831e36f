"""The cases as the page reads them: economy, name, which of the four types are marked, and what is unknown."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.dual_cases import TYPES

MARKED: Final = "yes"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of the list.

    Attributes:
        economy: ISO code.
        name: its name.
        marks: by type a mark (`yes`), none (`no`), or that it is unknown (`unknown`).
        note: what must be known with it.
        status: reported, computed, estimated or uploaded.
    """

    economy: str
    name: str
    marks: dict[str, str]
    note: str
    status: str

    @property
    def unknown(self) -> bool:
        """Whether it carries no mark at all, so that its types are not known."""
        return UNKNOWN in self.marks.values()


def cases(listed: Dataset) -> list[Case]:
    """The cases in the order of the list."""
    return [_case(row) for row in listed.rows]


def economies(found: list[Case]) -> list[str]:
    """Codes of the economies, each once, in the order of the list."""
    return list(dict.fromkeys(one.economy for one in found))


def told(code: str, found: list[Case]) -> str:
    """What an economy has in the list, in a sentence."""
    own = [one for one in found if one.economy == code]
    counts = {"count": len(own), "unknown": sum(one.unknown for one in own)}
    if counts["unknown"]:
        return _("{economy}: {count} cases, {unknown} of unknown type", economy=labels.area(code), **counts)
    return _("{economy}: {count} cases, each with a mark", economy=labels.area(code), count=len(own))


def of_economy(code: str, found: list[Case]) -> Table:
    """The cases of one economy."""
    return table([one for one in found if one.economy == code])


def table(found: list[Case]) -> Table:
    """A row for each case, a column for each type."""
    rows = [
        {
            _("Case"): one.name,
            _("Nation"): labels.area(one.economy),
            **{labels.word("case_type", name): labels.word("tick", one.marks[name]) for name in TYPES},
            _("Note"): one.note or "–",
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Case")))


def _case(row: Any) -> Case:
    return Case(
        economy=row.economy,
        name=labels.text(row, "label"),
        marks={name: getattr(row, f"type_{name}") for name in TYPES},
        note=labels.text(row, "note"),
        status=row.status,
    )

"""The agreements as the page reads them: state, partner, profession, when, each in words."""

from dataclasses import dataclass

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.mra import agreement_states

Reach = tuple[str, str, str]
STATES = ("signed", "on_going", "multilateral")


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One entry of the list.

    Attributes:
        id: code of the agreement.
        name: its name.
        state: signed, on_going or multilateral.
        profession: code of the profession.
        partner: ISO code or EU; None where it is multilateral.
        place: code of the part of the partner that it is limited to (`texas`), or None.
        year: as printed; a year of signing only where the state is signed.
        scope: what it covers, in words.
        note: what must be known with it.
        reach: what it recognises, what needs a further step, what it does not cover; empty where not stated.
        status: reported, computed, estimated or uploaded.
    """

    id: str
    name: str
    state: str
    profession: str
    partner: str | None
    place: str | None
    year: int | None
    scope: str
    note: str
    reach: Reach
    status: str

    @property
    def who(self) -> str:
        """The partner in words, with the part that it is limited to; multilateral ones by their name."""
        if self.partner is None:
            return self.name
        return _("{economy} (Texas)", economy=labels.area(self.partner)) if self.place else labels.area(self.partner)

    @property
    def when(self) -> str:
        """Year of signing, or the state where there is none."""
        if self.state == "on_going":
            return labels.word("agreement_status", self.state)
        return str(self.year) if self.year else _("no year")


def agreements(listed: Dataset, *, profession: str | None = None) -> list[Agreement]:
    """The agreements of the list, all or of one profession, in the order of the list."""
    states = agreement_states(listed)
    found = listed.where(profession=profession) if profession else listed
    return [
        Agreement(
            id=row.agreement,
            name=labels.text(row, "label"),
            state=states[row.agreement],
            profession=row.profession,
            partner=None if pd.isna(row.partner) else row.partner,
            place=None if pd.isna(row.scope) else row.scope,
            year=None if pd.isna(row.year) else int(row.year),
            scope=labels.text(row, "scope"),
            note=labels.text(row, "note"),
            reach=(labels.text(row, "recognised"), labels.text(row, "further_step"), labels.text(row, "not_covered")),
            status=row.status,
        )
        for row in found.rows
        if row.agreement in states
    ]


def professions(listed: Dataset) -> list[str]:
    """Codes of the professions of the list, each once."""
    return list(dict.fromkeys(listed.table["profession"]))


def checks(listed: Dataset) -> list[str]:
    """Names of the sources against which the entries were checked, each once."""
    return list(dict.fromkeys(listed.table["checked_source"].dropna()))


def of_state(found: list[Agreement], state: str) -> list[Agreement]:
    """Those in a state."""
    return [one for one in found if one.state == state]


def names(found: list[Agreement]) -> str:
    """Their partners, each once, in words."""
    return ", ".join(dict.fromkeys(one.who for one in found)) or "–"


def table(found: list[Agreement]) -> Table:
    """The same as a table; the year is what the list prints, whatever the state."""
    rows = [
        {
            _("Agreement"): one.name,
            _("Partner"): one.who if one.partner else labels.word("agreement_kind", "multilateral"),
            _("Profession"): labels.word("profession", one.profession),
            _("State"): labels.word("agreement_status", one.state),
            _("Year in the list"): str(one.year or "–"),
            _("Scope"): one.scope,
            _("Note"): one.note,
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Agreement")))

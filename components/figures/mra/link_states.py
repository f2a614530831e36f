"""Who is linked with Korea, and by what: bilateral agreements and shared frameworks, by member of ASEAN and of APEC."""

from typing import Final

from components.figures.mra import agreements, marks
from components.figures.mra.agreements import Agreement
from data import labels
from indicators.dataset import Dataset
from indicators.mra import FRAMEWORKS, FULL, groupings

BILATERAL: Final = "bilateral"
COLUMNS: Final = (BILATERAL, *FRAMEWORKS)
Links = dict[str, dict[str, str]]


def links(listed: list[Agreement], memberships: Dataset, economies: Dataset) -> dict[str, Links]:
    """State of each link by group, member and column; a signed agreement goes before talks."""
    return {group: _of(members, listed, memberships) for group, members in groupings(economies).items()}


def count(states: dict[str, str]) -> int:
    """Links of one member that count: signed agreements and full memberships."""
    return sum(mark(state) in ("signed", "multilateral") for state in states.values())


def mark(state: str) -> str:
    """The mark for a state of an agreement or a membership."""
    if state in FULL:
        return "multilateral"
    return state if state in marks.MARKS else "partial"


def column_name(column: str) -> str:
    """A kind of link in words."""
    return labels.word("agreement_kind" if column == BILATERAL else "agreement", column)


def most_first(links_: Links) -> list[str]:
    """The members, those with most links first, then by name."""
    return sorted(links_, key=lambda code: (-count(links_[code]), labels.area(code)))


def _of(members: set[str], listed: list[Agreement], memberships: Dataset) -> Links:
    found: Links = {code: {} for code in members}
    for state in ("on_going", "signed"):
        for one in agreements.of_state(listed, state):
            if one.partner in found:
                found[one.partner][BILATERAL] = state
    for row in memberships.where(agreement=FRAMEWORKS).rows:
        if row.economy in found:
            found[row.economy][row.agreement] = row.agreement_status
    return found

"""Who is linked with Korea, and by what: bilateral agreements and shared frameworks, by member of ASEAN and of APEC."""

from dataclasses import dataclass
from typing import Final

from components.figures.mra import marks
from data import labels
from indicators.dataset import Dataset
from indicators.mra import BILATERAL, FRAMEWORKS, FULL, agreement_states, groupings, links_of_partners, signed_partners

COLUMNS: Final = (BILATERAL, *FRAMEWORKS)


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member of a group.

    Attributes:
        states: state of its agreement or membership, by column.
        links: how many of them count as links with Korea.
    """

    states: dict[str, str]
    links: int


Links = dict[str, Member]


def links(mra_agreements: Dataset, memberships: Dataset, economies: Dataset) -> dict[str, Links]:
    """The members of each group by ISO code; a signed agreement goes before talks."""
    counted, states = links_of_partners(mra_agreements, memberships), _states(mra_agreements, memberships)
    return {
        group: {code: Member(states=states.get(code, {}), links=len(counted.get(code, ()))) for code in members}
        for group, members in groupings(economies).items()
    }


def mark(state: str) -> str:
    """The mark for a state of an agreement or a membership."""
    if state in FULL:
        return "multilateral"
    return state if state in marks.MARKS else "partial"


def column_name(column: str) -> str:
    """A kind of link in words."""
    return labels.word("agreement_kind" if column == BILATERAL else "agreement", column)


def most_first(members: Links) -> list[str]:
    """The members, those with most links first, then by name."""
    return sorted(members, key=lambda code: (-members[code].links, labels.area(code)))


def _states(mra_agreements: Dataset, memberships: Dataset) -> dict[str, dict[str, str]]:
    states = agreement_states(mra_agreements)
    talks = mra_agreements.where(agreement=list(states[states == "on_going"].index)).table["partner"]
    found: dict[str, dict[str, str]] = {partner: {BILATERAL: "on_going"} for partner in talks}
    found |= {partner: {BILATERAL: "signed"} for partner in signed_partners(mra_agreements)}
    for row in memberships.where(agreement=FRAMEWORKS).rows:
        found.setdefault(row.economy, {})[row.agreement] = row.agreement_status
    return found

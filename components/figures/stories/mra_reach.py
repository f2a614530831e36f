"""Mutual recognition, the last four slides: what an agreement reaches, shared frameworks, obstacles, users."""

from components.figures.cases import workshop
from components.figures.exhibit import Exhibit
from components.figures.mra import agreements, link_states, scope
from components.figures.mra.agreements import Agreement
from components.figures.slide import Slide
from components.figures.stories import limits, links_matrix, mra_headlines, recognition_cards, usage_bars
from components.figures.stories.mra_notes import NOTES
from data.outlook import Outlook
from i18n import _
from indicators.mra import groupings


def reach(outlook: Outlook) -> Slide:
    """What signed agreements recognise, what needs a further step, what they do not cover."""
    listing = outlook.dataset("mra_agreements")
    signed = agreements.of_state(agreements.agreements(listing), "signed")
    table = Exhibit(
        id="mra-scope-signed",
        title=_("What each agreement reaches"),
        subtitle=_("Signed agreements, as their scope is described; what is not stated is not known"),
        table=scope.scopes(signed),
        lists=(listing,),
    )
    return Slide(
        id="mra-5",
        headline=mra_headlines.no_licence(signed),
        shown=table,
        limits=limits.said(*_scopes(signed), limits.SCOPE_NOTES),
        note=str(NOTES["mra-5"]),
        link="/mra",
    )


def frameworks(outlook: Outlook) -> Slide:
    """All economies of both groups by kind of link."""
    compute, names = outlook.compute, ("mra_agreements", "mra_memberships", "economies")
    listing, memberships, economies = (outlook.dataset(name) for name in names)
    linked, signed = compute("mra_linked_partners"), compute("mra_signed_partners")
    links = link_states.links(listing, memberships, economies)
    return Slide(
        id="mra-6",
        headline=mra_headlines.frameworks(linked, signed, groupings(economies)),
        shown=links_matrix.matrix(linked, links, lists=(listing, memberships)),
        cards=recognition_cards.linked_partners(outlook),
        limits=limits.said(limits.LISTS_OF_YEARS),
        note=str(NOTES["mra-6"]),
        link="/mra",
    )


def obstacles(outlook: Outlook) -> Slide:
    """Issues and solutions of the workshop."""
    found, findings = outlook.compute("workshop_findings_count"), outlook.dataset("workshop_findings")
    year = workshop.held(outlook.dataset("statements").where(topic="workshop"))
    named = findings.where(kind=("issue", "solution"))
    table = Exhibit(
        id="workshop-issues",
        title=_("What the APEC workshop of {year} named", year=year),
        subtitle=_("Issues were pointed out, solutions were cited by participants"),
        table=workshop.table(named),
        rests_on=(found,),
        lists=(named,),
    )
    return Slide(
        id="mra-7",
        headline=mra_headlines.obstacles(findings, found, year=year),
        shown=table,
        cards=recognition_cards.of_workshop(found, year=year),
        limits=limits.said(limits.THREE_VOICES),
        note=str(NOTES["mra-7"]),
        link="/cases",
    )


def users(outlook: Outlook) -> Slide:
    """How many workers used each agreement, where that is known."""
    listing, known = outlook.dataset("mra_agreements"), outlook.compute("mra_users_known")
    return Slide(
        id="mra-8",
        headline=mra_headlines.users(known),
        shown=usage_bars.bars(listing, known),
        cards=(recognition_cards.with_users(known, outlook.compute("mra_status_count")),),
        limits=limits.said(limits.OUR_SUGGESTION),
        note=str(NOTES["mra-8"]),
        link="/mra",
    )


def _scopes(signed: list[Agreement]) -> list[str]:
    """The scope of the list in its words, once for all agreements that share it."""
    alike: dict[str, list[Agreement]] = {}
    for one in signed:
        alike.setdefault(one.scope, []).append(one)
    return [_("{names}: {scope}.", names=agreements.names(found), scope=text) for text, found in alike.items() if text]


SLIDES = (reach, frameworks, obstacles, users)

"""Mutual recognition, the first four slides: agreements by year, by profession, in ASEAN, in APEC."""

from dataclasses import replace

from components.figures.mra import agreements, matrix, timeline, world_map
from components.figures.slide import Slide
from components.figures.stories import asean_map, limits, mra_headlines, recognition_cards
from components.figures.stories.mra_notes import NOTES
from data.outlook import Outlook
from i18n import _
from indicators.mra import groupings


def by_year(outlook: Outlook) -> Slide:
    """The timeline of the list."""
    counts, listing = outlook.compute("mra_status_count"), outlook.dataset("mra_agreements")
    listed = agreements.agreements(listing)
    return Slide(
        id="mra-1",
        headline=mra_headlines.by_state(counts, listed),
        shown=timeline.timeline(listed, counts, lists=(listing,)),
        cards=recognition_cards.of_groups(outlook)[:1],
        limits=limits.said(limits.NO_SIGNING_YEAR, limits.TALKS),
        note=str(NOTES["mra-1"]),
        link="/mra",
    )


def by_profession(outlook: Outlook) -> Slide:
    """Agreements by partner and profession."""
    counts, listing = outlook.compute("mra_status_count"), outlook.dataset("mra_agreements")
    listed = agreements.agreements(listing)
    return Slide(
        id="mra-2",
        headline=mra_headlines.by_profession(listed),
        shown=matrix.matrix(listed, counts, lists=(listing,)),
        cards=recognition_cards.by_profession(counts, listed, "it", "engineer", "architect"),
        limits=limits.said(limits.A_REGISTER),
        note=str(NOTES["mra-2"]),
        link="/mra",
    )


def asean(outlook: Outlook) -> Slide:
    """Agreements with ASEAN Member States."""
    signed, listing = outlook.compute("mra_signed_partners"), outlook.dataset("mra_agreements")
    economies = outlook.dataset("economies")
    listed, members = agreements.agreements(listing), groupings(economies)["asean"]
    return Slide(
        id="mra-3",
        headline=mra_headlines.in_asean(listed, members),
        shown=asean_map.asean(listed, members, signed, lists=(listing, economies)),
        cards=recognition_cards.of_groups(outlook)[1:2],
        limits=limits.said(limits.MEMBERS_NOW, limits.TALKS),
        note=str(NOTES["mra-3"]),
        link="/mra",
    )


def apec(outlook: Outlook) -> Slide:
    """Agreements with other APEC economies on a map of the Pacific."""
    counts, signed = outlook.compute("mra_status_count"), outlook.compute("mra_signed_partners")
    listing, economies = outlook.dataset("mra_agreements"), outlook.dataset("economies")
    listed, members = agreements.agreements(listing), groupings(economies)["apec"]
    shown = world_map.world(
        [one for one in listed if one.partner in members],
        outlook.dataset("mra_memberships"),
        rests_on=(counts, signed),
        lists=(listing, economies),
        profession=None,
    )
    own = replace(shown, id="mra-apec-map", title=_("Agreements with other APEC economies"))
    return Slide(
        id="mra-4",
        headline=mra_headlines.in_apec(listed, members),
        shown=own,
        cards=recognition_cards.of_groups(outlook)[2:],
        limits=limits.said(limits.ONE_STATE, limits.TALKS),
        note=str(NOTES["mra-4"]),
        link="/mra",
    )


SLIDES = (by_year, by_profession, asean, apec)

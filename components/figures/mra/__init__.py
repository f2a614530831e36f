"""The page on mutual recognition: its answer, cards and exhibits, from the state of the page."""

from collections.abc import Callable
from functools import partial
from typing import Final

from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.mra import agreements, matrix, world
from components.figures.mra.agreements import Agreement
from components.figures.page import INTERNATIONAL, FigurePage, indicators
from components.figures.state import State
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.cooperation import groupings

ALL: Final = "all"
SHORT: Final = 2  # entries of an economy that have room beside the lead picture
BESIDE: Final = 258  # pixels of the smaller picture beside the lead


def answer(state: State) -> str:
    """Agreements by state, and who of ASEAN has signed; of a chosen economy what holds for it."""
    if partner := _partner(state):
        return world.told(partner, _listed(state))
    return agreements.answer(state.compute("mra_status_count"), _listed(state), state.dataset("economies"))


def cards(state: State) -> list[Card]:
    """Agreements by state; partners among ASEAN and APEC."""
    signed, signed_pct, linked = map(
        state.compute, ("mra_signed_partners", "mra_signed_partners_pct", "mra_linked_partners")
    )
    return agreements.cards(
        state.compute("mra_status_count"),
        partners=(signed, signed_pct, linked),
        listed=_listed(state),
        economies=state.dataset("economies"),
    )


def on_map(state: State) -> Figure:
    """The map, of all professions or of one."""
    chosen = state.choice("profession", ALL)
    profession = None if chosen == ALL else chosen
    lists = state.dataset("mra_agreements"), state.dataset("mra_memberships")
    return world.world(
        agreements.agreements(lists[0], profession=profession),
        lists[1],
        rests_on=(state.compute("mra_status_count"), state.compute("mra_signed_partners")),
        lists=lists,
        profession=profession,
        selected=_partner(state),
    )


def of_economy(state: State) -> Exhibit | None:
    """The entries of one economy; None without a choice, or where the lists hold nothing of it."""
    partner, shared = _partner(state), state.dataset("mra_memberships")
    found = world.entries(partner, _listed(state), shared) if partner else None
    if partner is None or found is None or found.frame.empty:
        return None
    return Exhibit(
        id="mra-economy",
        title=world.told(partner, _listed(state)),
        subtitle=_("Agreements and shared memberships in these lists; what is not here is not known, not refused"),
        table=found,
        lists=(state.dataset("mra_agreements"), shared),
    )


def by_profession(state: State) -> Figure:
    """Partners by profession."""
    lists, counts = (state.dataset("mra_agreements"),), state.compute("mra_status_count")
    return matrix.matrix(_listed(state), counts, lists=lists, selected=_partner(state))


def timeline(state: State) -> Figure:
    """When agreements were signed."""
    lists, counts = (state.dataset("mra_agreements"),), state.compute("mra_status_count")
    return matrix.timeline(_listed(state), counts, lists=lists)


def covered(state: State, *, group: str) -> Figure:
    """The members of `asean` or `apec` by kind of link."""
    lists = state.dataset("mra_agreements"), state.dataset("mra_memberships")
    links = agreements.links(*lists, state.dataset("economies"))[group]
    linked = state.compute("mra_linked_partners")
    return world.coverage(linked, links, group=group, lists=lists, selected=_partner(state))


covered_of_asean: Callable[[State], Figure] = partial(covered, group="asean")
covered_of_apec: Callable[[State], Figure] = partial(covered, group="apec")


def tiles(state: State, *, group: str = "asean", height: int = world.TILES) -> Figure:
    """The members of `asean` or `apec` as tiles, so many pixels high."""
    lists = state.dataset("mra_agreements"), state.dataset("mra_memberships")
    return world.member_tiles(
        state.compute("mra_linked_partners"),
        state.compute("mra_signed_partners"),
        agreements.links(*lists, state.dataset("economies")),
        group=group,
        lists=lists,
        selected=_partner(state),
        height=height,
    )


def apec(state: State) -> Figure | None:
    """The other economies of APEC as tiles beside those of ASEAN; None where the map leads, or a chosen economy stands there."""
    return None if led_by_map(state) or stands_beside(state) else tiles(state, group="apec", height=BESIDE)


def stands_beside(state: State) -> bool:
    """Whether what the lists hold of the chosen economy has room beside the lead picture."""
    entries = of_economy(state)
    return entries is not None and len(entries.table.frame) <= SHORT


def lead(state: State) -> Figure:
    """The tiles of ASEAN, or the map where the chosen economy has no tile."""
    return on_map(state) if led_by_map(state) else tiles(state)


def led_by_map(state: State) -> bool:
    """Whether the map of the world turns to the chosen economy, since no tile is its own."""
    partner = _partner(state)
    return partner is not None and partner not in groupings(state.dataset("economies"))["asean"]


def scopes(state: State) -> Exhibit:
    """What each entry recognises, and what not."""
    return Exhibit(
        id="mra-scope",
        title=_("Recognition of a certificate is not a licence to work"),
        subtitle=_("What each entry reaches. The sources hold no figure on how many people use these agreements."),
        table=agreements.scopes(_listed(state)),
        lists=(state.dataset("mra_agreements"),),
    )


def members(state: State) -> Exhibit:
    """Members of one accord or register, of the first unless another is chosen."""
    listed = state.dataset("mra_memberships")
    accord = state.choice("accord", agreements.shared(listed)[0])
    return Exhibit(
        id="mra-members",
        title=labels.word("agreement", accord),
        subtitle=labels.note("agreement", accord),
        table=agreements.members(listed, agreement=accord),
        lists=(listed.where(agreement=accord),),
    )


def asean_frameworks(state: State) -> Exhibit:
    """Qualifications frameworks of ASEAN that are referenced to the common one, beside Korea's agreements."""
    found, members = state.dataset("asean_frameworks"), groupings(state.dataset("economies"))["asean"]
    shared = state.dataset("mra_memberships")
    done = sum(row.aqrf_status == "endorsed" for row in found.rows)
    return Exhibit(
        id="mra-asean-frameworks",
        title=_("{count} frameworks of ASEAN had an endorsed report of referencing (AQRF)", count=number(done)),
        subtitle=_("States as of the month beside each; no cause between referencing and an agreement with Korea"),
        table=agreements.referenced(found, _listed(state), shared=shared, members=members),
        lists=(found, state.dataset("mra_agreements"), shared),
    )


def asean_arrangements(state: State) -> Exhibit:
    """The mutual recognition arrangements of ASEAN beside Korea's agreements by profession."""
    found = state.dataset("asean_arrangements")
    count = sum(row.arrangement_kind == "recognition" for row in found.rows)
    return Exhibit(
        id="mra-asean-arrangements",
        title=_("{count} mutual recognition arrangements within ASEAN; Korea is party to none", count=number(count)),
        subtitle=_("The same for all members of the time; a framework on surveying besides"),
        table=agreements.arranged(found, _listed(state)),
        lists=(found, state.dataset("mra_agreements")),
    )


def _listed(state: State) -> list[Agreement]:
    return agreements.agreements(state.dataset("mra_agreements"))


def _partner(state: State) -> str | None:
    return state.choice("partner") or None


PAGE: Final = FigurePage(
    name="mra",
    title=message("Mutual recognition"),
    icon="handshake",
    section=INTERNATIONAL,
    question=message(
        "With whom are Korea's qualifications recognised, in which professions, and how far does it reach?"
    ),
    terms=("mra", "agreement_state", "multilateral", "economy"),
    answer=answer,
    lead=lead,
    cards=cards,
    exhibits={
        "mra-asean-tiles": tiles,
        "mra-apec-tiles": apec,
        "mra-economy": of_economy,
        "mra-matrix": by_profession,
        "mra-map": on_map,
        "mra-timeline": timeline,
        "mra-coverage-asean": covered_of_asean,
        "mra-coverage-apec": covered_of_apec,
        "mra-scope": scopes,
        "mra-asean-frameworks": asean_frameworks,
        "mra-asean-arrangements": asean_arrangements,
        "mra-members": members,
    },
    news=("mra-map", "mra-asean-tiles", "mra-matrix", "mra-timeline", "mra-asean-frameworks", "mra-asean-arrangements"),
    evidence=indicators("mra_status_count", "mra_signed_partners", "mra_signed_partners_pct", "mra_linked_partners"),
)

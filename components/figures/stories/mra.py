"""Mutual recognition with ASEAN and APEC."""

from dataclasses import replace
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.cases import workshop
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.mra import agreements, matrix, world
from components.figures.mra.agreements import COLUMNS, Agreement, Links, column_name, of_state
from components.figures.state import Neutral, Slide
from components.figures.stories import cards, pictures, shared
from components.figures.stories.shared import first_letter_up
from data import labels
from data.outlook import Outlook
from geo import boundaries
from i18n import Message, _, message, spelled
from i18n.numbers import number
from indicators.cooperation import groupings
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# The Member States of ASEAN: filled where an agreement with Korea is signed, outlined in talks; small ones as points.


EXTENT: Final = {"lonaxis": {"range": [83.3, 148]}, "lataxis": {"range": [-14, 29]}}
SMALL: Final = ("BRN", "SGP", "TLS")  # hardly seen as areas, so they get a point as well
NO_AGREEMENT: Final = message("No agreement in the list")
MEMBER: Final = {
    "symbol": "circle",
    "size": 11,
    "color": theme.SEQUENTIAL[1],
    "line": {"color": theme.MUTED, "width": 1},
}
# Where a name stands (latitude, longitude), its side, and whether a thin line leads to it: in open sea or on neutral land, clear
# of borders and of each other in the largest letters that a room gives them.
SPOTS: Final[dict[str, tuple[tuple[float, float], str, bool]]] = {
    "BRN": ((4.5, 125.5), "middle right", True),
    "IDN": ((-10, 107), "middle left", False),
    "KHM": ((4.6, 94.6), "middle left", True),
    "LAO": ((25, 102.5), "middle right", True),
    "MMR": ((15.6, 94), "middle left", True),
    "MYS": ((0.5, 97.2), "middle left", True),
    "PHL": ((15.8, 123), "middle right", False),
    "SGP": ((-3, 100.5), "middle left", True),
    "THA": ((9.5, 97.2), "middle left", True),
    "TLS": ((-12, 126), "middle left", True),
    "VNM": ((20.5, 120.5), "middle right", True),
}


def asean_on_map(
    listed: list[Agreement], members: set[str], signed: Indicator, *, lists: tuple[Dataset, ...]
) -> Figure:
    """The map of Southeast Asia.

    Args:
        listed: all agreements.
        members: ISO codes of the Member States.
        signed: `mra_signed_partners`.
        lists: the datasets behind.
    """
    own = [one for one in listed if one.partner in members]
    done, talks = (agreements.of_state(own, state) for state in ("signed", "on_going"))
    hover = {code: _hover(code, own) for code in sorted(members)}
    spec = maps.world(
        [*_areas(hover, done, talks), *_points(hover, done, talks), *_names(sorted(members)), *_legend()],
        height=450,
        margin={"l": 0, "r": 0, "t": 0, "b": 48},
        **charts.LEGEND,
    )
    spec["layout"]["geo"] |= {"projection": {"type": "mercator"}, **EXTENT}
    return Figure(
        id="mra-asean-map",
        title=_("Agreements with ASEAN Member States"),
        subtitle=_("Korea's bilateral agreements by state, as of the list; small states as points"),
        spec=spec,
        alt="; ".join(text.replace("<br>", ": ", 1).replace("<br>", ", ") for text in hover.values()),
        rests_on=(signed,),
        lists=lists,
        table=agreements.table(own),
    )


def _hover(code: str, own: list[Agreement]) -> str:
    entries = [f"{one.name}, {one.when}" for one in own if one.partner == code]
    return "<br>".join([labels.area(code), *(entries or [str(NO_AGREEMENT)])])


def _areas(hover: dict[str, str], done: list[Agreement], talks: list[Agreement]) -> list[Spec]:
    edge = {"line": {"color": theme.BACKGROUND, "width": 0.8}}
    members = maps.areas("world", list(hover), theme.SEQUENTIAL[1], hover=list(hover.values()), marker=edge)
    return [members, *world.areas(done, talks, hover)]


def _points(hover: dict[str, str], done: list[Agreement], talks: list[Agreement]) -> list[Spec]:
    """The small states: a plain point, over which one of an agreement is drawn where there is one."""
    places = [boundaries.point("marker", code) for code in SMALL if code in hover]
    plain = maps.points(places, hover=[hover[code] for code in SMALL if code in hover], marker=MEMBER)
    return [plain, *world.points(done, talks, hover)]


def _names(codes: list[str]) -> list[Spec]:
    spots = {code: SPOTS.get(code, (boundaries.point("marker", code), "middle center", False)) for code in codes}
    led = [(boundaries.point("marker", code), place) for code, (place, _side, line) in spots.items() if line]
    names = maps.points(
        [place for place, _side, _line in spots.values()],
        texts=[labels.area(code) for code in spots],
        mode="text",
        textposition=[side for _place, side, _line in spots.values()],
        hoverinfo="skip",
    )
    return [maps.leaders(led), names]


def _legend() -> list[Spec]:
    plain = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    named = plain | {"name": str(NO_AGREEMENT), "marker": MEMBER | {"symbol": "square"}}
    return [*world.legend(rings=False, one_state=False), named]


# What the slides on mutual recognition find, from the data; the neutral title where a claim no longer holds.


FEWEST = 2  # the sentences speak of several


def by_state(counts: Indicator, listed: list[Agreement]) -> str:
    """All entries by state, with the years between which agreements were signed."""
    found = {state: counts.value(category=state) for state in ("signed", "on_going", "multilateral")}
    years = [one.year for one in of_state(listed, "signed") if one.year]
    if min(found.values()) < FEWEST or not years:
        return Neutral(_("Arrangements by year and state"))
    return _(
        "Of {all} arrangements listed, {signed} are signed bilaterally ({years}), {on_going} under discussion, "
        "{multilateral} multilateral",
        all=spelled(sum(found.values())),
        years=words.span(min(years), max(years)),
        **{state: spelled(count) for state, count in found.items()},
    )


def by_profession_headline(listed: list[Agreement]) -> str:
    """How many signed agreements cover each profession, where two professions have several and architects none."""
    signed = of_state(listed, "signed")
    counts = {code: sum(one.profession == code for one in signed) for code in ("it", "engineer", "architect")}
    if min(counts["it"], counts["engineer"]) < FEWEST or counts["architect"]:
        return Neutral(_("Agreements by partner and profession"))
    told = _(
        "{it} cover IT certificates, {engineers} cover engineers, none cover architects",
        it=spelled(counts["it"]),
        engineers=spelled(counts["engineer"]),
    )
    return first_letter_up(told)


def in_asean(listed: list[Agreement], members: set[str]) -> str:
    """Who of ASEAN has signed and who is in talks, where each is one."""
    signed, talks = (_partners(of_state(listed, state), members) for state in ("signed", "on_going"))
    if len(signed) != 1 or len(talks) != 1 or signed == talks:
        return Neutral(_("Agreements with ASEAN Member States"))
    return _(
        "Of {all} ASEAN Member States, {signed} has a signed agreement and {talks} is in discussion",
        all=spelled(len(members)),
        signed=labels.area(signed[0]),
        talks=labels.area(talks[0]),
    )


def in_apec(listed: list[Agreement], members: set[str]) -> str:
    """How many of the other APEC economies have signed, where one of them with a single state."""
    signed = [one for one in of_state(listed, "signed") if one.partner in members]
    partners, whole = _partners(signed, members), {one.partner for one in signed if not one.place}
    limited = [one.place for one in signed if one.place and one.partner not in whole]
    if len(partners) < FEWEST or limited != ["texas"]:
        return Neutral(_("Agreements with other APEC economies"))
    return _(
        "Of the {all} other APEC economies {signed} have a signed agreement, one of them for a single state",
        all=len(members),
        signed=spelled(len(partners)),
    )


def no_licence(listed: list[Agreement]) -> str:
    """What recognition is not, while every signed agreement names what it does not cover."""
    signed = of_state(listed, "signed")
    if not signed or not all(one.reach[1] and one.reach[2] for one in signed):
        return Neutral(_("What each agreement reaches"))
    return _("Recognition of a certificate is not a licence to work")


def frameworks(linked: Indicator, signed: Indicator, members: dict[str, set[str]]) -> str:
    """How many members of each group have a link, where that is more than have signed."""
    further = {group: linked.value(category=group) > signed.value(category=group) for group in ("asean", "apec")}
    if not all(further.values()):
        return Neutral(_("Links with Korea by economy"))
    return _(
        "Shared frameworks reach further: {asean} of {of_asean} ASEAN members and {apec} of {of_apec} APEC economies "
        "have at least one link with Korea",
        asean=number(linked.value(category="asean")),
        apec=number(linked.value(category="apec")),
        of_asean=len(members["asean"]),
        of_apec=len(members["apec"]),
    )


def obstacles(findings: Dataset, found: Indicator, *, year: str) -> str:
    """What the workshop named, while the use by workers is among it."""
    issues = findings.where(kind="issue")
    count = found.value(area="APEC", category="issue")
    if count < FEWEST or "mra_users_known" not in set(issues.table["answer_indicator"]):
        return _("What the APEC workshop of {year} named", year=year)
    return _(
        "The {year} APEC workshop named {count} obstacles, among them that workers seldom use recognition",
        year=year,
        count=spelled(count),
    )


def users(known: Indicator) -> str:
    """That nothing is known of users, while that is so."""
    if known.value():
        return Neutral(_("Workers who used each signed agreement"))
    return _(
        "Our sources hold no figure on how many workers use these agreements; counting them is the step we propose"
    )


def _partners(found: list[Agreement], members: set[str]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in found if one.partner in members))


# What the speaker says on mutual recognition, and what not.


NOTES: Final[dict[str, Message]] = {
    "mra-1": message(
        "Go along the line from left to right: filled marks are signed, open ones are not. "
        "A year beside an entry under discussion is not a year of signing. "
        "Entries without a printed year are named beside the picture and stand on no line."
    ),
    "mra-2": message(
        "Read the columns: which professions have a signed agreement, which have talks only. "
        "A multilateral entry is a register or an accord and is not counted as a signed agreement. "
        "Do not add the states up."
    ),
    "mra-3": message(
        "Say “Member States” here and “economies” on the next slide. "
        "The state of each agreement is that of the list; ask the partner before you quote it as of today. "
        "Talks are outlined only: nothing is recognised yet."
    ),
    "mra-4": message(
        "Say “economies”. The point in the United States is one state: the agreement does not bind the others. "
        "Economies without colour have no bilateral agreement in the list, which is not a refusal. "
        "Boundaries on the map imply no position on any territory."
    ),
    "mra-5": message(
        "Read one row aloud: what is recognised, what still needs a step, what is not covered. "
        "Entry, residence and permission to work follow the rules of the host. "
        "Do not promise a job or a licence on the strength of a certificate."
    ),
    "mra-6": message(
        "A link recognises no single qualification. "
        "Accords concern degrees, registers concern persons who are on them. "
        "The lists are of different years; do not speak of a rank of economies."
    ),
    "mra-7": message(
        "Say “pointed out” for the obstacles and “cited by participants” for the solutions: they are not of one voice. "
        "It is a text of its year; ask which of the obstacles still hold. "
        "The last obstacle leads to the next slide."
    ),
    "mra-8": message(
        "The empty boxes are not zeros: nobody has counted, or no one has published. "
        "“Targets that can be reached” is the wording of the workshop's first solution; “next” is our suggestion. "
        "Ask each partner for one number: people who used the agreement in a year."
    ),
}


# Mutual recognition, the first four slides: agreements by year, by profession, in ASEAN, in APEC.


def by_year(outlook: Outlook) -> Slide:
    """The timeline of the list."""
    counts, listing = outlook.compute("mra_status_count"), outlook.dataset("mra_agreements")
    listed = agreements.agreements(listing)
    return Slide(
        id="mra-1",
        headline=by_state(counts, listed),
        shown=matrix.timeline(listed, counts, lists=(listing,)),
        cards=cards.of_groups(outlook)[:1],
        limits=shared.said(outlook, shared.NO_SIGNING_YEAR, shared.TALKS),
        note=str(NOTES["mra-1"]),
        link="/mra",
    )


def by_profession(outlook: Outlook) -> Slide:
    """Agreements by partner and profession."""
    counts, listing = outlook.compute("mra_status_count"), outlook.dataset("mra_agreements")
    listed = agreements.agreements(listing)
    return Slide(
        id="mra-2",
        headline=by_profession_headline(listed),
        shown=matrix.matrix(listed, counts, lists=(listing,)),
        cards=cards.by_profession(counts, listed, "it", "engineer", "architect"),
        limits=shared.said(outlook, shared.A_REGISTER),
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
        headline=in_asean(listed, members),
        shown=asean_on_map(listed, members, signed, lists=(listing, economies)),
        cards=cards.of_groups(outlook)[1:2],
        limits=shared.said(outlook, shared.MEMBERS_NOW, shared.TALKS),
        note=str(NOTES["mra-3"]),
        link="/mra",
    )


def apec(outlook: Outlook) -> Slide:
    """Agreements with other APEC economies on a map of the Pacific."""
    counts, signed = outlook.compute("mra_status_count"), outlook.compute("mra_signed_partners")
    listing, economies = outlook.dataset("mra_agreements"), outlook.dataset("economies")
    listed, members = agreements.agreements(listing), groupings(economies)["apec"]
    shown = world.world(
        [one for one in listed if one.partner in members],
        outlook.dataset("mra_memberships"),
        rests_on=(counts, signed),
        lists=(listing, economies),
        profession=None,
    )
    own = replace(shown, id="mra-apec-map", title=_("Agreements with other APEC economies"))
    return Slide(
        id="mra-4",
        headline=in_apec(listed, members),
        shown=own,
        cards=cards.of_groups(outlook)[2:],
        limits=shared.said(outlook, shared.ONE_STATE, shared.TALKS),
        note=str(NOTES["mra-4"]),
        link="/mra",
    )


SLIDES = (by_year, by_profession, asean, apec)


# All economies of ASEAN and APEC by kind of link with Korea, lying down: groups side by side, a row for each kind.


GROUPS: Final = ("asean", "apec")
# In the order in which the groups stand: whether the members belong to ASEAN and to APEC.
BLOCKS: Final = ((True, False), (True, True), (False, True))


def links_by_economy(linked: Indicator, links: dict[str, Links], *, lists: tuple[Dataset, ...]) -> Figure:
    """A column for each economy, those with most links first within their group.

    Args:
        linked: `mra_linked_partners`.
        links: members of `asean` and of `apec` with their links, as `link_states.links` gives them.
        lists: the datasets behind.
    """
    everyone, blocks = {**links["asean"], **links["apec"]}, _blocks(links)
    order = [code for codes in blocks.values() for code in codes]
    return Figure(
        id="mra-links",
        title=_("Links with Korea by economy"),
        subtitle=_("Signed agreements and full memberships that Korea shares; lists of different years"),
        spec=_spec(everyone, order, blocks),
        alt="; ".join(f"{labels.area(code)}: {everyone[code].links}" for code in order),
        rests_on=(linked,),
        lists=lists,
        table=_table(everyone, order, blocks),
    )


def _blocks(links: dict[str, Links]) -> dict[str, list[str]]:
    everyone = {**links["asean"], **links["apec"]}
    found = {}
    for belongs in BLOCKS:
        members = {
            code: one for code, one in everyone.items() if (code in links["asean"], code in links["apec"]) == belongs
        }
        names = [labels.word("grouping", name) for name, is_one in zip(GROUPS, belongs, strict=True) if is_one]
        found[" · ".join(names)] = agreements.most_first(members)
    return found


def _spec(everyone: Links, order: list[str], blocks: dict[str, list[str]]) -> Spec:
    traces = [_marks(everyone, order, mark) for mark in agreements.MARKS]
    names = [f"<b>{labels.area(code)}</b>" if everyone[code].links else labels.area(code) for code in order]
    rows = [column_name(column) for column in COLUMNS]
    return charts.chart(
        [trace for trace in traces if trace["x"]],
        height=470,
        xaxis=charts.placed_axis(names) | {"tickangle": -90, "range": [-0.6, len(order) - 0.4]},
        yaxis=charts.placed_axis(rows) | {"range": [len(rows) - 0.4, -0.6], "showgrid": True, "gridcolor": theme.GRID},
        shapes=_borders(blocks),
        annotations=_headings(blocks),
        showlegend=True,
        legend={**charts.LEGEND["legend"], "y": 1, "yanchor": "top"},
        margin={"l": 8, "r": 8, "t": 64, "b": 8, "pad": 4},
    )


def _marks(everyone: Links, order: list[str], mark: str) -> Spec:
    found = agreements.marked(everyone, order, mark)
    trace = agreements.points(
        mark,
        x=[order.index(code) for code, _column in found],
        y=[agreements.across(everyone, code, column, mark) for code, column in found],
        texts=[],
        hover=[agreements.told_link(everyone, code, column) for code, column in found],
    )
    return {**trace, "mode": "markers", "text": None}


def _borders(blocks: dict[str, list[str]]) -> list[Spec]:
    line, ends, placed = {"color": theme.BORDER, "width": 1}, [], 0
    for codes in blocks.values():
        placed += len(codes)
        ends.append(placed - 0.5)
    return [{"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line} for x in ends[:-1]]


def _headings(blocks: dict[str, list[str]]) -> list[Spec]:
    notes, placed = [], 0
    for name, codes in blocks.items():
        middle = placed + (len(codes) - 1) / 2
        notes.append(charts.note(f"<b>{name}</b>", x=middle, y=1, yref="paper", yanchor="bottom"))
        placed += len(codes)
    return notes


def _table(everyone: Links, order: list[str], blocks: dict[str, list[str]]) -> Table:
    group = {code: name for name, codes in blocks.items() for code in codes}
    rows = [
        {
            _("Economy"): labels.area(code),
            _("Group"): group[code],
            **{
                column_name(column): agreements.state_name(*everyone[code].states.get(column, ())) for column in COLUMNS
            },
            _("Links"): everyone[code].links,
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


# Mutual recognition, the last four slides: what an agreement reaches, shared frameworks, obstacles, users.


def reach(outlook: Outlook) -> Slide:
    """What signed agreements recognise, what needs a further step, what they do not cover."""
    listing = outlook.dataset("mra_agreements")
    signed = agreements.of_state(agreements.agreements(listing), "signed")
    table = Exhibit(
        id="mra-scope-signed",
        title=_("What each agreement reaches"),
        subtitle=_("Signed agreements, as their scope is described; what is not stated is not known"),
        table=agreements.scopes(signed),
        lists=(listing,),
    )
    return Slide(
        id="mra-5",
        headline=no_licence(signed),
        shown=table,
        limits=shared.said(outlook, *_scopes(signed), shared.SCOPE_NOTES),
        note=str(NOTES["mra-5"]),
        link="/mra",
    )


def frameworks_slide(outlook: Outlook) -> Slide:
    """All economies of both groups by kind of link."""
    compute, names = outlook.compute, ("mra_agreements", "mra_memberships", "economies")
    listing, memberships, economies = (outlook.dataset(name) for name in names)
    linked, signed = compute("mra_linked_partners"), compute("mra_signed_partners")
    links = agreements.links(listing, memberships, economies)
    return Slide(
        id="mra-6",
        headline=frameworks(linked, signed, groupings(economies)),
        shown=links_by_economy(linked, links, lists=(listing, memberships)),
        cards=cards.linked_partners(outlook),
        limits=shared.said(outlook, shared.LISTS_OF_YEARS),
        note=str(NOTES["mra-6"]),
        link="/mra",
    )


def obstacles_slide(outlook: Outlook) -> Slide:
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
        headline=obstacles(findings, found, year=year),
        shown=table,
        cards=cards.of_workshop(found, year=year),
        limits=shared.said(outlook, shared.THREE_VOICES),
        note=str(NOTES["mra-7"]),
        link="/cases",
    )


def users_slide(outlook: Outlook) -> Slide:
    """How many workers used each agreement, where that is known."""
    listing, known = outlook.dataset("mra_agreements"), outlook.compute("mra_users_known")
    return Slide(
        id="mra-8",
        headline=users(known),
        shown=pictures.bars(listing, known),
        cards=(cards.with_users(known, outlook.compute("mra_status_count")),),
        limits=shared.said(outlook, shared.OUR_SUGGESTION),
        note=str(NOTES["mra-8"]),
        link="/mra",
    )


def _scopes(signed: list[Agreement]) -> list[str]:
    """The scope of the list in its words, once for all agreements that share it."""
    alike: dict[str, list[Agreement]] = {}
    for one in signed:
        alike.setdefault(one.scope, []).append(one)
    return [_("{names}: {scope}.", names=agreements.names(found), scope=text) for text, found in alike.items() if text]


REACH_SLIDES = (reach, frameworks_slide, obstacles_slide, users_slide)

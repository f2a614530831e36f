"""The map of agreements, coverage of ASEAN and APEC, one economy."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.mra import agreements
from components.figures.mra.agreements import (
    COLUMNS,
    MARKS,
    Agreement,
    Links,
    Member,
    column_name,
    name,
    since,
    texas,
)
from data import labels
from geo import boundaries
from i18n import _, by_language, message
from i18n.numbers import number
from indicators.cooperation import FRAMEWORKS, FULL
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# The marks on the map of agreements: areas, points, rings, and the legend that names them.


# Codes that the boundaries have no area for, or none that can be seen.
POINTS = ("EU", *boundaries.TOO_SMALL)


def areas(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """Whole economies: filled where signed, outlined under discussion. One state alone is a point."""
    solid = _codes([one for one in done if not one.place])
    outlined = _codes(talks)
    line = {"line": {"color": theme.ON_GOING, "width": 2}}
    return [
        maps.areas("world", solid, theme.SIGNED, hover=[hover[code] for code in solid]),
        maps.areas("world", outlined, maps.CLEAR, hover=[hover[code] for code in outlined], marker=line),
    ]


def points(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """What has no area of its own to fill: Texas, the European Union, economies too small to see."""
    dots = [("signed", one) for one in done] + [("on_going", one) for one in talks]
    dots = [(state, one) for state, one in dots if one.place or one.partner in POINTS]
    return [
        maps.points(
            [boundaries.point(one.place or "marker", str(one.partner))],
            customdata=[one.partner],
            hover=[hover[str(one.partner)]],
            marker=_dot(state),
        )
        for state, one in dots
    ]


def rings(codes: list[str], hover: dict[str, str]) -> list[Spec]:
    """A ring on each economy, with a halo that parts it from a fill in either theme."""
    places = [boundaries.point("marker", code) for code in codes]
    halo = {"symbol": "circle-open", "size": 10, "color": theme.BACKGROUND, "line": {"width": 4}}
    ring = maps.points(
        places, customdata=codes, hover=[hover[code] for code in codes], marker=MARKS["multilateral"] | _ring()
    )
    return [maps.points(places, marker=halo), ring]


def chosen(code: str) -> Spec:
    """What the reader chose: an outline, or a wide ring where there is no area that can be seen."""
    if code in POINTS:
        ring = {"symbol": "circle-open", "size": 22, "color": theme.INK, "line": {"width": 3}}
        return maps.points([boundaries.point("marker", code)], marker=ring)
    return maps.outline("world", [code], width=2.5)


def legend(*, rings: bool, one_state: bool) -> list[Spec]:
    """Marks without a place, for their names alone: areas have no entry of their own in a legend."""
    marks = [(name("signed"), MARKS["signed"] | {"symbol": "square"}), (name("on_going"), MARKS["on_going"])]
    marks += [(texas(), _dot("signed"))] if one_state else []
    marks += [(name("multilateral"), MARKS["multilateral"] | _ring())] if rings else []
    return [_nowhere(word, marker) for word, marker in marks]


def _dot(state: str) -> Spec:
    edge = {"color": theme.BACKGROUND, "width": 1.5} if state == "signed" else MARKS[state]["line"]
    return MARKS[state] | {"size": 12, "line": edge}


def _ring() -> Spec:
    return {"size": 10, "line": {"width": 2}}


def _nowhere(word: str, marker: Spec) -> Spec:
    place = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    return place | {"name": word, "marker": marker}


def _codes(agreements: list[Agreement]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in agreements if one.partner and one.partner not in POINTS))


# Names on the map of agreements, in open sea or on neutral land, clear of fills, rings and other names.


SPOTS: Final[dict[str, maps.Spot]] = {
    "KOR": ((45, 157), "middle right", True),
    "JPN": ((31, 150), "middle right", True),
    "VNM": ((7, 138), "middle right", True),
    "THA": ((-3, 92), "middle left", True),
    "CHN": ((57, 103), "top center", True),
    "AUS": ((-45, 140), "middle left", False),
    "USA": ((26, -52), "middle center", False),  # off its other coast: before Asia it reads on from Japan's name
    "EU": ((27, 12), "middle center", False),
}
GAP: Final = "\u00a0"  # plotly drops an ordinary space at the end of a line
TWO_LINES: Final = ("USA", "EU")


def korea_and(partners: list[str]) -> list[Spec]:
    """Korea and its partners by name, each once."""
    codes = ["KOR", *dict.fromkeys(partners)]
    return [_leaders([code for code in codes if maps.spot(code, SPOTS)[2]]), _korea(), _names(codes)]


def _names(codes: list[str]) -> Spec:
    spots = [maps.spot(code, SPOTS) for code in codes]
    return maps.points(
        [place for place, _, _ in spots],
        texts=[_text(code) for code in codes],
        mode="text",
        textposition=[side for _, side, _ in spots],
        hoverinfo="skip",
    )


def _text(code: str) -> str:
    word = labels.area(code)
    if code == "KOR":
        return f"{GAP}<b>{word}</b>"
    if maps.spot(code, SPOTS)[2]:
        return f"{GAP}{word}{GAP}"
    return word.replace(" ", "<br>", 1) if code in TWO_LINES else word


def _leaders(codes: list[str]) -> Spec:
    return maps.leaders([(boundaries.point("marker", code), maps.spot(code, SPOTS)[0]) for code in codes])


def _korea() -> Spec:
    return maps.points([boundaries.point("marker", "KOR")], marker={"size": 6, "color": theme.INK})


# Agreements on a Pacific-centred map: solid where signed, outlined under discussion, a ring for a shared register.


# Registers that the list names: their members are known, so they can be placed.
REGISTERS: Final = ("apec_architect",)


def world(
    listed: list[Agreement],
    memberships: Dataset,
    *,
    rests_on: tuple[Indicator, ...],
    lists: tuple[Dataset, ...],
    profession: str | None,
    selected: str | None = None,
) -> Figure:
    """The map of all agreements, or of those of one profession."""
    members = _members(listed, memberships)
    done, talks = (agreements.of_state(listed, state) for state in ("signed", "on_going"))
    traces = _traces(done, talks, members, _hover(listed, members))
    if selected:
        traces.append(chosen(selected))
    return Figure(
        id="mra-map",
        title=_title(done, talks, profession),
        subtitle=_("Korea's mutual recognition agreements by state, as of the list; talks are outlined only"),
        spec=maps.world(traces, height=366, margin={"l": 0, "r": 0, "t": 0, "b": 40}, **charts.LEGEND),
        alt="; ".join(f"{one.name}: {labels.word('agreement_status', one.state)}" for one in listed),
        rests_on=rests_on,
        lists=lists,
        table=agreements.table(listed),
        says=_world_map_says(listed, members),
    )


def _traces(
    done: list[Agreement], talks: list[Agreement], members: dict[str, str], hover: dict[str, str]
) -> list[Spec]:
    return [
        *areas(done, talks, hover),
        *rings(list(members), hover),
        *points(done, talks, hover),
        *korea_and([one.partner for one in [*done, *talks] if one.partner]),
        *legend(rings=bool(members), one_state=any(one.place for one in done)),
    ]


def _title(done: list[Agreement], talks: list[Agreement], profession: str | None) -> str:
    counts = {
        "signed": words.full(len({one.partner for one in done}), "partners"),
        "talks": len({one.partner for one in talks}),
    }
    if profession is None:
        return _("Signed with {signed}, under discussion with {talks}", **counts)
    what = labels.word("profession", profession)
    return _("{profession}: signed with {signed}, under discussion with {talks}", profession=what, **counts)


def _world_map_says(listed: list[Agreement], members: dict[str, str]) -> tuple[str, ...]:
    done, talks, shared = (agreements.of_state(listed, state) for state in agreements.STATES)
    unplaced = [one for one in shared if one.id not in REGISTERS]
    says = []
    if done:
        says.append(_("**Signed:** {names}.", names=agreements.names(done)))
    if any(one.place for one in done):
        says.append(_("**Texas is a point:** the agreement does not bind the rest of the United States."))
    if talks:
        says.append(_("**Under discussion:** {names}. Talks are not recognition.", names=agreements.names(talks)))
    if members:
        says.append(_("**Rings:** {count} other economies that take part in APEC Architect.", count=len(members)))
    if unplaced:
        says.append(
            _("**Not on the map:** {names}; the list does not say which agreement.", names=agreements.names(unplaced))
        )
    return tuple(says)


def _members(listed: list[Agreement], memberships: Dataset) -> dict[str, str]:
    """Full members, other than Korea, of the registers among the agreements, each with a line of words."""
    wanted = [one.id for one in listed if one.id in REGISTERS]
    rows = memberships.where(agreement=wanted, agreement_status=FULL).rows
    return {row.economy: _membership(row) for row in rows if row.economy != "KOR"}


def _membership(row: Any) -> str:
    state = labels.word("agreement_status", row.agreement_status)
    return f"{labels.word('agreement', row.agreement)} · {state}, {row.year}"


def _hover(listed: list[Agreement], members: dict[str, str]) -> dict[str, str]:
    """All that is known of an economy, under its name."""
    lines: dict[str, list[str]] = {}
    for one in listed:
        if one.partner:
            about = (labels.word("profession", one.profession), one.when, one.scope)
            lines.setdefault(one.partner, []).append(f"{one.name}<br>  " + " · ".join(dict.fromkeys(about)))
    for code, text in members.items():
        lines.setdefault(code, []).append(text)
    return {code: f"<b>{labels.area(code)}</b><br>" + "<br>".join(texts) for code, texts in lines.items()}


# Members of ASEAN or APEC by kind of link with Korea, as a matrix of marks.


TITLES: Final = {
    "asean": message("ASEAN: {linked} of {all} Member States have at least one link with Korea"),
    "apec": message("APEC: {linked} of {all} other economies have at least one link with Korea"),
}
ROW: Final = 27  # pixels


def coverage(
    linked: Indicator, links: Links, *, group: str, lists: tuple[Dataset, ...], selected: str | None = None
) -> Figure:
    """One row for each member, one column for each kind of link; those with most links on top."""
    order = agreements.most_first(links)
    traces = [_marks(links, order, mark) for mark in agreements.MARKS]
    return Figure(
        id=f"mra-coverage-{group}",
        title=_coverage_title(linked, links, group),
        subtitle=_(
            "Signed agreements and full memberships that Korea shares; lists of different years. "
            "A link recognises no single qualification."
        ),
        spec=_spec([trace for trace in traces if trace["x"]], [_name(code, links[code], selected) for code in order]),
        alt="; ".join(f"{labels.area(code)}: {links[code].links}" for code in order),
        rests_on=(linked,),
        lists=lists,
        table=_table(links, order),
        says=_coverage_says(links, order),
    )


def _coverage_title(linked: Indicator, links: Links, group: str) -> str:
    return _(TITLES[group].text, linked=number(linked.value(category=group)), all=len(links))


def _coverage_says(links: Links, order: list[str]) -> tuple[str, ...]:
    """Who has no link, by name: an empty row is easily overlooked."""
    without = [labels.area(code) for code in order if not links[code].links]
    return (_("**No link in these lists:** {names}.", names=", ".join(without)),) if without else ()


def _spec(traces: list[Spec], names: list[str]) -> Spec:
    columns = charts.placed_axis([column_name(column) for column in COLUMNS])
    rows = charts.placed_axis(names) | {"range": [len(names) - 0.4, -0.6], "showgrid": True, "gridcolor": theme.GRID}
    return charts.chart(
        traces,
        height=ROW * len(names) + 220,
        xaxis=columns | {"side": "top", "tickangle": -90, "ticklabeloverflow": "allow"},
        yaxis=rows,
        margin={"l": 8, "r": 8, "t": 8, "b": 90, "pad": 4},
        **charts.LEGEND,
    )


def _marks(links: Links, order: list[str], mark: str) -> Spec:
    found = agreements.marked(links, order, mark)
    trace = agreements.points(
        mark,
        x=[agreements.across(links, code, column, mark) for code, column in found],
        y=[order.index(code) for code, _ in found],
        texts=[],
        customdata=[code for code, column in found],
        hover=[agreements.told_link(links, code, column) for code, column in found],
    )
    return {**trace, "mode": "markers", "text": None}


def _name(code: str, member: Member, selected: str | None) -> str:
    if code == selected:
        return f"<b>▸ {labels.area(code)}</b>"
    return f"<b>{labels.area(code)}</b>" if member.links else labels.area(code)


def _table(links: Links, order: list[str]) -> Table:
    rows = [
        {
            _("Economy"): labels.area(code),
            **{column_name(column): agreements.state_name(*links[code].states.get(column, ())) for column in COLUMNS},
            _("Links"): links[code].links,
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


# The members of ASEAN or APEC as tiles, each with the marks of its links: what a map of the world draws too small.


ACROSS: Final = {"asean": 4, "apec": 5}  # tiles in a row
TILES: Final = 332  # pixels of the picture of a page
KEY: Final = 16  # pixels of a line of what the marks mean
NAME_LETTERS: Final = {4: {"en": 11, "ko": 7}, 5: {"en": 10, "ko": 7}}  # of a line, by how many tiles stand in a row
APART: Final = 0.38  # of a tile, from a mark to the next
REACH: Final = 0.56  # of a tile, from its first mark to its last at most, so that all stand within its edges
LOWER: Final = 0.1  # of a high tile, by which mark and name stand lower, in its middle
RISE: Final = 0.04  # of a tile, from its middle to where its name begins
EDGE: Final = 0.45  # of a tile, from its middle to its foot
EMPTY: Final = 2  # pixels below the letters of the last line
LARGEST: Final = 15  # pixels of the largest mark as pictures have it
UNLINKED: Final = "unlinked"
HELD: Final = {
    "asean": message("Member States of ASEAN by what the lists hold of them and Korea; lists of different years"),
    "apec": message("The other economies of APEC by what the lists hold of them and Korea; lists of different years"),
}
GLYPHS: Final = {"signed": "●", "on_going": "□", "multilateral": "○", "partial": "◇", UNLINKED: "–"}
_NONE: Final[Spec] = {"symbol": "line-ew-open", "size": 10, "color": theme.MUTED, "line": {"width": 1.5}}


def member_tiles(
    linked: Indicator,
    signed: Indicator,
    links: dict[str, Links],
    *,
    group: str = "asean",
    lists: tuple[Dataset, ...],
    selected: str | None = None,
    height: int = TILES,
) -> Figure:
    """The members of ASEAN, those with a signed agreement first, in the marks of all pictures; APEC's count in the title.

    `linked` and `signed` are the indicators of partners, `links` those of ASEAN and of APEC, `group` whose tiles these are,
    `height` is in pixels; the `selected` economy is in bold and framed, and said first.
    """
    members, kinds = links[group], {code: _kinds(member) for code, member in links[group].items()}
    order = sorted(members, key=lambda code: (list(GLYPHS).index(kinds[code][0]), labels.area(code)))
    return Figure(
        id=f"mra-{group}-tiles",
        title=_tiles_title(linked, links) if group == "asean" else _others_title(linked, members),
        subtitle=_(HELD[group].text),
        spec=_tiled(
            _marks_of_tiles(order, kinds, across=ACROSS[group]),
            partial(_tile_names, members, order, selected),
            [_edge(kinds[code], chosen=code == selected) for code in order],
            across=ACROSS[group],
            height=height,
        ),
        alt="; ".join(f"{labels.area(code)}: {', '.join(map(_kind_name, kinds[code]))}" for code in order),
        rests_on=(signed, linked),
        lists=lists,
        table=_table(members, order),
        says=_chosen_says(members, selected) if selected in members else _coverage_says(members, order),
    )


def _chosen_says(members: Links, code: str) -> tuple[str, ...]:
    """What the lists hold of the chosen economy; of the others nothing."""
    return (_("**{economy}:** {links}.", economy=labels.area(code), links="; ".join(_links_of(members, code))),)


def _tiled(marks: list[Spec], named: Callable[..., Spec], edges: list[Spec], *, across: int, height: int) -> Spec:
    """The tiles, in rows, each with its edge; the key beneath them, a legend where there is room."""
    axis, rows = {"visible": False, "fixedrange": True}, -(-len(edges) // across)
    large = height >= TILES
    keyed = {"margin": _above(32), **charts.LEGEND} if large else _keyed(marks)
    names = named(across=across, size=12 if large else 10, tall=(height - keyed["margin"]["b"]) / rows)
    marks = [_sized(one, 18 if large else 10) for one in marks]
    if large:
        marks = [{**_lowered(one), "name": f"{one['name']} {len(one['x'])}"} for one in marks]
        names = _lowered(names)
    return charts.chart(
        [*marks, names],
        height=height,
        shapes=[_tile(_place_of(place, across), line) for place, line in enumerate(edges)],
        xaxis=axis | {"range": [-0.5, across - 0.5]},
        yaxis=axis | {"range": [0.5 - rows, 0.5]},
        **keyed,
    )


def _keyed(marks: list[Spec]) -> Spec:
    key = _key(marks)
    return {"annotations": [key], "margin": _above(4 + KEY * (1 + key["text"].count("<br>")))}


def _above(foot: int) -> Spec:
    return {"l": 0, "r": 0, "t": 0, "b": foot, "pad": 0}


def _sized(trace: Spec, largest: int) -> Spec:
    """Marks of which the largest is so many pixels; the others are as much smaller as in all pictures."""
    marker = trace["marker"]
    return {**trace, "marker": marker | {"size": round(marker["size"] * largest / LARGEST)}}


def _lowered(trace: Spec) -> Spec:
    return trace | {"y": [y - LOWER for y in trace["y"]]}


def _kinds(member: Member) -> list[str]:
    """The marks of the links of a member, each once."""
    found = {agreements.mark(state) for states in member.states.values() for state in states}
    return [kind for kind in GLYPHS if kind in found] or [UNLINKED]


def _tiles_title(linked: Indicator, links: dict[str, Links]) -> str:
    return _(
        "Linked with Korea: {asean} of {of_asean} in ASEAN, {apec} of the {of_apec} others in APEC",
        asean=number(linked.value(category="asean")),
        of_asean=len(links["asean"]),
        apec=number(linked.value(category="apec")),
        of_apec=len(links["apec"]),
    )


def _others_title(linked: Indicator, members: Links) -> str:
    told = {"linked": number(linked.value(category="apec")), "all": len(members)}
    return _("APEC: {linked} of {all} others linked with Korea", **told)


def _kind_name(kind: str) -> str:
    return _("No link in these lists") if kind == UNLINKED else name(kind)


def _key(marks: list[Spec]) -> Spec:
    """What the marks mean and how many there are of each: a legend would take half of a narrow picture."""
    size, lines = charts.SMALLEST, [""]
    short = sorted(marks, key=lambda one: bool(one["meta"] == "partial"))  # its name takes a line
    for told in (f"{GLYPHS[one['meta']]}\N{NO-BREAK SPACE}{one['name']} {len(one['x'])}" for one in short):
        longer = f"{lines[-1]} \N{EM SPACE}{told}" if lines[-1] else told
        if charts.text_size(longer, size=size)[0] <= charts.WIDTHS[1]:
            lines[-1] = longer
        else:
            lines.append(told)
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "align": "left"}
    return charts.note("<br>".join(lines), x=0, y=0, font={"size": size, "color": theme.TEXT}, **place)


def _place_of(place: int, across: int) -> tuple[int, int]:
    return place % across, -(place // across)


def _edge(kinds: list[str], *, chosen: bool) -> Spec:
    """A strong line around the chosen tile, a plain one around those with a link, dots around the others."""
    if chosen:
        return {"color": theme.INK, "width": 4}
    return (
        {"color": theme.BORDER, "width": 1, "dash": "dot"}
        if kinds == [UNLINKED]
        else {"color": theme.INK, "width": 1.5}
    )


def _tile(place: tuple[int, int], line: Spec) -> Spec:
    x, y = place
    ends = {"x0": x - 0.46, "x1": x + 0.46, "y0": y - EDGE, "y1": y + EDGE}
    return {"type": "rect", "layer": "below", "fillcolor": theme.SURFACE, "line": line, **ends}


def _marks_of_tiles(order: list[str], kinds: dict[str, list[str]], *, across: int) -> list[Spec]:
    held = {kind: [code for code in order if kind in kinds[code]] for kind in GLYPHS}
    places = {code: _place_of(place, across) for place, code in enumerate(order)}
    return [_tile_marks(kind, codes, places, kinds) for kind, codes in held.items() if codes]


def _tile_marks(kind: str, codes: list[str], placed: dict[str, tuple[int, int]], kinds: dict[str, list[str]]) -> Spec:
    """One kind of mark on the tiles that have it; the marks of a tile stand side by side."""
    places = [placed[code] for code in codes]
    aside = [_aside(kinds[code].index(kind), len(kinds[code])) for code in codes]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _kind_name(kind),
        "meta": kind,
        "x": [x + moved for (x, _y), moved in zip(places, aside, strict=True)],
        "y": [y + 0.28 for _x, y in places],
        "customdata": codes,
        "hovertext": [f"<b>{labels.area(code)}</b><br>{_kind_name(kind)}" for code in codes],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": MARKS.get(kind, _NONE),
    }


def _aside(place: int, marks: int) -> float:
    """How far from the middle of its tile a mark stands, of so many in a row."""
    apart = min(APART, REACH / max(marks - 1, 1))
    return (place - (marks - 1) / 2) * apart


def _tile_names(members: Links, order: list[str], selected: str | None, *, across: int, size: int, tall: float) -> Spec:
    """The names beneath the marks of tiles so many pixels `tall`, in letters of a `size`."""
    places = [_place_of(place, across) for place in range(len(order))]
    named = [_tile_name(code, selected, across) for code in order]
    return {
        "type": "scatter",
        "mode": "text",
        "name": _("Economy"),
        "x": [x for x, _y in places],
        "y": [y + _rise(name, size, tall) for (_x, y), name in zip(places, named, strict=True)],
        "customdata": order,
        "text": named,
        "textposition": "bottom center",
        "showlegend": False,
        "textfont": {"size": size, "color": theme.TEXT},
        "hovertext": [_all_links(members, code) for code in order],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _rise(name: str, size: int, tall: float) -> float:
    """Where a name begins: higher where its lines would not end within its tile."""
    return max(RISE, (charts.text_size(name, size=size)[1] - EMPTY) / tall - EDGE)


def _tile_name(code: str, selected: str | None, across: int) -> str:
    told = words.wrapped(labels.area(code), width=by_language(NAME_LETTERS[across]))
    return f"<b>{told}</b>" if code == selected else told


def _all_links(members: Links, code: str) -> str:
    """Every link of an economy, a line each."""
    return "<br>".join([f"<b>{labels.area(code)}</b>", *_links_of(members, code)])


def _links_of(members: Links, code: str) -> list[str]:
    told = [
        f"{column_name(column)}: {agreements.state_name(*states)}" for column, states in members[code].states.items()
    ]
    return told or [_kind_name(UNLINKED)]


# One economy: every entry of the lists that links it with Korea, and what is not there.


def told(code: str, listed: list[Agreement]) -> str:
    """What holds for an economy, in a sentence."""
    name, own = labels.area(code), [one for one in listed if one.partner == code]
    if not own:
        return _("{economy}: no bilateral agreement with Korea in the list", economy=name)
    states = ", ".join(dict.fromkeys(labels.word("agreement_status", one.state) for one in own))
    return _("{economy}: {count} in the list ({states})", economy=name, count=len(own), states=states)


def entries(code: str, listed: list[Agreement], memberships: Dataset) -> Table:
    """Bilateral agreements, then memberships of frameworks that Korea shares, with state and year."""
    rows = [_row(one.name, one.scope, one.state, str(one.year or "–")) for one in listed if one.partner == code]
    rows += [
        _row(
            labels.word("agreement", row.agreement),
            labels.note("agreement", row.agreement),
            row.agreement_status,
            since(row),
        )
        for row in memberships.where(economy=code, agreement=FRAMEWORKS).rows
    ]
    return Table(frame=pd.DataFrame(rows, columns=list(_row("", "", None, ""))).set_index(_("Entry")))


def _row(entry: str, scope: str, state: str | None, year: str) -> dict[str, str]:
    return {
        _("Entry"): entry,
        _("Scope"): scope,
        _("State"): labels.word("agreement_status", state) if state else "",
        _("Year in the list"): year,
    }

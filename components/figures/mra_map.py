"""Agreements on a Pacific-centred map: solid where signed, outlined under discussion, a ring for a shared register."""

from typing import Any, Final

from components import theme
from components.figures import maps, mra_list
from components.figures.figure import Figure, Spec
from components.figures.mra_list import Agreement
from components.figures.mra_marks import LEGEND, MARKS, name, texas
from data import labels
from geo import boundaries
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.mra import FULL

# Registers that the list names: whose members are known, so that they can be placed.
REGISTERS: Final = ("apec_architect",)
# Where a partner's name stands, so that those of neighbours do not cover each other.
SIDES: Final = {"THA": "middle left", "CHN": "top center", "AUS": "bottom center", "EU": "bottom center"}
POINT: Final = {"size": 11, "line": {"width": 2.5}}


def world(
    listed: list[Agreement], memberships: Dataset, counts: Indicator, signed: Indicator, *, profession: str | None
) -> Figure:
    """The map of all agreements or of one profession."""
    members = _members(listed, memberships)
    hover = _hover(listed, members, memberships)
    done, talks = (mra_list.of_state(listed, state) for state in ("signed", "on_going"))
    traces = [
        *_areas(done, talks, hover),
        *_points(done, talks, hover),
        _rings(members, hover),
        _korea(),
        _partner_names(done + talks),
        *_legend(bool(members), any(one.place for one in done)),
    ]
    return Figure(
        id="mra-map",
        title=_title(done, talks, profession),
        subtitle=_(
            "Mutual recognition agreements of Korea by state, as of the list; bilateral ones under discussion are outlined only"
        ),
        spec=maps.world(traces, height=470, margin={"l": 0, "r": 0, "t": 0, "b": 64}, **LEGEND),
        alt="; ".join(f"{one.name}: {labels.word('agreement_status', one.state)}" for one in listed),
        rests_on=(counts, signed),
        table=mra_list.table(listed),
        says=_says(listed, members),
    )


def _title(done: list[Agreement], talks: list[Agreement], profession: str | None) -> str:
    counts = {"signed": len({one.partner for one in done}), "talks": len({one.partner for one in talks})}
    if profession is None:
        return _("Agreements signed with {signed} partners, talks with {talks}", **counts)
    what = labels.word("profession", profession)
    if not done:
        return _("{profession}: no agreement signed, talks with {talks}", profession=what, talks=counts["talks"])
    return _("{profession}: signed with {signed}, talks with {talks}", profession=what, **counts)


def _says(listed: list[Agreement], members: dict[str, str]) -> tuple[str, ...]:
    done, talks, shared = (mra_list.of_state(listed, state) for state in mra_list.STATES)
    says = []
    if done:
        says.append(_("**Signed:** {names}.", names=mra_list.names(done)))
    if any(one.place for one in done):
        says.append(_("**Texas is a point:** the agreement does not bind the rest of the United States."))
    if talks:
        says.append(_("**Under discussion:** {names}. Talks are not recognition.", names=mra_list.names(talks)))
    if members:
        says.append(
            _("**Rings:** {count} other economies on the APEC Architect register as of 2008.", count=len(members))
        )
    if any(one.id not in REGISTERS for one in shared):
        unplaced = [one for one in shared if one.id not in REGISTERS]
        says.append(
            _(
                "**Not on the map:** {names}. The list does not say which agreement it is.",
                names=mra_list.names(unplaced),
            )
        )
    return tuple(says)


def _members(listed: list[Agreement], memberships: Dataset) -> dict[str, str]:
    """Full members, other than Korea, of the registers among the agreements, with the register's name."""
    wanted = [one.id for one in listed if one.id in REGISTERS]
    rows = memberships.where(agreement=wanted, agreement_status=FULL).rows
    return {row.economy: labels.word("agreement", row.agreement) for row in rows if row.economy != "KOR"}


def _hover(listed: list[Agreement], members: dict[str, str], memberships: Dataset) -> dict[str, str]:
    """All that is known of an economy, a line each, under its name."""
    lines: dict[str, list[str]] = {}
    for one in listed:
        if one.partner:
            words = labels.word("profession", one.profession), one.when, one.scope
            lines.setdefault(one.partner, []).append(f"{one.name}<br>  " + " · ".join(dict.fromkeys(words)))
    for code, register in members.items():
        lines.setdefault(code, []).append(f"{register} · {labels.word('agreement_status', 'participant')}")
    return {code: f"<b>{labels.area(code)}</b><br>" + "<br>".join(texts) for code, texts in lines.items()}


def _areas(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """Whole economies; one that is signed for a single state is never filled."""
    whole = [one.partner for one in done if not one.place and _is_area(one.partner)]
    solid, open_ = _codes(whole), _codes([one.partner for one in talks if _is_area(one.partner)])
    line = {"line": {"color": theme.ON_GOING, "width": 2}}
    return [
        maps.areas("world", solid, theme.SIGNED, hover=[hover[code] for code in solid]),
        maps.areas("world", open_, maps.CLEAR, hover=[hover[code] for code in open_], marker=line),
    ]


def _points(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """What has no area of its own to fill: Texas, the European Union, economies too small to see."""
    found = []
    for state, agreements in (("signed", done), ("on_going", talks)):
        dots = [one for one in agreements if one.partner and (one.place or not _is_area(one.partner))]
        places = [boundaries.point(one.place or "marker", str(one.partner)) for one in dots]
        found.append(maps.points(places, hover=[hover[str(one.partner)] for one in dots], marker=MARKS[state] | POINT))
    return found


def _rings(members: dict[str, str], hover: dict[str, str]) -> Spec:
    places = [boundaries.point("marker", code) for code in members]
    return maps.points(places, hover=[hover[code] for code in members], marker=MARKS["multilateral"] | {"size": 12})


def _korea() -> Spec:
    word = f"<b>{labels.area('KOR')}</b>"
    marker = {"size": 5, "color": theme.INK}
    return maps.points([boundaries.point("marker", "KOR")], texts=[word], textposition="top center", marker=marker)


def _partner_names(agreements: list[Agreement]) -> Spec:
    codes = _codes([one.partner for one in agreements])
    return maps.points(
        [boundaries.point("marker", code) for code in codes],
        texts=[f" {labels.area(code)} " for code in codes],
        mode="text",
        textposition=[SIDES.get(code, "middle right") for code in codes],
    )


def _legend(rings: bool, one_state: bool) -> list[Spec]:
    """Marks without a place, for their names alone: areas have no entry of their own in a legend."""
    marks: list[tuple[str, Spec]] = [
        (name("signed"), MARKS["signed"] | {"symbol": "square"}),
        (name("on_going"), MARKS["on_going"]),
    ]
    marks += [(texas(), MARKS["signed"] | POINT)] if one_state else []
    marks += [(name("multilateral"), MARKS["multilateral"])] if rings else []
    nowhere: dict[str, Any] = {
        "type": "scattergeo",
        "lat": [None],
        "lon": [None],
        "mode": "markers",
        "hoverinfo": "skip",
    }
    return [nowhere | {"name": word, "marker": marker} for word, marker in marks]


def _is_area(code: str | None) -> bool:
    return code not in (None, "EU", *boundaries.TOO_SMALL)


def _codes(partners: list[str | None]) -> list[str]:
    return list(dict.fromkeys(code for code in partners if code))

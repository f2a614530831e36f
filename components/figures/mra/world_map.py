"""Agreements on a Pacific-centred map: solid where signed, outlined under discussion, a ring for a shared register."""

from typing import Any, Final

from components.figures import maps
from components.figures.figure import Figure, Spec
from components.figures.mra import agreements, map_layers, map_names
from components.figures.mra.agreements import Agreement
from components.figures.mra.marks import LEGEND
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.mra import FULL

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
        traces.append(map_layers.chosen(selected))
    return Figure(
        id="mra-map",
        title=_title(done, talks, profession),
        subtitle=_("Korea's mutual recognition agreements by state, as of the list; talks are outlined only"),
        spec=maps.world(traces, height=390, margin={"l": 0, "r": 0, "t": 0, "b": 64}, **LEGEND),
        alt="; ".join(f"{one.name}: {labels.word('agreement_status', one.state)}" for one in listed),
        rests_on=rests_on,
        lists=lists,
        table=agreements.table(listed),
        says=_says(listed, members),
    )


def _traces(
    done: list[Agreement], talks: list[Agreement], members: dict[str, str], hover: dict[str, str]
) -> list[Spec]:
    return [
        *map_layers.areas(done, talks, hover),
        *map_layers.rings(list(members), hover),
        *map_layers.points(done, talks, hover),
        *map_names.korea_and([one.partner for one in [*done, *talks] if one.partner]),
        *map_layers.legend(rings=bool(members), one_state=any(one.place for one in done)),
    ]


def _title(done: list[Agreement], talks: list[Agreement], profession: str | None) -> str:
    counts = {"signed": len({one.partner for one in done}), "talks": len({one.partner for one in talks})}
    if profession is None:
        return _("Signed with {signed} partners, under discussion with {talks}", **counts)
    what = labels.word("profession", profession)
    return _("{profession}: signed with {signed} partners, under discussion with {talks}", profession=what, **counts)


def _says(listed: list[Agreement], members: dict[str, str]) -> tuple[str, ...]:
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

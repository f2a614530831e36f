"""Agreements and memberships: what they reach, their states, what is said of them."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import words
from components.figures.cards import Card, card
from components.figures.exhibit import Spec, Table
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.cooperation import (
    BILATERAL,
    FRAMEWORKS,
    FULL,
    agreement_states,
    groupings,
    links_of_partners,
    signed_partners,
)
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# The agreements as the page reads them: state, partner, profession, when, each in words.


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
    return list(dict.fromkeys(row.profession for row in listed.rows))


def checks(listed: Dataset) -> list[str]:
    """Names of the sources against which the entries were checked, each once."""
    return list(dict.fromkeys(row.checked_source for row in listed.rows if pd.notna(row.checked_source)))


def of_state(found: list[Agreement], state: str) -> list[Agreement]:
    """Those in a state."""
    return [one for one in found if one.state == state]


def names(found: list[Agreement]) -> str:
    """Their partners, each once, in words; one of which a part alone takes part by that part."""
    whole = {one.partner for one in found if not one.place}
    told = (one.who for one in found if not one.place or one.partner not in whole)
    return ", ".join(dict.fromkeys(told)) or "–"


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


# What each agreement recognises, what still needs a further step, and what it does not cover.


def scopes(listed: list[Agreement]) -> Table:
    """Three columns of words; agreements that reach the same share a row. Where nothing is stated, that is said."""
    alike: dict[Reach, list[Agreement]] = {}
    for one in listed:
        alike.setdefault(one.reach, []).append(one)
    rows = [_row(reach, agreements) for reach, agreements in alike.items()]
    none = pd.DataFrame(columns=[_("Agreement")])  # while nothing is signed
    return Table(frame=(pd.DataFrame(rows) if rows else none).set_index(_("Agreement")))


def _row(reach: Reach, alike: list[Agreement]) -> dict[str, str]:
    recognised, further_step, not_covered = (part or _("Not stated") for part in reach)
    return {
        _("Agreement"): ", ".join(_entry(one) for one in alike),
        _("Recognised"): recognised,
        _("Needs a further step"): further_step,
        _("Not covered"): not_covered,
    }


def _entry(one: Agreement) -> str:
    return f"{one.name} ({one.year})" if one.state == "signed" else one.name


# Members of the accords and registers that Korea shares, with year and state.


def shared(memberships: Dataset) -> list[str]:
    """Codes of the accords and registers, in the order of the table."""
    return list(dict.fromkeys(memberships.table["agreement"]))


def members(memberships: Dataset, *, agreement: str) -> Table:
    """Members of one accord or register, the earliest first."""
    chosen = memberships.where(agreement=agreement)
    rows = [
        {
            _("Economy"): labels.area(row.economy),
            _("State"): labels.word("agreement_status", row.agreement_status),
            _("Year"): since(row),
        }
        for row in sorted(chosen.rows, key=lambda row: (since(row), labels.area(row.economy)))
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def notes(memberships: Dataset, *, agreement: str) -> list[str]:
    """What must be known with single members; members that share a note share a line."""
    who: dict[str, list[str]] = {}
    for row in memberships.where(agreement=agreement).rows:
        if labels.text(row, "note"):
            who.setdefault(labels.text(row, "note"), []).append(labels.area(row.economy))
    return [f"{', '.join(names)}: {note}" for note, names in who.items()]


def since(row: Any) -> str:
    """Year of membership as the sources give it: one, two that disagree, or a year after which it began."""
    if not pd.isna(row.period_text):
        text = str(row.period_text)
        return _("{year} or later", year=text.removeprefix(">=")) if text.startswith(">=") else text
    return "–" if pd.isna(row.year) else str(int(row.year))


# Marks of mutual recognition, the same in every picture: signed solid, under discussion open, multilateral a ring.


MARKS: Final[dict[str, Spec]] = {
    "signed": {"symbol": "circle", "size": 15, "color": theme.SIGNED},
    "on_going": {"symbol": "square-open", "size": 13, "color": theme.ON_GOING, "line": {"width": 2.5}},
    "multilateral": {"symbol": "circle-open", "size": 14, "color": theme.INK, "line": {"width": 2.5}},
    "partial": {"symbol": "diamond-open", "size": 10, "color": theme.MUTED, "line": {"width": 1.5}},
}
NAMES: Final = {"partial": message("Provisional or former, not counted")}


def name(mark: str) -> str:
    """What a mark means, in words."""
    return str(NAMES[mark]) if mark in NAMES else labels.word("agreement_status", mark)


def points(mark: str, *, x: list[Any], y: list[Any], texts: list[str], hover: list[str], **settings: Any) -> Spec:
    """Marks of one meaning with short words beside them; the legend names the meaning."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name(mark),
        "x": x,
        "y": y,
        "text": texts,
        "textposition": "bottom center",
        "textfont": {"size": 12, "color": theme.TEXT},
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": MARKS[mark],
        **settings,
    }


def texas() -> str:
    """Name of the mark of a partner that takes part with one state only."""
    return _("Signed, one state only")


# Mutual recognition: the answer and the cards.


Partners = tuple[Indicator, Indicator, Indicator]


def answer(counts: Indicator, listed: list[Agreement], economies: Dataset) -> str:
    """The page's answer in one sentence: states, and who of ASEAN has signed."""
    partners = [labels.area(code) for code in _partners(listed, groupings(economies)["asean"])]
    states = {state: number(counts.value(category=state)) for state in ("signed", "on_going", "multilateral")}
    if not partners:
        return _(
            "{signed} bilateral agreements signed, none in ASEAN; "
            "{on_going} under discussion, {multilateral} multilateral",
            **states,
        )
    if len(partners) == 1:
        return _(
            "{signed} bilateral agreements signed, {on_going} under discussion, {multilateral} multilateral; "
            "{partner} is the one ASEAN partner that has signed",
            partner=partners[0],
            **states,
        )
    return _(
        "{signed} bilateral agreements signed, {on_going} under discussion, {multilateral} multilateral; "
        "signed in ASEAN: {partners}",
        partners=", ".join(partners),
        **states,
    )


def cards(counts: Indicator, *, partners: Partners, listed: list[Agreement], economies: Dataset) -> list[Card]:
    """Agreements by state; partners among ASEAN and APEC, signed and linked.

    Args:
        counts: `mra_status_count`.
        partners: `mra_signed_partners`, the same in percent, and `mra_linked_partners`.
        listed: all agreements.
        economies: `economies`, for the members of both groups.
    """
    titles = {
        "asean": _("ASEAN Member States with a signed agreement"),
        "apec": _("Other APEC economies with a signed agreement"),
    }
    members = groupings(economies)
    found = [
        _group(partners, listed, group=group, members=members[group], title=title) for group, title in titles.items()
    ]
    return [_states_told(counts, listed), *found]


def _states_told(counts: Indicator, listed: list[Agreement]) -> Card:
    years = [one.year for one in of_state(listed, "signed") if one.year]
    told = {
        "on_going": message("{count} more under discussion: {partners}."),
        "multilateral": message("{count} multilateral: {partners}."),
    }
    note = " ".join(
        _(text.text, count=number(counts.value(category=state)), partners=names(of_state(listed, state)))
        for state, text in told.items()
        if of_state(listed, state)
    )
    found = card(counts, counts.row(category="signed"), label=_("Bilateral agreements signed"), note=note)
    return found.dated(_("{first}–{last}", first=min(years), last=max(years))) if years else found


def _group(partners: Partners, listed: list[Agreement], *, group: str, members: set[str], title: str) -> Card:
    signed, signed_pct, linked = partners
    told = {"linked": number(linked.value(category=group)), "all": len(members)}
    if who := [one for one in of_state(listed, "signed") if one.partner in members]:
        note = _(
            "{share}: {names}. With shared frameworks **{linked} of {all}** have at least one link.",
            share=words.full(signed_pct.value(category=group), "percent"),
            names=names(who),
            **told,
        )
    else:
        note = _("With shared frameworks **{linked} of {all}** have at least one link.", **told)
    value = words.part_of(signed.value(category=group), len(members))
    found = card(signed, signed.row(category=group), label=title, note=note, value=value).named(group)
    return replace(found, rests_on=partners).dated(_("as of the list"))


def _partners(listed: list[Agreement], members: set[str]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in of_state(listed, "signed") if one.partner in members))


# Who is linked with Korea, and by what: bilateral agreements and shared frameworks, by member of ASEAN and of APEC.


COLUMNS: Final = (BILATERAL, *FRAMEWORKS)


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member of a group.

    Attributes:
        states: states of its agreements or its membership, by column: of agreements, one may be signed and another discussed.
        links: how many of them count as links with Korea.
    """

    states: dict[str, tuple[str, ...]]
    links: int


Links = dict[str, Member]


def links(mra_agreements: Dataset, memberships: Dataset, economies: Dataset) -> dict[str, Links]:
    """The members of each group by ISO code; a signed agreement stands before talks."""
    counted, states = links_of_partners(mra_agreements, memberships), _states_of_links(mra_agreements, memberships)
    return {
        group: {code: Member(states=states.get(code, {}), links=len(counted.get(code, ()))) for code in members}
        for group, members in groupings(economies).items()
    }


def mark(state: str) -> str:
    """The mark for a state of an agreement or a membership."""
    if state in FULL:
        return "multilateral"
    return state if state in MARKS else "partial"


def marked(members: Links, order: list[str], wanted: str) -> list[tuple[str, str]]:
    """Economy and kind of link of every link that has this mark, in the order of the economies."""
    held = {code: members[code].states.items() for code in order}
    return [(code, column) for code in order for column, states in held[code] if wanted in map(mark, states)]


SIDE_BY_SIDE: Final = 0.3  # of a column, between two marks of one partner: they stay apart on a telephone


def across(members: Links, code: str, column: str, wanted: str) -> float:
    """Where a mark of a link stands in the columns: in the middle of its own, beside another of the same partner."""
    held, middle = [mark(state) for state in members[code].states[column]], COLUMNS.index(column)
    return middle + (held.index(wanted) - (len(held) - 1) / 2) * SIDE_BY_SIDE if len(held) > 1 else middle


def told_link(members: Links, code: str, column: str) -> str:
    """An economy, a kind of link and its state, for who points at the mark."""
    return f"<b>{labels.area(code)}</b><br>{column_name(column)}: {state_name(*members[code].states.get(column, ()))}"


def state_name(*states: str) -> str:
    """The states of a link in words; a dash where there is no link."""
    return ", ".join(labels.word("agreement_status", state) for state in states) or "–"


def column_name(column: str) -> str:
    """A kind of link in words."""
    return labels.word("agreement_kind" if column == BILATERAL else "agreement", column)


def most_first(members: Links) -> list[str]:
    """The members, those with most links first, then by name."""
    return sorted(members, key=lambda code: (-members[code].links, labels.area(code)))


def _states_of_links(mra_agreements: Dataset, memberships: Dataset) -> dict[str, dict[str, tuple[str, ...]]]:
    states = agreement_states(mra_agreements)
    talks = mra_agreements.where(agreement=list(states[states == "on_going"].index)).table["partner"]
    own = dict.fromkeys(signed_partners(mra_agreements), ("signed",))
    own |= {partner: (*own.get(partner, ()), "on_going") for partner in dict.fromkeys(talks)}
    found: dict[str, dict[str, tuple[str, ...]]] = {partner: {BILATERAL: told} for partner, told in own.items()}
    for row in memberships.where(agreement=FRAMEWORKS).rows:
        found.setdefault(row.economy, {})[row.agreement] = (row.agreement_status,)
    return found


# ASEAN's own frameworks and arrangements beside Korea's agreements: no cause between the two, no agreement with Korea.


OF_PROFESSION: Final = {"engineering": "engineer", "architecture": "architect"}


def referenced(frameworks: Dataset, listed: list[Agreement], *, shared: Dataset, members: set[str]) -> Table:
    """The Member States by name: whether their framework is referenced to that of ASEAN, and what they have with Korea."""
    states = {row.economy: row for row in frameworks.rows}
    rows = [
        {
            _("Economy"): labels.area(code),
            _("State of referencing"): _referenced(states.get(code)),
            _("As of"): _as_of(states.get(code)),
            _("With Korea"): _with_korea(code, listed, shared),
            _("Remark"): labels.text(states[code], "note") if code in states else "",
        }
        for code in sorted(members, key=labels.area)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def _referenced(row: Any) -> str:
    return labels.word("aqrf_status", row.aqrf_status) if row else _("not in these sources")


def _as_of(row: Any) -> str:
    if row is None:
        return "–"
    return str(int(row.year)) if pd.isna(row.period) else str(row.period)


def _with_korea(partner: str, listed: list[Agreement], shared: Dataset) -> str:
    """Agreements of the two alone, then the accords and registers that both are in, each with its state."""
    found = [_in_its_state(one.name, one.state) for one in listed if one.partner == partner]
    both = shared.where(agreement=FRAMEWORKS, economy=partner).rows
    found += [_in_its_state(column_name(row.agreement), row.agreement_status) for row in both]
    return ", ".join(found) or _("none in these lists")


def _in_its_state(name: str, state: str) -> str:
    return _("{name} ({state})", name=name, state=state_name(state))


def arranged(arrangements: Dataset, listed: list[Agreement]) -> Table:
    """The arrangements of ASEAN by profession, each beside Korea's agreements in the same one."""
    rows = [
        {
            _("Profession"): labels.word("asean_profession", row.profession),
            _("Kind"): labels.word("asean_arrangement", row.arrangement_kind),
            _("Signed"): _signed(row),
            _("Korea's own, in the same profession"): _own(row.profession, listed),
            _("Remark"): labels.text(row, "note"),
        }
        for row in arrangements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Profession")))


def _signed(row: Any) -> str:
    if not pd.isna(row.date):
        return str(row.date)
    return _("no year") if pd.isna(row.year) else str(int(row.year))


def _own(profession: str, listed: list[Agreement]) -> str:
    found = [one for one in listed if one.profession == OF_PROFESSION.get(profession)]
    return ", ".join(_in_its_state(one.name, one.state) for one in found) or _("none in the list")

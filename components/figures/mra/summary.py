"""Mutual recognition: the answer and the cards."""

from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card
from components.figures.mra.agreements import Agreement, names, of_state
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.mra import groupings

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
    return [_states(counts, listed), *found]


def _states(counts: Indicator, listed: list[Agreement]) -> Card:
    years = [one.year for one in of_state(listed, "signed") if one.year]
    note = _(
        "{on_going} more under discussion: {talks}. {multilateral} multilateral: {shared}.",
        on_going=number(counts.value(category="on_going")),
        talks=names(of_state(listed, "on_going")),
        multilateral=number(counts.value(category="multilateral")),
        shared=names(of_state(listed, "multilateral")),
    )
    found = card(counts, counts.row(category="signed"), label=_("Bilateral agreements signed"), note=note)
    return found.dated(_("{first}–{last}", first=min(years), last=max(years))) if years else found


def _group(partners: Partners, listed: list[Agreement], *, group: str, members: set[str], title: str) -> Card:
    signed, signed_pct, linked = partners
    note = _(
        "{share}: {names}. With shared frameworks **{linked} of {all}** have at least one link.",
        share=words.full(signed_pct.value(category=group), "percent"),
        names=names([one for one in of_state(listed, "signed") if one.partner in members]),
        linked=number(linked.value(category=group)),
        all=len(members),
    )
    value = _("{count} of {all}", count=number(signed.value(category=group)), all=len(members))
    found = card(signed, signed.row(category=group), label=title, note=note, value=value).named(group)
    return replace(found, rests_on=partners).dated(_("as of the list"))


def _partners(listed: list[Agreement], members: set[str]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in of_state(listed, "signed") if one.partner in members))

"""Key figures of mutual recognition, for the slides of two stories."""

from components.figures.card import Card, card
from components.figures.mra import summary
from components.figures.mra.agreements import Agreement, agreements, names, of_state
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.areas import APEC
from indicators.indicator import Indicator
from indicators.mra import groupings


def of_groups(outlook: Outlook) -> tuple[Card, ...]:
    """Agreements by state, then partners with a signed agreement among ASEAN and among APEC."""
    compute = outlook.compute
    partners = compute("mra_signed_partners"), compute("mra_signed_partners_pct"), compute("mra_linked_partners")
    listed, economies = agreements(outlook.dataset("mra_agreements")), outlook.dataset("economies")
    return tuple(summary.cards(compute("mra_status_count"), partners=partners, listed=listed, economies=economies))


def by_profession(counts: Indicator, listed: list[Agreement], *professions: str) -> tuple[Card, ...]:
    """Signed agreements of each profession, and who is in talks on it.

    Args:
        counts: `mra_status_count`, which rests on the same list.
        listed: all agreements.
        professions: codes of professions.
    """
    return tuple(_profession(counts, [one for one in listed if one.profession == code], code) for code in professions)


def linked_partners(outlook: Outlook) -> tuple[Card, ...]:
    """Members of each group with at least one link."""
    linked, members = outlook.compute("mra_linked_partners"), groupings(outlook.dataset("economies"))
    titles = {
        "asean": _("ASEAN Member States with at least one link"),
        "apec": _("Other APEC economies with at least one link"),
    }
    note = _("Signed agreements and full memberships; lists of different years.")
    return tuple(
        card(
            linked,
            linked.row(category=group),
            label=title,
            value=_of(linked.value(category=group), len(members[group])),
            note=note,
        )
        .named(group)
        .dated(_("as of the list"))
        for group, title in titles.items()
    )


def of_workshop(found: Indicator, *, year: str) -> tuple[Card, ...]:
    """How many obstacles were pointed out and how many solutions cited.

    Args:
        found: `workshop_findings_count`.
        year: year of the workshop.
    """
    notes = {"issue": _("Pointed out; by whom is not said."), "solution": _("Cited by participants.")}
    return tuple(
        card(found, found.row(area=APEC, category=kind), label=labels.word("workshop_finding", kind), note=note)
        .named(kind)
        .dated(year)
        for kind, note in notes.items()
    )


def with_users(users: Indicator, counts: Indicator) -> Card:
    """For how many signed agreements a number of users is known."""
    found = card(
        users,
        users.row(),
        label=_("Signed agreements with a usage figure"),
        value=_(
            "{count} of {all} agreements",
            count=number(users.value()),
            all=number(counts.value(category="signed")),
        ),
        note=_("Not known is not none."),
        also=(counts,),
    )
    return found.dated(_("as of the list"))


def _profession(counts: Indicator, listed: list[Agreement], code: str) -> Card:
    signed, talks = of_state(listed, "signed"), of_state(listed, "on_going")
    note = _("Signed with: {names}.", names=names(signed)) if signed else _("None signed.")
    if talks:
        note += " " + _("Under discussion with: {names}.", names=names(talks))
    found = card(
        counts,
        counts.row(category="signed"),
        label=labels.word("profession", code),
        value=number(len(signed)),
        note=note,
    )
    return found.named(code).dated(_("as of the list"))


def _of(count: float, all_: float) -> str:
    return _("{count} of {all}", count=number(count), all=number(all_))

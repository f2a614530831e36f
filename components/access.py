"""Rights and log: grants made and undone by administrators, and the audit as auditors read it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from components import draw, say
from components.figures.exhibit import Table
from components.figures.update import severities, titled
from components.filters import choose, words
from components.session import session
from components.takeaway import download
from components.update.handing_in import actor
from data import labels
from data.package import bundled, package
from data.store import audit, grants
from data.store.actor import ROLES, Actor
from data.store.audit import Entry
from data.store.errors import BrokenAuditError, StoreError, UnavailableError
from data.store.grants import Grant, Wanted
from i18n import Message, _, message, ngettext
from i18n.dates import in_zone, second_of, today

# What is in force, in a line.


def in_a_line(who: Actor) -> str:
    """How many rights are in force, for whoever may know it."""
    if not who.may_audit:
        return _("For administrators and auditors")
    try:
        count = sum(one.state(today()) == "in force" for one in grants.grants())
    except UnavailableError:
        return _("The database of published data cannot be reached. Try again, or tell the operator.")
    return ngettext("{count} right is in force", "{count} rights are in force", count)


# Rights: listed, granted, revoked. Each write asks in the store again whether its actor is an administrator.


STATES: Final[Mapping[str, Message]] = {
    "in force": message("in force"),
    "to come": message("to come"),
    "expired": message("expired"),
    "revoked": message("revoked"),
}
KINDS: Final[Mapping[str, Message]] = {"subject": message("One person"), "group": message("All of a group")}


def rights() -> None:
    """The grants of a state, those in force unless others are asked for."""
    say.header(_("Rights"), divider="gray")
    options = {"in force": _("in force"), "all": _("All")}
    state = choose(st.segmented_control, _("State"), options, name="rights")
    found = [one for one in grants.grants() if state == "all" or one.state(today()) == state]
    if found:
        draw.rows(Table(frame=pd.DataFrame([_right(one) for one in found]).set_index(_("No."))), alt=_("Rights"))
    else:
        say.text(_("There are no grants."))


def _right(one: Grant) -> dict[str, str]:
    return {
        _("No."): str(one.id),
        _("Issuer"): one.issuer,
        _("Person or group"): _("group {name}", name=one.holder) if one.kind == "group" else one.holder,
        _("Role"): labels.word("actor_role", one.role),
        _("Provinces"): ", ".join(labels.area(code) for code in one.provinces) or "–",
        _("First day"): str(one.since),
        _("Last day"): str(one.until or "–"),
        _("State"): str(STATES[one.state(today())]),
        _("Granted by"): one.who,
        _("Reason"): one.reason,
    }


def give() -> None:
    """The form that grants a role."""
    say.subheader(_("Grant a right"))
    with st.form("grant", border=False):
        wanted = Wanted(**_whose(), **_what())
        reason = st.text_input(_("Reason"), key="grant reason", max_chars=1000)
        pressed = st.form_submit_button(_("Grant"), icon=":material/add_moderator:", type="primary")
    if pressed:
        _act(lambda: _("Right {number} is granted.", number=_granted(wanted, reason)))
    _told()


def _whose() -> dict[str, Any]:
    person = actor().person
    issuer = st.text_input(_("Issuer"), person.issuer if person else "https://", key="grant issuer", max_chars=200)
    kind = st.radio(
        _("Whose"), list(KINDS), key="grant kind", format_func=lambda code: str(KINDS[code]), horizontal=True
    )
    label = _("Person (sub) or group, as the issuer writes it")
    holder = st.text_input(label, key="grant holder", max_chars=grants.MOST_LETTERS)
    return {"issuer": issuer.strip(), "kind": kind, "holder": holder.strip()}


def _what() -> dict[str, Any]:
    # The least right stands first.
    role = st.selectbox(
        _("Role"), ROLES[::-1], key="grant role", format_func=lambda code: labels.word("actor_role", code)
    )
    codes = [str(code) for code in bundled("provinces").table["code"]]
    label = _("Provinces (of a regional office)")
    provinces = st.multiselect(label, codes, key="grant provinces", format_func=labels.area, placeholder=_("Choose"))
    since = st.date_input(_("First day"), today(), key="grant since", format="YYYY-MM-DD")
    until = st.date_input(_("Last day (empty: no end)"), None, key="grant until", format="YYYY-MM-DD")
    return {"role": role, "provinces": tuple(provinces), "since": since, "until": until}


def _granted(wanted: Wanted, reason: str) -> str:
    return str(grants.grant(wanted, actor=actor(), reason=reason).id)


def take() -> None:
    """The form that undoes a grant."""
    say.subheader(_("Revoke a right"))
    there = {str(one.id): one for one in grants.grants() if one.revoked_by is None}
    if not there:
        say.text(_("There is nothing to revoke."))
        return
    with st.form("revoke", border=False):
        number = st.selectbox(_("Right"), list(there), key="revoked", format_func=lambda one: _named(there[one]))
        reason = st.text_input(_("Reason"), key="revoke reason", max_chars=1000)
        pressed = st.form_submit_button(_("Revoke"), icon=":material/remove_moderator:")
    if pressed:
        _act(lambda: _("Right {number} is revoked.", number=_revoked(number, reason)))
    say.caption(_("It counts no more from the next write on. The row stays, with who revoked it and why."))


def _named(one: Grant) -> str:
    return f"{one.id} · {labels.word('actor_role', one.role)} · {one.holder}"


def _revoked(number: str, reason: str) -> str:
    return str(grants.revoke(int(number), actor=actor(), reason=reason).id)


def _act(work: Callable[[], str]) -> None:
    """Do it, and run the page anew: the list of rights stands above."""
    try:
        session.granting.set(work())
    except StoreError as error:
        session.refused_right.set(str(error))
    st.rerun()


def _told() -> None:
    if done := session.granting.pop():
        say.success(done, icon=":material/check:")
    if refused := session.refused_right.pop():
        say.error(refused, icon=":material/block:")


# The log: filtered, as a file, and whether anybody has touched it.


AT_ONCE: Final = 50
ACTS: Final[Mapping[str, Message]] = {
    "publish": message("Publication"),
    "restore": message("Restored version"),
    "empty": message("Emptied version"),
    "upload": message("File kept in work"),
    "story": message("Story saved"),
    "grant": message("Right granted"),
    "revoke": message("Right revoked"),
    "sign-in": message("Sign-in"),
    "sign-out": message("Sign-out"),
    "restore-backup": message("Backup brought back"),
    "begin": message("Beginning of the log"),
    "read": message("Reading without sign-in"),
    "check": message("File to be checked"),
    "connect": message("Connection under another name or from another site"),
}
OUTCOMES: Final[Mapping[str, Message]] = {"done": message("done"), "refused": message("refused")}


def log() -> None:
    """The newest entries that fit the filters, the file of all that fit, and the verification."""
    say.header(_("Log"), divider="gray")
    left, middle, right = st.columns(3, gap="medium")
    every = {"all": _("All")}
    with left:
        act = choose(st.selectbox, _("What"), every | {code: str(told) for code, told in ACTS.items()}, name="act")
    with middle:
        outcomes = every | {code: str(told) for code, told in OUTCOMES.items()}
        outcome = choose(st.selectbox, _("Outcome"), outcomes, name="outcome")
    with right:
        who = words(_("Who or from where"), name="who")
    with left:
        since = st.date_input(_("From day"), None, key="log since", format="YYYY-MM-DD")
    with middle:
        until = st.date_input(_("To day"), None, key="log until", format="YYYY-MM-DD")
    found = fitting(audit.entries(), act=act, outcome=outcome, who=who, since=since, until=until)
    most = str(min(AT_ONCE, len(found)))
    say.caption(
        ngettext(
            "{count} entry; the newest {most} shown", "{count} entries; the newest {most} shown", len(found), most=most
        )
    )
    if found:
        shown = pd.DataFrame([_row(one) for one in found[:AT_ONCE]]).set_index(_("No."))
        draw.rows(Table(frame=shown), alt=_("Log"))
    with st.container(horizontal=True, gap="small"):
        download(_("Log (CSV)"), partial(_file, found), f"audit-{today()}.csv", mime="text/csv")
        asked = st.button(_("Verify the chain"), icon=":material/verified:")
    if asked:
        _verified()


def fitting(
    found: list[Entry],
    *,
    act: str = "all",
    outcome: str = "all",
    who: str = "",
    since: date | None = None,
    until: date | None = None,
) -> list[Entry]:
    """The entries that fit, newest first: `all`, "" and None leave nothing out.

    Args:
        found: the entries, the first one first.
        act: what was done.
        outcome: `done` or `refused`.
        who: a part of a name or an address.
        since: the first day, by the reader's clock.
        until: the last day.
    """
    part = who.casefold()

    def fits(one: Entry) -> bool:
        day = in_zone(datetime.fromisoformat(one.at)).date()
        in_time = (since is None or since <= day) and (until is None or day <= until)
        said = part in f"{one.who} {one.origin}".casefold()
        return in_time and said and act in ("all", one.act) and outcome in ("all", one.outcome)

    return [one for one in reversed(found) if fits(one)]


# What an entry tells of what it is about; checksums, and what it has not, stand in the file alone.
ABOUT: Final[Mapping[str, Message]] = {
    "version": message("version"),
    "dataset": message("table"),
    "provinces": message("provinces"),
    "province": message("province"),
    "of": message("of version"),
    "role": message("role"),
    "grant": message("right"),
    "problems": message("found in it"),
    "why": message("why"),
}
CHECKSUM: Final = re.compile(r"(?:sha256:)?[0-9a-f]{64}")


def _about(one: Entry) -> str:
    held = json.loads(one.about)
    told = {name: _in_a_row(name, held[name]) for name in dict.fromkeys([*ABOUT, *held]) if name in held}
    return " · ".join(
        f"{ABOUT.get(name, name)}: {value}" for name, value in told.items() if value and not CHECKSUM.fullmatch(value)
    )


def _row(one: Entry) -> dict[str, str]:
    about = _about(one)
    return {
        _("No."): str(one.id),
        _("When"): second_of(datetime.fromisoformat(one.at)),
        _("Who"): one.who,
        _("From where"): one.origin or "–",
        _("Role"): labels.word("actor_role", one.role),
        _("What"): str(ACTS.get(one.act, one.act)),
        _("Outcome"): str(OUTCOMES.get(one.outcome, one.outcome)),
        _("About"): about if len(about) <= 120 else f"{about[:119]}…",
    }


def _in_a_row(name: str, value: Any) -> str:
    """A value in words; "" of none."""
    if isinstance(value, Mapping):
        return ", ".join(f"{severities().get(part, part)} {count}" for part, count in value.items())
    each = value if isinstance(value, list) else [] if value is None else [value]
    return ", ".join(NAMED[name](one) if name in NAMED else str(one) for one in each)


NAMED: Final[Mapping[str, Callable[[Any], str]]] = {
    "dataset": lambda name: titled(name) if name in package().names else str(name),
    "provinces": labels.area,
    "province": labels.area,
    "role": partial(labels.word, "actor_role"),
}


def _file(found: list[Entry]) -> bytes:
    from data.commands import audit_as_csv

    return audit_as_csv(reversed(found)).encode("utf-8-sig")


def _verified() -> None:
    try:
        number, digest = audit.verify()
    except BrokenAuditError as error:
        say.error(str(error), icon=":material/broken_image:")
        return
    told = _("The audit is whole: {count} links. Keep its head elsewhere:", count=str(number))
    say.success(told, icon=":material/verified:")
    st.code(f"{number}-{digest}", language=None, wrap_lines=True)

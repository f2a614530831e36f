"""Who may do what, where people sign in: granted and revoked, each a row that stays."""

import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select

from data.package import bundled
from data.store.actor import ROLES, Actor, Person, entitled
from data.store.audit import add, refusals
from data.store.connection import reading, writing
from data.store.errors import NotAllowedError, StoreError, as_written
from data.store.notes import required_note
from data.store.schema import GRANTS, has
from i18n import _
from i18n.dates import today

# A grant: to a person or a group of an issuer, one role, from a day to a day.


KINDS: Final = ("subject", "group")
# An address, as OpenID Connect names who vouches; `header:` and a name for a proxy. No space: it parts issuer and subject.
ISSUER: Final = re.compile(r"https://\S{1,190}|http://(localhost|127\.0\.0\.1|\[::1\])\S{0,170}|header:[\w.-]{1,60}")
MOST_LETTERS: Final = 200


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be granted.

    Attributes:
        kind: `subject` (one person) or `group` (all whom the issuer puts into it).
        holder: the subject or the group, as the issuer writes it.
        since: the first day on which it holds, in the zone of the dashboard; today unless said.
        until: the last one; None for no end.
    """

    issuer: str
    kind: str
    holder: str
    role: str
    provinces: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Grant(Wanted):
    """One grant.

    Attributes:
        who: who granted it.
        revoked_by: the number of the row that undid it; None while none did.
    """

    id: int
    at: datetime
    who: str
    via: str
    reason: str
    revoked_by: int | None = None

    def state(self, day: date) -> str:
        """`revoked`, `to come`, `expired` or `in force`."""
        if self.revoked_by is not None:
            return "revoked"
        if self.since and day < self.since:
            return "to come"
        return "expired" if self.until and day > self.until else "in force"

    def is_of(self, person: Person) -> bool:
        """Whether it is the person's, by themselves or by a group."""
        theirs = {person.subject} if self.kind == "subject" else person.groups
        return self.issuer == person.issuer and self.holder in theirs


def grants() -> list[Grant]:
    """All grants, also those that are over; the first one first. Raises UnavailableError."""
    with reading() as connection:
        return [] if connection is None else _all(connection)


def current(connection: Connection, actor: Actor) -> Actor:
    """The actor with the rights they have now: of whoever signed in, by the grants as this very transaction sees them."""
    if actor.person is None:
        return actor
    day = today()
    held = [one for one in _all(connection) if one.is_of(actor.person) and one.state(day) == "in force"]
    return entitled(actor.person, [(one.role, one.provinces) for one in held])


def actor_of(person: Person) -> Actor:
    """Whoever signed in, with the rights they have now; raises UnavailableError."""
    with reading() as connection:
        nobody = entitled(person, [])
        return nobody if connection is None else current(connection, nobody)


# Granting and revoking, by administrators.


@refusals("grant")
def grant(wanted: Wanted, *, actor: Actor, reason: str, first: bool = False) -> Grant:
    """Grant a role.

    Args:
        wanted: to whom and what.
        actor: who grants it: an administrator.
        reason: why.
        first: whether it is to be the first grant of all, an administrator's; refused once there was any.

    Raises:
        NotAllowedError: the actor is no administrator, or it is not the first.
        StoreError: issuer, holder, role, provinces or days do not fit together.
        UnconfirmedError, PersonalDataError: there is no reason, or it tells of a person.
        UnavailableError: the store cannot be used.
    """
    _require_fit(wanted)
    row = asdict(wanted) | {"provinces": sorted(set(wanted.provinces)), "reason": required_note(reason), "undoes": None}
    row |= {"since": str(wanted.since or today()), "until": str(wanted.until or "")}
    with writing() as connection:
        actor = _administrator(connection, actor)
        if first and (wanted.role != "administrator" or _number(connection)):
            raise NotAllowedError(
                _("The first administrator is named once, before any other grant. Leave `--first` out.")
            )
        return _kept(connection, row, actor=actor, act="grant")


@refusals("revoke")
def revoke(grant_id: int, *, actor: Actor, reason: str) -> Grant:
    """Undo a grant: it counts no more from the next write on. Gives the grant as it is now.

    Raises:
        NotAllowedError: the actor is no administrator.
        StoreError: there is no such grant, or it was revoked before.
        UnconfirmedError, PersonalDataError: there is no reason, or it tells of a person.
        UnavailableError: the store cannot be used.
    """
    why = required_note(reason)
    with writing() as connection:
        actor = _administrator(connection, actor)
        found = next((one for one in _all(connection) if one.id == grant_id), None)
        if found is None or found.revoked_by is not None:
            told = _("There is no grant {number} to revoke. The list names those there are.", number=str(grant_id))
            raise StoreError(told)
        same = {name: getattr(found, name) for name in ("issuer", "kind", "holder", "role")}
        days = {"since": str(found.since), "until": str(found.until or "")}
        row = {**same, **days, "provinces": list(found.provinces), "reason": why, "undoes": grant_id}
        _kept(connection, row, actor=actor, act="revoke")
        return next(one for one in _all(connection) if one.id == grant_id)


def _kept(connection: Connection, row: dict[str, Any], *, actor: Actor, act: str) -> Grant:
    row |= {"id": _number(connection) + 1, "at": datetime.now(UTC).isoformat(), "who": actor.name, "via": actor.via}
    connection.execute(GRANTS.insert(), [row])
    told = ("issuer", "kind", "holder", "role", "provinces", "since", "until")
    about = {name: row[name] for name in told} | {"grant": row["undoes"] or row["id"]}
    add(connection, actor=actor, act=act, about=about)
    return _grant(row, {})


def _administrator(connection: Connection, actor: Actor) -> Actor:
    now = current(connection, actor)
    if now.role != "administrator":
        raise NotAllowedError(_("Only an administrator grants and revokes rights."))
    return now


def _require_fit(wanted: Wanted) -> None:
    holder = wanted.holder
    if not ISSUER.fullmatch(wanted.issuer):
        told = _("An issuer is an address (https://…), or `header:` and a name for a proxy that signs people in.")
        raise StoreError(told)
    if wanted.kind not in KINDS or not holder.strip() or len(holder) > MOST_LETTERS or not holder.isprintable():
        told = _(
            "Name the person or the group as the issuer writes it, in at most {count} letters.", count=MOST_LETTERS
        )
        raise StoreError(told)
    if wanted.role not in ROLES:
        raise StoreError(_("A role is one of {roles}.", roles=", ".join(ROLES)))
    if bool(wanted.provinces) != (wanted.role == "office"):
        raise StoreError(_("An office is granted its provinces, every other role none."))
    if unknown := sorted(set(wanted.provinces) - set(bundled("provinces").table["code"])):
        told = _("Unknown provinces: {provinces}. Use the codes of the template.", provinces=", ".join(unknown))
        raise StoreError(told)
    if wanted.until and wanted.until < (wanted.since or today()):
        raise StoreError(_("The last day of a grant is not before its first."))


def _number(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(GRANTS.c.id), 0))).scalar_one())


def _all(connection: Connection) -> list[Grant]:
    if not has(connection, GRANTS):
        return []
    rows = [dict(row._mapping) for row in connection.execute(select(GRANTS).order_by(GRANTS.c.id))]
    undone = {row["undoes"]: row["id"] for row in rows if row["undoes"] is not None}
    with as_written():
        return [_grant(row, undone) for row in rows if row["undoes"] is None]


def _grant(row: dict[str, Any], undone: dict[int, int]) -> Grant:
    kept = {name: value for name, value in row.items() if name != "undoes"}
    until = date.fromisoformat(row["until"]) if row["until"] else None
    days = {"since": date.fromisoformat(row["since"]), "until": until, "at": datetime.fromisoformat(row["at"])}
    return Grant(**kept | days | {"provinces": tuple(row["provinces"]), "revoked_by": undone.get(row["id"])})

"""Who acts, and what they may: asked again at every write, whatever the page showed."""

import getpass
import socket
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from data import labels
from data.package import UnknownNameError, in_language, package
from data.store.errors import NotAllowedError
from i18n import Message, _, message

LOCAL: Final = "local"
LOCAL_USER: Final = "local user"
COMMAND_LINE: Final = "command line"
SIGN_IN: Final = "sign-in"
ROLES: Final = ("administrator", "national", "office", "auditor")  # of several that are granted the first counts
ONLY_READS: Final = message("You may read but not publish here. Ask the administrator for the right to publish.")
UNGRANTED: Final = message(
    "You are signed in, but no right to publish is granted to you today. Ask an administrator for it."
)
OVER: Final = message("Your sign-in is over. Sign in again.")


class Standing(StrEnum):
    """What a connection to a server without sign-in has proved; all but LET_IN reads and no more."""

    LET_IN = "let in"
    KEYLESS = "keyless"
    FOREIGN = "foreign"
    PROXIED = "proxied"
    FAR = "far"


REFUSALS: Final = {
    Standing.KEYLESS: message(
        "Publishing and saving need the key of this server: open the link that the terminal showed when the server started, or "
        "type its key here."
    ),
    Standing.FOREIGN: message(
        "Publishing is off: this page was not opened under the address of this server itself, so it could not tell who "
        "publishes. Open it as “localhost”, with the link that the terminal showed when the server started."
    ),
    Standing.PROXIED: message(
        "Publishing is off: this page came through a proxy and there is no sign-in, so the server could not tell who "
        "publishes. Publish on the machine of the server with `python -m data publish`."
    ),
    Standing.FAR: message(
        "Publishing is off: you read from another machine than the server's and there is no sign-in, so it could not tell who "
        "publishes. Publish on the machine of the server with `python -m data publish`."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whoever signed in, as the issuer vouches for them.

    Attributes:
        issuer: who vouches.
        subject: what the issuer knows them by; never used again for somebody else.
        groups: those that the issuer puts them into.
        until: when the sign-in is over; None for one that the proxy looks after.
        origin: the address they came from.
    """

    issuer: str
    subject: str
    groups: frozenset[str] = frozenset()
    until: datetime | None = None
    origin: str = ""

    @property
    def name(self) -> str:
        """Issuer and subject, which together mean one person; an issuer has no space."""
        return f"{self.issuer} {self.subject}"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody, by whichever road they came.

    Attributes:
        role: `reader`, `auditor`, `office` (its provinces), `national` or `administrator`.
        via: the road: `local`, `command line`, `sign-in`.
        refusal: why a reader may not publish, where there is more to say than that.
        person: who signed in, by whose grants their rights are asked for anew at every write; None on the other roads.
        origin: the address or machine they came from; "" where it is not known.
        audits: whether the role of an auditor is granted to them, whichever role counts.
    """

    name: str
    role: str
    via: str
    provinces: frozenset[str] = frozenset()
    refusal: Message = ONLY_READS
    person: Person | None = None
    origin: str = ""
    audits: bool = False

    @property
    def may_audit(self) -> bool:
        """Whether they read what was done and refused: an administrator, or to whom it is granted beside another role."""
        return self.audits or self.role == "administrator"


def entitled(person: Person, held: Iterable[tuple[str, Iterable[str]]]) -> Actor:
    """Whoever signed in, with what was granted: the first of their roles, and as an office the provinces of all their grants."""
    if person.until is not None and datetime.now(UTC) >= person.until:
        return _reader(person, OVER)
    by_role: dict[str, set[str]] = {}
    for role, provinces in held:
        by_role.setdefault(role, set()).update(provinces)
    granted = [role for role in ROLES if role in by_role]
    if not granted:
        return _reader(person, UNGRANTED)
    own = frozenset(by_role[granted[0]])
    return Actor(
        name=person.name,
        role=granted[0],
        via=SIGN_IN,
        provinces=own,
        person=person,
        origin=person.origin,
        audits="auditor" in granted,
    )


def _reader(person: Person, refusal: Message) -> Actor:
    return Actor(name=person.name, role="reader", via=SIGN_IN, refusal=refusal, person=person, origin=person.origin)


def local_actor(standing: Standing, *, origin: str = "") -> Actor:
    """Whoever reads where nobody signs in: everything is theirs if they sit at the machine and have shown the key."""
    if standing is Standing.LET_IN:
        return Actor(name=LOCAL_USER, role="administrator", via=LOCAL, origin=origin)
    return Actor(name="reader", role="reader", via=LOCAL, refusal=REFUSALS[standing], origin=origin)


def shown(name: str) -> str:
    """The name of an actor as readers see it: whoever has none is called the local user, in their language."""
    return labels.word("publishing_road", LOCAL) if name == LOCAL_USER else name


def operator() -> Actor:
    """Whoever runs a command: an administrator under the name that the operating system knows."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run under a number without a name
        name = "unknown"
    return Actor(name=name, role="administrator", via=COMMAND_LINE, origin=socket.gethostname())


def require(actor: Actor, dataset: str, provinces: Collection[str] = ()) -> None:
    """Let pass who may publish these provinces of a dataset (none for a national one).

    Raises:
        NotAllowedError: says why not and what to do.
        UnknownNameError: no such dataset.
    """
    resource = package().resource(dataset)
    publishes, title = resource["publishes"], in_language(resource, "title")
    require_publisher_role(actor)
    if publishes == "none":
        raise NotAllowedError(_("“{dataset}” is a fixed list of the dashboard: nobody publishes it.", dataset=title))
    if actor.role == "administrator":
        return
    if (publishes == "national") != (actor.role == "national"):
        raise NotAllowedError(_not_yours(publishes, title))
    if publishes == "regional" and (outside := sorted(set(provinces) - actor.provinces)):
        raise NotAllowedError(
            _(
                "{provinces}: not among the provinces of your office. Take these rows out, or ask the administrator.",
                provinces=", ".join(_name(code) for code in outside),
            )
        )


def require_publisher_role(actor: Actor) -> None:
    """Let pass who may publish at all, whatever the dataset.

    Raises:
        NotAllowedError: says why not and what to do.
    """
    if actor.role not in ("office", "national", "administrator"):
        raise NotAllowedError(str(actor.refusal))


def _not_yours(publishes: str, title: str) -> str:
    if publishes == "national":
        return _("“{dataset}” is published by the national authority, not by a regional office.", dataset=title)
    return _("“{dataset}” is published by the regional offices, each its own province.", dataset=title)


def _name(code: str) -> str:
    try:
        return labels.area(code)
    except UnknownNameError:
        return code

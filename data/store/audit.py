"""What was done and refused: each entry holds the digest of the one before, so that none is changed or lost in silence."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import wraps
from hashlib import sha256
from typing import Any, Final, ParamSpec, TypeVar

from sqlalchemy import JSON, ColumnElement, Connection, Row, RowMapping, Select, Text, cast, select, update

from data.store import location
from data.store.actor import Actor
from data.store.connection import COPIES, reading, writing
from data.store.errors import (
    BrokenAuditError,
    NotAllowedError,
    OtherPublisherError,
    PersonalDataError,
    StoreError,
    UnkeptDraftError,
)
from data.store.schema import AUDIT, GRANTS, SCOPES, STORE, STORIES, VERSIONS, columns, has
from i18n import _

# One entry, and its digest: over all that it says, in one way of writing it, and the digest of the entry before.


LOG: Final = logging.getLogger(__name__)
START: Final = "0" * 64
KINDS: Final = {"publish": "publish", "restore": "restore", "empty": "emptying"}
"""The acts that make a version, and what its kind is then."""
BROUGHT_BACK: Final = "restore-backup"
BEGIN: Final = "begin"
"""Heads the chain of a store that had versions before it had an audit, and tells of them."""
P = ParamSpec("P")
T = TypeVar("T")
Told = Mapping[str, Any] | RowMapping  # a row, or what will be one


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Who did what, when and from where, and what came of it.

    Attributes:
        id: counts from 1 without gaps.
        at: in UTC, as ISO 8601 writes it.
        origin: the address or machine that the actor came from; "" where it is not known.
        about: JSON: numbers, codes and checksums of what it was about, never its contents.
        outcome: `done` or `refused`.
        before: digest of the entry before.
    """

    id: int
    at: str
    who: str
    role: str
    via: str
    origin: str
    act: str
    about: str
    outcome: str
    before: str

    @property
    def digest(self) -> str:
        """SHA-256 over all of it, as 64 hexadecimal digits."""
        return sha256(_written(asdict(self)).encode()).hexdigest()


def _written(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


# Adding: in the transaction of what is told of; a refusal, which leaves nothing else, in one of its own.


REFUSED: Final = (NotAllowedError, OtherPublisherError, PersonalDataError, UnkeptDraftError)


def add(connection: Connection, *, actor: Actor, act: str, about: Mapping[str, Any], outcome: str = "done") -> Entry:
    """Write the next entry; the writers' lock, which the connection holds, keeps the chain from forking.

    It follows the newest entry that was written, not the newest that is there: where that was taken out, the gap stays.
    """
    number, before = _newest(connection)
    if not number and act != BEGIN:
        older = about["version"] - 1 if act in KINDS and outcome == "done" else None
        if (there := history(connection, until=older))["versions"]:
            begun = add(connection, actor=actor, act=BEGIN, about=there)
            number, before = begun.id, begun.digest
    entry = Entry(
        id=number + 1,
        at=datetime.now(UTC).isoformat(),
        who=actor.name,
        role=actor.role,
        via=actor.via,
        origin=actor.origin,
        act=act,
        about=_written(about),
        outcome=outcome,
        before=before,
    )
    connection.execute(AUDIT.insert(), [asdict(entry) | {"digest": entry.digest}])
    connection.execute(update(STORE).values(audited=f"{entry.id} {entry.digest}"))
    return entry


def history(connection: Connection, *, until: int | None = None) -> dict[str, Any]:
    """How many versions there are, and a digest of what is never changed of them, not even where one is emptied."""
    marks = select(VERSIONS.c.id, VERSIONS.c.dataset, VERSIONS.c.at, VERSIONS.c.who, VERSIONS.c.sha256)
    rows = [list(row) for row in connection.execute(marks.order_by(VERSIONS.c.id)) if until is None or row.id <= until]
    return {"versions": len(rows), "history": sha256(_written({"rows": rows}).encode()).hexdigest()}


FRAME: Final = ("at", "role", "via", "restored", "key")
WORDS: Final = ("note", "source", "sources", "reasons", "problems", "took_over", "withdrawn")


def frame(version: Told, scopes: Iterable[Told]) -> str:
    """Digest of what stays of a version even where it is emptied, with what it is about and whose rows these are."""
    about = sorted([one["year"], one["province"], one["dataset"], one["publisher"]] for one in scopes)
    return sha256(_written({name: version[name] for name in FRAME} | {"scopes": about}).encode()).hexdigest()


def words(version: Told, payload: bytes) -> str:
    """Digest of what somebody wrote of a version; nobody who guesses words finds them in it once the rows are gone."""
    return sha256(payload + _written({name: version[name] for name in WORDS}).encode()).hexdigest()


def _newest(connection: Connection) -> tuple[int, str]:
    """Number and digest of the newest entry that was written; 0 and START before the first."""
    number, _space, digest = (connection.execute(select(STORE.c.audited)).scalar_one() or f"0 {START}").partition(" ")
    return int(number), digest


def told(actor: Actor, act: str, about: Mapping[str, Any], *, outcome: str = "done") -> None:
    """Tell of what leaves nothing else behind, such as a refusal or a sign-in, in a transaction of its own.

    Where nothing was ever written no store is made for it: then, as where a store cannot be written, the log of the server
    has all of it.
    """
    entry = {"who": actor.name, "role": actor.role, "from": actor.origin, "about": dict(about)}
    try:
        if location.absent():
            LOG.warning("audit before the first store: %s (%s): %s", act, outcome, _written(entry))
            return
        with writing() as connection:
            add(connection, actor=actor, act=act, about=about, outcome=outcome)
    except StoreError as failed:
        LOG.warning("audit of %s (%s): %s: %s", act, outcome, _written(entry), failed)


def refusals(act: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Tell of what a function refuses to its `actor`; of its other arguments only dataset, province and number."""

    def around(work: Callable[P, T]) -> Callable[P, T]:
        @wraps(work)
        def run(*given: P.args, **named: P.kwargs) -> T:
            try:
                return work(*given, **named)
            except REFUSED as error:
                about: dict[str, Any] = {name: named[name] for name in ("dataset", "province") if named.get(name)}
                if checked := named.get("checked"):
                    about["dataset"] = getattr(checked, "dataset", "")
                if numbers := [one for one in given if isinstance(one, int)]:
                    about["number"] = numbers[0]
                about["why"] = type(error).__name__.removesuffix("Error")
                if isinstance(actor := named["actor"], Actor):
                    told(actor, act, about, outcome="refused")
                raise

        return run

    return around


# Reading and verifying.


def entries() -> list[Entry]:
    """All entries, the first one first; raises UnavailableError."""
    with reading(patience=COPIES) as connection:
        if connection is None or not has(connection, AUDIT):
            return []
        return [_entry(row) for row in _rows(connection)]


def verify(head: str | None = None) -> tuple[int, str]:
    """Go along the whole chain, and hold the versions against it; gives the number and digest of its newest link.

    Args:
        head: `NUMBER-DIGEST` as an earlier verification gave it, kept elsewhere; the chain must still hold it.

    Raises:
        BrokenAuditError: names the first link that is not what it was.
        UnavailableError: the store cannot be used.
    """
    links: list[Row[Any]] = []
    versions: dict[int, _Held] = {}
    histories: dict[int, str] = {}
    grants: dict[int, dict[str, Any]] = {}
    kept: dict[tuple[str, int], str] = {}
    end = None
    with reading(patience=COPIES) as connection:
        if connection is not None and has(connection, AUDIT):
            links, end = _rows(connection), connection.execute(select(STORE.c.audited)).scalar_one()
            versions, kept = _versions(connection), _stories(connection)
            grants = {row.id: dict(row._mapping) for row in connection.execute(select(GRANTS))}
            counts = {json.loads(row.about)["versions"] for row in links if row.act in (BEGIN, BROUGHT_BACK)}
            histories = {count: history(connection, until=count)["history"] for count in counts}
    digests = _followed(links)
    last = len(links)
    if (end or f"0 {START}") != f"{last} {digests[last]}":
        raise BrokenAuditError(last + 1, _("the newest links were taken out"))
    _require_versions(links, versions, histories)
    _require_grants(links, grants)
    _require_stories(links, kept)
    if head is not None and head not in {f"{number}-{digest}" for number, digest in digests.items()}:
        raise BrokenAuditError(last + 1, _("the chain does not hold {head}", head=head))
    return last, digests[last]


def _followed(links: list[Row[Any]]) -> dict[int, str]:
    digests = {0: START}
    for number, row in enumerate(links, start=1):
        if row.id != number:
            raise BrokenAuditError(number, _("it was taken out, or its number was changed"))
        if row.before != digests[number - 1]:
            raise BrokenAuditError(number, _("it does not hold the digest of the link before"))
        if _entry(row).digest != row.digest:
            raise BrokenAuditError(number, _("what it says was changed"))
        digests[number] = row.digest
    return digests


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What a version's entry tells of it, as the store holds it: of rows and words digests, for they may have to go."""

    kind: str
    who: str
    dataset: str
    sha256: str
    rows: str
    frame: str
    words: str


def _versions(connection: Connection) -> dict[int, _Held]:
    scopes: dict[int, list[Told]] = {}
    for one in connection.execute(select(SCOPES)).mappings():
        scopes.setdefault(one["version_id"], []).append(one)
    every = _readable(columns(connection, VERSIONS)).execution_options(yield_per=50)
    return {row.id: _held(_read(row), scopes.get(row.id, [])) for row in connection.execute(every)}


def _held(version: Told, scopes: Iterable[Told]) -> _Held:
    payload = version["payload"]
    return _Held(
        **{name: version[name] for name in ("kind", "who", "dataset", "sha256")},
        rows=sha256(payload).hexdigest(),
        frame=frame(version, scopes),
        words=words(version, payload),
    )


def _readable(found: Iterable[ColumnElement[Any]]) -> Select[Any]:
    """Columns to select, JSON as its text: what somebody has put there may be none, and is a broken link and no fault of ours."""
    return select(*(cast(one, Text).label(one.key) if isinstance(one.type, JSON) else one for one in found))


WRITTEN_AS_JSON: Final = {one.name for table in (VERSIONS, STORIES) for one in table.c if isinstance(one.type, JSON)}


def _read(row: Row[Any]) -> Told:
    return {name: _parsed(value) if name in WRITTEN_AS_JSON else value for name, value in row._mapping.items()}


def _parsed(text: str | None) -> object:
    try:
        return text and json.loads(text)
    except ValueError:
        return text


def story_digest(story: Told) -> str:
    """Digest of a version of a story, none of which is ever changed or taken away."""
    return sha256(_written({column.name: story[column.name] for column in STORIES.c}).encode()).hexdigest()


def _stories(connection: Connection) -> dict[tuple[str, int], str]:
    found = map(_read, connection.execute(_readable(STORIES.c)))
    return {(one["id"], one["version"]): story_digest(one) for one in found}


def _require_stories(links: list[Row[Any]], kept: Mapping[tuple[str, int], str]) -> None:
    """Let pass stories that are as their links tell; those of before tell no digest."""
    for row in (one for one in links if one.act == "story" and one.outcome == "done"):
        about = json.loads(row.about)
        if "digest" in about and kept.get((about["story"], about["version"])) != about["digest"]:
            raise BrokenAuditError(row.id, _("the story that it tells of is not what was saved"))


def _require_versions(links: list[Row[Any]], versions: Mapping[int, _Held], histories: Mapping[int, str]) -> None:
    """Let pass versions that are as their links tell, and none of which no link tells."""
    done = [(row, json.loads(row.about)) for row in links if row.outcome == "done"]
    emptied = {about["of"] for row, about in done if row.act == "empty"}
    known: set[int] = set()
    for row, about in done:
        if row.act in (BEGIN, BROUGHT_BACK):
            known |= {*range(1, about["versions"] + 1)}
            if histories[about["versions"]] != about["history"]:
                raise BrokenAuditError(row.id, _("the versions before it are not those that it tells of"))
        elif row.act in KINDS:
            known.add(number := about["version"])
            if number not in versions or not _is_as_told(versions[number], row, about, emptied=number in emptied):
                raise BrokenAuditError(row.id, _("version {version} is not as it tells", version=str(number)))
    if alone := [number for number in versions if number not in known and links]:
        raise BrokenAuditError(len(links) + 1, _("no link tells of version {version}", version=str(min(alone))))


GRANTED: Final = ("issuer", "kind", "holder", "role", "provinces", "since", "until")
"""What a link tells of a grant, and of the row that undoes one; the reason may have to be taken away."""


def _require_grants(links: list[Row[Any]], grants: dict[int, dict[str, Any]]) -> None:
    """Let pass rows of grants each of which a link tells of; rows and links of them stand in the same order."""
    done = [row for row in links if row.outcome == "done" and row.act in ("grant", "revoke")]
    for number, row in enumerate(done, start=1):
        kept = grants.pop(number, {})
        as_told = {"grant": kept.get("undoes") or number} | {name: kept.get(name) for name in GRANTED}
        undoes = row.act == "revoke"
        if as_told != json.loads(row.about) or kept["who"] != row.who or (kept["undoes"] is not None) != undoes:
            raise BrokenAuditError(row.id, _("grant {number} is not as it tells", number=str(number)))
    if grants:
        raise BrokenAuditError(len(links) + 1, _("no link tells of grant {number}", number=str(min(grants))))


def _is_as_told(version: _Held, row: Row[Any], about: Mapping[str, Any], *, emptied: bool) -> bool:
    of_before = {"frame": version.frame, "words": version.words}  # links of before tell neither
    told = of_before | {name: about[name] for name in about if name in ("dataset", "sha256", "rows", "frame", "words")}
    as_written = _Held(kind=KINDS[row.act], who=row.who, **told)
    # An emptied one keeps whose it was, what it was about and the checksum of its file, and has lost rows and words.
    gone = {"kind": "emptied", "rows": version.rows, "words": version.words}
    return version == (replace(as_written, **gone) if emptied else as_written)


def _rows(connection: Connection) -> list[Row[Any]]:
    return list(connection.execute(select(AUDIT).order_by(AUDIT.c.id)))


def _entry(row: Row[Any]) -> Entry:
    return Entry(**{name: value for name, value in row._mapping.items() if name != "digest"})

"""Putting rows in force, and bringing earlier ones back."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_these
from functools import partial
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data import catalogue, labels, naming
from data.intake.problem import Problem
from data.outlook import PENDING
from data.package import bundled, in_language, package, typed
from data.stewardship import (
    NOTHING,
    PARTS,
    applied,
    change,
    change_by_file,
    gone,
    lacking,
    replaced,
    scope_columns,
    statements,
)
from data.store.actor import Actor, require, shown
from data.store.audit import refusals
from data.store.connection import reading, writing
from data.store.errors import (
    NewerVersionError,
    NotAllowedError,
    OtherPublisherError,
    ReferredError,
    StoreError,
    UnshownError,
)
from data.store.files import forget_all
from data.store.grants import current
from data.store.head import head
from data.store.notes import removed, required_note, said, written
from data.store.schema import SCOPES, WITHOUT_ROWS, newest
from data.store.versions import (
    Scope,
    Version,
    holders,
    in_force,
    needed_for,
    publishers,
    record,
    require_fit,
    rows_in,
    scopes_of,
    table,
    version,
    wipe,
)
from i18n import _

# Whose province it is: an office's to which it is granted, whoever of its people published; else of who published last.


def publisher(connection: Connection, dataset: str, province: str) -> str:
    """Who publishes a province: the publisher of the rows that its newest version put in force; "" for nobody.

    A province whose bundled rows were restored belongs to nobody again.
    """
    query = (
        select(SCOPES.c.publisher)
        .where(SCOPES.c.dataset == dataset, SCOPES.c.province == province)
        .order_by(SCOPES.c.version_id.desc(), SCOPES.c.year.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none() or ""


def require_publisher(
    connection: Connection, dataset: str, provinces: Collection[str], *, actor: Actor, take_over: bool
) -> tuple[str, ...]:
    """Let pass an office, which corrects and withdraws what a colleague published, and who published all the provinces or
    takes them over as an administrator; gives the former publishers of those that are taken over.

    Args:
        actor: somebody who may publish all the provinces.

    Raises:
        OtherPublisherError: the first province that is somebody else's.
    """
    if actor.role == "office":
        return ()
    former = {province: publisher(connection, dataset, province) for province in provinces}
    others = {province: name for province, name in former.items() if name not in ("", actor.name)}
    if others and not (take_over and actor.role == "administrator"):
        province, name = next(iter(others.items()))
        raise OtherPublisherError(province=labels.area(province), publisher=shown(name))
    return tuple(sorted(set(others.values())))


# What must still hold once rows go: pages and stories find what they show, and no row rests on one that is not there.


Unshown = Callable[[str, pd.DataFrame], Sequence[str]]
"""What a reader could not be shown any more if a dataset became a table; only the layer that shows it can tell."""


def nothing(_dataset: str, _after: pd.DataFrame) -> Sequence[str]:
    """Where nobody shows anything, nothing can fail to be shown."""
    return ()


def _require_shown(after: pd.DataFrame, resource: dict[str, Any], *, going: pd.DataFrame, unshown: Unshown) -> None:
    if going.empty or resource["publishes"] == "regional":  # pages bear any province that has not reported
        return
    if titles := unshown(resource["name"], after):
        raise UnshownError(titles, rows=naming.rows(resource, going))


def _require_referred(
    connection: Connection, rows: pd.DataFrame, after: pd.DataFrame, resource: dict[str, Any]
) -> None:
    """Let pass rows that rest on what is in force, and a table that still holds all that others rest on.

    Args:
        connection: of the writer, for whom nothing changes meanwhile.
        rows: those that come.
        after: the whole dataset as it will be.
        resource: its descriptor.

    Raises:
        ReferredError: names the rows on both sides.
    """
    for link in _links():
        if resource["name"] == link.table["name"] == link.referred["name"]:
            _require_held(after, after, link)
        elif resource["name"] == link.table["name"]:
            _require_held(rows, in_force(connection, link.referred["name"]), link)
        elif resource["name"] == link.referred["name"]:
            _require_held(in_force(connection, link.table["name"]), after, link)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Link:
    """A table with a column that names rows of another one, or of its own; both are published."""

    table: dict[str, Any]
    column: str
    referred: dict[str, Any]
    named: str


def _links() -> Iterator[_Link]:
    for whole in map(package().resource, package().names):
        for key in whole["schema"].get("foreignKeys", []):
            to = key["reference"]
            referred = package().resource(to["resource"] or whole["name"])
            if referred["publishes"] != "none":
                yield _Link(table=whole, column=key["fields"], referred=referred, named=to["fields"])


def _require_held(rows: pd.DataFrame, held: pd.DataFrame, link: _Link) -> None:
    lost = rows[rows[link.column].notna() & ~rows[link.column].isin(held[link.named])]
    if len(lost):
        known = {str(field["name"]): field for field in link.table["schema"]["fields"]}
        raise ReferredError(
            naming.rows(link.table, lost),
            table=in_language(link.table, "title"),
            missing=[naming.cell(known[link.column], code) for code in lost[link.column].unique()],
            referred=in_language(link.referred, "title"),
        )


# Publishing a checked file: one transaction that writes a whole version or nothing.


@refusals("publish")
def publish(
    file: pd.DataFrame,
    *,
    dataset: str,
    actor: Actor,
    note: str,
    seen: int,
    sha256: str,
    reasons: Mapping[str, str] | None = None,
    problems: Sequence[Problem] = (),
    take_over: bool = False,
    source: str | None = None,
    replace: bool = False,
    removals: int | None = None,
    unshown: Unshown = nothing,
) -> Version:
    """Put the rows in force: of a national table those that are new or differ, of an office's all rows of its scopes.

    Args:
        file: the rows as `data.intake.check` gave them, without the columns that the store fills.
        dataset: where they belong.
        actor: who publishes.
        note: what changes and why.
        seen: the newest version when the comparison was made that the actor saw.
        sha256: checksum of the file.
        reasons: why each kind of warning is accepted, by its code.
        problems: what the check told.
        take_over: whether an administrator makes provinces of another publisher their own.
        source: where the figures come from, in the words of whoever publishes; rows of the file may state their own.
        replace: whether rows of a national table that the file lacks go; an office's file always replaces its scopes.
        removals: how many rows in force are meant to go; None and 0 are none.
        unshown: asked where rows of a national table go.

    Raises:
        NotAllowedError: the actor may not publish these provinces.
        UnfitTableError: the rows are not a table of this dataset.
        UnconfirmedError: the note, or the reason for a warning, is missing.
        PersonalDataError: the note, the source or a reason holds the number or address of a person.
        NewerVersionError: the comparison is out of date.
        OtherPublisherError: a province is somebody else's.
        RemovalsError: other rows in force would go than was confirmed.
        ReferredError: rows would rest on others that are not in force.
        UnshownError: pages or stories need the rows that would go.
        UnavailableError: the store cannot be used; its kind says why.
    """
    require_fit(file, resource := package().resource(dataset))
    provinces = _require_own(actor, dataset, scopes := scopes_of(typed(file, resource), resource))
    told = said(note=note, source=source, problems=problems, reasons=reasons or {})
    before = table(dataset, head=seen)  # a newer version is refused below
    rows, after, told["withdrawn"] = _changing(before, file, resource, replace=replace)
    told["sources"], places = _sources(file, rows)
    told["problems"] = _going(before, after, resource, confirmed=removals, unshown=unshown) + told["problems"]
    with writing(needs=needed_for(resource)) as connection:
        require(actor := current(connection, actor), dataset, provinces)
        _require_current(connection, rows, after, resource, provinces=provinces, seen=seen)
        told["took_over"] = require_publisher(connection, dataset, provinces, actor=actor, take_over=take_over)
        told |= {"id": newest(connection) + 1, "dataset": dataset, "kind": "publish", "sha256": sha256}
        sent = rows.assign(status="uploaded", source=_names(told["id"], places))
        return record(connection, sent, actor=actor, publishers=dict.fromkeys(scopes, actor.name), **told)


def _going(
    before: pd.DataFrame, after: pd.DataFrame, resource: dict[str, Any], *, confirmed: int | None, unshown: Unshown
) -> tuple[dict[str, Any], ...]:
    """What a version keeps of the rows that go, if they may."""
    going = gone(before, after, resource=resource)
    told = removed(going, resource, confirmed=confirmed)
    _require_shown(after, resource, going=going, unshown=unshown)
    return told


def _require_own(actor: Actor, dataset: str, scopes: Collection[Scope]) -> list[str]:
    """The provinces of the scopes, if the actor may publish them."""
    provinces = sorted({scope.province for scope in scopes} - {""})
    require(actor, dataset, provinces)
    return provinces


def _changing(
    before: pd.DataFrame, file: pd.DataFrame, resource: dict[str, Any], *, replace: bool
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[tuple[Any, ...], ...] | None]:
    """The rows that the version holds, the dataset as it will be, and the keys that are withdrawn: None of a whole scope."""
    rows = typed(file, resource)
    if resource["publishes"] == "regional":
        return rows, replaced(before, rows, columns=scope_columns(resource)), None
    made = change_by_file(before, file, rows, resource=resource, entry=catalogue.source, replace=replace)
    sent = made.rows.assign(status="uploaded", source=PENDING)  # pages that are tried on it ask for both
    return made.rows, applied(before, with_these(made, rows=sent), resource=resource), _keys(made.withdrawn)


def _names(version_id: int, places: Sequence[int]) -> list[str]:
    return [f"upload_{version_id}_{place}" if place else f"upload_{version_id}" for place in places]


def _sources(file: pd.DataFrame, rows: pd.DataFrame) -> tuple[tuple[Mapping[str, str], ...], list[int]]:
    """The sources that rows of a file state, each once, and for each the place of its own, from 1; 0 where it states none.

    Raises:
        PersonalDataError: one tells of a person.
    """
    of_file = statements(file)
    stated = [of_file[row] for row in rows.index]
    different = list(dict.fromkeys(one for one in stated if one != NOTHING))
    kept = tuple(
        {part: written(text, where=_("Source of the figures")) for part, text in zip(PARTS, one, strict=True)}
        for one in different
    )
    places = {one: place for place, one in enumerate(different, start=1)}
    return kept, [places.get(one, 0) for one in stated]


def _keys(withdrawn: pd.DataFrame) -> tuple[tuple[Any, ...], ...]:
    cells = withdrawn.astype("object").where(withdrawn.notna(), None)
    return tuple(tuple(key.values()) for key in cells.to_dict("records"))


def _require_current(
    connection: Connection,
    rows: pd.DataFrame,
    after: pd.DataFrame,
    resource: dict[str, Any],
    *,
    provinces: Collection[str],
    seen: int,
) -> None:
    """Let pass what was compared with the newest version, and still rests on what is in force."""
    _require_seen(connection, resource["name"], provinces, seen=seen)
    _require_referred(connection, rows, after, resource)


def _require_seen(connection: Connection, dataset: str, provinces: Collection[str], *, seen: int) -> None:
    query = select(func.max(SCOPES.c.version_id)).where(SCOPES.c.dataset == dataset)
    if provinces:
        query = query.where(SCOPES.c.province.in_(provinces))
    latest = connection.execute(query).scalar_one()
    if latest is not None and latest > seen:
        raise NewerVersionError(latest)


# Bringing back the rows of an earlier version, as a new version: nothing is ever taken away.


@dataclass(frozen=True, kw_only=True, eq=False)
class _Earlier:
    dataset: str
    table: pd.DataFrame
    sha256: str
    source: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()


@refusals("restore")
def restore(
    version_id: int,
    *,
    actor: Actor,
    note: str,
    dataset: str | None = None,
    province: str | None = None,
    unshown: Unshown = nothing,
) -> Version:
    """Put what was in force with an earlier version in force again, for its own scopes and no others.

    Args:
        version_id: 0 for the bundled data: then all scopes of the dataset (and province) that were ever published.
        actor: who does it.
        note: why.
        dataset: needed for version 0.
        province: only this one; needed for version 0 of a regional dataset.
        unshown: asked where rows of a national table go.

    Raises:
        ReferredError: rows would rest on others that are not in force.
        UnshownError: pages or stories need the rows that would go.
        UnknownVersionError: there is no such version.
        NotAllowedError: the actor may not publish these provinces.
        OtherPublisherError: a province is somebody else's, and the actor is no administrator.
        PersonalDataError: the note holds the number or address of a person.
        StoreError: dataset or province is missing or not of this version, nothing was published yet, what would come back is
            in force already, or there is no note.
        UnavailableError: the database does not answer.
    """
    read = partial(_read, version_id, dataset=dataset, province=province)
    earlier, why = (found := read()).earlier, required_note(note)
    resource = package().resource(earlier.dataset)
    _require_restored_shown(version_id, found, unshown=unshown)
    with writing(needs=needed_for(resource)) as connection:
        whose = _scopes(connection, version_id, earlier.dataset, province=province)
        provinces = _require_own(actor := current(connection, actor), earlier.dataset, whose)
        require_publisher(connection, earlier.dataset, provinces, actor=actor, take_over=True)
        found = found if found.head == newest(connection) else read()  # what was emptied meanwhile does not come back
        back, withdrawn = _back(connection, found, whose, resource)
        told = {name: getattr(found.earlier, name) for name in ("dataset", "sha256", "source", "sources")}
        told |= {"id": newest(connection) + 1, "kind": "restore", "restored": version_id, "note": why}
        return record(connection, back, withdrawn=withdrawn, actor=actor, publishers=whose, **told)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Read:
    """What comes back and what is in force: read before a writer begins, who makes the others wait.

    It holds for the writer as long as the version that was the newest before the reading began still is.
    """

    head: int
    earlier: _Earlier
    now: pd.DataFrame


def _read(version_id: int, *, dataset: str | None, province: str | None) -> _Read:
    number = head()  # before all else
    earlier = _earlier(version_id, dataset=dataset, province=province)
    return _Read(head=number, earlier=earlier, now=table(earlier.dataset))


def _back(
    connection: Connection, found: _Read, whose: Collection[Scope], resource: dict[str, Any]
) -> tuple[pd.DataFrame, tuple[tuple[Any, ...], ...] | None]:
    """What brings rows back: an office's scopes whole, of a national table what differs from what is in force now."""
    now, then = found.now, rows_in(found.earlier.table, whose, resource)
    _require_referred(connection, then, _as_restored(now, then, whose, resource), resource)
    own = rows_in(now, whose, resource)
    made = change(
        own, then, resource=resource, columns=[str(column) for column in then]
    )  # also where only status or source differ
    going = lacking(own, then, resource=resource)
    if made.rows.empty and going.empty:
        raise StoreError(_("Nothing is restored: these rows are in force already."))
    return (then, None) if resource["publishes"] == "regional" else (made.rows, _keys(going))


def _as_restored(
    now: pd.DataFrame, then: pd.DataFrame, whose: Collection[Scope], resource: dict[str, Any]
) -> pd.DataFrame:
    """The whole dataset once the rows of these scopes are what they were."""
    return pd.concat([now.drop(rows_in(now, whose, resource).index), then], ignore_index=True)


def _require_restored_shown(version_id: int, found: _Read, *, unshown: Unshown) -> None:
    """Asked before anybody else has to wait for it: to make all pages takes its time."""
    earlier, now, resource = found.earlier, found.now, package().resource(found.earlier.dataset)
    with reading() as connection:
        if connection is None or resource["publishes"] == "regional":
            return
        whose = _scopes(connection, version_id, earlier.dataset, province=None)
    after = _as_restored(now, rows_in(earlier.table, whose, resource), whose, resource)
    _require_shown(after, resource, going=gone(now, after, resource=resource), unshown=unshown)


def _earlier(version_id: int, *, dataset: str | None, province: str | None) -> _Earlier:
    if version_id == 0:
        return _bundled(dataset, province=province)
    found = version(version_id)
    if dataset not in (None, found.dataset):
        raise StoreError(_("Version {version} is one of {dataset}.", version=str(version_id), dataset=found.dataset))
    if found.kind in WITHOUT_ROWS:
        raise StoreError(_("Version {version} holds no rows.", version=str(version_id)))
    then = table(found.dataset, head=version_id)
    return _Earlier(dataset=found.dataset, table=then, sha256=found.sha256, source=found.source, sources=found.sources)


def _bundled(dataset: str | None, *, province: str | None) -> _Earlier:
    if dataset is None:
        raise StoreError(_("Version 0 is the bundled data of every dataset: name the dataset to restore."))
    resource = package().resource(dataset)
    if resource["publishes"] == "regional" and province is None:
        raise StoreError(_("Name the province whose bundled data are to be restored."))
    return _Earlier(dataset=dataset, table=bundled(dataset).table, sha256=resource["hash"])


def _scopes(connection: Connection, version_id: int, dataset: str, *, province: str | None) -> dict[Scope, str]:
    ever = dict.fromkeys(sorted(holders(connection, dataset)), "")
    own = publishers(connection, version_id) if version_id else ever
    whose = {scope: name for scope, name in own.items() if province in (None, scope.province)}
    if not whose:
        raise StoreError(_("There is nothing to restore: no version holds rows of that dataset and province."))
    return whose


# Emptying a version that held what must not be kept, such as data of persons: the one thing that takes something away.


@refusals("empty")
def empty(version_id: int, *, actor: Actor, reason: str) -> Version:
    """Take the rows and all words of a version away for good, and say so in a new version without rows.

    What is in force is from then on, also as of that version, what it would be without it.

    Args:
        version_id: the version.
        actor: who does it: an administrator.
        reason: why, as everybody reads it in the place of what was there.

    Raises:
        NotAllowedError: the actor is no administrator.
        UnknownVersionError: there is no such version.
        UnconfirmedError: there is no reason.
        PersonalDataError: the reason holds the number or address of a person.
        StoreError: it holds no rows.
        UnavailableError: the database does not answer.
    """
    _require_administrator(actor)
    why, found = required_note(reason), version(version_id)
    if found.kind in WITHOUT_ROWS:
        raise StoreError(_("Version {version} holds no rows.", version=str(version_id)))
    with writing(needs=needed_for(package().resource(found.dataset))) as connection:
        _require_administrator(actor := current(connection, actor))
        connection.info["wiped"] = True
        whose = publishers(connection, version_id)
        wipe(connection, version_id, reason=why)
        forget_all(connection)
        return record(
            connection,
            bundled(found.dataset).table.iloc[:0],
            actor=actor,
            publishers=whose,
            id=newest(connection) + 1,
            dataset=found.dataset,
            kind="emptying",
            restored=version_id,
            note=why,
            sha256=found.sha256,
        )


def _require_administrator(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowedError(_("Only an administrator empties a version."))

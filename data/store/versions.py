"""Versions of the data: what each holds, and what is in force."""

import csv
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Row, Select, func, null, select

from data import labels
from data.package import (
    UnknownNameError,
    bundled,
    former_keys,
    in_each_language,
    in_language,
    keys,
    optional_keys,
    origin_of,
    package,
    read_table,
    source_columns,
    typed,
    uploaded,
)
from data.releases import base as bundled_then
from data.releases import sealed
from data.stewardship import PARTS, Change, among, applied, cells_of, replaced, scope_columns, settled
from data.store import audit, location
from data.store.actor import Actor, shown
from data.store.connection import reading
from data.store.errors import DamagedStoreError, UnfitTableError, UnknownVersionError, as_written
from data.store.schema import GROWN, NEEDED, SCOPES, SINCE, VERSIONS, WITHOUT_ROWS, columns, identity, newest
from i18n import _
from i18n.dates import in_zone

# One published state of some scopes of a dataset, without its rows.


FORMER_NOTES: Final = Path(__file__).parent / "former_notes.csv"
"""The notes of bundled rows that a later release has mended: a file that holds one has not changed it."""
REMOVED: Final = "rows-removed"
"""The code under which `problems` keeps how many rows went with a version, and which."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """Who published what, when and why.

    Attributes:
        id: counts all versions of all datasets from 1; 0 is the bundled data.
        scopes: what it is about: (year, province), (year,) or () for the whole dataset, in order.
        provinces: those of the scopes, each once; empty for a national dataset.
        at: in UTC.
        kind: `publish` or `restore`; `emptied` of one whose rows and words were taken away for good, `emptying` of the one
            that did it.
        restored: the version whose rows came back (0 is the bundled data) or were taken away, None for a publication.
        sha256: checksum of the file that was published or whose rows came back.
        reasons: why warnings were accepted, by their code.
        problems: what the check had told: code, severity, row, column, value, message, message_ko; and the rows that went.
        source: what its publisher gives as the source of the figures; None where nothing was given.
        sources: what its file states of single rows, each once: publisher, title, date, path; "" where it does not say.
        took_over: former publishers of provinces that an administrator took over.
        rows: how many it holds.
        withdrawn: the keys of the rows that went with a version which holds those that came or changed; None for one
            that holds all rows of its scopes: an office's, or any that a program wrote before schema 3.
        key: the columns that tell its rows apart, of a table whose key has grown since the first release; None where it is
            the key of before.
    """

    id: int
    dataset: str
    scopes: tuple[tuple[int | str, ...], ...]
    provinces: tuple[str, ...]
    at: datetime
    who: str
    via: str
    role: str
    note: str
    sha256: str
    kind: str
    rows: int
    restored: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Mapping[str, Any], ...] = ()
    took_over: tuple[str, ...] = ()
    source: str | None = None
    withdrawn: tuple[tuple[int | str | None, ...], ...] | None = None
    key: tuple[str, ...] | None = None
    sources: tuple[Mapping[str, str], ...] = ()

    @property
    def told_source(self) -> str:
        """Where its figures come from, as far as it is known: what its publisher gives, then what single rows state.

        Of a version without figures, nothing: what stood there was taken away, and is not "not stated".
        """
        if self.kind in WITHOUT_ROWS:
            return "–"
        stated = (", ".join(filter(None, (one[part] for part in PARTS))) for one in self.sources)
        return "; ".join(filter(None, (self.source, *stated))) or _("source not stated")

    @property
    def done(self) -> str:
        """What was done, in the reader's language."""
        if self.kind == "emptied":
            return _("Emptied")
        if self.kind == "emptying":
            return _("Emptying of version {id}", id=str(self.restored))
        word = labels.word("version_kind", self.kind)
        return word if self.restored is None else _("{word} from version {id}", word=word, id=str(self.restored))

    @property
    def removals(self) -> int:
        """How many rows that had been in force went with it, as its publisher confirmed."""
        return sum(int(problem["value"]) for problem in self.problems if problem["code"] == REMOVED)

    @property
    def publisher(self) -> str:
        """Who published it, as readers see it."""
        return shown(self.who)


# The rows of a version as they are kept: compressed CSV, typed by the schema when they are read.


def packed(table: pd.DataFrame) -> bytes:
    """The rows, compressed."""
    # Quoted throughout: pandas leaves a lone carriage return without quotes and would read it as the end of a row.
    text = table.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return zlib.compress(text.encode("utf-8"))


def unpacked(content: bytes, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows again, as they were; a column that the schema has gained since is empty."""
    table = read_table(zlib.decompress(content), resource["schema"])
    return typed(table, resource)


def require_fit(table: pd.DataFrame, resource: dict[str, Any]) -> None:
    """Let rows pass that can be told apart and put in their scopes; what cells may hold was checked before.

    Raises:
        UnfitTableError: no rows, an unknown column or province, an empty key, the same key twice.
    """
    key, optional = keys(resource), optional_keys(resource)
    known = {field["name"] for field in (*resource["schema"]["fields"], *source_columns())}
    unknown = sorted(set(table.columns) - known)
    if table.empty:
        raise UnfitTableError(_("The file has no rows to publish."))
    if unknown:
        raise UnfitTableError(
            _("Unknown columns: {columns}. Keep only those of the template.", columns=", ".join(unknown))
        )
    if missing := [name for name in key if name not in optional and (name not in table or table[name].isna().any())]:
        raise UnfitTableError(_("Some rows have no {columns}. Fill them in.", columns=", ".join(missing)))
    if table.duplicated([name for name in key if name in table]).any():
        raise UnfitTableError(_("Some rows have the same {columns}. Keep one of them.", columns=", ".join(key)))
    if "province" in key and (codes := sorted(set(table["province"]) - set(bundled("provinces").table["code"]))):
        raise UnfitTableError(
            _("Unknown provinces: {provinces}. Use the codes of the template.", provinces=", ".join(codes))
        )


# Rows and their scopes: which scopes a table has, and which of its rows belong to some scopes.


@dataclass(frozen=True, order=True)
class Scope:
    """What one version is about. Year 0 and province "": the dataset is not cut by them."""

    year: int = 0
    province: str = ""

    def shown(self, resource: dict[str, Any]) -> tuple[int | str, ...]:
        """Only what the dataset is cut by: (year, province), (year,) or ()."""
        return tuple(getattr(self, column) for column in scope_columns(resource))


def scopes_of(table: pd.DataFrame, resource: dict[str, Any]) -> list[Scope]:
    """The scopes of the rows, each once, in order."""
    columns = scope_columns(resource)
    if not columns:
        return [Scope()]
    return sorted(Scope(**dict(zip(columns, cells, strict=True))) for cells in set(cells_of(table, columns)))


def rows_in(table: pd.DataFrame, scopes: Collection[Scope], resource: dict[str, Any]) -> pd.DataFrame:
    """The rows that belong to the scopes, in their order."""
    columns = scope_columns(resource)
    if not columns:
        return table if scopes else table.iloc[:0]
    return table[among(table, {scope.shown(resource) for scope in scopes}, columns)]


# Adding one version to the store, inside the transaction of whoever writes it.


def record(
    connection: Connection, rows: pd.DataFrame, *, actor: Actor, publishers: Mapping[Scope, str], **told: Any
) -> Version:
    """Write a version and its scopes, each with the publisher of its rows.

    Args:
        connection: of the transaction.
        rows: all its rows, typed.
        actor: who does it.
        publishers: the scopes that it is about, and whose rows they hold now.
        told: the remaining fields of Version.
    """
    resource = package().resource(told["dataset"])
    version = Version(
        **told,
        scopes=tuple(scope.shown(resource) for scope in sorted(publishers)),
        provinces=tuple(sorted({scope.province for scope in publishers} - {""})),
        key=tuple(keys(resource)) if key_has_grown(resource) else None,
        at=datetime.now(UTC),
        who=actor.name,
        role=actor.role,
        via=actor.via,
        rows=len(rows),
    )
    stored, kept = _stored(version), packed(rows)
    scopes = [_scope(version, scope, name) for scope, name in publishers.items()]
    connection.execute(VERSIONS.insert(), [stored | {"payload": kept}])
    connection.execute(SCOPES.insert(), scopes)
    digests = {"frame": audit.frame(stored, scopes), "words": audit.words(stored, kept)}
    audit.add(connection, actor=actor, act=ACTS[version.kind], about=_audited(version, kept) | digests)
    return version


ACTS: Final = {kind: act for act, kind in audit.KINDS.items()}


def _audited(version: Version, kept: bytes) -> dict[str, Any]:
    """What the audit holds of a version: no words, which may have to be taken away, and of its rows the digest."""
    told = {"version": version.id, "dataset": version.dataset, "provinces": list(version.provinces)}
    return told | {"sha256": version.sha256, "rows": sha256(kept).hexdigest(), "of": version.restored}


def key_has_grown(resource: dict[str, Any]) -> bool:
    """Whether versions of before tell fewer of its rows apart."""
    return keys(resource) != former_keys(resource)


def needed_for(resource: dict[str, Any]) -> int:
    """The schema that a program must know of a store once a version of the table is written."""
    return GROWN[resource["name"]] if key_has_grown(resource) else NEEDED


def _stored(version: Version) -> dict[str, Any]:
    kept = {column.name: getattr(version, column.name) for column in VERSIONS.c if column.name != "payload"}
    return kept | {
        "at": version.at.isoformat(),
        "reasons": dict(version.reasons),
        "problems": [dict(problem) for problem in version.problems],
        "took_over": list(version.took_over),
        "sources": [dict(one) for one in version.sources] or None,
        "withdrawn": None if version.withdrawn is None else [list(key) for key in version.withdrawn],
    }


def _scope(version: Version, scope: Scope, publisher: str) -> dict[str, Any]:
    place = {"version_id": version.id, "dataset": version.dataset}
    return {**place, "year": scope.year, "province": scope.province, "publisher": publisher}


def wipe(connection: Connection, version_id: int, *, reason: str) -> None:
    """Take rows and words of a version away for good; its number, table, scopes, time and checksum stay, and why it is empty."""
    dataset = connection.execute(select(VERSIONS.c.dataset).where(VERSIONS.c.id == version_id)).scalar_one()
    nothing = packed(bundled(dataset).table.iloc[:0])
    left = {"kind": "emptied", "note": reason, "reasons": {}, "problems": [], "rows": 0, "payload": nothing}
    more = {"source": None, "withdrawn": null(), "sources": null()}
    known = {name: value for name, value in more.items() if SINCE[VERSIONS.c[name]] <= identity(connection).schema}
    connection.execute(VERSIONS.update().where(VERSIONS.c.id == version_id).values(**left, **known))


def held_too(version_id: int) -> tuple[int, ...]:
    """The numbers of other versions that hold rows of a version: those that restored them, or an older program's."""
    name = rf"upload_{version_id}(_[0-9]+)?"
    others = [one.id for one in versions(version(version_id).dataset) if one.id != version_id]
    return tuple(one for one in sorted(others) if rows(one)["source"].fillna("").str.fullmatch(name).any())


# What was published, newest first, and the rows of each version.


def versions(dataset: str | None = None, province: str | None = None) -> list[Version]:
    """All versions, or those that touch a dataset and a province; newest first."""
    query = select(VERSIONS.c.id)
    if dataset is not None:
        query = query.where(VERSIONS.c.dataset == dataset)
    if province is not None:
        query = query.where(VERSIONS.c.id.in_(select(SCOPES.c.version_id).where(SCOPES.c.province == province)))
    with reading() as connection:
        if connection is None:
            return []
        newest(connection)  # a list with gaps would be taken for all there is
        return _versions(connection, query)


def emptied_since(head: int) -> tuple[int, ...]:
    """The versions until a head that were emptied after it: what was cited of that state is without their rows now."""
    return _emptied_since(head, location.state(at=head))


@lru_cache(maxsize=256)
def _emptied_since(head: int, _store: str) -> tuple[int, ...]:
    query = select(VERSIONS.c.restored).where(VERSIONS.c.kind == WITHOUT_ROWS[1], VERSIONS.c.id > head)
    with reading() as connection:
        found = [] if connection is None else connection.execute(query).scalars().all()
    return tuple(sorted(number for number in found if number <= head))


def latest(datasets: Collection[str], *, until: int) -> tuple[int, datetime] | None:
    """Number and time of the newest version with rows of any of some datasets, as of a version; None without one."""
    query = (
        select(VERSIONS.c.id, VERSIONS.c.at)
        .where(VERSIONS.c.dataset.in_(datasets), VERSIONS.c.id <= until, VERSIONS.c.kind.not_in(WITHOUT_ROWS))
        .order_by(VERSIONS.c.id.desc())
        .limit(1)
    )
    with reading() as connection:
        found = None if connection is None else connection.execute(query).one_or_none()
    return None if found is None else (found.id, datetime.fromisoformat(found.at))


def version(version_id: int) -> Version:
    """One version.

    Raises:
        UnknownVersionError: there is none of that number.
    """
    with reading() as connection:
        found = (
            []
            if connection is None
            else _versions(connection, select(VERSIONS.c.id).where(VERSIONS.c.id == version_id))
        )
    if not found:
        raise UnknownVersionError(version_id)
    return found[0]


def rows(version_id: int) -> pd.DataFrame:
    """The rows that a version holds: all of its own scopes, or those that it added and changed.

    Raises:
        UnknownVersionError: there is none of that number.
    """
    query = select(VERSIONS.c.dataset, VERSIONS.c.payload).where(VERSIONS.c.id == version_id)
    with reading() as connection:
        found = None if connection is None else connection.execute(query).one_or_none()
    if found is None:
        raise UnknownVersionError(version_id)
    with as_written():
        return unpacked(found.payload, package().resource(found.dataset))


def publishers(connection: Connection, version_id: int) -> dict[Scope, str]:
    """The scopes of a version, in order, and whose rows they hold."""
    query = select(SCOPES).where(SCOPES.c.version_id == version_id).order_by(SCOPES.c.year, SCOPES.c.province)
    return {Scope(row.year, row.province): row.publisher for row in connection.execute(query)}


def _versions(connection: Connection, wanted: Select[Any]) -> list[Version]:
    with as_written():
        told = select(*columns(connection, VERSIONS, without="payload")).select_from(VERSIONS)
        found = connection.execute(told.where(VERSIONS.c.id.in_(wanted)).order_by(VERSIONS.c.id.desc())).all()
        scopes: dict[int, list[Scope]] = {}
        of_these = SCOPES.c.version_id.in_([row.id for row in found])
        for row in connection.execute(select(SCOPES).where(of_these).order_by(SCOPES.c.year, SCOPES.c.province)):
            scopes.setdefault(row.version_id, []).append(Scope(row.year, row.province))
        return [_version(row, scopes[row.id]) for row in found]


def _version(row: Row[Any], scopes: list[Scope]) -> Version:
    resource = package().resource(row.dataset)
    told = dict(row._mapping)
    return Version(
        **told
        | {
            "at": datetime.fromisoformat(row.at),
            "problems": tuple(row.problems),
            "took_over": tuple(row.took_over),
            "sources": tuple(row.sources or ()),
            "withdrawn": None if row.withdrawn is None else tuple(tuple(key) for key in row.withdrawn),
            "key": None if row.key is None else tuple(row.key),
            "scopes": tuple(scope.shown(resource) for scope in scopes),
            "provinces": tuple(sorted({scope.province for scope in scopes} - {""})),
        }
    )


# A published version as a source: what a table, a slide or a file says of where its figures come from.


def origin(version_id: int, place: int = 0) -> dict[str, Any]:
    """The source entry `upload_<id>`, in the form of the package's sources; `upload_<id>_<place>` of what its file states.

    Raises:
        UnknownNameError: there is no such version, or it states no such source.
    """
    return _origin(version_id, place, location.state())


def _told(found: Version) -> list[str]:
    """Why warnings were accepted, each reason once; before it what was found, where that contradicts another figure."""
    told: dict[str, list[str]] = {}
    for code, reason in found.reasons.items():
        findings = told.setdefault(reason, [])
        findings += [
            text for one in found.problems if one["code"] == code and (text := in_language(dict(one), "finding"))
        ][:1]
    return [" ".join([*findings, reason]) for reason, findings in told.items()]


@lru_cache(maxsize=256)
def _origin(version_id: int, place: int, database: str) -> dict[str, Any]:
    try:
        found = version(version_id)
        stated = found.sources[place - 1] if place and found.kind != "emptied" else {}
    except (UnknownVersionError, IndexError) as error:
        raise UnknownNameError(str(error)) from None
    resource = package().resource(found.dataset)
    day = in_zone(found.at).date().isoformat()
    entry = {
        "name": f"upload_{version_id}_{place}" if place else f"upload_{version_id}",
        "date": stated.get("date", day),
        "published": day,
        "kind": "upload",
        "origin": origin_of(resource),
    }

    return {
        **entry,
        **in_each_language("title", lambda: stated.get("title") or _title(found)),
        # Never the account that pressed the button: it is who published, not where the figures come from.
        **in_each_language("publisher", lambda: _publisher(stated) or found.source or _("source not stated")),
        **in_each_language("licence", lambda: _("not stated")),
        **({"path": stated["path"]} if stated.get("path") else {}),
        **({"stated": dict(stated)} if stated else {}),
        **(in_each_language("remarks", lambda: _remarks(found, stated)) if _remarks(found, stated) else {}),
    }


def _title(found: Version) -> str:
    dataset = in_language(package().resource(found.dataset), "title")
    return _("{dataset}, version {version}", dataset=dataset, version=str(found.id))


def _remarks(found: Version, stated: Mapping[str, str]) -> str:
    sent = [_("as sent with {version}", version=_title(found))] if stated.get("title") else []
    told = [_("a warning was confirmed: {reasons}", reasons="; ".join(_told(found)))] if found.reasons else []
    return "; ".join([*sent, *told])


def _publisher(stated: Mapping[str, str]) -> str:
    """Who is named as the publisher, else what else is stated: never the source of other rows."""
    return next((stated[part] for part in PARTS if stated.get(part)), "")


# A dataset as it stands: the bundled rows, and what was published over them.


def table(name: str, *, head: int | None = None) -> pd.DataFrame:
    """The rows in force as of a version (the newest unless said); 0 gives the bundled ones.

    Callers never change it.

    Raises:
        UnknownNameError: no such dataset.
        UnavailableError: the store cannot be used; also where a version no longer is what was written.
    """
    with reading() as connection:
        return bundled_then(name).table if connection is None else in_force(connection, name, head=head)


def in_force(connection: Connection, name: str, *, head: int | None = None) -> pd.DataFrame:
    """The same through a connection that is open; raises as `table` does."""
    resource, base = package().resource(name), bundled_then(name).table
    regional = resource["publishes"] == "regional"
    held = holders(connection, name, head=head) if regional else {}
    numbers = set(held.values()) if regional else _all(connection, name, head=head)
    if not numbers:
        return base
    kept = _kept(connection, numbers)
    return _newest_of_each(base, kept, held, resource) if regional else _one_after_another(base, kept, resource)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Kept:
    """What the table of versions holds of one, with its scopes."""

    id: int
    payload: bytes
    restored: int | None
    scopes: set[Scope]
    withdrawn: list[list[int | str | None]] | None
    key: list[str] | None


def _newest_of_each(
    base: pd.DataFrame, kept: Mapping[int, _Kept], held: Mapping[Scope, int], resource: dict[str, Any]
) -> pd.DataFrame:
    """Offices: in each scope the rows of its newest version, all of them, and no others."""
    parts = []
    for number, version in kept.items():
        own = [scope for scope, holder in held.items() if holder == number]
        parts.append(rows_in(_whole(version, resource), own, resource))
    return replaced(base, pd.concat(parts), columns=scope_columns(resource))


def _one_after_another(base: pd.DataFrame, kept: Mapping[int, _Kept], resource: dict[str, Any]) -> pd.DataFrame:
    """The national authority: each version changes rows of what was in force before it.

    Versions by the key of before come first: no program that writes them opens a store with one by a key that has grown.
    """
    former = {number: version for number, version in kept.items() if version.key is None}
    now = _applied_in_turn(base, base, former, _by_key(resource, former_keys(resource)))
    if key_has_grown(resource) and keys(sealed().resource(resource["name"])) == keys(resource):
        now = _beside_the_printed(now, base, resource)
    rest = {number: version for number, version in kept.items() if version.key is not None}
    return _applied_in_turn(now, base, rest, resource)


def _by_key(resource: dict[str, Any], key: list[str]) -> dict[str, Any]:
    return resource | {"schema": resource["schema"] | {"primaryKey": key}}


def _beside_the_printed(now: pd.DataFrame, base: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """What versions by the key of before had put in the place of a bundled row, beside that row.

    A row that was corrected, or that went, does not come back: only one whose place by the whole key is free.
    """
    key, former = keys(resource), former_keys(resource)
    there, gave_way = (
        pd.MultiIndex.from_frame(base[by]).isin(pd.MultiIndex.from_frame(now[by])) for by in (key, former)
    )
    return applied(now, Change(rows=base[gave_way & ~there], withdrawn=base.iloc[:0][key]), resource=resource)


def _applied_in_turn(
    now: pd.DataFrame, base: pd.DataFrame, kept: Mapping[int, _Kept], resource: dict[str, Any]
) -> pd.DataFrame:
    """A table after versions that tell its rows apart by one key."""
    states = {0: base}
    for number, version in kept.items():
        rows = _whole(version, resource)
        if version.withdrawn is None:
            known = (now, states.get(version.restored or 0, base), base)
            now = replaced(now, _with_their_own_source(rows, known, resource), columns=scope_columns(resource))
        else:
            changed = _as_bundled_now(rows, base, resource)
            now = applied(now, Change(rows=changed, withdrawn=_keys(version.withdrawn, resource)), resource=resource)
        states[number] = now
    return now


def _keys(withdrawn: list[list[int | str | None]], resource: dict[str, Any]) -> pd.DataFrame:
    with as_written():
        return typed(pd.DataFrame(withdrawn, columns=keys(resource)), resource)[keys(resource)]


def _with_their_own_source(rows: pd.DataFrame, known: Iterable[pd.DataFrame], resource: dict[str, Any]) -> pd.DataFrame:
    """The rows of a program before schema 3, which replaced whole scopes and marked every row as uploaded.

    A row that stands in one of the known states has its status and source again: the bundled ones are the last and decide.
    """
    columns = [field["name"] for field in uploaded(resource)]
    rows = _with_todays_notes(rows, resource)
    for state in known:
        rows = settled(rows, state, resource=resource, columns=columns)
    return rows


def _with_todays_notes(rows: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows with the bundled notes as this program has them, where they hold what an earlier release had in that place."""
    base, key = bundled_then(resource["name"]).table, keys(resource)
    places = pd.MultiIndex.from_frame(base[key]).get_indexer(pd.MultiIndex.from_frame(rows[key]))
    for column, former in _former_notes(resource["name"]).items():
        mended = rows[column].isin(former) & (places >= 0)
        rows = rows.assign(**{column: rows[column].mask(mended, base[column].to_numpy()[places])})
    return rows


@cache
def _former_notes(dataset: str) -> dict[str, set[str]]:
    """By column, the notes of a dataset that a later release has mended."""
    listed = pd.read_csv(FORMER_NOTES, dtype="str").query("dataset == @dataset")
    return {str(column): set(notes) for column, notes in listed.groupby("column")["note"]}


def _as_bundled_now(rows: pd.DataFrame, base: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """Bundled rows that were brought back, as this program has them: a later release may have mended them."""
    back = rows[~rows["source"].str.startswith("upload_")]
    mended = settled(back, base, resource=resource, columns=())
    return pd.concat([rows.drop(back.index), mended]).loc[rows.index] if len(back) else rows


def holders(connection: Connection, dataset: str, *, head: int | None = None) -> dict[Scope, int]:
    """The newest version of every scope that was ever published, as of a version."""
    query = (
        select(SCOPES.c.year, SCOPES.c.province, func.max(SCOPES.c.version_id).label("holder"))
        .join(VERSIONS, VERSIONS.c.id == SCOPES.c.version_id)
        .where(SCOPES.c.dataset == dataset, SCOPES.c.version_id <= (newest(connection) if head is None else head))
        .where(VERSIONS.c.kind.not_in(WITHOUT_ROWS))
        .group_by(SCOPES.c.year, SCOPES.c.province)
    )
    return {Scope(row.year, row.province): row.holder for row in connection.execute(query)}


def _all(connection: Connection, dataset: str, *, head: int | None) -> set[int]:
    """The numbers of all versions of a dataset, as of one."""
    until = newest(connection) if head is None else head
    query = select(VERSIONS.c.id).where(
        VERSIONS.c.dataset == dataset, VERSIONS.c.id <= until, VERSIONS.c.kind.not_in(WITHOUT_ROWS)
    )
    return set(connection.execute(query).scalars())


def _kept(connection: Connection, numbers: set[int]) -> dict[int, _Kept]:
    """The versions of these numbers, in their order.

    Raises:
        DamagedStoreError: one is missing.
    """
    since = [column for column in columns(connection, VERSIONS) if column.name in ("withdrawn", "key")]
    query = select(VERSIONS.c.id, VERSIONS.c.payload, VERSIONS.c.restored, *since).where(VERSIONS.c.id.in_(numbers))
    scopes: dict[int, set[Scope]] = {number: set() for number in numbers}
    for row in connection.execute(select(SCOPES).where(SCOPES.c.version_id.in_(numbers))):
        scopes[row.version_id].add(Scope(row.year, row.province))
    with as_written():
        found = {
            row.id: _Kept(**{**row._mapping, "scopes": scopes[row.id]})
            for row in connection.execute(query.order_by(VERSIONS.c.id))
        }
    if set(found) != numbers:
        raise DamagedStoreError
    return found


def _whole(version: _Kept, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows of a version, if they are those of the scopes that it was written with."""
    with as_written():
        rows = unpacked(version.payload, resource)
        if set(scopes_of(rows, resource)) <= version.scopes:
            return rows
    raise DamagedStoreError

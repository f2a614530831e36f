"""Versions of the data: what each holds, and what is in force."""

import csv
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Row, Select, func, select

from data.package import PANDAS_TYPES, UnknownNameError, bundled, in_each_language, in_language, package, read_table
from data.stewardship import replaced, scope_columns
from data.store import location
from data.store.actor import Actor, shown
from data.store.connection import reading
from data.store.errors import DamagedStoreError, UnfitTableError, UnknownVersionError, as_written
from data.store.schema import SCOPES, VERSIONS, columns, newest
from i18n import _
from i18n.dates import KOREA

# One published state of some scopes of a dataset, without its rows.


REMOVED: Final = "rows-removed"
"""The code under which `problems` keeps how many rows went with a version, and which."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """Who published what, when and why.

    Attributes:
        id: counts all versions of all datasets from 1; 0 is the bundled data.
        scopes: what it replaces: (year, province), (year,) or () for the whole dataset, in order.
        provinces: those of the scopes, each once; empty for a national dataset.
        at: in UTC.
        kind: `publish` or `restore`.
        restored: the version whose rows came back (0 is the bundled data), None for a publication.
        sha256: checksum of the file that was published or whose rows came back.
        reasons: why warnings were accepted, by their code.
        problems: what the check had told: code, severity, row, column, value, message, message_ko; and the rows that went.
        source: what its publisher gives as the source of the figures; None where nothing was given.
        took_over: former publishers of provinces that an administrator took over.
        rows: how many it holds.
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


def typed(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """The columns of the schema, in its order and with its types."""
    fields = resource["schema"]["fields"]
    ordered = table.reindex(columns=[field["name"] for field in fields]).reset_index(drop=True)
    return ordered.astype({field["name"]: PANDAS_TYPES.get(field["type"], "str") for field in fields})


def require_fit(table: pd.DataFrame, resource: dict[str, Any]) -> None:
    """Let rows pass that can be told apart and put in their scopes; what cells may hold was checked before.

    Raises:
        UnfitTableError: no rows, an unknown column or province, an empty key, the same key twice.
    """
    key = resource["schema"]["primaryKey"]
    unknown = sorted(set(table.columns) - {field["name"] for field in resource["schema"]["fields"]})
    if table.empty:
        raise UnfitTableError(_("The file has no rows to publish."))
    if unknown:
        raise UnfitTableError(
            _("Unknown columns: {columns}. Keep only those of the template.", columns=", ".join(unknown))
        )
    if missing := [name for name in key if name not in table or table[name].isna().any()]:
        raise UnfitTableError(_("Some rows have no {columns}. Fill them in.", columns=", ".join(missing)))
    if table.duplicated(key).any():
        raise UnfitTableError(_("Some rows have the same {columns}. Keep one of them.", columns=", ".join(key)))
    if "province" in key and (codes := sorted(set(table["province"]) - set(bundled("provinces").table["code"]))):
        raise UnfitTableError(
            _("Unknown provinces: {provinces}. Use the codes of the template.", provinces=", ".join(codes))
        )


# Rows and their scopes: which scopes a table has, and which of its rows belong to some scopes.


@dataclass(frozen=True, order=True)
class Scope:
    """What one version replaces as a whole. Year 0 and province "": the dataset is not cut by them."""

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
    found = table[columns].drop_duplicates().to_dict("records")
    return sorted(Scope(**{str(name): value for name, value in row.items()}) for row in found)


def rows_in(table: pd.DataFrame, scopes: Collection[Scope], resource: dict[str, Any]) -> pd.DataFrame:
    """The rows that belong to the scopes, in their order."""
    columns = scope_columns(resource)
    if not columns:
        return table if scopes else table.iloc[:0]
    wanted = pd.MultiIndex.from_tuples([scope.shown(resource) for scope in scopes], names=columns)
    return table[pd.MultiIndex.from_frame(table[columns]).isin(wanted)] if len(wanted) else table.iloc[:0]


# Adding one version to the store, inside the transaction of whoever writes it.


def record(
    connection: Connection, rows: pd.DataFrame, *, actor: Actor, publishers: Mapping[Scope, str], **told: Any
) -> Version:
    """Write a version and its scopes, each with the publisher of its rows.

    Args:
        connection: of the transaction.
        rows: all its rows, typed.
        actor: who does it.
        publishers: the scopes that it replaces, and whose rows they hold now.
        told: the remaining fields of Version.
    """
    resource = package().resource(told["dataset"])
    version = Version(
        **told,
        scopes=tuple(scope.shown(resource) for scope in sorted(publishers)),
        provinces=tuple(sorted({scope.province for scope in publishers} - {""})),
        at=datetime.now(UTC),
        who=actor.name,
        role=actor.role,
        via=actor.via,
        rows=len(rows),
    )
    connection.execute(VERSIONS.insert(), [_stored(version) | {"payload": packed(rows)}])
    connection.execute(SCOPES.insert(), [_scope(version, scope, name) for scope, name in publishers.items()])
    return version


def _stored(version: Version) -> dict[str, Any]:
    kept = {column.name: getattr(version, column.name) for column in VERSIONS.c if column.name != "payload"}
    return kept | {
        "at": version.at.isoformat(),
        "reasons": dict(version.reasons),
        "problems": [dict(problem) for problem in version.problems],
        "took_over": list(version.took_over),
    }


def _scope(version: Version, scope: Scope, publisher: str) -> dict[str, Any]:
    place = {"version_id": version.id, "dataset": version.dataset}
    return {**place, "year": scope.year, "province": scope.province, "publisher": publisher}


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
    """The rows that a version holds: those of its own scopes.

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
            "scopes": tuple(scope.shown(resource) for scope in scopes),
            "provinces": tuple(sorted({scope.province for scope in scopes} - {""})),
        }
    )


# A published version as a source: what a table, a slide or a file says of where its figures come from.


def origin(version_id: int) -> dict[str, Any]:
    """The source entry `upload_<id>`, in the form of the package's sources.

    Raises:
        UnknownNameError: there is no such version.
    """
    return _origin(version_id, location.url())


def _told(found: Version) -> list[str]:
    """Why warnings were accepted, each reason once."""
    return list(dict.fromkeys(found.reasons.values()))


@lru_cache(maxsize=256)
def _origin(version_id: int, database: str) -> dict[str, Any]:
    try:
        found = version(version_id)
    except UnknownVersionError as error:
        raise UnknownNameError(str(error)) from None
    resource = package().resource(found.dataset)
    entry = {
        "name": f"upload_{version_id}",
        "date": found.at.astimezone(KOREA).date().isoformat(),
        "kind": "upload",
    }

    def title() -> str:
        return _("{dataset}, version {version}", dataset=in_language(resource, "title"), version=str(version_id))

    def remarks() -> str:
        return _("a warning was confirmed: {reasons}", reasons="; ".join(_told(found)))

    return {
        **entry,
        **in_each_language("title", title),
        # Never the account that pressed the button: it is who published, not where the figures come from.
        **in_each_language("publisher", lambda: found.source or _("source not stated")),
        **in_each_language("licence", lambda: _("not stated")),
        **(in_each_language("remarks", remarks) if found.reasons else {}),
    }


# A dataset as it stands: bundled rows where nothing was published, else the rows of the newest version of each scope.


def table(name: str, *, head: int | None = None) -> pd.DataFrame:
    """The rows in force as of a version (the newest unless said); 0 gives the bundled ones.

    Callers never change it.

    Raises:
        UnknownNameError: no such dataset.
        UnavailableError: the store cannot be used; also where a version no longer is what was written.
    """
    resource, base = package().resource(name), bundled(name).table
    with reading() as connection:
        held = {} if connection is None else holders(connection, name, head=head)
        if connection is None or not held:
            return base
        kept = _kept(connection, set(held.values()))
    parts = []
    for number, (payload, scopes) in kept.items():
        rows = _whole(payload, scopes, resource)
        parts.append(rows_in(rows, [scope for scope, holder in held.items() if holder == number], resource))
    return replaced(base, pd.concat(parts), columns=scope_columns(resource))


def holders(connection: Connection, dataset: str, *, head: int | None = None) -> dict[Scope, int]:
    """The newest version of every scope that was ever published, as of a version."""
    query = (
        select(SCOPES.c.year, SCOPES.c.province, func.max(SCOPES.c.version_id).label("holder"))
        .where(SCOPES.c.dataset == dataset, SCOPES.c.version_id <= (newest(connection) if head is None else head))
        .group_by(SCOPES.c.year, SCOPES.c.province)
    )
    return {Scope(row.year, row.province): row.holder for row in connection.execute(query)}


def _kept(connection: Connection, numbers: set[int]) -> dict[int, tuple[bytes, set[Scope]]]:
    query = select(VERSIONS.c.id, VERSIONS.c.payload).where(VERSIONS.c.id.in_(numbers)).order_by(VERSIONS.c.id)
    scopes: dict[int, set[Scope]] = {number: set() for number in numbers}
    for row in connection.execute(select(SCOPES).where(SCOPES.c.version_id.in_(numbers))):
        scopes[row.version_id].add(Scope(row.year, row.province))
    found = {row.id: (row.payload, scopes[row.id]) for row in connection.execute(query)}
    if set(found) != numbers:
        raise DamagedStoreError
    return found


def _whole(payload: bytes, scopes: set[Scope], resource: dict[str, Any]) -> pd.DataFrame:
    """The rows of a version, if they are those of the scopes that it was written with."""
    with as_written():
        rows = unpacked(payload, resource)
        if set(scopes_of(rows, resource)) <= scopes:
            return rows
    raise DamagedStoreError

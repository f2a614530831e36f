"""What was published, newest first, and the rows of each version."""

from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, select

from data.package import package
from data.store.connection import reading
from data.store.errors import UnknownVersionError, as_written
from data.store.payload import unpacked
from data.store.schema import columns, newest
from data.store.scopes import Scope
from data.store.tables import SCOPES, VERSIONS
from data.store.version import Version


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

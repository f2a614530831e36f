"""A dataset as it stands: bundled rows where nothing was published, else the rows of the newest version of each scope."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data.bundled import bundled
from data.package import package
from data.scope import replaced, scope_columns
from data.store.connection import reading
from data.store.errors import DamagedStoreError, as_written
from data.store.payload import unpacked
from data.store.schema import newest
from data.store.scopes import Scope, rows_in, scopes_of
from data.store.tables import SCOPES, VERSIONS


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

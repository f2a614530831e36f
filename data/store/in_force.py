"""A dataset as it stands: bundled rows where nothing was published, else the rows of the newest version of each scope."""

import pandas as pd
from sqlalchemy import Connection, func, select

from data.bundled import bundled
from data.package import package
from data.scope import replaced, scope_columns
from data.store.connection import reading
from data.store.history import newest
from data.store.payload import unpacked
from data.store.scopes import Scope, rows_in
from data.store.tables import SCOPES, VERSIONS


def table(name: str, *, head: int | None = None) -> pd.DataFrame:
    """The rows in force as of a version (the newest unless said); 0 gives the bundled ones.

    Callers never change it.

    Raises:
        UnknownNameError: no such dataset.
        UnavailableError: the database does not answer.
    """
    resource, base = package().resource(name), bundled(name).table
    with reading() as connection:
        held = {} if connection is None else holders(connection, name, head=head)
        if connection is None or not held:
            return base
        payloads = _payloads(connection, set(held.values()))
    parts = [
        rows_in(unpacked(payload, resource), [scope for scope, holder in held.items() if holder == number], resource)
        for number, payload in payloads.items()
    ]
    return replaced(base, pd.concat(parts), columns=scope_columns(resource))


def holders(connection: Connection, dataset: str, *, head: int | None = None) -> dict[Scope, int]:
    """The newest version of every scope that was ever published, as of a version."""
    query = (
        select(SCOPES.c.year, SCOPES.c.province, func.max(SCOPES.c.version_id).label("holder"))
        .where(SCOPES.c.dataset == dataset, SCOPES.c.version_id <= (newest(connection) if head is None else head))
        .group_by(SCOPES.c.year, SCOPES.c.province)
    )
    return {Scope(row.year, row.province): row.holder for row in connection.execute(query)}


def _payloads(connection: Connection, numbers: set[int]) -> dict[int, bytes]:
    query = select(VERSIONS.c.id, VERSIONS.c.payload).where(VERSIONS.c.id.in_(numbers)).order_by(VERSIONS.c.id)
    return {row.id: row.payload for row in connection.execute(query)}

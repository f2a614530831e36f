"""Adding one version to the store, inside the transaction of whoever writes it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data.package import package
from data.store.actor import Actor
from data.store.payload import packed
from data.store.scopes import Scope
from data.store.tables import SCOPES, VERSIONS
from data.store.version import Version


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

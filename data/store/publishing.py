"""Publishing a checked file: one transaction that writes a whole version or nothing."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data.intake.problem import Problem
from data.package import package
from data.scope import gone
from data.store import in_force
from data.store.actor import Actor, require
from data.store.connection import writing
from data.store.errors import NewerVersionError
from data.store.ownership import require_publisher
from data.store.payload import require_fit, typed
from data.store.record import record
from data.store.schema import newest
from data.store.scopes import scopes_of
from data.store.tables import SCOPES
from data.store.told import plain, removed, said
from data.store.version import Version


def publish(
    table: pd.DataFrame,
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
    removals: int | None = None,
) -> Version:
    """Put the rows in force: they replace all rows of their scopes, and no others.

    Args:
        table: the rows as `data.intake.check` gave them, without the columns that the store fills.
        dataset: where they belong.
        actor: who publishes.
        note: what changes and why.
        seen: the newest version when the comparison was made that the actor saw.
        sha256: checksum of the file.
        reasons: why each kind of warning is accepted, by its code.
        problems: what the check told.
        take_over: whether an administrator makes provinces of another publisher their own.
        source: where the figures come from, in the words of whoever publishes.
        removals: how many rows in force are meant to go; None and 0 are none.

    Raises:
        NotAllowedError: the actor may not publish these provinces.
        UnfitTableError: the rows are not a table of this dataset.
        UnconfirmedError: the note, or the reason for a warning, is missing.
        NewerVersionError: the comparison is out of date.
        OtherPublisherError: a province is somebody else's.
        RemovalsError: other rows in force would go than was confirmed.
        UnavailableError: the store cannot be used; its kind says why.
    """
    resource = package().resource(dataset)
    require_fit(table, resource)
    rows = typed(table, resource)
    scopes = scopes_of(rows, resource)
    provinces = sorted({scope.province for scope in scopes} - {""})
    require(actor, dataset, provinces)
    told = said(note=note, problems=problems, reasons=reasons or {}) | {"source": plain(source or "") or None}
    told["problems"] = (*_going(rows, resource, seen=seen, removals=removals), *told["problems"])
    publishers = dict.fromkeys(scopes, actor.name)
    with writing() as connection:
        _require_seen(connection, dataset, provinces, seen=seen)
        told["took_over"] = require_publisher(connection, dataset, provinces, actor=actor, take_over=take_over)
        told |= {"id": newest(connection) + 1, "dataset": dataset, "kind": "publish", "sha256": sha256}
        uploaded = rows.assign(status="uploaded", source=f"upload_{told['id']}")
        return record(connection, uploaded, actor=actor, publishers=publishers, **told)


def _going(
    rows: pd.DataFrame, resource: dict[str, Any], *, seen: int, removals: int | None
) -> tuple[dict[str, Any], ...]:
    """What the version keeps of the rows that go; in force as of what was seen, for a newer version is refused."""
    going = gone(in_force.table(resource["name"], head=seen), rows, resource=resource)
    return removed(going, resource, confirmed=removals)


def _require_seen(connection: Connection, dataset: str, provinces: Collection[str], *, seen: int) -> None:
    query = select(func.max(SCOPES.c.version_id)).where(SCOPES.c.dataset == dataset)
    if provinces:
        query = query.where(SCOPES.c.province.in_(provinces))
    latest = connection.execute(query).scalar_one()
    if latest is not None and latest > seen:
        raise NewerVersionError(latest)

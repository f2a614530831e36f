"""Bringing back the rows of an earlier version, as a new version: nothing is ever taken away."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.bundled import bundled
from data.package import package
from data.store.actor import Actor, require
from data.store.connection import writing
from data.store.errors import StoreError
from data.store.history import publishers, rows, version
from data.store.in_force import holders
from data.store.ownership import require_publisher
from data.store.record import record
from data.store.schema import newest
from data.store.scopes import Scope, rows_in
from data.store.told import required_note
from data.store.version import Version
from i18n import _


@dataclass(frozen=True, kw_only=True, eq=False)
class _Earlier:
    dataset: str
    table: pd.DataFrame
    sha256: str
    source: str | None = None


def restore(
    version_id: int, *, actor: Actor, note: str, dataset: str | None = None, province: str | None = None
) -> Version:
    """Put the rows of an earlier version in force again, for its own scopes and no others.

    Args:
        version_id: 0 for the bundled data: then all scopes of the dataset (and province) that were ever published.
        actor: who does it.
        note: why.
        dataset: needed for version 0.
        province: only this one; needed for version 0 of a regional dataset.

    Raises:
        UnknownVersionError: there is no such version.
        NotAllowedError: the actor may not publish these provinces.
        OtherPublisherError: a province is somebody else's, and the actor is no administrator.
        StoreError: dataset or province is missing or not of this version, nothing was published yet, or there is no note.
        UnavailableError: the database does not answer.
    """
    earlier = _earlier(version_id, dataset=dataset, province=province)
    why = required_note(note)
    resource = package().resource(earlier.dataset)
    with writing() as connection:
        whose = _scopes(connection, version_id, earlier.dataset, province=province)
        provinces = sorted({scope.province for scope in whose} - {""})
        require(actor, earlier.dataset, provinces)
        require_publisher(connection, earlier.dataset, provinces, actor=actor, take_over=True)
        return record(
            connection,
            rows_in(earlier.table, whose, resource),
            actor=actor,
            publishers=whose,
            id=newest(connection) + 1,
            dataset=earlier.dataset,
            kind="restore",
            restored=version_id,
            note=why,
            sha256=earlier.sha256,
            source=earlier.source,
        )


def _earlier(version_id: int, *, dataset: str | None, province: str | None) -> _Earlier:
    if version_id == 0:
        return _bundled(dataset, province=province)
    found = version(version_id)
    if dataset not in (None, found.dataset):
        raise StoreError(_("Version {version} is one of {dataset}.", version=str(version_id), dataset=found.dataset))
    return _Earlier(dataset=found.dataset, table=rows(version_id), sha256=found.sha256, source=found.source)


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

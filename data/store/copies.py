"""One file that holds everything the store holds, whichever database it is; and bringing it all back."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection, Table, insert, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError

from data.store import location
from data.store.actor import operator
from data.store.audit import BROUGHT_BACK, add, history
from data.store.connection import COPIES, engine_of, reading, writing
from data.store.errors import DamagedStoreError, NewerStoreError, StoreError, UnavailableError, UnknownVersionError
from data.store.notes import required_note
from data.store.schema import (
    AUDIT,
    DRAFTS,
    GRANTS,
    METADATA,
    SCHEMA,
    SCOPES,
    STORE,
    STORIES,
    STORY_DRAFTS,
    VERSIONS,
    columns,
    has,
    identify,
    identity,
    make,
    needs,
    new_id,
    newest,
    purge,
    require_programs,
    require_whole,
)
from data.store.versions import wipe
from i18n import _

NUMBER: Final = {VERSIONS: VERSIONS.c.id, SCOPES: SCOPES.c.version_id}
AT_ONCE: Final = 50


def backup(path: Path, *, with_drafts: bool = False) -> int:
    """Write all versions and stories into one new SQLite file; gives the number of versions.

    Args:
        path: where to.
        with_drafts: whether unfinished uploads and stories in work go with them.

    Raises:
        StoreError: the file is there already, its folder is not, or the store holds what this program does not know.
        UnavailableError: the store cannot be used; its kind says why.
    """
    if path.exists() or not path.absolute().parent.is_dir():
        raise StoreError(_("{name}: give a new file in a folder that is there.", name=path.name))
    with TemporaryDirectory(dir=path.absolute().parent, prefix=".new-") as folder:
        fresh = Path(folder) / path.name
        with reading(patience=COPIES) as connection, engine_of(fresh).begin() as copy:
            make(copy, store_id=(identity(connection).id if connection else "") or new_id())
            identify(copy)
            count = 0
            if connection is not None:
                require_whole(connection)
                _require_known(connection)
                count = newest(connection)
                more = [STORIES, GRANTS, AUDIT, *([DRAFTS, STORY_DRAFTS] if with_drafts else [])]
                _copy(connection, copy, after=0, until=count, more=more)
        fresh.replace(path)
    return count


def restore_backup(path: Path) -> int:
    """Bring back what a backup holds and the store lacks; gives the number of versions that came back.

    A store without versions takes on the name of the store that was backed up: it is the same one again.

    Raises:
        StoreError: it is no backup, a damaged or newer one, or the store holds versions that the backup does not know.
        UnavailableError: the store cannot be used; its kind says why.
    """
    if not path.is_file():
        raise StoreError(_("{name}: there is no such file.", name=path.name))
    _require_backup(path)
    with engine_of(path).connect() as copy, writing(patience=COPIES, anew=True) as connection:
        known, present = _known(copy), _marks(connection)
        if not present.items() <= known.items():
            raise StoreError(
                _(
                    "The store holds versions that this backup lacks; they would be lost. Back the store up, move it away, "
                    "then restore this backup."
                )
            )
        _require_same_log(copy, connection)
        if not present and identity(copy).id:
            connection.execute(update(STORE).values(id=identity(copy).id))
            location.met_before(location.url()).id = identity(copy).id
            identify(connection)
        _copy(
            copy, connection, after=len(present), until=len(known), more=[STORIES, GRANTS, AUDIT, DRAFTS, STORY_DRAFTS]
        )
        if len(known) > len(present):
            add(connection, actor=operator(), act=BROUGHT_BACK, about=history(connection))
        purge(connection)
    return len(known) - len(present)


def empty_in_backup(path: Path, version_id: int, *, reason: str) -> None:
    """Take rows and words of a version out of a backup, or out of a copy that was kept of an older store; its drafts go too.

    Raises:
        StoreError: it is no backup, or a damaged or newer one, it has no such version, or there is no reason.
        PersonalDataError: the reason tells of a person.
    """
    if not path.is_file():
        raise StoreError(_("{name}: there is no such file.", name=path.name))
    why = required_note(reason)
    _require_backup(path)
    with engine_of(path).connect() as copy:
        copy.exec_driver_sql("PRAGMA secure_delete=ON")
        if version_id not in _known(copy):
            raise UnknownVersionError(version_id)
        wipe(copy, version_id, reason=why)
        copy.commit()
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("VACUUM")  # nothing of it may stand in free pages


def _require_known(connection: Connection) -> None:
    """Let pass a store of which nothing would be left out."""
    if odd := _unknown(connection):
        raise StoreError(
            _("The store holds what this program does not know, so it is not backed up: {names}.", names=", ".join(odd))
        )


def _unknown(connection: Connection) -> list[str]:
    """Tables and columns that a newer program, or somebody else, has added."""
    look, odd = inspect(connection), []
    for name in sorted(identity(connection).tables):
        if name not in METADATA.tables:
            odd.append(name)
            continue
        known = {column.name for column in METADATA.tables[name].c}
        if has(connection, METADATA.tables[name]):
            odd += [f"{name}.{column['name']}" for column in look.get_columns(name) if column["name"] not in known]
    return odd


def _require_backup(path: Path) -> None:
    try:
        with engine_of(path).connect() as copy:
            _known(copy)
            require_whole(copy)
            if identity(copy).schema > SCHEMA and _unknown(copy):  # it would come back without them
                raise NewerStoreError
    except NewerStoreError as error:
        told = _("{name} was made by a newer version of this dashboard. Update the dashboard.", name=path.name)
        raise StoreError(told) from error
    except DamagedStoreError as error:
        raise StoreError(_("{name} is damaged. Take another backup.", name=path.name)) from error
    except (SQLAlchemyError, UnavailableError) as error:
        raise StoreError(_("{name} is no backup of this dashboard.", name=path.name)) from error


def _known(copy: Connection) -> dict[int, tuple[str, str, str]]:
    identify(copy)
    newest(copy)
    return _marks(copy)


def _copy(source: Connection, target: Connection, *, after: int, until: int, more: Collection[Table]) -> None:
    for table, number in NUMBER.items():
        query = select(*columns(source, table)).select_from(table).where(number > after, number <= until)
        for rows in source.execute(query.order_by(number).execution_options(yield_per=AT_ONCE)).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
    for table in more:
        if has(source, table):  # an earlier schema lacks some
            _add(source, target, table)
    require_programs(target, needs(source))
    # Never made anew from the links: one that was taken off their end would be missed no more.
    ends = [one.execute(select(STORE.c.audited)).scalar_one() for one in (source, target) if has(one, AUDIT)]
    target.execute(update(STORE).values(audited=max(filter(None, ends), key=_number_of, default=None)))


def _number_of(audited: str) -> int:
    return int(audited.partition(" ")[0])


def _require_same_log(copy: Connection, connection: Connection) -> None:
    """Let pass where grants and audit of the one are the beginning of the other's: two chains cannot be made one."""
    for table in (AUDIT, GRANTS):
        if not has(copy, table):
            continue
        ours, theirs = ({row.id: tuple(row) for row in one.execute(select(table))} for one in (connection, copy))
        if not (ours.items() <= theirs.items() or theirs.items() <= ours.items()):
            raise StoreError(
                _(
                    "The store and this backup have each gone on with an audit or grants of their own. Back the store up, "
                    "move it away, then restore this backup."
                )
            )


def _add(source: Connection, target: Connection, table: Table) -> None:
    """The rows whose key the target lacks; one of today is not replaced by one of the backup."""
    key = [column.name for column in table.primary_key]
    kept = {tuple(row) for row in target.execute(select(*table.primary_key))}
    for row in source.execute(select(table).execution_options(yield_per=1)).mappings():
        if tuple(row[name] for name in key) not in kept:
            target.execute(insert(table), [dict(row)])


def _marks(connection: Connection) -> dict[int, tuple[str, str, str]]:
    query = select(VERSIONS.c.id, VERSIONS.c.dataset, VERSIONS.c.at, VERSIONS.c.sha256)
    return {row.id: (row.dataset, row.at, row.sha256) for row in connection.execute(query)}

"""One file that holds everything the store holds, whichever database it is; and bringing it all back."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import URL, Connection, Engine, NullPool, Table, create_engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from data.store.connection import reading, writing
from data.store.errors import StoreError
from data.store.history import newest
from data.store.tables import DRAFTS, METADATA, SCOPES, STORIES, VERSIONS
from i18n import _

NUMBER: Final = {VERSIONS: VERSIONS.c.id, SCOPES: SCOPES.c.version_id}
AT_ONCE: Final = 50


def backup(path: Path) -> int:
    """Write all versions, drafts and stories into one new SQLite file; gives the number of versions.

    Raises:
        StoreError: the file is there already, or its folder is not.
        UnavailableError: the database does not answer.
    """
    if path.exists() or not path.absolute().parent.is_dir():
        raise StoreError(_("{name}: give a new file in a folder that is there.", name=path.name))
    with TemporaryDirectory(dir=path.absolute().parent, prefix=".new-") as folder:
        fresh = Path(folder) / path.name
        with reading() as connection, _file(fresh).begin() as copy:
            METADATA.create_all(copy)
            count = 0 if connection is None else newest(connection)
            if connection is not None:
                _copy(connection, copy, after=0, until=count)
        fresh.replace(path)
    return count


def restore_backup(path: Path) -> int:
    """Bring back what a backup holds and the store lacks; gives the number of versions that came back.

    Raises:
        StoreError: it is no backup, or the store holds versions that the backup does not know.
        UnavailableError: the database does not answer.
    """
    if not path.is_file():
        raise StoreError(_("{name}: there is no such file.", name=path.name))
    try:
        with _file(path).connect() as copy:
            known = _marks(copy)
    except SQLAlchemyError as error:
        raise StoreError(_("{name} is no backup of this dashboard.", name=path.name)) from error
    with _file(path).connect() as copy, writing() as connection:
        present = _marks(connection)
        if not present.items() <= known.items():
            raise StoreError(
                _(
                    "The store holds versions that this backup lacks; they would be lost. Back the store up, move it away, "
                    "then restore this backup."
                )
            )
        _copy(copy, connection, after=len(present), until=len(known))
    return len(known) - len(present)


def _copy(source: Connection, target: Connection, *, after: int, until: int) -> None:
    for table, number in NUMBER.items():
        query = select(table).where(number > after, number <= until).order_by(number)
        for rows in source.execute(query.execution_options(yield_per=AT_ONCE)).mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in rows])
    for table in (DRAFTS, STORIES):
        if inspect(source).has_table(table.name):  # a store of before there were stories has none
            _add(source, target, table)


def _add(source: Connection, target: Connection, table: Table) -> None:
    """The rows whose key the target lacks; one of today is not replaced by one of the backup."""
    key = [column.name for column in table.primary_key]
    kept = {tuple(row) for row in target.execute(select(*table.primary_key))}
    for row in source.execute(select(table).execution_options(yield_per=1)).mappings():
        if tuple(row[name] for name in key) not in kept:
            target.execute(table.insert(), [dict(row)])


def _marks(connection: Connection) -> dict[int, tuple[str, str, str]]:
    query = select(VERSIONS.c.id, VERSIONS.c.dataset, VERSIONS.c.at, VERSIONS.c.sha256)
    return {row.id: (row.dataset, row.at, row.sha256) for row in connection.execute(query)}


def _file(path: Path) -> Engine:
    return create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

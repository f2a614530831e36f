"""Connections: readers never wait; writers take turns."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from data.store import location
from data.store.errors import UnavailableError
from data.store.tables import METADATA, VERSIONS

WAIT_S: Final = 30
LOCK: Final = 7_020_211  # any number, the same for all writers of this program


@contextmanager
def reading() -> Iterator[Connection | None]:
    """A connection that only reads, or None while there is no store. Nothing is made.

    Raises:
        UnavailableError: the database does not answer.
    """
    if location.absent():
        yield None
        return
    with _told(), engine(location.url()).connect() as connection:
        yield connection if inspect(connection).has_table(VERSIONS.name) else None


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction at a time over all processes; the store is made if there is none. An exception undoes it.

    Raises:
        UnavailableError: the database does not answer, or other writers don't come to an end.
    """
    with _told():
        if location.absent():
            _make(location.file())
        with engine(location.url()).connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                METADATA.create_all(connection)
                yield connection


@cache
def engine(url: str) -> Engine:
    """The engine of a database. An SQLite file is opened anew each time: it may have been moved away meanwhile."""
    if not url.startswith(location.SQLITE):
        return create_engine(url, pool_pre_ping=True)
    address = URL.create("sqlite", database=url.removeprefix(location.SQLITE))  # a path as it is, with % and ?
    made = create_engine(address, poolclass=NullPool, connect_args={"timeout": WAIT_S})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where Python's driver guesses
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # A writer that begins as a reader could not wait for another writer: its snapshot would be out of date.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _make(file: Path | None) -> None:
    """An empty database in WAL mode, put in its place as a whole: of several that are made at once the first stays."""
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent, prefix=".new-") as folder:
        fresh = Path(folder) / file.name
        made = sqlite3.connect(fresh)
        made.execute("PRAGMA journal_mode=WAL")
        made.close()
        with suppress(FileExistsError):
            os.link(fresh, file)


@contextmanager
def _told() -> Iterator[None]:
    """What a database says goes to the log of the server: it may name paths and addresses."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        logging.getLogger(__name__).warning("database: %s", error)
        raise UnavailableError from error

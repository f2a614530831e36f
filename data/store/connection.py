"""Connections: readers never wait for writers, writers take turns, and nobody waits for ever."""

import errno
import logging
import math
import os
import re
import socket
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread, Timer
from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from data.store import location, schema
from data.store.errors import (
    DamagedStoreError,
    ForeignStoreError,
    FullDiskError,
    NoAnswerError,
    NoConnectionError,
    ReadOnlyStoreError,
    TurnError,
    UnavailableError,
    VanishedStoreError,
)
from data.store.location import remember, require_not_failed

WAIT: Final = "DASHBOARD_DATABASE_WAIT_S"
WAIT_S: Final = 2.0
TURN: Final = 5  # how many times as long a writer waits for its turn,
WRITES: Final = 5  # and for the answer to all that it writes,
COPIES: Final = 300  # and whoever copies a whole store
GONE_S: Final = 60  # after so long without a word in the middle of a transaction, a server takes a writer for gone
LOCK: Final = 7_020_211  # any number, the same for all writers of this program

# By SQLite's primary result code and PostgreSQL's SQLSTATE; whatever else happens is told as a store that can't be reached.
SQLITE_KINDS: Final[dict[int, type[UnavailableError]]] = {
    sqlite3.SQLITE_BUSY: TurnError,
    sqlite3.SQLITE_LOCKED: TurnError,
    sqlite3.SQLITE_READONLY: ReadOnlyStoreError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_IOERR: FullDiskError,
    sqlite3.SQLITE_CORRUPT: DamagedStoreError,
    sqlite3.SQLITE_NOTADB: ForeignStoreError,
}
POSTGRES_KINDS: Final[dict[str, type[UnavailableError]]] = {
    "55P03": TurnError,
    "40P01": TurnError,
    "57014": NoAnswerError,
    "25006": ReadOnlyStoreError,
    "42501": ReadOnlyStoreError,
    "53100": FullDiskError,
    "XX001": DamagedStoreError,
    "XX002": DamagedStoreError,
}
SYSTEM_KINDS: Final[dict[int, type[UnavailableError]]] = {
    errno.ENOSPC: FullDiskError,
    errno.EDQUOT: FullDiskError,
    errno.EFBIG: FullDiskError,
    errno.EROFS: ReadOnlyStoreError,
    errno.EACCES: ReadOnlyStoreError,
    errno.EPERM: ReadOnlyStoreError,
}
NO_WAY_TO_WRITE: Final = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)


def wait() -> float:
    """How many seconds a reader waits for a connection, and then for the answer; a setting that is none counts as not set."""
    told = os.environ.get(WAIT, "")
    seconds = float(told) if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", told) else 0
    return seconds or WAIT_S


@contextmanager
def reading(*, patience: float = 1) -> Iterator[Connection | None]:
    """A connection that only reads, or None while there is no store. Nothing is made, nothing has to be writable.

    Args:
        patience: how many times as long as usual the whole reading may take.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _told(remembered=True):
        if location.absent():
            yield None
            return
        with _connected(writes=False) as connection, _answering(_at_one_moment(connection), seconds=wait() * patience):
            found = schema.identify(connection)
            schema.require_same(found, location.met_before(location.url()))
            yield connection if found else None


@contextmanager
def writing(
    *, turn: float = TURN, patience: float = WRITES, anew: bool = False, needs: int = schema.NEEDED
) -> Iterator[Connection]:
    """One transaction at a time over all processes; the store is made if there is none. An exception undoes it.

    Args:
        turn: how many times as long as usual to wait for other writers.
        patience: how many times as long as a reading the whole writing may take.
        anew: whether a store that got lost is made again, empty.
        needs: the schema that a program must know of the store afterwards; a file of an older one is copied first.

    Raises:
        UnavailableError: the store cannot be used, or other writers don't come to an end; its kind says why.
    """
    with _told():
        _prepared(anew=anew, needs=needs)
        with _connected(writes=True) as connection:
            connection.execution_options(turn=wait() * turn)
            with _answering(connection, seconds=wait() * (turn + patience)), connection.begin():
                _take_turn(connection)
                _up_to_date(connection)
                schema.purge(connection)
                schema.require_programs(connection, needs)
                yield connection
            _finish(connection)


@contextmanager
def beside(*, patience: float = 1) -> Iterator[Connection | None]:
    """A transaction of what is no version, or None while there is no store: it takes no turn among the writers of versions.

    Args:
        patience: how many times as long as usual it may take.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _told():
        if location.absent():
            yield None
            return
        with _connected(writes=True) as connection:
            connection.execution_options(turn=wait())
            with _answering(connection, seconds=wait() * patience), connection.begin():
                found = schema.identify(connection)
                schema.require_same(found, location.met_before(location.url()))
                yield connection if found else None


@cache
def engine(url: str, *, writes: bool = True) -> Engine:
    """The engine of a database. Each use opens a connection of its own: a file may have been moved away, a server restarted."""
    if not url.startswith(location.SQLITE):
        return create_engine(url, poolclass=NullPool, connect_args=_limits(url))
    made = create_engine("sqlite://", poolclass=NullPool, creator=partial(_opened, Path(url[10:]), writes=writes))
    event.listen(made, "begin", _begin)
    return made


def _limits(url: str) -> dict[str, Any]:
    """What makes libpq give up: on connecting, and on a peer that is gone from the network."""
    if not url.startswith("postgresql"):
        return {}
    idle = {"keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}
    # Later than we give up ourselves: it ends the attempt that nobody waits for any more.
    return {"connect_timeout": math.ceil(wait()) + 1, "tcp_user_timeout": 10_000} | idle


def _opened(path: Path, *, writes: bool) -> sqlite3.Connection:
    """An SQLite file, which is never made by opening it; where nothing can be written, it is read all the same."""
    try:
        return _usable(path, "mode=rw")
    except sqlite3.OperationalError as error:
        if writes or _code(error) not in NO_WAY_TO_WRITE:
            raise
    if location.log(path).exists():
        # Its pages in the log are found without a file for locks, for which there is no room or no right here.
        return _usable(path, "mode=ro&vfs=unix-none", first="PRAGMA locking_mode=EXCLUSIVE")
    return _usable(path, "mode=ro&immutable=1")


def _usable(path: Path, way: str, *, first: str = "PRAGMA foreign_keys=ON") -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{way}"
    # Transactions begin where we say, not where Python's driver guesses.
    made = sqlite3.connect(address, uri=True, timeout=wait(), isolation_level=None, check_same_thread=False)
    try:
        for line in (first, "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON", "SELECT count(*) FROM sqlite_master"):
            made.execute(line)
    except sqlite3.Error:
        made.close()
        raise
    return made


def _begin(connection: Connection) -> None:
    turn = connection.get_execution_options().get("turn")
    if turn is None:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout={turn * 1000:.0f}")
    # A writer that begins as a reader could not wait for another writer: its snapshot would be out of date.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _connected(*, writes: bool) -> Iterator[Connection]:
    url = location.url()
    opened = engine(url, writes=writes)
    connect = opened.connect if url.startswith(location.SQLITE) else partial(_in_time, opened.connect, wait())
    with connect() as connection:
        yield connection


def _at_one_moment(connection: Connection) -> Connection:
    """All that is read is of one moment, as in SQLite: else a backup held a version whose link of the audit it lacked."""
    sqlite = connection.dialect.name == "sqlite"
    return connection if sqlite else connection.execution_options(isolation_level="REPEATABLE READ")


def _in_time(connect: Callable[[], Connection], seconds: float) -> Connection:
    """The connection, if it comes in time: neither a name server nor several addresses of a host have a limit of their own."""
    made: Future[Connection] = Future()
    Thread(target=_attempt, args=(connect, made), daemon=True).start()
    try:
        return made.result(seconds)
    except TimeoutError as error:
        made.add_done_callback(_close)
        raise NoConnectionError from error


def _attempt(connect: Callable[[], Connection], made: Future[Connection]) -> None:
    try:
        made.set_result(connect())
    except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
        made.set_exception(error)


def _close(made: Future[Connection]) -> None:
    if made.exception() is None:
        made.result().close()


@contextmanager
def _answering(connection: Connection, *, seconds: float) -> Iterator[None]:
    """Hang up on a server that has not answered in time, whether or not it keeps its own limits."""
    if connection.dialect.name != "postgresql":
        yield
        return
    hung_up = Event()
    with socket.socket(fileno=os.dup(_socket(connection))) as line:
        timer = Timer(seconds, _hang_up, (line, hung_up))
        timer.daemon = True
        timer.start()
        try:
            _limit(connection, seconds)
            yield
        except SQLAlchemyError as error:
            if hung_up.is_set():
                raise NoAnswerError from error
            raise
        finally:
            timer.cancel()


def _hang_up(line: socket.socket, hung_up: Event) -> None:
    hung_up.set()
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _socket(connection: Connection) -> int:
    driver: Any = connection.connection.driver_connection
    return int(driver.fileno())


def _limit(connection: Connection, seconds: float) -> None:
    """The server's own limits, which end a statement cleanly before we hang up, and a session whose program is gone."""
    limits = {
        "statement_timeout": seconds * 0.75,
        "lock_timeout": connection.get_execution_options().get("turn", seconds * 0.5),
        "idle_in_transaction_session_timeout": GONE_S,
    }
    query = select(*(func.set_config(name, f"{limit * 1000:.0f}ms", False) for name, limit in limits.items()))
    connection.execute(query)
    connection.commit()


def _prepared(*, anew: bool, needs: int) -> None:
    """A file to write into: made if there never was one, and one of an older schema copied before anything else."""
    path = location.file()
    if path is None:
        return
    try:
        if location.absent():
            _make(path)
            return
    except VanishedStoreError:
        if not anew:
            raise
        with suppress(FileNotFoundError):  # it would be read into the new file; but it may hold what the backup lacks
            location.log(path).replace(path.with_name(f"{path.name}-wal.lost"))
        met = location.met_before(location.url())
        met.newest, met.id = 0, _make(path)  # meant to be another one than that of the mark, until it is restored
    with closing(_opened(path, writes=False)) as file:
        older = schema.older(file, needs)
    if older:
        with _connected(writes=False) as connection:
            schema.identify(connection)  # another program may have a table of that name
        schema.put_aside(path, wait=wait() * TURN, needs=needs)


def _make(path: Path) -> str:
    """A whole store in WAL mode, put in its place at once: of several that are made at the same time the first stays."""
    store_id = schema.new_id()
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
        fresh = Path(folder) / path.name
        with closing(sqlite3.connect(fresh)) as made:
            made.execute("PRAGMA journal_mode=WAL")
        with engine_of(fresh).begin() as connection:
            schema.make(connection, store_id=store_id)
        with suppress(FileExistsError):
            os.link(fresh, path)
    return store_id


def engine_of(path: Path) -> Engine:
    """The engine of one file that is no store in force: one that is being made, or a backup."""
    made = create_engine("sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(path, isolation_level=None))
    event.listen(made, "begin", _begin)
    return made


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _up_to_date(connection: Connection) -> None:
    """The store as this program writes it: made where a server has none yet, brought to the newest schema where it is older."""
    met = location.met_before(location.url())
    found = schema.identify(connection)
    schema.require_same(found, met)
    if found is None:
        schema.make(connection, store_id=schema.new_id())
        schema.identify(connection)
    else:
        schema.require_whole(connection)
        schema.migrate(connection)
    schema.require_same(schema.identity(connection), met)


def _finish(connection: Connection) -> None:
    """After the commit: see it at once, name the store beside its file, and leave nothing of a deleted draft in the log."""
    location.met_before(location.url()).wrote = monotonic()
    path = location.file()
    if path is None:
        return
    schema.mark(path, schema.identity(connection).id)
    if connection.info.get("wiped"):
        with suppress(sqlite3.Error):  # it is written; the next writer tries again
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _told(*, remembered: bool = False) -> Iterator[None]:
    """What a database says goes to the log of the server: it may name paths and addresses.

    Args:
        remembered: whether the rest of the run need not ask again; who could not write may still read.
    """
    require_not_failed()
    try:
        location.require_setting()
        with _named():
            yield
    except UnavailableError as error:
        if not remembered:
            raise type(error)(writes=True) from error
        remember(error)
        raise


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError, UnicodeDecodeError) as error:
        logging.getLogger(__name__).warning("database: %s", error)
        raise _kind(error) from error


def _code(error: object) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def _kind(error: Exception) -> type[UnavailableError]:
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError):  # SQLite names what it stumbled over, and that is no text
        return DamagedStoreError
    if isinstance(cause, OSError):
        return SYSTEM_KINDS.get(cause.errno or 0, UnavailableError)
    code, path = _code(cause), location.file()
    if code == sqlite3.SQLITE_NOTADB and path and location.marker(path).exists():
        return DamagedStoreError  # it was one of ours
    if path and code is None and isinstance(cause, sqlite3.Error):
        return DamagedStoreError  # a text that is none: Python's driver says so, not SQLite
    return SQLITE_KINDS.get(code or 0) or POSTGRES_KINDS.get(getattr(cause, "sqlstate", None) or "", UnavailableError)

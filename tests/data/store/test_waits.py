"""Nobody waits for ever: for a connection, for a turn, for an answer; and a run of a page waits once at most."""

import os
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from data.__main__ import main
from data.store.connection import LOCK, WAIT, _hang_up, _limits, engine, reading, wait, writing
from data.store.errors import NoAnswerError, NoConnectionError, TurnError, UnavailableError
from data.store.head import head
from data.store.location import VARIABLE, file, one_run
from data.store.versions import table, versions
from tests.data.store.reports import kept, published, report

on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
TOLD = {
    NoConnectionError: "did not take the connection in time",
    TurnError: "did not finish in time",
    NoAnswerError: "did not answer in time",
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WAIT, "0.3")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[socket.socket]]:
    """The connections that a host has taken without ever saying a word; it is the store."""
    connections: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_take, args=(server, connections), daemon=True)
        thread.start()
        port = server.getsockname()[1]
        monkeypatch.setenv(VARIABLE, f"postgresql+psycopg://nobody@127.0.0.1:{port}/none?sslmode=disable")
        yield connections
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)
    for connection in connections:
        connection.close()


def _take(server: socket.socket, connections: list[socket.socket]) -> None:
    while True:
        try:
            connections.append(server.accept()[0])
        except OSError:
            return


def ask_everything() -> list[str]:
    told = []
    asked: list[Callable[[], object]] = [
        head,
        versions,
        lambda: table("trainees"),
        lambda: published(report(), seen=0),
        kept,
    ]
    for ask in asked:
        with pytest.raises(UnavailableError) as caught:
            ask()
        told.append(str(caught.value))
    return told


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize("command", [["list"], ["show"], ["restore", "1", "--note", "why"], ["backup", "copy.sqlite3"]])
def test_a_command_says_that_a_silent_host_took_no_connection(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--lang", "en"]) == 1
    assert TOLD[NoConnectionError] in capsys.readouterr().err


def test_in_one_run_a_silent_host_is_waited_for_once(taken: list[socket.socket]) -> None:
    with one_run():
        assert all(TOLD[NoConnectionError] in told for told in ask_everything())
        assert len(taken) == 1
    with one_run(), pytest.raises(NoConnectionError):
        head()
    assert len(taken) == 2


def test_outside_of_a_run_each_asks_anew(taken: list[socket.socket]) -> None:
    ask_everything()
    assert len(taken) == 5


def test_who_could_not_write_still_reads_in_the_same_run() -> None:
    published(report())
    with one_run(), _busy(file()):
        with pytest.raises(TurnError, match=TOLD[TurnError]):
            published(report())
        assert (head(), table("regional_training")["trainees"].sum()) == (1, 250)


@contextmanager
def _busy(path: Path | None) -> Iterator[None]:
    """Somebody writes into the file and does not come to an end."""
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_file_that_somebody_keeps_for_themselves_is_not_waited_for_for_ever() -> None:
    published(report())
    path = file()
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM drafts")
        with pytest.raises(TurnError):
            head()


@on_postgresql
class TestOnAServer:
    @pytest.fixture(autouse=True)
    def _a_little_patient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # The limits of the server come before the one at which we hang up, also on a busy machine.
        monkeypatch.setenv(WAIT, "1.5")

    def test_a_lock_that_is_held_is_told_and_the_readers_go_on(self, database: str) -> None:
        published(report())
        with _other(database, "SELECT pg_advisory_lock(:lock)", lock=LOCK):
            for write in (lambda: published(report()), kept):
                with pytest.raises(TurnError, match=TOLD[TurnError]):
                    write()
            assert head() == 1
        assert published(report()).id == 2

    def test_a_table_that_is_locked_is_told(self, database: str) -> None:
        published(report())
        with _other(database, "LOCK TABLE versions IN ACCESS EXCLUSIVE MODE"), pytest.raises(TurnError):
            head()
        assert head() == 1

    def test_a_statement_that_takes_too_long_is_ended_by_the_server(self, database: str) -> None:
        published(report())
        with reading() as connection:
            assert connection is not None
            with pytest.raises(OperationalError, match="statement timeout"):
                connection.execute(text("SELECT pg_sleep(60)"))

    def test_a_server_that_falls_silent_in_the_middle_is_hung_up_on(
        self, database: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(report())
        with _falling_silent(str(database), after=b"FROM versions") as address:
            monkeypatch.setenv(VARIABLE, address)
            with pytest.raises(NoAnswerError, match=TOLD[NoAnswerError]):
                head()
            with pytest.raises(NoAnswerError):
                published(report(), seen=1)

    def test_a_session_whose_program_is_gone_is_ended_by_the_server_in_the_middle_of_a_transaction(
        self, database: str
    ) -> None:
        published(report())
        for opened in (reading, writing):
            with opened() as connection:
                assert connection is not None
                assert connection.execute(text("SHOW idle_in_transaction_session_timeout")).scalar() == "1min"

    def test_a_peer_that_is_gone_from_the_network_is_noticed(self, database: str) -> None:
        with engine(database).connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            known = driver.info.get_parameters()
        assert {"keepalives_idle", "tcp_user_timeout", "connect_timeout"} <= set(known)


@contextmanager
def _other(database: str, statement: str, **values: object) -> Iterator[None]:
    """Somebody else at the same database, who holds something for as long as this lasts."""
    made = create_engine(database, poolclass=NullPool)
    with made.connect() as connection:
        connection.execute(text(statement), values)
        yield


@contextmanager
def _falling_silent(database: str, *, after: bytes) -> Iterator[str]:
    """The address of a host that passes everything on to the server, until it hears some words."""
    made = create_engine(database)
    host, port = made.url.query.get("host") or made.url.host or "127.0.0.1", made.url.port or 5432
    open_ones: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_pass_on, args=(server, str(host), port, after, open_ones), daemon=True).start()
        # The host of the query would win over that of the address.
        query = {name: value for name, value in made.url.query.items() if name != "host"} | {"sslmode": "disable"}
        address = made.url.set(host="127.0.0.1", port=server.getsockname()[1], query=query)
        yield address.render_as_string(hide_password=False)
        server.shutdown(socket.SHUT_RDWR)
    for one in open_ones:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()


def _pass_on(server: socket.socket, host: str, port: int, after: bytes, open_ones: list[socket.socket]) -> None:
    while True:
        try:
            client = server.accept()[0]
        except OSError:
            return
        there = socket.socket(socket.AF_UNIX) if host.startswith("/") else socket.socket()
        there.connect(f"{host}/.s.PGSQL.{port}" if host.startswith("/") else (host, port))
        open_ones += [client, there]
        threading.Thread(target=_copy, args=(client, there, after), daemon=True).start()
        threading.Thread(target=_copy, args=(there, client, None), daemon=True).start()


def _copy(source: socket.socket, target: socket.socket, until: bytes | None) -> None:
    try:
        while received := source.recv(65_536):
            if until and until in received:
                return
            target.sendall(received)
    except OSError:
        return


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="a socket of the file system")
def test_limits_are_set_for_servers_only_and_by_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _limits("oracle://x") == {}
    assert _limits("postgresql+psycopg://x")["connect_timeout"] == 2  # a whole second above 0.3
    monkeypatch.delenv(WAIT)
    assert wait() == 2
    assert _limits("postgresql+psycopg://x")["connect_timeout"] == 3


@pytest.mark.parametrize("told", ["soon", "-1", "0", "inf", "nan", ""])
def test_a_setting_that_is_no_wait_counts_as_not_set(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WAIT, told)
    assert wait() == 2


def test_a_host_that_refuses_is_no_host_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setenv(VARIABLE, f"postgresql+psycopg://nobody@127.0.0.1:{port}/none")
    with pytest.raises(UnavailableError, match="cannot be reached") as caught:
        head()
    assert isinstance(caught.value.__cause__, OperationalError)
    assert os.environ[VARIABLE] not in str(caught.value)


def test_to_hang_up_ends_the_line_at_both_ends() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.settimeout(30)
        hung_up = Event()
        _hang_up(ours, hung_up)
        assert hung_up.is_set()
        assert theirs.recv(1) == b""  # the end, though our side is still open

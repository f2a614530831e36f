"""Both databases: SQLite always, PostgreSQL where POSTGRES_TEST_URL names one."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from data.store.connection import engine
from data.store.location import SQLITE, VARIABLE, url
from i18n import speaking


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty store, on each database in turn."""
    if request.param == "sqlite":
        yield url()
        return
    yield from _schema(_server(), monkeypatch)


@pytest.fixture
def another_store(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """What makes one more empty store on the same database, and the store from then on."""
    with ExitStack() as made:

        def make() -> None:
            if database.startswith(SQLITE):
                monkeypatch.setenv(VARIABLE, f"{SQLITE}{tmp_path / uuid4().hex}.db")
            else:
                made.enter_context(contextmanager(_schema)(_server(), monkeypatch))

        yield make


def _server() -> str:
    server = os.environ.get("POSTGRES_TEST_URL")
    if not server:
        missing = pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip
        missing("POSTGRES_TEST_URL names no PostgreSQL server")
    return str(server)


def _schema(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    address = f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        monkeypatch.setenv(VARIABLE, address)
        yield address
        engine(address).dispose()
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    admin.dispose()

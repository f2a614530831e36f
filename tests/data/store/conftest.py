"""Both databases: SQLite always, PostgreSQL where POSTGRES_TEST_URL names one."""

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from data.store.connection import engine
from data.store.location import VARIABLE, url
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
    server = os.environ.get("POSTGRES_TEST_URL")
    if not server:
        missing = pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip
        missing("POSTGRES_TEST_URL names no PostgreSQL server")
    yield from _schema(str(server), monkeypatch)


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

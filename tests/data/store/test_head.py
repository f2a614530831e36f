"""What each run of a page begins with: which version is the newest, asked of a server at most once in a second."""

import time

import pytest
from sqlalchemy import NullPool, create_engine, text

from data.store import connection
from data.store.errors import UnavailableError
from data.store.head import HEAD_S, head, recent_head
from data.store.location import url
from tests.data.store.reports import published, report

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When a connection was opened to read."""
    found: list[float] = []
    ask = connection.schema.identify

    def identify(one: connection.Connection) -> connection.schema.Identity | None:
        found.append(time.monotonic())
        return ask(one)

    monkeypatch.setattr(connection.schema, "identify", identify)
    return found


def elsewhere(statement: str) -> None:
    """What another replica does."""
    made = create_engine(url(), poolclass=NullPool)
    with made.begin() as one:
        one.execute(text(statement))


COPIED = (
    "dataset",
    "kind",
    "at",
    "who",
    "role",
    "via",
    "note",
    "sha256",
    "reasons",
    "problems",
    "took_over",
    "rows",
    "payload",
)
ONE_MORE = f"INSERT INTO versions (id, {', '.join(COPIED)}) SELECT id + 1, {', '.join(COPIED)} FROM versions"


def test_a_server_is_asked_once_in_a_second_and_a_file_each_time(database: str, readings: list[float]) -> None:
    published(report())
    recent_head()
    readings.clear()
    assert {recent_head() for _ in range(20)} == {1}
    assert len(readings) == (20 if database.startswith("sqlite") else 0)


def test_what_this_process_publishes_is_seen_at_once() -> None:
    for number in range(1, 6):
        published(report(employees=number))
        assert recent_head() == number


def test_what_another_replica_publishes_is_seen_within_a_second() -> None:
    published(report())
    recent_head()
    elsewhere(ONE_MORE)
    time.sleep(HEAD_S)
    assert recent_head() == 2


def test_who_asks_for_certain_is_told_for_certain() -> None:
    """Whoever writes, and whether a replica is ready."""
    published(report())
    recent_head()
    elsewhere(ONE_MORE)
    assert head() == 2


def test_a_server_that_went_away_is_missed_within_a_second(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if database.startswith("sqlite"):
        pytest.skip("a file is asked each time")
    published(report())
    recent_head()
    monkeypatch.setattr(connection.schema, "identify", lambda _: (_ for _ in ()).throw(OSError("gone")))
    assert recent_head() == 1
    time.sleep(HEAD_S)
    with pytest.raises(UnavailableError):
        recent_head()

"""Pages where the store cannot be used: the bundled figures, and a notice that says why; never an error box."""

import re
import sqlite3
from contextlib import closing

import pytest

from components import state as parts
from components.session import session
from data import catalogue
from data.store.connection import WAIT
from data.store.head import head
from data.store.location import VARIABLE, file
from tests.data.store.reports import published, report
from tests.data.store.test_waits import taken  # noqa: F401 - a host that never says a word
from tests.pages.test_every_page import PAGES

ALONE = "these are the bundled data alone."


def in_force():
    path = file()
    assert path is not None
    return path


def empty():
    in_force().write_bytes(b"")


def gone():
    published(report())
    in_force().unlink()


def foreign():
    with closing(sqlite3.connect(in_force())) as made:
        made.execute("CREATE TABLE letters (id INTEGER)")


def cut():
    published(report())
    in_force().write_bytes(in_force().read_bytes()[:9_000])


def changed(statement):
    def change():
        published(report())
        with closing(sqlite3.connect(in_force())) as made:
            made.execute(statement)
            made.commit()

    return change


STATES = {
    "empty": (empty, "is empty"),
    "gone": (gone, "is gone from its place"),
    "foreign": (foreign, "no database of this dashboard"),
    "cut": (cut, "is damaged"),
    "newer": (changed("UPDATE dashboard_store SET schema = 99"), "newer version of this dashboard"),
    "rows that are none": (changed("UPDATE versions SET payload = x'00'"), "is damaged"),
    "a moment that is none": (changed("UPDATE versions SET at = 'then'"), "is damaged"),
    "rows of another province": (changed("UPDATE scopes SET province = 'KR-27'"), "is damaged"),
}


def in_turn(first):
    """Every second page, the others in the sweep: a store that is silent and one that is damaged are told of in one way."""
    return [pytest.param(one, marks=() if place % 2 == first else pytest.mark.sweep) for place, one in enumerate(PAGES)]


@pytest.mark.parametrize("state", STATES)
def test_the_bundled_figures_are_shown_and_the_notice_says_why(open_page, texts, state):
    spoil, why = STATES[state]
    spoil()
    text = texts(open_page("data"))
    assert ALONE in text
    assert why in text
    assert "0 of 17 provinces" in text
    assert str(in_force()) not in text


@pytest.mark.parametrize("name", in_turn(1))
def test_no_page_fails_where_what_was_published_cannot_be_read(open_page, texts, name):
    changed("UPDATE versions SET payload = x'00'")()
    assert ALONE in texts(open_page(name))


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize("name", in_turn(0))
def test_every_page_opens_where_a_host_never_answers(open_page, texts, monkeypatch, name):
    monkeypatch.setenv(WAIT, "0.1")
    text = texts(open_page(name))
    assert ALONE in text
    assert "did not take the connection in time" in text


def test_a_run_waits_for_a_silent_host_once(open_page, taken, monkeypatch):  # noqa: F811
    monkeypatch.setenv(WAIT, "0.1")
    at = open_page("data")
    before = len(taken)
    at.run()
    assert len(taken) == before + 1


class RerunError(Exception):
    """The whole page would run again."""


def test_a_part_of_a_page_that_runs_alone_does_not_fail_when_the_store_goes(monkeypatch, tmp_path):
    def rerun():
        raise RerunError

    state = {session.version.name: 1}
    monkeypatch.setattr(parts.st, "session_state", state)
    monkeypatch.setattr(parts.st, "rerun", rerun)
    published(report())
    parts.hold()
    assert catalogue.head() == 1
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path.as_posix()}")  # a folder is no database
    with pytest.raises(RerunError):
        parts.hold()
    state[session.version.name] = 0  # as that run has left it
    parts.hold()
    assert catalogue.head() == 0


def test_when_the_store_is_back_its_figures_are(open_page, texts):
    published(report())
    whole = in_force().read_bytes()
    in_force().write_bytes(b"")
    at = open_page("concentration")
    assert ALONE in texts(at)
    in_force().write_bytes(whole)
    at.run()
    assert ALONE not in texts(at)
    assert head() == 1
    assert re.search("1 of 17 provinces", texts(at))

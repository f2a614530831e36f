"""Where reading needs a sign-in a page shows nothing else without one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components import state
from components.door import refusals, sign_in
from components.door.pace import Pace
from components.door.reading import READING
from data.store.actor import Person
from data.store.audit import entries
from tests.data.store.reports import published, report

Opens = Callable[..., AppTest]
TOLD = "Sign in to read this dashboard."


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READING, "sign-in")
    monkeypatch.setattr(refusals, "TOLD", Pace(1_000))
    published(report())


@pytest.mark.parametrize("page", ["overview", "trends", "data", "present", "changes", "access"])
def test_nothing_is_shown_but_the_way_to_sign_in(open_page: Opens, page: str) -> None:
    at = open_page(page)
    assert [one.value for one in at.warning] == [TOLD]
    shown = (
        list(at.metric),
        list(at.dataframe),
        list(at.selectbox),
        at.main.get("plotly_chart"),
        at.main.get("iframe"),
    )
    assert shown == ([], [], [], [], [])
    at.run()
    assert [one.act for one in entries()].count("read") == 1, "once a session"


@pytest.mark.parametrize(("hours", "warned"), [(1, []), (-1, [TOLD])], ids=["signed in", "sign-in that is over"])
def test_a_page_is_shown_to_who_signed_in(
    open_page: Opens, hours: int, warned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    until = datetime.now(UTC) + timedelta(hours=hours)
    someone = Person(issuer="https://id.example.go.kr", subject="f3a1", until=until)
    monkeypatch.setattr(sign_in, "person", lambda: someone)
    at = open_page("trends")
    assert [one.value for one in at.warning if one.value == TOLD] == warned
    assert bool(at.main.get("plotly_chart")) is not bool(warned)


class _RerunError(Exception):
    """The whole page runs instead."""


def test_a_part_of_a_page_that_runs_alone_ends_once_the_sign_in_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def rerun() -> None:
        raise _RerunError

    monkeypatch.setattr(sign_in, "person", lambda: None)
    monkeypatch.setattr(state.st, "rerun", rerun)
    with pytest.raises(_RerunError):
        state.hold()

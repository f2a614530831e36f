"""The rest of a page waits for its first picture once, when a session begins."""

import pytest
from streamlit.testing.v1 import AppTest

from components import draw


def _page() -> None:
    from components.draw import first_things_first

    first_things_first()
    first_things_first()


def test_a_session_waits_once_and_no_later_run_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []  # those of the test harness too
    monkeypatch.setattr(draw.time, "sleep", waits.append)
    at = AppTest.from_function(_page).run()
    assert waits.count(draw.A_MOMENT) == 1
    at.run()
    assert waits.count(draw.A_MOMENT) == 1

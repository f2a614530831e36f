"""What holds for all tests of who comes in."""

import pytest

from components.door import refusals
from components.door.pace import Pace
from components.door.reading import READING
from tests.data.store.reports import published, report


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading needs a sign-in, and there is something to read."""
    monkeypatch.setenv(READING, "sign-in")
    published(report())


@pytest.fixture(autouse=True)
def _no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit is told of every refusal, whatever the tests before were refused."""
    monkeypatch.setattr(refusals, "TOLD", Pace(1_000))

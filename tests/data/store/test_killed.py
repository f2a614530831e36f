"""The power fails while somebody publishes: a real process, killed at moments that a seed draws."""

import multiprocessing
import os
import random
import sys
from collections.abc import Mapping
from itertools import count, product
from types import ModuleType

import pandas as pd
import pytest

from data.store.head import head
from data.store.location import VARIABLE, url
from data.store.versions import table, version
from tests.data.store.reports import MINISTRY, published

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are made and killed as POSIX does")
YEARS = range(1950, 2101)
CATEGORIES = [f"category_{number}" for number in range(30)]
ROWS = len(YEARS) * len(CATEGORIES)


def country(value: int) -> pd.DataFrame:
    """4,530 rows, all with one value: a version that came in by half would show two."""
    keys = pd.DataFrame(product(YEARS, CATEGORIES), columns=["year", "category"])
    return keys.assign(trainees=value)


def publish_for_ever(given: Mapping[str, str]) -> None:
    """Version after version, each holding its own number, until the process is killed."""
    os.environ.update(given)  # the server of forks has the environment of the test that came first
    for number in count(head() + 1):
        published(country(number), actor=MINISTRY, dataset="trainees", seen=number - 1)


@pytest.mark.parametrize("times", [6, pytest.param(50, marks=pytest.mark.sweep)])
@pytest.mark.usefixtures("database")
def test_a_publisher_killed_at_any_moment_leaves_the_old_or_the_new_version_whole(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A new process runs the main module again, and a page that was tried before calls itself by that name.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    moments, killed_at = random.Random(2021), set()
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.data.store.reports", "data.store.versions"])
    for _ in range(times):
        process = server.Process(target=publish_for_ever, args=({VARIABLE: url()},))
        process.start()
        process.join(timeout=moments.uniform(0.05, 0.8))
        assert process.is_alive(), "it should have gone on publishing"
        process.kill()
        process.join()
        newest = head()
        killed_at.add(newest)
        if newest:
            sent = table("trainees").query("status == 'uploaded'")  # beside the bundled rows
            assert version(newest).rows == len(sent) == ROWS
            assert set(sent["trainees"]) == {newest}
        assert published(country(newest + 1), actor=MINISTRY, dataset="trainees", seen=newest).id == newest + 1
    assert len(killed_at) > times / 2

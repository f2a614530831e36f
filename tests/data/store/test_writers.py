"""Twenty at once, each with connections of their own, from the first write on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pandas as pd
import pytest

from data.package import bundled
from data.store.connection import WAIT
from data.store.errors import NewerVersionError
from data.store.head import head
from data.store.versions import rows, table, versions
from tests.data.store.reports import ADMINISTRATOR, published, report, trainees_by_place

pytestmark = pytest.mark.usefixtures("database")
WRITERS = 20
PROVINCES = [str(code) for code in bundled("provinces").table["code"]]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """All get their turn, however busy the machine is."""
    monkeypatch.setenv(WAIT, "60")


def at_once(work: Callable[[int], object], *, writers: int = WRITERS) -> list[object]:
    """What each of the writers got, who all start at the same moment."""
    barrier = Barrier(writers)

    def start(number: int) -> object:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(writers) as pool:
        return list(pool.map(start, range(writers)))


def courses(province: str, trainees: int) -> pd.DataFrame:
    return pd.DataFrame({"year": [2021], "province": province, "field": "cloud", "trainees": trainees})


def test_different_provinces_are_all_published() -> None:
    """17 provinces of one dataset and 3 of another."""

    def publish(number: int) -> object:
        if number < len(PROVINCES):
            return published(report(PROVINCES[number], employees=number), actor=ADMINISTRATOR, seen=0).id
        found = courses(PROVINCES[number - len(PROVINCES)], number)
        return published(found, actor=ADMINISTRATOR, dataset="kdt_training", seen=0).id

    assert sorted(map(str, at_once(publish))) == sorted(str(number) for number in range(1, WRITERS + 1))
    assert trainees_by_place(table("regional_training")) == {
        (code, 2021): 50 + number for number, code in enumerate(PROVINCES)
    }
    assert sorted(table("kdt_training")["trainees"]) == [17, 18, 19]


def test_of_those_who_saw_the_same_state_of_a_province_one_publishes_and_the_others_are_told() -> None:
    def publish(number: int) -> object:
        try:
            return published(report(employees=number), actor=ADMINISTRATOR, seen=0)
        except NewerVersionError as error:
            return error.head

    results = at_once(publish)
    assert [result for result in results if isinstance(result, int)] == [1] * (WRITERS - 1)
    assert len(versions()) == 1


# Of those who start anew all but one go round again each time: twenty take two hundred rounds, eight take thirty-six.
@pytest.mark.parametrize("writers", [8, pytest.param(WRITERS, marks=pytest.mark.sweep)])
def test_no_update_is_lost_when_each_compares_again_until_it_is_published(writers: int) -> None:
    """Everyone adds one to the figure in force: after all of them it is as many more as there are."""
    published(report(employees=0), actor=ADMINISTRATOR)

    def add_one(_: int) -> object:
        while True:
            seen = head()
            count = int(table("regional_training", head=seen)["trainees"].max())
            try:
                return published(report(job_seekers=0, employees=count + 1), actor=ADMINISTRATOR, seen=seen).id
            except NewerVersionError:
                continue

    at_once(add_one, writers=writers)
    assert table("regional_training")["trainees"].max() == 50 + writers
    assert len(versions()) == writers + 1


def test_readers_see_whole_versions_while_others_write() -> None:
    published(report(job_seekers=0, employees=0), actor=ADMINISTRATOR)

    def work(number: int) -> object:
        if number % 2:
            for _ in range(5):
                seen = table("regional_training")["trainees"]
                assert seen.nunique() == 1
            return None
        seen = head()
        try:
            return published(report(job_seekers=number, employees=number), actor=ADMINISTRATOR, seen=seen).id
        except NewerVersionError:
            return None

    written = [result for result in at_once(work) if result is not None]
    assert written
    assert all(rows(found.id)["trainees"].nunique() == 1 for found in versions())

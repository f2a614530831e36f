"""Drills with two replicas that publish: they are killed, their database restarts, their clocks differ; told is what was lost."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from data.store.audit import entries, verify
from data.store.connection import WAIT, WAIT_S
from data.store.drafts import load_draft
from data.store.errors import UnavailableError
from data.store.head import head
from data.store.location import VARIABLE
from data.store.versions import rows, versions
from tests.data.store.replicas import SERVER, Replicas, killed, looked_through, publish_by, settings
from tests.data.store.reports import VISITOR, kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are made and killed as POSIX does")


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """All get their turn, however busy the machine is; and a new process runs no test by the name of the main module."""
    monkeypatch.setenv(WAIT, "20")
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def postgres(database: str) -> None:
    if database.startswith("sqlite"):
        pytest.skip("several replicas work on a server")


SIZES = [(5, 60), pytest.param(50, 500, marks=pytest.mark.sweep)]


@pytest.mark.usefixtures("postgres")
@pytest.mark.parametrize(("kills", "publications"), SIZES, ids=["sample", "whole"])
def test_drill_replicas_are_killed_while_twenty_publish(kills: int, publications: int) -> None:
    both, found = killed(kills, most=publications, seed=17)
    print(f"{both.kills} kills: {found}; answered otherwise: {dict(both.refused)}")  # noqa: T201
    assert both.kills == kills
    assert (found.lost, found.halves, found.untold) == (0, 0, 0)
    assert found.versions == found.links >= publications
    assert found.provinces == 17


# The database restarts: a cluster of its own, for that of the tests serves others too.


class Cluster:
    """A PostgreSQL of one test, on a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
        if not found:
            missing = pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip
            missing("no programs of PostgreSQL on this machine")
        self._programs, self._folder = found[-1], folder
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run(
            "initdb", "-D", f"{folder}/data", "-U", "postgres", "--auth=trust", "--no-locale", "--no-sync", "-E", "UTF8"
        )
        self.address = f"postgresql+psycopg://postgres@/postgres?host={folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        by = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*by, *command], check=True, cwd=self._folder, stdout=subprocess.DEVNULL, timeout=60)

    def start(self) -> None:
        options = f"-c listen_addresses= -k {self._folder} -c max_connections=60"
        self._run("pg_ctl", "-D", f"{self._folder}/data", "-l", f"{self._folder}/log", "-o", options, "-w", "start")

    def stop(self, mode: str) -> None:
        self._run("pg_ctl", "-D", f"{self._folder}/data", "-m", mode, "-w", "stop")


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    # A socket has a short name; and another one each time, for a process that met one store refuses another in its place.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        made = Cluster(folder)
        made.start()
        monkeypatch.setenv(VARIABLE, made.address)
        monkeypatch.setenv(WAIT, "10")
        yield made
        made.stop("immediate")
    finally:
        shutil.rmtree(folder)


class Readers:
    """Three who look at the newest version without a pause; what they were told."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.faults: list[BaseException] = []
        self._over = threading.Event()
        self._readers = [threading.Thread(target=self._read) for _ in range(3)]

    def __enter__(self) -> "Readers":
        for one in self._readers:
            one.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        for one in self._readers:
            one.join()

    def _read(self) -> None:
        newest = 0
        while not self._over.wait(0.2):
            try:
                found = head()
                assert found >= newest, "an older state than was seen before"
                newest, _known = found, versions()
                self.told["read"] += 1
            except UnavailableError as error:
                self.told[type(error).__name__] += 1
            except BaseException as error:
                self.faults.append(error)
                raise


PATIENCE = 240.0  # seconds until all have published, on a machine with other work


USUAL = pytest.param("immediate", str(WAIT_S), marks=pytest.mark.sweep)  # needs a machine without other work


@pytest.mark.parametrize(("mode", "wait"), [("fast", "10"), ("immediate", "10"), USUAL])
def test_drill_the_database_restarts_under_publishers_and_readers(
    mode: str, wait: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`immediate` is a crash: the server comes back from its log. The last of them waits no longer than is usual."""
    monkeypatch.setenv(WAIT, wait)
    with Readers() as readers, Replicas(most=60) as both:
        for _ in range(2):
            both.gather(3)
            cluster.stop(mode)
            both.gather(0.5)
            cluster.start()
        back = time.monotonic()
        both.finish(patience=PATIENCE)
    monkeypatch.setenv(WAIT, "20")
    found = looked_through(both.told)
    print(f"{mode}, {wait} s: {found}; writers were told {dict(both.refused)}, readers {dict(readers.told)}")  # noqa: T201
    assert readers.faults == []
    assert (found.lost, found.halves, found.untold) == (0, 0, 0)
    assert found.versions >= 60
    assert readers.told["read"]
    assert sum(both.refused.values()), "nobody was there when the database was away"
    assert time.monotonic() - back < PATIENCE


@pytest.mark.usefixtures("postgres")
def test_drill_clocks_are_five_minutes_apart() -> None:
    """Versions go by their numbers, and the audit by its digests: neither asks a clock which came first."""
    kept()
    # Both publish for one province: the one whose clock is behind comes after the one that is before, again and again.
    both = [SERVER.Process(target=publish_by, args=(5 * side, 0, 5, settings())) for side in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=120)
    assert [one.exitcode for one in both] == [0, 0]
    found = list(reversed(versions()))
    figures = [int(rows(version.id)["trainees"].iloc[0]) for version in found]
    late = sum(one.at > other.at for one, other in pairwise(found))
    print(f"{len(found)} publications by two clocks: figures {figures}, dated before the one they follow {late}")  # noqa: T201
    assert [version.id for version in found] == figures == list(range(1, 11)), (
        "each added one to what the other published"
    )
    assert max(version.at for version in found) - datetime.now(UTC) > timedelta(minutes=3)
    assert load_draft(VISITOR, "regional_training") is not None
    assert verify()[0] == len(entries()) == 11

"""Two processes that publish as two replicas do, ten writers in each; what they did is read out of the store afterwards."""

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from multiprocessing.context import ForkServerProcess
from multiprocessing.queues import SimpleQueue
from typing import Final, Self

import pandas as pd
from sqlalchemy import select

from data.package import bundled
from data.store.actor import Actor
from data.store.audit import entries, verify
from data.store.connection import WAIT, reading
from data.store.errors import NewerVersionError, UnavailableError
from data.store.head import head
from data.store.location import VARIABLE
from data.store.schema import VERSIONS, columns
from data.store.versions import rows, table
from tests.data.store.reports import published

PROVINCES: Final = [str(code) for code in bundled("provinces").table["code"]]
WRITERS: Final = 10  # in each replica
DATASET: Final = "regional_training"
YEARS: Final = (2019, 2020, 2021)
SERVER: Final = multiprocessing.get_context("forkserver")


def counted(province: str, number: int) -> pd.DataFrame:
    """All that a province reports, each figure the same number: a version that came in by half would show two."""
    keys = [(year, name) for year in YEARS for name in ("job_seeker", "employee")]
    return pd.DataFrame(keys, columns=["year", "category"]).assign(province=province, trainees=number)


def in_force(province: str, seen: int) -> int:
    """The number that a province has reported; 0 where it has not."""
    found = table(DATASET, head=seen)
    own = found[found["province"] == province]["trainees"].unique()
    assert len(own) <= 1, f"half a version of {province}: {own}"
    return int(own[0]) if len(own) else 0


def office(writer: int) -> Actor:
    """Of twenty offices three share a province with another."""
    province = PROVINCES[writer % len(PROVINCES)]
    return Actor(name=f"office of {province}", role="office", via="sign-in", provinces=frozenset({province}))


def settings() -> dict[str, str]:
    """What a process made by the server of forks must be given: it has the environment of the test that came first."""
    return {name: os.environ[name] for name in (VARIABLE, WAIT) if name in os.environ}


def publish_for_ever(
    first: int, done: "SimpleQueue[tuple[str, int, int]]", most: int, given: Mapping[str, str]
) -> None:
    """Ten writers, each of whom adds one to the figure of its province until the store has so many versions."""
    os.environ.update(given)
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda writer: _publish(writer, done, most), range(first, first + WRITERS)))


def _publish(writer: int, done: "SimpleQueue[tuple[str, int, int]]", most: int) -> None:
    actor = office(writer)
    [province] = actor.provinces
    while True:
        try:
            if (seen := head()) >= most:
                return
            number = in_force(province, seen) + 1
            made = published(counted(province, number), actor=actor, seen=seen, note="one more")
        except NewerVersionError:
            continue
        except UnavailableError as error:
            done.put((type(error).__name__, 0, 0))
            time.sleep(0.05)
            continue
        done.put((province, made.id, number))


@dataclass(kw_only=True)
class Replicas:
    """Two replicas that publish; what they were told is gathered while they do.

    Attributes:
        most: versions after which they stop.
        told: the versions of which a writer was told that they were published: province and figure by number.
        refused: what was answered instead, and how often.
        kills: how many were killed.
    """

    most: int
    told: dict[int, tuple[str, int]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    _running: "list[ForkServerProcess]" = field(default_factory=list)
    _done: "list[SimpleQueue[tuple[str, int, int]]]" = field(default_factory=list)

    def __enter__(self) -> Self:
        SERVER.set_forkserver_preload(["tests.data.store.replicas"])
        for number in range(2):
            self._done.append(SERVER.SimpleQueue())
            self._running.append(self._begun(number))
        return self

    def __exit__(self, *_error: object) -> None:
        for one in self._running:
            one.kill()
            one.join()

    def _begun(self, number: int) -> ForkServerProcess:
        # A queue of its own for each life: one whose writer was killed may keep its lock for ever.
        self._done[number] = SERVER.SimpleQueue()
        made = SERVER.Process(
            target=publish_for_ever, args=(number * WRITERS, self._done[number], self.most, settings())
        )
        made.start()
        return made

    def gather(self, seconds: float) -> None:
        """What writers were told within some seconds, or until they all have ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._gathered()
            if not any(one.is_alive() for one in self._running):
                return
            time.sleep(0.02)

    def _gathered(self) -> None:
        for one in self._done:
            while not one.empty():
                name, version, number = one.get()
                if version:
                    self.told[version] = (name, number)
                else:
                    self.refused[name] += 1

    def kill(self, which: int) -> None:
        """End a replica as a machine does that fails, and begin it anew."""
        one = self._running[which]
        if one.is_alive():
            self._gathered()
            one.kill()
            one.join()
            self.kills += 1
        self._running[which] = self._begun(which)

    def finish(self, *, patience: float) -> None:
        """Until both have ended by themselves."""
        self.gather(patience)
        assert [one.exitcode for one in self._running] == [0, 0]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the store holds after all of it: versions, lost updates, halves, links of the audit; and what was told but is not."""

    versions: int
    provinces: int
    lost: int
    halves: int
    untold: int
    links: int

    def __str__(self) -> str:
        return (
            f"{self.versions} publications in {self.provinces} provinces: lost updates {self.lost}, half versions {self.halves}, "
            f"told and not there {self.untold}, links of the audit {self.links}, all whole"
        )


def looked_through(told: dict[int, tuple[str, int]]) -> Found:
    """Hold the store against itself and against what writers were told; raises BrokenAuditError."""
    with reading() as connection:
        assert connection is not None
        known = connection.execute(select(*columns(connection, VERSIONS)).order_by(VERSIONS.c.id)).all()
    made: dict[str, list[int]] = {code: [] for code in PROVINCES}
    halves, by_number = 0, {}
    for one in known:
        held = rows(one.id)
        halves += len(held) != len(YEARS) * 2 or held["trainees"].nunique() != 1
        place, number = str(held["province"].iloc[0]), int(held["trainees"].iloc[0])
        made[place].append(number)
        by_number[one.id] = (place, number)
    lost = sum(numbers != list(range(1, len(numbers) + 1)) for numbers in made.values())
    links, _digest = verify()
    assert [entry.act for entry in entries()] == ["publish"] * len(known)
    return Found(
        versions=len(known),
        provinces=sum(bool(numbers) for numbers in made.values()),
        lost=lost,
        halves=halves,
        untold=sum(by_number.get(number) != said for number, said in told.items()),
        links=links,
    )


def killed(times: int, *, most: int, seed: int) -> tuple[Replicas, Found]:
    """Kill one replica or the other at moments that a seed draws, while both publish."""
    moments = random.Random(seed)
    with Replicas(most=most) as both:
        for _ in range(times):
            both.gather(moments.uniform(0.3, 1.2))
            both.kill(moments.randrange(2))
        both.finish(patience=300)
    return both, looked_through(both.told)


# A clock that is not the others'.


def shifted(minutes: int) -> None:
    """Let this process believe that it is so many minutes later: the clock of a machine that nobody has set."""
    away = timedelta(minutes=minutes)

    class Datetime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + away

    class Date(date):
        @classmethod
        def today(cls) -> Self:
            return cls.fromordinal((datetime.now() + away).toordinal())

    for name, module in list(sys.modules.items()):
        if name.split(".", maxsplit=1)[0] in ("data", "i18n", "components"):
            for its, ours in ((datetime, Datetime), (date, Date)):
                for key, value in list(vars(module).items()):
                    if value is its:
                        setattr(module, key, ours)
    assert abs(Datetime.now(UTC) - datetime.now(UTC) - away) < timedelta(seconds=5)


def publish_by(minutes: int, writer: int, times: int, given: Mapping[str, str]) -> None:
    """Publications of one office by a clock of its own."""
    os.environ.update(given)
    shifted(minutes)
    actor = office(writer)
    [province] = actor.provinces
    for _ in range(times):
        while True:
            seen = head()
            with suppress(NewerVersionError):
                published(counted(province, in_force(province, seen) + 1), actor=actor, seen=seen)
                break

"""Intake under load: rows a second of files of 1,000 to 1,000,000 rows, and thousands of files with faults."""

import io
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import partial
from itertools import islice, product
from resource import RUSAGE_SELF, getrusage
from unittest.mock import patch

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.effect import effects
from data.intake import problem, read
from data.intake.check import check
from data.intake.compare import outcome as outcome_of
from data.intake.upload import Against, Upload, against
from data.package import package
from data.store.actor import operator
from data.store.head import head
from data.store.location import VARIABLE
from data.store.publishing import publish, restore
from data.store.versions import table
from indicators.indicator import PROVINCES
from indicators.trainees import CATEGORIES
from tests.data.intake.reading.test_any_bytes import DATASETS, MAKERS
from tests.data.intake.tables import made, outcome

SIZES = (1_000, 10_000, 100_000, 1_000_000)
FILE, STORED = "regional_training", "kdt_training"
OFFICE = {
    "name": "office",
    "type": "integer",
    "title": "Office",
    "title_ko": "기관",
    "constraints": {"required": True, "minimum": 1},
}


def run(*, turns: int, sizes: Sequence[int] = SIZES, years: int = 8) -> None:
    """Print what large files cost, and what one of 17 provinces costs while `years` of them come in.

    Seconds and rows a second of each step; `turns` times each, the fastest counts.
    """
    _of_offices(turns, years)
    print(f"{'rows':>10}{'step':>10}{'seconds':>10}{'rows/s':>12}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {VARIABLE: f"sqlite:///{folder}/store"}):
            _print(size, "check", _checking(size), turns=turns if size <= 100_000 else 1)
            print(
                f"{size:>10,}{'memory':>10}{getrusage(RUSAGE_SELF).ru_maxrss / 1024:>10.0f} MB at most so far",
                flush=True,
            )
            rows = _rows_to_store(size)
            _print(size, "publish", partial(_published, rows), turns=1)
            _print(size, "read", lambda: table(STORED), turns=1)
            _published(rows.assign(trainees=61))
            _print(size, "restore", lambda: restore(1, actor=operator(), note="benchmark"), turns=1)


def _of_offices(turns: int, years: int) -> None:
    print(
        f"{'years in force':>16}{'check':>10}{'compare':>10}{'publish':>10}  processor seconds, a file of 17 provinces"
    )
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {VARIABLE: f"sqlite:///{folder}/store"}):
        _year_of_offices(2012, 1)  # pays for what is made once
        for held in range(1, years + 1):
            took = _year_of_offices(2012 + held, turns)
            if held & (held - 1) == 0:
                print(f"{held:>16}" + "".join(f"{seconds:>10.2f}" for seconds in took), flush=True)


def _year_of_offices(year: int, turns: int) -> tuple[float, float, float]:
    """Processor seconds of the check, of what moves and of putting it in force; 4.3 million trainees, each year other ones."""
    counts = dict(zip(CATEGORIES, (40_000, 210_000), strict=True))
    keys = enumerate(product(PROVINCES, CATEGORIES))
    cells = [(year, *key, counts[key[1]] + year % 7 * 100 + place * 10) for place, key in keys]
    rows = pd.DataFrame(cells, columns=["year", "province", "category", "trainees"])
    content = rows.assign(basis="provider", counting="enrolments").to_csv(index=False).encode()
    upload = Upload(name="file.csv", content=content)

    def checking() -> pd.DataFrame:
        found = check(upload, dataset=FILE, against=against(FILE)).table
        assert found is not None
        return found

    sent = checking()
    after = outcome_of(FILE, sent)
    return (
        min(_processor(checking) for _turn in range(turns)),
        min(_processor(partial(effects, FILE, after)) for _turn in range(turns)),
        _processor(partial(publish, sent, dataset=FILE, actor=operator(), note="benchmark", seen=head(), sha256="")),
    )


def _print(size: int, step: str, work: Callable[[], object], *, turns: int) -> None:
    took = min(_seconds(work) for _turn in range(turns))
    print(f"{size:>10,}{step:>10}{took:>10.2f}{size / took:>12,.0f}", flush=True)


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


def _processor(work: Callable[[], object]) -> float:
    return _seconds(work, time.process_time)


def _checking(size: int) -> Callable[[], object]:
    """A check of a CSV file; its key has one part more than ours, for no real dataset has so many rows."""
    content, held = _file(size), _synthetic()

    def checking() -> object:
        with _any_size():
            found = check(Upload(name="file.csv", content=content), dataset=FILE, against=held)
        assert found.table is not None
        assert len(found.table) == size
        return found

    return checking


def _file(size: int) -> bytes:
    keys = islice(product(range(1, size), PROVINCES, CATEGORIES), size)
    rows = [(2021, province, category, office, 5 + office % 90) for office, province, category in keys]
    out = io.StringIO()
    pd.DataFrame(rows, columns=["year", "province", "category", "office", "trainees"]).to_csv(out, index=False)
    return out.getvalue().encode()


def _synthetic() -> Against:
    held = against(FILE)
    resource = deepcopy(held.resource)
    resource["schema"]["fields"].append(OFFICE)
    resource["schema"]["primaryKey"].append("office")
    current = replace(held.current, table=held.current.table.assign(office=pd.array([], dtype="Int64")))
    return replace(held, resource=resource, current=current)


@contextmanager
def _any_size() -> Iterator[None]:
    with (
        patch.object(read, "MOST_BYTES", 1 << 30),
        patch.object(problem, "MOST_CELLS", 1 << 30),
        patch.dict(read.read.__kwdefaults__, most_rows=max(SIZES)),
    ):
        yield


def _rows_to_store(size: int) -> pd.DataFrame:
    fields = [row for row in package().resource(STORED)["schema"]["fields"] if not row.get("filled_by")]
    keys = islice(product(range(1, 10_000), PROVINCES, table("kdt_fields")["field"]), size)
    rows = pd.DataFrame(keys, columns=["year", "province", "field"])
    return rows.assign(courses=3, trainees=60).reindex(columns=[field["name"] for field in fields])


def _published(rows: pd.DataFrame) -> None:
    publish(rows, dataset=STORED, actor=operator(), note="benchmark", seen=head(), sha256="")


# Files that nobody would send and tables with a quirk that somebody does, through the whole check: none may raise, and no
# figure be taken without a word that is not so.


AT_ONCE = 1_000


def fuzz(*, turns: int) -> None:
    """Print how many files of each kind went through; the first that raises stops it, made as small as it can be."""
    for make in MAKERS:
        start = time.perf_counter()
        _files(make, turns * AT_ONCE)
        print(f"{make.__name__}: {turns * AT_ONCE:,} files in {time.perf_counter() - start:.0f} s", flush=True)
    _layouts(turns * AT_ONCE)


def _layouts(count: int) -> None:
    """Print how many tables were read right, asked about and refused; the first with a wrong figure stops it."""
    start, found, fair = time.perf_counter(), Counter[str](), Counter[str]()
    for seed in range(count):
        file = made(random.Random(seed))
        how, _checked = outcome(file)
        if how == "wrong":
            raise AssertionError(f"layout {seed} ({file.quirk}): a figure was taken that is not so")
        found[how] += 1
        fair[how] += file.truth is not None
        if (seed + 1) % AT_ONCE == 0:
            print(
                f"layouts: {seed + 1:,} files in {time.perf_counter() - start:.0f} s: {_counts(found)}, wrong 0",
                flush=True,
            )
    print(f"layouts whose figures may be published: {_counts(fair)}", flush=True)


def _counts(found: Counter[str]) -> str:
    total = sum(found.values()) or 1
    return ", ".join(f"{how} {found[how]:,} ({found[how] / total:.0%})" for how in ("read", "asked", "refused"))


def _files(make: Callable[[st.DataObject], bytes], count: int) -> None:
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data(), dataset=DATASETS)
    def holds(data: st.DataObject, dataset: str) -> None:
        found = check(Upload(name="file", content=make(data)), dataset=dataset, against=against(dataset))
        assert found.table is None or found.valid
        assert all(str(problem.message) for problem in found.problems)

    holds()

"""Rows a second through check, publication, reading back and restoring, for files of 1,000 to 1,000,000 rows."""

import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import partial
from itertools import islice, product
from resource import RUSAGE_SELF, getrusage
from unittest.mock import patch

import pandas as pd

from data.intake import problem, read
from data.intake.check import check
from data.intake.upload import Against, Upload, against
from data.package import package
from data.store.actor import operator
from data.store.location import VARIABLE, head
from data.store.publishing import publish, restore
from data.store.versions import table
from indicators.indicator import PROVINCES
from indicators.trainees import CATEGORIES

SIZES = (1_000, 10_000, 100_000, 1_000_000)
FILE, STORED = "regional_training", "kdt_training"
OFFICE = {
    "name": "office",
    "type": "integer",
    "title": "Office",
    "title_ko": "기관",
    "constraints": {"required": True, "minimum": 1},
}


def run(*, turns: int) -> None:
    """Print seconds and rows a second of each step; `turns` times each, the fastest counts."""
    print(f"{'rows':>10}{'step':>10}{'seconds':>10}{'rows/s':>12}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {VARIABLE: f"sqlite:///{folder}/store"}):
            _print(size, "check", _checking(size), turns=turns if size <= 100_000 else 1)
            print(
                f"{size:>10,}{'memory':>10}{getrusage(RUSAGE_SELF).ru_maxrss / 1024:>10.0f} MB at most so far",
                flush=True,
            )
            rows = _rows_to_store(size)
            _print(size, "publish", partial(_published, rows), turns=1)
            _print(size, "read", lambda: table(STORED), turns=1)
            _print(size, "restore", lambda: restore(1, actor=operator(), note="benchmark"), turns=1)


def _print(size: int, step: str, work: Callable[[], object], *, turns: int) -> None:
    took = min(_seconds(work) for _turn in range(turns))
    print(f"{size:>10,}{step:>10}{took:>10.2f}{size / took:>12,.0f}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
    keys = islice(product(range(1, 10_000), PROVINCES, (f"field_{number}" for number in range(21))), size)
    rows = pd.DataFrame(keys, columns=["year", "province", "field"])
    return rows.assign(courses=3, trainees=60).reindex(columns=[field["name"] for field in fields])


def _published(rows: pd.DataFrame) -> None:
    publish(rows, dataset=STORED, actor=operator(), note="benchmark", seen=head(), sha256="")

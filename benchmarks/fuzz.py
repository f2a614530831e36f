"""Files that nobody would send and tables with a quirk that somebody does, thousands of each, through the whole check.

None may raise, and no figure be taken without a word that is not so.
"""

import random
import time
from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake.check import check
from data.intake.upload import Upload, against
from tests.data.intake.reading.test_any_bytes import DATASETS, MAKERS
from tests.data.intake.tables import made, outcome

AT_ONCE = 1_000


def run(*, turns: int) -> None:
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

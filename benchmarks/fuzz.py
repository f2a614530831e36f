"""Files that nobody would send, thousands of them, through the whole check: none may raise."""

import time
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake.check import check
from data.intake.upload import Upload, against
from tests.data.intake.reading.test_any_bytes import DATASETS, MAKERS

AT_ONCE = 1_000


def run(*, turns: int) -> None:
    """Print how many files of each kind went through; the first that raises stops it, made as small as it can be."""
    for make in MAKERS:
        start = time.perf_counter()
        _files(make, turns * AT_ONCE)
        print(f"{make.__name__}: {turns * AT_ONCE:,} files in {time.perf_counter() - start:.0f} s", flush=True)


def _files(make: Callable[[st.DataObject], bytes], count: int) -> None:
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data(), dataset=DATASETS)
    def holds(data: st.DataObject, dataset: str) -> None:
        found = check(Upload(name="file", content=make(data)), dataset=dataset, against=against(dataset))
        assert found.table is None or found.valid
        assert all(str(problem.message) for problem in found.problems)

    holds()

"""A sample of all files over all stores; `python -m benchmarks sweep` makes all of them."""

import pytest

from benchmarks import sweep
from benchmarks.sweep import Case
from tests import stores

# By hand: what died of the first office that reported, and what stands in the way of a gap between two years.
KNOWN = (
    Case(store="one-province", language="ko", kind="book", subject="concentration"),
    Case(store="one-province", language="en", kind="pack", subject="KR-42"),
    Case(store="years", language="ko", kind="pages", subject="trends"),
    Case(store="years", language="en", kind="xlsx", subject="overview"),
)
SAMPLE = sweep.sample(8, seed=18, beside=KNOWN)


@pytest.mark.parametrize("case", SAMPLE, ids=str)
def test_a_sample_of_all_files_is_made_and_sound(case: Case) -> None:
    assert sweep.failures([case]) == []


@pytest.mark.parametrize("case", KNOWN, ids=str)
def test_what_once_failed_is_made_and_sound(case: Case) -> None:
    assert sweep.failures([case]) == []


def test_the_sample_holds_every_store_and_every_kind() -> None:
    assert {one.store for one in (*SAMPLE, *KNOWN)} == set(stores.STORES)
    assert {one.kind for one in (*SAMPLE, *KNOWN)} == set(sweep.SUBJECTS) - {"edition", "package"}


def test_a_failure_is_told_with_its_case(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> bytes:
        raise TypeError(f"boolean value of NA is ambiguous in {name}")

    monkeypatch.setitem(sweep.MADE, "book", (broken, lambda content: []))
    case = Case(store="bundled", language="en", kind="book", subject="trends")
    told = "bundled en book trends: TypeError: boolean value of NA is ambiguous in trends"
    assert sweep.failures([case]) == [told]

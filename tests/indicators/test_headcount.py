"""Headcounts are never added up: someone who trained in two provinces would count twice."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import compute
from data.package import bundled
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, PROVINCES
from indicators.offices import HEADCOUNT
from indicators.registry import REGISTRY
from indicators.trainees import CATEGORIES

OF_OTHERS = {"provinces_reported_count", "residents_covered_pct"}  # these add up provinces and residents, no trainees
SUMS = (KOREA, CAPITAL, ELSEWHERE)
NAMES = [name for name, entry in REGISTRY.items() if "regional_training" in entry.datasets]
COUNTS = st.lists(st.integers(5, 300_000), min_size=34, max_size=34)


def of_all_provinces(counts: list[int], counting: str) -> Dataset:
    keys = [(2021, code, category) for code in PROVINCES for category in CATEGORIES]
    rows = pd.DataFrame(keys, columns=["year", "province", "category"])
    sent = rows.assign(trainees=counts, basis="workplace", counting=counting, status="uploaded", source="upload_1")
    empty = bundled("regional_training")
    table = sent.reindex(columns=empty.table.columns).astype(empty.table.dtypes)
    return Dataset(name="regional_training", table=table, publisher="office")


def sums(reports: Dataset) -> dict[str, set[str]]:
    """By indicator the areas with a value that offices' trainees of several provinces went into."""

    def state(name: str) -> Dataset:
        return reports if name == "regional_training" else bundled(name)

    found = {}
    for name in NAMES:
        told = compute(name, state)
        table = told.table[told.table["origins"].str.contains("office") & told.table["area"].isin(SUMS)]
        if name not in OF_OTHERS and len(table):
            found[name] = set(table["area"])
    return found


@settings(max_examples=2)
@given(COUNTS)
def test_no_indicator_adds_headcounts_of_provinces(counts: list[int]) -> None:
    assert sums(of_all_provinces(counts, "headcount")) == {}


def test_enrolments_are_added_so_that_the_rule_is_seen_to_bite() -> None:
    assert "metropolitan_share_pct" in sums(of_all_provinces([1000] * 34, "enrolments"))


@settings(max_examples=2)
@given(COUNTS)
def test_the_sum_is_refused_and_the_reason_says_why(counts: list[int]) -> None:
    told = compute("regional_trainees", lambda name: of_all_provinces(counts, "headcount"), year=2021)
    assert told.table.empty
    assert [one.reason for one in told.refusals if one.area == KOREA] == [HEADCOUNT]

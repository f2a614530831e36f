"""Headcounts are never added up: someone who trained in two provinces would count twice."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import compute
from data.package import bundled, package
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, PROVINCES, Indicator
from indicators.offices import HEADCOUNT, trainees_headcount
from indicators.registry import REGISTRY
from indicators.trainees import CATEGORIES
from tests.indicators.tables import counted

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


def refused(reports: Dataset, *others: Dataset) -> Indicator:
    tables = {one.name: one for one in (reports, *others)}
    return compute("regional_trainees", lambda name: tables.get(name, bundled(name)), year=2021)


@settings(max_examples=2)
@given(COUNTS)
def test_the_sum_is_refused_and_the_reason_says_why(counts: list[int]) -> None:
    told = refused(of_all_provinces(counts, "headcount"))
    assert told.table.empty
    assert [one.reason for one in told.refusals if one.area == KOREA] == [HEADCOUNT]


def test_the_headcount_of_korea_that_was_sent_stands_in_the_place_of_the_sum() -> None:
    korea = counted((2021, KOREA, "total", 90_000, "headcount"), (2020, KOREA, "total", 1, "headcount"))
    told = refused(of_all_provinces([3000] * 34, "headcount"), korea)
    row = told.row(area=KOREA)
    assert (row.number, row.status, sorted(row.kind.origins)) == (90_000, "national", ["national"])
    assert row.kind.sources == {"trainees_by_zone_source"}
    assert not [one for one in told.refusals if one.area == KOREA]


def test_a_total_of_enrolments_does_not_stand_for_a_sum_of_heads() -> None:
    korea = counted((2021, KOREA, "total", 90_000, "enrolments"))
    told = refused(of_all_provinces([3000] * 34, "headcount"), korea)
    assert [one.reason for one in told.refusals if one.area == KOREA] == [HEADCOUNT]


def test_a_headcount_of_korea_says_nothing_beside_enrolments_of_the_offices() -> None:
    korea = counted((2021, KOREA, "total", 90_000, "headcount"))
    told = refused(of_all_provinces([3000] * 34, "enrolments"), korea)
    assert KOREA not in set(told.table["area"])


class TestTraineesHeadcount:
    def test_headcounts_stand_by_area_year_and_category_each_as_it_was_sent(self) -> None:
        sent = counted(
            (2023, KOREA, "total", 150, "headcount"),
            (2023, KOREA, "employee", 100, "headcount"),
            (2023, CAPITAL, "total", 90, "headcount"),
            (2023, KOREA, "total", 400, "enrolments"),
        )
        told = trainees_headcount(trainees_by_zone=sent)
        assert told.value(year=2023, category="total") == 150
        assert told.value(area=CAPITAL, category="total") == 90
        assert len(told.rows) == 3
        assert {row.status for row in told.rows} == {"national"}

    def test_that_no_headcount_was_sent_says_who_supplies_it_and_where(self) -> None:
        (refusal,) = trainees_headcount(trainees_by_zone=counted()).refusals
        assert "Trainees of Korea and its zones" in refusal.reason.text
        assert "Trainees of Korea and its zones" in HEADCOUNT.text
        assert package().resource("trainees_by_zone")["title"] == "Trainees of Korea and its zones"

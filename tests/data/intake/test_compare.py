"""What a file would change, before it is published."""

import pandas as pd
import pytest

from data.catalogue import dataset
from data.intake.compare import compare, comparison, outcome
from data.package import package

KEY = ["year", "province"]
OFFERED = [name for name in package().names if package().resource(name)["publishes"] != "none"]


def table(*rows: tuple[int, str, int | None, str | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*KEY, "trainees", "basis"])
    return frame.astype({"year": "Int64", "trainees": "Int64", "basis": "str"})


BEFORE = table((2021, "KR-11", 10, None), (2021, "KR-26", 20, "provider"), (2021, "KR-27", 30, None))
AFTER = table((2021, "KR-26", 25, "workplace"), (2021, "KR-27", 30, None), (2021, "KR-28", 40, None))


def busan(job_seekers: int, employees: int) -> pd.DataFrame:
    rows = [(2021, "KR-26", "job_seeker", job_seekers), (2021, "KR-26", "employee", employees)]
    frame = pd.DataFrame(rows, columns=["year", "province", "category", "trainees"])
    return frame.astype({"year": "Int64", "trainees": "Int64"})


def test_rows_are_added_removed_changed_or_the_same() -> None:
    found = compare(BEFORE, AFTER, key=KEY)
    assert found.added["province"].tolist() == ["KR-28"]
    assert found.removed["province"].tolist() == ["KR-11"]
    assert (found.rows_changed, found.unchanged) == (1, 1)
    assert not found.same


def test_each_cell_that_differs_is_told_with_both_values() -> None:
    cells = compare(BEFORE, AFTER, key=KEY).changed
    assert cells.to_numpy().tolist() == [
        [2021, "KR-26", "trainees", 20, 25],
        [2021, "KR-26", "basis", "provider", "workplace"],
    ]


def test_cells_stand_in_the_order_of_the_rows_of_the_file() -> None:
    after = table((2021, "KR-27", 31, "provider"), (2021, "KR-26", 21, "provider"), (2021, "KR-11", 11, None))
    assert compare(BEFORE, after, key=KEY).changed["province"].tolist() == ["KR-27", "KR-27", "KR-26", "KR-11"]


def test_a_cell_that_is_filled_or_emptied_is_changed_and_two_empty_ones_are_the_same() -> None:
    before = table((2021, "KR-11", 10, None), (2021, "KR-26", None, None))
    after = table((2021, "KR-11", None, None), (2021, "KR-26", 5, None))
    cells = compare(before, after, key=KEY).changed
    assert cells["column"].tolist() == ["trainees", "trainees"]
    assert [pd.isna(value) for value in cells["before"]] == [False, True]


def test_totals_are_of_single_scopes_and_unknown_is_not_zero() -> None:
    rows = [*AFTER.itertuples(index=False), (2020, "KR-50", None, None)]
    totals = compare(BEFORE, table(*rows), key=KEY, by=["year"], measures=["trainees"]).totals
    assert totals.iloc[0].isna()["before"]
    assert totals.iloc[0].isna()["after"]
    assert totals.iloc[1].tolist() == [2021, "trainees", 60, 95]  # 10 + 20 + 30; 25 + 30 + 40


def test_a_first_report_of_a_province_only_adds() -> None:
    found = comparison("regional_training", busan(1_200, 3_400))
    assert (len(found.added), len(found.removed), len(found.changed)) == (2, 0, 0)
    assert found.totals["after"].tolist() == [4_600]  # 1,200 + 3,400
    assert found.totals["before"].isna().all()


def test_a_new_year_of_the_trainees_leaves_the_others_alone() -> None:
    rows = busan(1, 2).drop(columns="province").assign(year=2022).astype({"year": "Int64"})
    found = comparison("trainees", rows)
    assert (len(found.added), len(found.removed)) == (2, 0)
    after = outcome("trainees", rows)
    assert sorted(after["year"].unique()) == [2019, 2020, 2021, 2022]
    assert set(after["status"].tail(2)) == {"uploaded"}


@pytest.mark.parametrize("name", OFFERED)
def test_the_rows_in_force_sent_back_change_nothing(name: str) -> None:
    own = dataset(name).table.drop(columns=["status", "source"])
    found = comparison(name, own)
    assert found.same
    assert found.unchanged == len(own)
    pd.testing.assert_frame_equal(outcome(name, own).drop(columns=["status", "source"]), own)

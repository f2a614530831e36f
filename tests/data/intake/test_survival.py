"""Whatever valid rows are written, checked and published are read unchanged; whatever else stands there never breaks it."""

import csv
import io
import os
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from data.package import bundled
from data.store import location
from data.store.versions import rows as version_rows
from data.store.versions import table as in_force
from tests.data.store.reports import ADMINISTRATOR, published

PROVINCES = sorted(bundled("provinces").table["code"])
KEYS = st.tuples(st.integers(2012, 2025), st.sampled_from(PROVINCES), st.sampled_from(["job_seeker", "employee"]))
FEW = (
    100_000  # in each of two categories: fewer than live in any province, for residents are not trained twice as heads
)
SAID = st.tuples(
    st.integers(0, 10**7),
    st.sampled_from(["", "provider", "workplace", "residence"]),
    st.sampled_from(["", "enrolments", "headcount"]),
    st.sampled_from(["", "face_to_face", "distance", "on_site", "blended"]),
    st.one_of(st.just(""), st.dates().filter(lambda day: day.year >= 1950).map(str)),
    st.sampled_from(["", "provisional", "revised", "final"]),
).map(lambda said: (said[0] % FEW, *said[1:]) if said[1:3] == ("residence", "headcount") else said)
NAMES = ("year", "province", "category", "trainees", "basis", "counting", "delivery", "reference_date", "finality")


def checked(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Checked:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    upload = Upload(name="file.csv", content=out.getvalue().encode("utf-8", "surrogatepass"))
    return check(upload, dataset="regional_training", against=against("regional_training"))


def written(table: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows as they stand in the file."""
    return [tuple("" if pd.isna(cell) else cell for cell in row) for row in table[list(NAMES)].to_numpy(dtype=object)]


def without_store() -> None:
    """Every example begins with the bundled data, in a place of its own: a store that is taken away is missed."""
    file = location.file()
    assert file
    os.environ[location.VARIABLE] = f"{location.SQLITE}{file.with_name(f'{uuid4().hex}.sqlite3').as_posix()}"


def survives(table: dict[tuple[Any, ...], tuple[Any, ...]]) -> None:
    """Write, read, check, publish, read in force: nothing else stands in the years and provinces of the rows."""
    without_store()
    rows = [(*key, *said) for key, said in table.items()]
    found = checked(NAMES, rows)
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    assert found.table is not None
    assert written(found.table) == rows
    reasons = {problem.code: "as counted" for problem in found.problems}
    made = published(found.table, actor=ADMINISTRATOR, problems=found.problems, reasons=reasons)
    assert written(version_rows(made.id)) == rows
    now = in_force("regional_training")
    places = {(row[0], row[1]) for row in rows}
    mine = now[[place in places for place in zip(now["year"], now["province"], strict=True)]]
    assert sorted(written(mine)) == sorted(rows)
    assert set(mine["status"]) == {"uploaded"}


@settings(max_examples=10)
@example({(2012, "KR-11", "job_seeker"): (1900, "", "", "", "", "")})  # 1,900 trainees look like a year across
@given(st.dictionaries(KEYS, SAID, min_size=1, max_size=30))
def test_valid_rows_are_in_force_as_they_were_written(table: dict[tuple[Any, ...], tuple[Any, ...]]) -> None:
    survives(table)


@pytest.mark.sweep
@settings(max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, SAID, min_size=1, max_size=30))
def test_two_thousand_tables_are_in_force_as_they_were_written(
    table: dict[tuple[Any, ...], tuple[Any, ...]],
) -> None:
    survives(table)


TRAPS = ["2021", "부산", "26", "광주시", "실업자", "-", "x", "△1", "1,234p", "=1+1", ""]
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(TRAPS))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=8))
def test_no_text_in_a_cell_breaks_the_check(rows: list[tuple[str, ...]]) -> None:
    found = checked(("연도", "시도", "구분", "훈련인원"), rows)
    assert found.table is None or found.valid
    assert all(str(problem.message) for problem in found.problems)

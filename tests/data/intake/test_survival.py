"""Whatever valid rows are written to a file come out of the check unchanged; whatever else stands there never breaks it."""

import csv
import io
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.bundled import bundled
from data.intake.against import against
from data.intake.check import check
from data.intake.upload import Checked, Upload

PROVINCES = sorted(bundled("provinces").table["code"])
KEYS = st.tuples(st.integers(2012, 2025), st.sampled_from(PROVINCES), st.sampled_from(["job_seeker", "employee"]))
SAID = st.tuples(
    st.integers(0, 10**7),
    st.sampled_from(["", "provider", "workplace", "residence"]),
    st.sampled_from(["", "enrolments", "headcount"]),
    st.sampled_from(["", "face_to_face", "distance", "on_site", "blended"]),
    st.one_of(st.just(""), st.dates().filter(lambda day: day.year >= 1950).map(str)),
    st.sampled_from(["", "provisional", "revised", "final"]),
)
NAMES = ("year", "province", "category", "trainees", "basis", "counting", "delivery", "reference_date", "finality")


def checked(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Checked:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    upload = Upload(name="file.csv", content=out.getvalue().encode("utf-8", "surrogatepass"))
    return check(upload, dataset="regional_training", against=against("regional_training"))


@given(st.dictionaries(KEYS, SAID, min_size=1, max_size=30))
def test_valid_rows_come_out_of_the_check_as_they_went_in(table: dict[tuple[Any, ...], tuple[Any, ...]]) -> None:
    rows = [(*key, *said) for key, said in table.items()]
    found = checked(NAMES, rows)
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    assert found.table is not None
    out = [
        tuple("" if pd.isna(cell) else cell for cell in row) for row in found.table[list(NAMES)].to_numpy(dtype=object)
    ]
    assert out == rows


TRAPS = ["2021", "부산", "26", "광주시", "실업자", "-", "x", "△1", "1,234p", "=1+1", ""]
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(TRAPS))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=8))
def test_no_text_in_a_cell_breaks_the_check(rows: list[tuple[str, ...]]) -> None:
    found = checked(("연도", "시도", "구분", "훈련인원"), rows)
    assert found.table is None or found.valid
    assert all(str(problem.message) for problem in found.problems)

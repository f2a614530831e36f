"""The sample files of the tour: marked as samples, never loaded, and telling what their README says."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from data.package import package

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
CLEAN_CSV = "SAMPLE-busan-2021-cp949.csv"
CLEAN_XLSX = "SAMPLE-chungcheong-ministry-table.xlsx"
THREE_ERRORS = "SAMPLE-gangwon-three-errors.csv"
FILES = [CLEAN_CSV, CLEAN_XLSX, THREE_ERRORS]


def _first_cell(name: str) -> str:
    content = (EXAMPLES / name).read_bytes()
    if name.endswith(".xlsx"):
        return str(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A1"].value)
    encoding = "cp949" if name == CLEAN_CSV else "utf-8-sig"
    return next(csv.reader(io.StringIO(content.decode(encoding))))[0]


def test_there_are_three_and_the_readme_names_each() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir()) == sorted([*FILES, "README.md"])
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in FILES if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", FILES)
def test_each_says_that_it_is_a_sample_in_its_name_and_in_its_first_row(name: str) -> None:
    assert name.startswith("SAMPLE-")
    assert _first_cell(name) == "SAMPLE: invented for the tour / 예시: 실제 수치 아님"


def test_none_is_part_of_the_bundled_data() -> None:
    paths = {resource["path"] for resource in package().descriptor["resources"]}
    assert not paths & set(FILES)
    assert not [path.name for path in (ROOT / "data").rglob("SAMPLE*")]


def _checked(name: str, content: bytes | None = None) -> Checked:
    upload = Upload(name=name, content=content or (EXAMPLES / name).read_bytes())
    return check(upload, dataset="regional_training", against=against("regional_training"))


def test_the_file_of_korean_excel_is_clean() -> None:
    checked = _checked(CLEAN_CSV)
    assert not checked.problems
    assert checked.table is not None
    assert checked.table["trainees"].tolist() == [27_600, 164_500]
    assert set(checked.table["province"]) == {"KR-26"}


def test_the_table_of_a_ministry_is_clean_and_its_totals_are_left_out() -> None:
    checked = _checked(CLEAN_XLSX)
    assert {problem.severity for problem in checked.problems} == {"note"}
    assert checked.table is not None
    sums = checked.table.groupby("province")["trainees"].sum().to_dict()
    # 51,200 + 83,400; 74,800 + 121,500; 12,510 + 20,350
    assert sums == {"KR-30": 134_600, "KR-44": 196_300, "KR-50": 32_860}


def test_the_third_file_has_exactly_its_three_errors() -> None:
    found = [(problem.code, problem.row, problem.value) for problem in _checked(THREE_ERRORS).problems]
    assert [(code, row) for code, row, _value in found] == [
        *[("cell-type", 4), ("row-duplicate-key", 6), ("code-unknown", 7)]
    ]
    assert [found[0][2], found[2][2]] == ["약 5만", "재직쟈"]


def test_mended_as_the_readme_says_it_passes() -> None:
    lines = (EXAMPLES / THREE_ERRORS).read_text("utf-8-sig").replace("약 5만", "50000").replace("재직쟈", "재직자")
    kept = lines.splitlines()
    del kept[5]
    checked = _checked(THREE_ERRORS, "\n".join(kept).encode())
    assert not checked.problems
    assert checked.table is not None
    assert checked.table["trainees"].tolist() == [8_900, 50_000, 13_900, 82_300]

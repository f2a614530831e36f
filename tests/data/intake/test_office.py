"""A file handed back, mended in LibreOffice: it comes back without what the check had written, in each of its charsets."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.components.export.rendered import converted, needs_office

ROWS: list[list[Any]] = [
    ["2021년 시도별 직업훈련 현황"],
    [None, None, None, "(단위: 명)"],
    ["연도", "시도", "구분", "훈련인원", "비고"],
    [2021, "부산", "실업자", "미집계", None],
    [2021, "부산", "재직자", 259_000, "상반기 수치"],
    ["자료: 고용노동부"],
]
FILTER = "csv:Text - txt - csv (StarCalc)"


def _checked(content: bytes, *, name: str = "busan.xlsx") -> Checked:
    upload = Upload(name=name, content=content)
    return check(upload, dataset="regional_training", against=against("regional_training"))


def _handed_back(content: bytes) -> bytes:
    with speaking("ko"):
        return annotated(Upload(name="busan.xlsx", content=content), _checked(content), form="xlsx")


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file with its remarks, opened and saved by LibreOffice, its two faults put right as a clerk would."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    (opened,) = converted(_handed_back(_saved(book)), "busan.xlsx", tmp_path_factory.mktemp("first"), form="xlsx")
    again = openpyxl.load_workbook(opened)
    sheet = again.active
    assert [
        cell.coordinate for row in sheet for cell in row if cell.comment
    ]  # LibreOffice keeps them, without who wrote them
    sheet["D4"], sheet["E5"] = 43_000, None
    return _saved(again)


def _is_clean(found: Checked) -> None:
    assert [(problem.code, problem.row) for problem in found.problems] == [("row-note", 6)]
    assert found.still_open == ()
    assert found.table is not None
    assert found.table["trainees"].tolist() == [43_000, 259_000]
    assert "comment" not in {part.reason for part in found.left_out}


@needs_office
def test_a_file_that_was_mended_in_libreoffice_checks_clean_and_gets_no_second_set_of_remarks(
    mended: bytes, tmp_path: Path
) -> None:
    _is_clean(_checked(mended))
    (saved,) = converted(mended, "busan.xlsx", tmp_path, form="xlsx")
    _is_clean(_checked(saved.read_bytes()))
    sheet = openpyxl.load_workbook(io.BytesIO(_handed_back(saved.read_bytes()))).active
    lines = [str(row[0].value) for row in sheet if str(row[0].value).startswith("※")]
    assert lines == ["※ 점검 결과: 오류 0건, 확인이 필요한 경고 0건, 참고 1건입니다."]
    assert [cell.value for cell in sheet[3]] == [*ROWS[2], "점검 결과"]


@needs_office
@pytest.mark.parametrize(
    "charset",
    ["44,34,76", "44,34,62", "44,34,79", "9,34,65535", "59,34,76"],
    ids=["utf-8", "windows-949", "euc-kr", "utf-16", "semicolons"],
)
def test_what_libreoffice_saves_as_csv_is_read_in_each_charset_that_has_korean(
    mended: bytes, charset: str, tmp_path: Path
) -> None:
    (saved,) = converted(mended, "busan.xlsx", tmp_path, form=f"{FILTER}:{charset}")
    _is_clean(_checked(saved.read_bytes(), name="busan.csv"))


@needs_office
@pytest.mark.parametrize("charset", ["", ":44,34,1"], ids=["as-the-system-has-it", "windows-1252"])
def test_a_charset_without_korean_is_told_and_never_read_wrong(mended: bytes, charset: str, tmp_path: Path) -> None:
    (saved,) = converted(mended, "busan.xlsx", tmp_path, form=f"{FILTER}{charset}")
    found = _checked(saved.read_bytes(), name="busan.csv")
    if not charset and found.table is not None:  # a system with a UTF-8 locale writes it so
        return _is_clean(found)
    assert [problem.code for problem in found.problems] == ["file-mojibake"]
    return None

"""The file handed back, mended by the clerk as it says, comes back and is as clean as the original mended in the same way."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any, Final, NamedTuple

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import FIGURES, HEADINGS, Cell

Mend = Callable[[Worksheet], object]
SEEKERS, EMPLOYEES = FIGURES


class Case(NamedTuple):
    """A table with a fault, what is told of it, and what the clerk does."""

    rows: list[tuple[Cell, ...]]
    code: str
    mend: Mend
    merge: str = ""


def put(**cells: Cell) -> Mend:
    """Write values into cells."""
    return lambda sheet: [setattr(sheet[place], "value", value) for place, value in cells.items()]


def delete(first: int, count: int = 1) -> Mend:
    """Delete rows."""
    return lambda sheet: sheet.delete_rows(first, count)


def _year_as_year(sheet: Worksheet) -> None:
    for place in ("A2", "A3"):
        sheet[place].value, sheet[place].number_format = 2021, "General"


CASES: Final[dict[str, Case]] = {
    "text for a number": Case([HEADINGS, (2021, "부산", "실업자", "많음"), EMPLOYEES], "cell-type", put(D2=43_000)),
    "misspelt province": Case([HEADINGS, (2021, "부싼", "실업자", 43_000), EMPLOYEES], "code-unknown", put(B2="부산")),
    "year as date": Case(
        [HEADINGS, *((date(1905, 7, 13), *row[1:]) for row in FIGURES)], "cell-year-as-date", _year_as_year
    ),
    "blank key": Case([HEADINGS, SEEKERS, (2021, None, "재직자", 259_000)], "cell-blank", put(B3="부산")),
    "women in brackets": Case([(*HEADINGS[:3], "훈련인원(여성)"), *FIGURES], "header-unknown", put(D1="훈련인원")),
    "row twice": Case([HEADINGS, *FIGURES, EMPLOYEES], "row-duplicate-key", delete(4)),
    "wrong sum": Case([HEADINGS, *FIGURES, (2021, "부산", "합계", 300_000)], "table-total-mismatch", put(D4=302_000)),
    "second table": Case(
        [
            HEADINGS,
            *FIGURES,
            (None,),
            ("2021년 수료 현황",),
            (*HEADINGS[:3], "수료인원"),
            (2021, "부산", "실업자", 30_000),
        ],
        "table-second",
        delete(4, 4),
    ),
    "no heading": Case([(*HEADINGS, None), *((*row, "확인") for row in FIGURES)], "header-blank", put(E1="비고")),
    "year of Tangun": Case(
        [HEADINGS, *((4354, *row[1:]) for row in FIGURES)], "cell-constraint", put(A2=2021, A3=2021)
    ),
    "month for a day": Case(
        [(*HEADINGS, "기준일"), *((*row, "2021-12") for row in FIGURES)],
        "cell-type",
        put(E2="2021-12-31", E3="2021-12-31"),
    ),
    "title, unit and note": Case(
        [
            ("시도별 훈련인원",),
            ("(단위: 명)",),
            HEADINGS,
            (2021, "부산", "실업자", "980%"),
            EMPLOYEES,
            ("※ 자료: 고용노동부",),
        ],
        "cell-type",
        put(D4=43_000),
    ),
    "row of units": Case(
        [HEADINGS, ("(년)", None, None, "(명)"), (2021, "부산", "실업자", "많음"), EMPLOYEES],
        "cell-type",
        put(D3=43_000),
    ),
    "years across": Case(
        [("시도", "구분", 2020, 2021), ("부산", "실업자", 42_000, "많음"), ("부산", "재직자", 250_000, 259_000)],
        "cell-type",
        put(D2=43_000),
    ),
    "merged year": Case(
        [HEADINGS, (2021, "부산", "실업자", "많음"), (None, "부산", "재직자", 259_000)],
        "cell-type",
        put(D2=43_000),
        merge="A2:A3",
    ),
}


def _book(case: Case) -> bytes:
    book = openpyxl.Workbook()
    for row in case.rows:
        book.active.append(list(row))
    if case.merge:
        book.active.merge_cells(case.merge)
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mended(content: bytes, mend: Mend) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    mend(book.worksheets[0])
    return _saved(book)


def _checked(content: bytes) -> Checked:
    dataset = "regional_training"
    return check(Upload(name="부산.xlsx", content=content), dataset=dataset, against=against(dataset))


def _said(found: Checked) -> dict[str, Any]:
    """All that is said of a file, without what an earlier check had written into it."""
    return {
        "problems": [(one.code, one.row, one.column, one.value) for one in found.problems],
        "asked": [one.name for one in found.questions],
        "left out": [one for one in found.left_out if one.reason != "check-result"],
        "mended": [(str(one.message), one.before, one.after, one.row) for one in found.fixes],
        "published": None if found.table is None else found.table.to_csv(),
    }


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", CASES)
def test_a_file_handed_back_and_mended_as_told_checks_clean(name: str, language: str) -> None:
    case = CASES[name]
    content = _book(case)
    with speaking(language):
        found = _checked(content)
        assert case.code in [one.code for one in found.problems]
        back = annotated(Upload(name="부산.xlsx", content=content), found, form="xlsx")
        again, mended = _checked(_mended(back, case.mend)), _checked(_mended(content, case.mend))
        assert again.clean, [str(one.message) for one in again.problems]
        assert _said(again) == _said(mended)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_file_handed_back_twice_holds_no_remark_of_the_first_time(language: str) -> None:
    case = CASES["title, unit and note"]
    with speaking(language):
        content = _book(case)
        for _time in range(2):
            found = _checked(content)
            content = annotated(Upload(name="부산.xlsx", content=content), found, form="xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        remarks = [cell.comment for row in sheet.iter_rows() for cell in row if isinstance(cell.comment, Comment)]
        assert len(remarks) == 2  # on the cell, and on the heading of the results
        assert _said(_checked(_mended(content, case.mend))) == _said(_checked(_mended(_book(case), case.mend)))

"""The file handed back: the uploader's cells as they were, each problem where it belongs, nothing that computes."""

import csv
import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.problem import Problem
from data.intake.read import read
from data.intake.upload import Checked, Upload, against
from data.package import package
from data.spreadsheet import DANGEROUS
from i18n import message, speaking

HEADINGS = ["연도", "시·도", "구분", "훈련인원"]
ROWS: list[list[Any]] = [[2021, "부산", "실업자", 41_200], [2021, "부산", "재직자", "많음"]]
MANY = Problem(
    code="cell-type", message=message("“{value}” is no number.", value="많음"), row=3, column="훈련인원", value="많음"
)
SMALL = Problem(
    code="privacy-small-cell",
    message=message("1 to 4 people."),
    row=2,
    column="훈련인원",
    suggestion="c",
)
WHOLE = Problem(code="plausible-missing-province", message=message("Busan alone."))
OURS = "※ Check result\n"  # how each comment begins
REMARK = Problem(code="row-note", message=message("Left out: 자료: 부산"), row=4)


def _csv(rows: list[list[Any]], *, name: str = "busan.csv", encoding: str = "utf-8") -> Upload:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return Upload(name=name, content=out.getvalue().encode(encoding))


def _xlsx(rows: list[list[Any]], *, merge: str = "", sheets: tuple[str, ...] = ("Sheet1",)) -> Upload:
    book = openpyxl.Workbook()
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merge:
            sheet.merge_cells(merge)
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return Upload(name="busan.xlsx", content=out.getvalue())


def _checked(*problems: Problem) -> Checked:
    return Checked(dataset="regional_training", rows=2, problems=problems)


def _lines(upload: Upload, *problems: Problem, language: str = "en") -> list[list[str]]:
    with speaking(language):
        content = annotated(upload, _checked(*problems), form="csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def _sheet(upload: Upload, *problems: Problem, language: str = "en") -> Worksheet:
    with speaking(language):
        content = annotated(upload, _checked(*problems), form="xlsx")
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_csv_file_comes_back_with_one_column_more_whatever_its_encoding(encoding: str) -> None:
    assert _lines(_csv([HEADINGS, *ROWS], encoding=encoding), MANY, SMALL, WHOLE) == [
        [*HEADINGS, "Check result"],
        ["2021", "부산", "실업자", "41200", "To be confirmed [훈련인원]: 1 to 4 people. Suggestion: c"],
        ["2021", "부산", "재직자", "많음", "Error [훈련인원]: “많음” is no number."],
        ["※ Check result: errors: 1, warnings to be confirmed: 2, remarks: 0.", "", "", "", ""],
        ["※ Check result: To be confirmed: Busan alone.", "", "", "", ""],
    ]


def test_it_speaks_korean() -> None:
    lines = _lines(_csv([HEADINGS, *ROWS]), MANY, language="ko")
    assert lines[0][-1] == "점검 결과"
    assert lines[2][-1].startswith("오류 [훈련인원]: ")
    assert lines[3][0].startswith("※ 점검 결과: 오류 1건")


def test_title_and_blank_rows_stay_where_they_are() -> None:
    upload = _csv([["지역별 훈련인원"], [], ["(단위: 명)"], HEADINGS, *ROWS])
    lines = _lines(upload, Problem(code="cell-type", message=message("No."), row=6, column="훈련인원"))
    assert [line[0] for line in lines[:4]] == ["지역별 훈련인원", "", "(단위: 명)", "연도"]
    assert [line[4] for line in lines[:6]] == ["", "", "", "Check result", "", "Error [훈련인원]: No."]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_text_that_a_spreadsheet_would_compute_gets_an_apostrophe_in_csv_and_stays_text_in_xlsx(text: str) -> None:
    upload = _csv([HEADINGS, [2021, "부산", "실업자", text]])
    found = Problem(code="safety-formula", message=message("{value}", value=text), row=2, column="훈련인원", value=text)
    assert _lines(upload, found)[1][3] == f"'{text}"
    sheet = _sheet(upload, found)
    assert (sheet["D2"].value, sheet["D2"].data_type) == (text, "s")
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("text", ["-5", "-1,234", "+12.5%", "-", "△123", "'1234"])
def test_numbers_and_the_dash_that_means_nil_are_not_touched(text: str) -> None:
    assert _lines(_csv([HEADINGS, [2021, "부산", "실업자", text]]))[1][3] == text


def test_a_workbook_comes_back_with_its_values_as_they_were() -> None:
    rows = [[*HEADINGS, "기준일"], [2021, "부산", "실업자", 41_200.5, date(2021, 12, 31)]]
    sheet = _sheet(_xlsx(rows))
    assert [sheet.cell(2, column).value for column in range(1, 5)] == rows[1][:4]
    assert sheet["E2"].value.date() == date(2021, 12, 31)
    assert sheet["F1"].value == "Check result"


def test_a_faulty_cell_is_filled_and_its_comment_says_why() -> None:
    sheet = _sheet(_xlsx([HEADINGS, *ROWS]), MANY, SMALL, REMARK)
    assert sheet["D3"].comment.text == f"{OURS}Error [훈련인원]: “많음” is no number."
    assert sheet["D2"].comment.text == f"{OURS}To be confirmed [훈련인원]: 1 to 4 people. Suggestion: c"
    fills = [sheet[place].fill.fgColor.rgb for place in ("D3", "D2")]
    assert fills == ["FFFBD3CA", "FFFFE8BD"]
    assert sheet["C3"].fill.fill_type is None
    assert sheet["E3"].value == "Error [훈련인원]: “많음” is no number."
    assert sheet["E1"].comment.text == "※ Check result: errors: 1, warnings to be confirmed: 1, remarks: 1."
    assert sheet["A4"].value == sheet["E1"].comment.text


def test_two_faults_of_a_cell_stand_in_one_comment_the_worse_first() -> None:
    other = Problem(code="plausible-scale", message=message("A thousand times."), row=3, column="훈련인원")
    sheet = _sheet(_xlsx([HEADINGS, *ROWS]), other, MANY)
    told = "Error [훈련인원]: “많음” is no number.\nTo be confirmed [훈련인원]: A thousand times."
    assert (sheet["D3"].comment.text, sheet["E3"].value) == (f"{OURS}{told}", told)
    assert sheet["D3"].fill.fgColor.rgb == "FFFBD3CA"


def test_a_fault_of_a_heading_is_marked_on_the_heading() -> None:
    unknown = Problem(code="header-unknown", message=message("No such column."), row=1, column="비고란")
    sheet = _sheet(_xlsx([[*HEADINGS, "비고란"], [*ROWS[0], "가"]]), unknown)
    assert sheet["E1"].comment.text == f"{OURS}Error [비고란]: No such column."
    assert sheet["F1"].value == "Check result"
    assert sheet["A4"].value == "※ Check result: Error [비고란]: No such column."


def test_merged_cells_stay_merged_and_a_fault_below_is_marked_where_it_is_seen() -> None:
    rows = [HEADINGS, ROWS[0], [2021, None, "재직자", 150_867]]
    where = Problem(code="code-unknown", message=message("Which?"), row=3, column="시·도")
    sheet = _sheet(_xlsx(rows, merge="B2:B3"), where)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B2:B3"]
    assert sheet["B2"].value == "부산"
    assert sheet["B2"].comment.text == f"{OURS}Error [시·도]: Which?"
    assert sheet["E3"].value == "Error [시·도]: Which?"


def test_the_sheet_that_was_checked_comes_back_alone() -> None:
    upload = _xlsx([HEADINGS, *ROWS], sheets=("1월", "2월"))
    upload = Upload(name=upload.name, content=upload.content, answers={"sheet": "2월"})
    assert _sheet(upload, MANY)["D3"].comment is not None


def test_formulas_come_back_as_their_saved_values() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROWS[0][:3])
        sheet.write_formula(1, 3, "=SUM(1,2)", None, 3)
    cell = _sheet(Upload(name="busan.xlsx", content=out.getvalue()))["D2"]
    assert (cell.value, cell.data_type) == (3, "n")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_came_back_can_be_checked_again_without_results_piling_up(form: Any) -> None:
    first = _xlsx([HEADINGS, *ROWS])
    with speaking("ko"):
        again = annotated(first, _checked(MANY, WHOLE), form=form)
    lines = _lines(Upload(name=f"busan.{form}", content=again), MANY)
    assert lines[0] == [*HEADINGS, "Check result"]
    assert [line[4] for line in lines[1:3]] == ["", "Error [훈련인원]: “많음” is no number."]
    assert [line[0] for line in lines[3:]] == ["※ Check result: errors: 1, warnings to be confirmed: 0, remarks: 0."]


def test_the_first_thousand_are_marked_errors_before_warnings_and_all_are_counted() -> None:
    count = 1200
    upload = _csv([HEADINGS, *([2021, "부산", "실업자", "많음"] for _row in range(count))])
    small = [Problem(code="privacy-small-cell", message=message("Few."), row=2, column="훈련인원")]
    many = [
        Problem(code="cell-type", message=message("No."), row=row, column="훈련인원") for row in range(2, count + 2)
    ]
    sheet = _sheet(upload, *small, *many)
    marked = [row for row in range(2, count + 2) if sheet.cell(row, 4).comment]
    assert marked == list(range(2, 1002))
    assert sheet.cell(2, 5).value == "Error [훈련인원]: No."
    line = sheet.cell(count + 2, 1).value
    assert line == (
        "※ Check result: errors: 1200, warnings to be confirmed: 1, remarks: 0. The first 1,000 are marked."
    )


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\xff\xfe\xff", b"\x00" * 40])
def test_a_file_that_cannot_be_read_gives_its_problems_alone(form: Any, content: bytes) -> None:
    problem = Problem(code="file-unreadable", message=message("Damaged."), row=7)
    upload = Upload(name="x.xlsx", content=content)
    with speaking("en"):
        back = annotated(upload, _checked(problem), form=form)
    if form == "csv":
        assert back.decode("utf-8-sig").splitlines()[1:] == ["※ Check result: Error: Damaged."]
    else:
        (sheet,) = openpyxl.load_workbook(io.BytesIO(back)).worksheets
        assert sheet["A2"].value == "※ Check result: Error: Damaged."


def test_many_remarks_on_one_row_are_cut_to_what_a_cell_of_excel_holds() -> None:
    remarks = [Problem(code="row-note", message=message("가" * 1_000), row=2) for _ in range(40)]
    sheet = _sheet(_csv([HEADINGS, [2021, "부산", "실업자", 1]]), *remarks)
    assert len(sheet["E2"].value) == 32_767


def test_results_of_a_table_with_two_rows_of_headings_are_not_taken_for_figures() -> None:
    rows = [["시·도", 2020, None, 2021, None], [None, "실업자", "재직자", "실업자", "재직자"], ["부산", 1, 2, 3, 4]]
    upload = _xlsx(rows)
    with speaking("ko"):
        again = annotated(upload, _checked(Problem(code="row-note", message=message("A."), row=3)), form="xlsx")
    resource = package().resource("regional_training")
    before = read(upload, resource=resource).reading
    after = read(Upload(name="again.xlsx", content=again), resource=resource).reading
    assert before is not None
    assert after is not None
    assert after.cells.to_dict() == before.cells.to_dict()


def _values(upload: Upload) -> list[list[Any]]:
    reading = read(upload, resource=package().resource("regional_training")).reading
    assert reading is not None
    return list(map(list, reading.cells.itertuples(index=False)))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("make", [_csv, _xlsx])
def test_the_table_reads_as_before_when_it_is_uploaded_again(make: Any, form: Any) -> None:
    upload = make([["제목"], [], HEADINGS, *ROWS, ["※ 설명"]])
    with speaking("en"):
        again = annotated(upload, _checked(MANY, WHOLE), form=form)
    assert _values(Upload(name=f"again.{form}", content=again)) == _values(upload)


@given(content=st.binary(max_size=300) | st.binary(max_size=300).map(lambda more: b"PK\x03\x04" + more))
def test_any_bytes_give_a_file(content: bytes) -> None:
    upload = Upload(name="x", content=content)
    assert annotated(upload, _checked(MANY, WHOLE), form="csv")
    assert openpyxl.load_workbook(io.BytesIO(annotated(upload, _checked(MANY, WHOLE), form="xlsx")))


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20))
def test_no_text_of_any_kind_becomes_a_formula(text: str) -> None:
    upload = _csv([HEADINGS, [2021, "부산", text, text]])
    found = Problem(code="cell-type", message=message("{value}", value=text), row=2, column="훈련인원", value=text)
    cells = [cell for line in _lines(upload, found) for cell in line]
    assert not [cell for cell in cells if cell.startswith(DANGEROUS) and cell.strip("+-0123456789.,%")]
    assert "f" not in {cell.data_type for row in _sheet(upload, found).iter_rows() for cell in row}


@pytest.mark.parametrize(
    "content",
    [
        "연도,시도,구분\n2021,부산,실업자\n",
        "연도,시도,구분,훈련인원\n2021,부산,실엄자,43000\n2021,부산,제직자,259000\n",
        "연도,시도,인원\n2021,부산,43000\n",
        "시도,구분,2021\n부산,실업자,0\n부산,재직자,3\n",
    ],
)
def test_no_code_name_of_a_field_or_a_category_stands_in_a_korean_file(content: str) -> None:
    upload = Upload(name="부산.csv", content=content.encode())
    checked = check(upload, dataset="regional_training", against=against("regional_training"))
    assert checked.problems
    with speaking("ko"):
        handed_back = annotated(upload, checked, form="csv").decode("utf-8-sig")
        mends = [str(fix.message) for fix in checked.fixes]
    assert not re.search(r"[a-z]{4,}", " ".join([handed_back, *mends]))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_results_beside_a_row_that_is_no_longer_that_of_the_headings_are_known_all_the_same(form: Any) -> None:
    rows: list[list[Any]] = [["시도별 현황"], ["가", "나"], ["봄", "강당"], ["가을", "강당"]]
    found = check(_xlsx(rows), dataset="regional_training", against=against("regional_training"))
    assert [problem.code for problem in found.problems] == ["header-missing"]
    with speaking("ko"):
        back = annotated(_xlsx(rows), found, form=form)
    right = _mended(
        back, form, {2: [*HEADINGS, "비고"], 3: [2021, "부산", "실업자", 43_000], 4: [2021, "부산", "재직자", 259_000]}
    )
    upload = Upload(name=f"busan.{form}", content=right)
    again = check(upload, dataset="regional_training", against=against("regional_training"))
    assert [(problem.code, problem.row) for problem in again.problems] == []
    assert again.still_open == ()
    lines = _lines(upload, MANY)
    assert lines[1] == [*HEADINGS, "비고", "Check result"]
    assert sum("결과" in cell for line in lines for cell in line) == 0


def _mended(content: bytes, form: str, rows: dict[int, list[Any]]) -> bytes:
    """The file with other cells at the beginning of some rows; what the check wrote is moved out of their way."""
    if form == "csv":
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        wide = [[*rows.get(number, line[:2]), *[""] * 5][:5] + line[2:] for number, line in enumerate(lines, start=1)]
        return _csv(wide).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.active.insert_cols(3, 3)
    for number, cells in rows.items():
        for at, text in enumerate(cells, start=1):
            book.active.cell(number, at).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_comment_says_in_its_first_line_that_a_check_wrote_it() -> None:
    sheet = _sheet(_xlsx([HEADINGS, *ROWS]), MANY)
    assert sheet["D3"].comment.text.splitlines()[0] == "※ Check result"

"""Cells and sheets of workbooks."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from data.intake.check import check
from data.intake.report import as_json
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import HEADINGS, TABLE, Cell, part, text, with_part, workbook
from tests.data.intake.reading.files import codes, reading_of, rows, told

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (43_000, "43000"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (12_345_678_901, "12345678901"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        ("43,000명", "43,000명"),
        (" \u00a0", ""),
        (date(2021, 12, 31), "2021-12-31"),
        (date(1905, 7, 13), "1905-07-13"),  # 2021 in a cell formatted as a date
    ],
)
def test_a_cell_reads_as_the_text_that_a_csv_would_hold(cell: Cell, shown: str) -> None:
    assert rows(reading_of(workbook([HEADINGS, (2021, "부산", "실업자", cell)])), "trainees") == [(shown,)]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("yyyy-mm", "2021-12-31 (2021-12)"),
        ('yyyy"년" m"월"', "2021-12-31 (2021년 12월)"),
        ("[$-ko-KR]yyyy.mm", "2021-12-31 (2021.12)"),
        ("mm-dd", "2021-12-31 (12-31)"),
        ("yyyy-mm-dd", "2021-12-31"),
        ("m/d/yy", "2021-12-31"),
        ("yyyy", "2021년"),
    ],
)
def test_a_day_of_which_a_cell_shows_a_part_says_what_it_shows(form: str, shown: str) -> None:
    table = (("기준일", *HEADINGS), (date(2021, 12, 31), 2021, "부산", "실업자", 43_000))
    assert rows(reading_of(workbook(table, dates_as=form)), "reference_date") == [(shown,)]


def test_an_error_value_stays_and_a_formula_gives_its_saved_result() -> None:
    plain = workbook([HEADINGS, (2021, "부산", "실업자", 1), (2021, "부산", "재직자", 2)])
    xml = part(plain, SHEET)
    xml = xml.replace(b'<c r="D2"><v>1</v></c>', b'<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    xml = xml.replace(b'<c r="D3"><v>2</v></c>', b'<c r="D3"><f>1+1</f><v>2</v></c>')
    found = reading_of(with_part(plain, SHEET, xml))
    assert rows(found, "trainees") == [("#DIV/0!",), ("2",)]
    assert not found.problems


def test_a_formula_that_was_saved_without_its_result_is_told() -> None:
    plain = workbook(TABLE)
    xml = part(plain, SHEET).replace(b'<c r="D3"><v>259000</v></c>', b'<c r="D3"><f>SUM(A1:A2)</f><v></v></c>')
    found = reading_of(with_part(plain, SHEET, xml))
    assert [(problem.code, problem.row, problem.column) for problem in found.problems] == [
        ("cell-error-value", 3, "훈련인원")
    ]


def test_prefixed_xml_and_inline_texts_are_read() -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        + "".join(
            "<x:row>" + "".join(f'<x:c t="inlineStr"><x:is><x:t>{cell}</x:t></x:is></x:c>' for cell in row) + "</x:row>"
            for row in TABLE
        )
        + "</x:sheetData></x:worksheet>"
    )
    found = reading_of(with_part(workbook(TABLE), SHEET, sheet.encode()))
    assert rows(found, "year", "trainees") == [("2021", "43000"), ("2021", "259000")]


def test_hidden_rows_are_read_with_a_warning() -> None:
    found = reading_of(workbook(TABLE, hidden=[3]))
    assert told(found) == [("row-hidden", 3, None)]
    assert len(rows(found, "year")) == 2


def test_hidden_rows_and_formulas_above_the_headings_are_nobodys_concern() -> None:
    plain = workbook([("현황", 1), *TABLE], hidden=[1])
    xml = part(plain, SHEET).replace(b'<c r="B1"><v>1</v></c>', b'<c r="B1"><f>NOW()</f></c>')
    assert not reading_of(with_part(plain, SHEET, xml)).problems


def test_several_tables_are_asked_and_the_answer_is_taken() -> None:
    other = [HEADINGS, (2020, "울산", "실업자", 7)]
    content = workbook(TABLE, other, names=("부산", "울산"))
    asked = reading_of(content)
    assert asked.reading is None
    assert not asked.problems
    assert [(question.name, list(question.options), question.required) for question in asked.questions] == [
        ("sheet", ["부산", "울산"], True)
    ]
    assert rows(reading_of(content, sheet="울산"), "trainees") == [("7",)]
    assert [question.name for question in reading_of(content, sheet="대구").questions] == ["sheet"]


def test_the_only_sheet_with_a_table_needs_no_question() -> None:
    found = reading_of(workbook([("회의 자료",), ("작성: 일자리과",)], TABLE))
    assert len(rows(found, "year")) == 2
    assert not found.questions


def test_a_cell_far_to_the_right_is_refused_instead_of_filling_the_memory() -> None:
    plain = workbook(TABLE)
    xml = part(plain, SHEET).replace(b'r="D3"', b'r="XFD3"')
    assert codes(reading_of(with_part(plain, SHEET, xml))) == ["file-too-large"]


@pytest.mark.parametrize("number", [b"1048577", b"99999999999"])
def test_a_row_number_beyond_any_sheet_is_that_of_a_damaged_workbook(number: bytes) -> None:
    plain = workbook(TABLE)
    xml = part(plain, SHEET).replace(b'<row r="3"', b'<row r="' + number + b'"')
    assert codes(reading_of(with_part(plain, SHEET, xml))) == ["file-unreadable"]


def checked(content: bytes) -> Checked:
    upload = Upload(name="a.xlsx", content=content)
    return check(upload, dataset="regional_training", against=against("regional_training"))


def rich(*parts: str) -> bytes:
    """The table with a last figure of parts: ^ raises the next one, ~ strikes it out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        looks = {"^": book.add_format({"font_script": 1}), "~": book.add_format({"font_strikeout": True})}
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        sheet.write_rich_string(2, 3, *(looks.get(one, one) for one in parts))
    return out.getvalue()


@pytest.mark.parametrize("parts", [("25900", "^", "1", " "), ("259,000", "^", "1)", " "), ("25", "^", "2", "9000")])
def test_a_raised_number_of_a_footnote_is_no_digit_of_the_figure(parts: tuple[str, ...]) -> None:
    found = checked(rich(*parts))
    assert [problem.code for problem in found.problems] == ["cell-type"]
    assert found.table is None


@pytest.mark.parametrize(
    "parts",
    [("~", "1", "59000", " "), ("~", "25", "259000", " "), ("259", "~", "000", " ")],
    ids=["first", "two", "last"],
)
def test_a_digit_that_is_struck_out_is_no_digit_of_the_figure(parts: tuple[str, ...]) -> None:
    found = checked(rich(*parts))
    assert [(problem.code, problem.row) for problem in found.problems] == [("cell-type", 3)]
    with speaking("en"):
        assert "is struck out" in as_json(found)
    assert found.table is None


def test_a_figure_of_which_all_parts_are_struck_out_is_read_and_told() -> None:
    found = checked(rich("~", "259", "~", "000"))
    assert [problem.code for problem in found.problems] == ["row-struck-out"]


@pytest.mark.parametrize(
    ("text", "code"), [("부산", "code-unknown"), ("재직자", "code-unknown"), ("훈련인원", "header-unknown")]
)
def test_a_word_that_is_struck_out_within_a_cell_is_not_read_with_the_others(text: str, code: str) -> None:
    plain = workbook(TABLE)
    struck = f"<r><t>{text}</t></r><r><rPr><strike/></rPr><t>(여성)</t></r>".encode()
    xml = part(plain, "xl/sharedStrings.xml").replace(f"<t>{text}</t>".encode(), struck)
    found = checked(with_part(plain, "xl/sharedStrings.xml", xml))
    assert found.table is None
    assert code in {problem.code for problem in found.problems}


def test_what_a_conversation_beside_a_cell_says_is_told_without_the_words_of_the_program() -> None:
    begins = (
        "[스레드 댓글]\n\n사용 중인 버전의 Excel에서 이 스레드 댓글을 읽을 수 있지만 편집 내용이 제거됩니다. 자세히: "
    )
    text = f"{begins}https://go.microsoft.com/fwlink/?linkid=870924\n\n댓글:\n    상반기 실적임"
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        sheet.write_comment("D2", text)
    found = checked(out.getvalue())
    assert [(problem.code, problem.value) for problem in found.problems] == [("table-part", "상반기 실적임")]
    assert [(one.reason, one.text) for one in found.left_out] == [("comment", "상반기 실적임")]


def test_letters_that_only_look_different_are_read_as_they_are() -> None:
    plain = workbook(TABLE)
    xml = part(plain, "xl/sharedStrings.xml").replace(
        "<t>부산</t>".encode(), "<r><rPr><b/></rPr><t>부</t></r><r><t>산</t></r>".encode()
    )
    assert [row[0] for row in rows(reading_of(with_part(plain, "xl/sharedStrings.xml", xml)), "province")] == [
        "부산",
        "부산",
    ]


@pytest.mark.parametrize("name", ["_rels/.rels", "docProps/app.xml", "xl/theme/theme1.xml"])
def test_a_part_that_no_cell_needs_and_that_is_damaged_is_told(name: str) -> None:
    content = workbook(TABLE)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        begins = packed.getinfo(name).header_offset + 30 + len(name)  # the header of an entry has 30 bytes and its name
    damaged = content[: begins + 20] + bytes([content[begins + 20] ^ 0xFF]) + content[begins + 21 :]
    assert codes(reading_of(damaged)) == ["file-unreadable"]


def test_blank_lines_beyond_the_end_of_any_sheet_are_too_many() -> None:
    lines = text(TABLE) + "\n" * 1_048_576 + "2021,대구,실업자,1\n"
    assert codes(reading_of(lines)) == ["file-too-large"]


def test_progress_runs_from_nothing_to_all() -> None:
    from data.intake.read import read
    from data.intake.upload import Upload
    from data.package import package

    heard: list[float] = []
    many = workbook([HEADINGS, *[(1950 + number % 150, "부산", "실업자", number) for number in range(12_000)]])
    read(Upload(name="a.xlsx", content=many), resource=package().resource("regional_training"), progress=heard.append)
    assert heard == sorted(heard)
    assert len(heard) == 3
    assert heard[-1] == 1.0

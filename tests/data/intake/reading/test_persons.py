"""A number or address of a person is found wherever it stands in a file, by the place where it stands."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from data.intake.check import check
from data.intake.problem import Problem
from data.intake.upload import Checked, Upload, against
from tests.data.intake.making import TABLE, text, with_part, workbook

PHONE, SECRET = "010-1234-5678", "5678"
HEADER = "연도,시도,구분,훈련인원"
ROWS = "2021,부산,실업자,43000\n2021,부산,재직자,259000\n"


def checked(content: bytes | str, *, name: str = "file", **answers: str) -> Checked:
    raw = content.encode() if isinstance(content, str) else content
    upload = Upload(name=name, content=raw, answers=answers)
    return check(upload, dataset="regional_training", against=against("regional_training"))


def persons(found: Checked) -> list[Problem]:
    return [problem for problem in found.problems if problem.code == "privacy-identifier"]


@pytest.mark.parametrize(
    ("content", "row", "column"),
    [
        (f"{HEADER},비고\n2021,부산,실업자,43000,\n2021,부산,재직자,259000,{PHONE}\n", 3, "비고"),
        (f"{HEADER},{PHONE}\n2021,부산,실업자,43000,\n2021,부산,재직자,259000,\n", 1, "E"),
        (f"훈련 현황 {PHONE}\n{HEADER}\n{ROWS}", 1, "A"),
        (f"{HEADER}\n{ROWS}※ 문의 {PHONE}\n", 4, "연도"),
        (f"{HEADER}\n{ROWS}2021,부산 {PHONE} 합계,실업자,1\n", 4, "시도"),
        (f"{HEADER}\n{ROWS}2021,부산,실업자,1,,{PHONE}\n", 4, "F"),
        (f"{HEADER},status\n2021,부산,실업자,43000,{PHONE}\n2021,부산,재직자,259000,\n", 2, "status"),
        (f"{HEADER},수료인원\n2021,부산,실업자,43000,{PHONE}\n2021,부산,재직자,259000,\n", 2, "수료인원"),
        (f"담당,{PHONE}\n아무,표도 아님\n", 1, "B"),
        (f"시도,2021 훈련인원,비고\n부산,43000,{PHONE}\n", 2, "비고"),
    ],
    ids=["remarks", "heading", "title", "note", "sum", "cell too many", "store's", "other measure", "no table", "wide"],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_telephone_number_is_found_in_every_row_and_column(content: str, row: int, column: str, form: str) -> None:
    table = [line.split(",") for line in content.splitlines()]
    found = checked(workbook(table) if form == "xlsx" else content)
    assert (row, column) in [(problem.row, problem.column) for problem in persons(found)]
    assert not found.valid
    assert not found.fit_to_keep
    assert SECRET not in repr(found.problems) + repr(found.fixes) + repr(found.questions)


PIECES_IN_CELLS = [
    ("010", "1234-5678"),
    ("010", "1234", "5678"),
    ("담당 010", "1234", "5678 (오전)"),
    ("010-1234", "5678"),
    ("010", "-", "1234", "-", "5678"),
    ("01012", "345678"),
    ("010-12", "34-5678"),
    ("051)", "123", "4567"),
    ("(02)", "123-4567"),
    ("０１０", "１２３４", "５６７８"),
    ("900101", "1234567"),
    ("900101-", "1234567"),
    ("900101", "-", "1234567"),
    ("900101", "1******"),
    ("90", "01", "01", "1234567"),
    ("9001011", "234567"),
    tuple("9001011234567"),
    ("kim@", "example.go.kr"),
    ("kim", "@", "example.go.kr"),
    ("010", "", "1234-5678"),
]
ROUND_THEM = {
    "above": lambda pieces: [pieces, *TABLE],
    "below": lambda pieces: [*TABLE, ("※ 문의", *pieces)],
    "columns of no field": lambda pieces: [
        (*TABLE[0], *(f"참고{number}" for number in range(len(pieces)))),
        (*TABLE[1], *pieces),
        (*TABLE[2], *("" for _ in pieces)),
    ],
    "beyond the table": lambda pieces: [*TABLE, (2021, "부산", "실업자", 1, "", *pieces)],
    "no table": lambda pieces: [("이름", "번호"), ("홍길동", *pieces)],
}


# Each number in two of the five places, each place with two of five numbers; all of them in the sweep.
PIECES_IN_PLACES = [
    pytest.param(
        pieces, place, id=f"{place}-{'|'.join(pieces)}", marks=() if (row + turn) % 5 in (0, 2) else pytest.mark.sweep
    )
    for row, pieces in enumerate(PIECES_IN_CELLS)
    for turn, place in enumerate(ROUND_THEM)
]


@pytest.mark.parametrize(("pieces", "place"), PIECES_IN_PLACES)
def test_a_number_that_is_cut_over_neighbouring_cells_is_found(pieces: tuple[str, ...], place: str) -> None:
    rows = ROUND_THEM[place](pieces)
    for content in (text(rows), workbook(rows)):
        found = checked(content)
        assert persons(found)
        assert not found.fit_to_keep


@pytest.mark.parametrize("pieces", PIECES_IN_CELLS, ids="|".join)
def test_and_in_another_sheet_by_the_cell_where_it_begins(pieces: tuple[str, ...]) -> None:
    (problem,) = persons(checked(workbook(TABLE, [[None], [None, *pieces]], names=("표", "명단"))))
    assert "“명단” 시트의 B2" in str(problem.message)


def test_the_place_of_a_number_in_pieces_is_told_and_its_text_is_not() -> None:
    rows = [(*TABLE[0], "비고", "참고"), (*TABLE[1], "010", "1234-5678"), (*TABLE[2], "", "")]
    found = checked(text(rows))
    assert [(problem.row, problem.column, problem.value) for problem in persons(found)] == [
        (2, "비고", "01* ****-****")
    ]
    below = checked(text([*TABLE, ("※ 문의", "010", "1234-5678", "", "")]))
    assert SECRET not in repr(below.problems) + repr(below.fixes) + repr(below.questions)


COUNTS = [900101, 1234567, 950505, 2234567]  # two counts that look like a resident number, twice


def test_counts_of_the_table_are_no_pieces_of_a_number() -> None:
    long = [(*TABLE[0][:3], "훈련인원"), (2021, "부산", "실업자", 900101), (2021, "부산", "재직자", 1234567)]
    wide = [("시도", "구분", "2020", "2021"), ("부산", "실업자", *COUNTS[:2]), ("부산", "재직자", *COUNTS[2:])]
    for rows in (long, wide):
        assert not persons(checked(text(rows)))
        assert not persons(checked(workbook(rows)))


def test_counts_in_columns_and_sheets_that_are_not_read_are_no_pieces_where_only_some_rows_look_so() -> None:
    others = [(1_500_000 + number, 300_000 + number, 2_000_000 + number) for number in range(3)]
    alike = (1_600_000, 900_101, 1_234_567)
    beside = [
        (*TABLE[0], "정원", "모집", "신청"),
        *((2019 + place, "부산", "실업자", 1, *counts) for place, counts in enumerate([*others, alike])),
    ]
    months = [("월", "개인", "단체"), *((f"{month:02}", 1000 + month, 2000 + month) for month in range(1, 13))]
    days = [("기준일", "개인", "단체"), *((f"2021-{month:02}", 1000 + month, 2000 + month) for month in range(1, 13))]
    shares = [(f"0.{place:02}", 123 + place, 4567 + place) for place in range(12)]
    assert not persons(checked(text(beside)))
    for sheet in (months, days, shares, [*others, alike]):
        assert not persons(checked(workbook(TABLE, sheet, names=("표", "참고"))))


NUMBERS_ALONE = {
    "a telephone number without its 0": [1012345678, 1098765432],
    "a resident number without its 0": [101013234567, 503154123456],  # born on 2001-01-01 and 2005-03-15
    "a birthday over the rest": [900101, 1234567],
}


@pytest.mark.parametrize("numbers", NUMBERS_ALONE.values(), ids=NUMBERS_ALONE)
def test_numbers_that_a_spreadsheet_took_for_counts_are_found_where_half_of_the_rows_look_so(
    numbers: list[int],
) -> None:
    beside = [(*TABLE[0], "참고"), (*TABLE[1], numbers[0]), (*TABLE[2], numbers[1])]
    for content in (text(beside), workbook(beside)):
        assert persons(checked(content))
    assert persons(checked(workbook(TABLE, [["번호"], *([one] for one in numbers)], names=("표", "명단"))))
    others = [(*TABLE[0], "예산"), *((2010 + place, "부산", "실업자", 1, 2_000_000 + place) for place in range(6))]
    assert not persons(checked(text([*others, *((*row, one) for row, one in zip(TABLE[1:3], numbers, strict=True))])))


def test_words_beside_counts_are_no_pieces() -> None:
    for row in (
        ("시도@", "부산", "2021.5"),
        ("KDT-01", "12345678"),
        ("제2차", "1234", "5678"),
        ("2021년", "02월", "123"),
    ):
        assert not persons(checked(text([row, *TABLE])))


def test_the_name_of_the_file_is_searched() -> None:
    found = checked(text(TABLE), name=f"부산 {PHONE}.csv")
    assert [str(problem.message)[:8] for problem in persons(found)] == ["파일 이름에 주"]
    assert not found.fit_to_keep


def test_the_line_that_excel_takes_for_itself_is_searched() -> None:
    assert persons(checked(f"sep=,{PHONE}\n{HEADER}\n{ROWS}"))


ASIDE: dict[str, Callable[[Any, Any], object]] = {
    "comment": lambda book, sheet: sheet.write_comment("B2", f"담당 {PHONE}"),
    "header": lambda book, sheet: sheet.set_header(f"&C{PHONE}"),
    "text box": lambda book, sheet: sheet.insert_textbox("H3", f"문의 {PHONE}"),
    "hint": lambda book, sheet: sheet.data_validation("A9", {"validate": "any", "input_message": PHONE}),
    "link": lambda book, sheet: sheet.write_url("J1", "mailto:kim@example.go.kr", string="훈련"),
    "formula": lambda book, sheet: sheet.write_formula("F2", f'=IF(1,"","{PHONE}")', None, "1"),
    "properties": lambda book, sheet: book.set_properties({"author": "kim@example.go.kr"}),
    "name": lambda book, sheet: book.define_name("담당", f'="{PHONE}"'),
    "other sheet": lambda book, sheet: book.add_worksheet("명단").write(4, 2, PHONE),
    "hidden sheet": lambda book, sheet: _hidden(book.add_worksheet("명단")),
    "name of a sheet": lambda book, sheet: book.add_worksheet(PHONE),
    "hidden row": lambda book, sheet: (sheet.write(9, 0, PHONE), sheet.set_row(9, options={"hidden": True})),
    "hidden column": lambda book, sheet: (sheet.write(1, 7, PHONE), sheet.set_column(7, 7, options={"hidden": True})),
    "in pieces": lambda book, sheet: sheet.write_rich_string("H2", "010-12", book.add_format({"bold": 1}), "34-5678"),
    "shown so": lambda book, sheet: sheet.write_number(
        1, 7, 1012345678, book.add_format({"num_format": "000-0000-0000"})
    ),
    "as Excel offers it": lambda book, sheet: sheet.write_number(
        1, 7, 511234567, book.add_format({"num_format": "[<=9999999]###-####;(0##) ###-####"})
    ),
    "far below": lambda book, sheet: sheet.write(5_000, 200, PHONE),
}


def _hidden(sheet: Any) -> None:
    sheet.write(4, 2, PHONE)
    sheet.very_hidden()


@pytest.mark.parametrize("place", ASIDE)
def test_what_a_workbook_holds_beside_its_table_is_searched(place: str) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        ASIDE[place](book, sheet)
    found = checked(out.getvalue())
    assert persons(found)
    assert not found.fit_to_keep
    assert SECRET not in repr(found.problems)


def test_a_cell_of_another_sheet_is_named_and_no_row_of_the_table_is_blamed() -> None:
    found = checked(workbook(TABLE, [[None], [None, PHONE]], names=("표", "명단")))
    (problem,) = persons(found)
    assert (problem.row, problem.column) == (None, None)
    assert "“명단” 시트의 B2" in str(problem.message)


def test_a_file_is_searched_before_it_is_asked_which_sheet_is_meant() -> None:
    found = checked(workbook(TABLE, [*TABLE, (2021, "대구", PHONE, 1)]))
    assert [question.name for question in found.questions] == ["sheet"]
    assert persons(found)


NOTES = "<comments><commentList><comment ref='B2'>{}</comment></commentList></comments>"
PIECES = [
    NOTES.format("<text><r><t>010-12</t></r><r><rPr><b/><sz val='9'/></rPr><t>34-5678</t></r></text>"),
    "<sst><si><r><t>900101-</t></r><r><rPr><b/></rPr><t>1234567</t></r></si></sst>",
    "<txBody><p><r><rPr/><t>010-1234-</t></r><r><rPr b='1'/><t>5678</t></r></p></txBody>",
    "<textbox><div><font>010-1234-</font><font><b>5678</b></font></div></textbox>",
]


@pytest.mark.parametrize("words", PIECES, ids=["comment", "texts", "drawing", "old drawing"])
def test_a_number_is_found_though_its_pieces_look_different(words: str) -> None:
    found = checked(with_part(workbook(TABLE), "xl/comments7.xml", words.encode()))
    assert persons(found)
    assert SECRET not in repr(found.problems)


def test_pieces_of_two_texts_are_not_put_together() -> None:
    notes = (
        "<comments><comment ref='B2'><text><t>010-1234</t></text></comment><comment ref='B3'><text><t>-5678</t></text>"
    )
    assert not persons(
        checked(with_part(workbook(TABLE), "xl/comments7.xml", f"{notes}</comment></comments>".encode()))
    )


def test_a_text_that_no_cell_shows_any_more_is_found() -> None:
    plain = workbook(TABLE)
    strings = b"<sst><si><t>010-1234-5678</t></si></sst>"
    assert persons(checked(with_part(plain, "xl/customStrings.xml", strings)))
    assert persons(checked(with_part(plain, "[trash]/0000.dat", b"010-1234-5678\n\xff")))
    assert persons(checked(with_part(plain, "docProps/broken.xml", b"<a>010-1234-5678<b>")))


def test_a_workbook_with_other_files_in_it_is_refused_for_they_cannot_be_searched() -> None:
    found = checked(with_part(workbook(TABLE), "xl/embeddings/oleObject1.bin", b"010"))
    assert [problem.code for problem in found.problems] == ["file-archive-unsafe"]
    assert not found.fit_to_keep


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_opened_was_not_searched_and_is_not_fit_to_keep(content: bytes) -> None:
    assert not checked(content).fit_to_keep


def test_a_table_without_persons_is_fit_to_keep_whatever_else_is_wrong_with_it() -> None:
    for content in (text(TABLE), text(TABLE).replace("부산", "부신"), "a,b\n1,2\n", workbook(TABLE, TABLE)):
        assert checked(content).fit_to_keep


def test_the_remark_of_the_archive_itself_is_searched() -> None:
    out = io.BytesIO(workbook(TABLE))
    with zipfile.ZipFile(out, "a") as packed:
        packed.comment = f"담당 {PHONE}".encode()
    found = checked(out.getvalue())
    assert persons(found)
    assert not found.fit_to_keep

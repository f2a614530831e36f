"""Layouts of real tables: merged cells, years and categories across, sums, notes and units."""

import pytest

from i18n import speaking
from tests.data.intake.making import HEADINGS, text, workbook
from tests.data.intake.reading.files import codes, reading_of, rows, told, totals

KEYS = ("year", "province", "category", "trainees")


def test_a_ministry_table_is_read_as_it_stands() -> None:
    table = [
        ("2021년 시·도별 직업능력개발훈련 현황",),
        (None, None, None, None, "(단위: 명)"),
        (),
        ("연도", "시도", "합계", "실업자", "재직자"),
        (2021, "전국", 305, 45, 260),
        (None, "부산", 302, 43, 259),
        (None, "울산", 3, 2, 1),
        ("※ 잠정치임",),
        ("자료: 고용노동부",),
    ]
    found = reading_of(workbook(table, merged={"A5:A7": "2021"}))
    assert rows(found, *KEYS) == [
        ("2021", "부산", "실업자", "43"),
        ("2021", "부산", "재직자", "259"),
        ("2021", "울산", "실업자", "2"),
        ("2021", "울산", "재직자", "1"),
    ]
    assert totals(found, "province", "category", "trainees") == [
        ("전국", "합계", "305"),
        ("전국", "실업자", "45"),
        ("전국", "재직자", "260"),
        ("부산", "합계", "302"),
        ("울산", "합계", "3"),
    ]
    assert found.reading is not None
    assert found.reading.rows == [6, 6, 7, 7]
    assert found.reading.total_rows == [5, 5, 5, 6, 7]
    assert found.reading.place(1, "trainees") == (6, "재직자")
    assert told(found) == [
        ("row-note", 8, "※ 잠정치임"),
        ("row-note", 9, "자료: 고용노동부"),
        ("table-total-row", 5, "전국"),
        ("table-total-row", 4, "합계"),
    ]
    assert [(fix.row, fix.column, fix.after) for fix in found.fixes if fix.column] == [(6, "연도", "2021")]


def test_years_and_categories_in_two_rows_of_headings_become_rows() -> None:
    table = [("시도", 2020, None, 2021, None), (None, *("실업자", "재직자") * 2), ("부산", 1, 2, 3, 4)]
    for content in (text(table).encode(), workbook(table, merged={"B1:C1": "2020", "D1:E1": "2021", "A1:A2": "시도"})):
        found = reading_of(content)
        assert rows(found, *KEYS) == [
            ("2020", "부산", "실업자", "1"),
            ("2020", "부산", "재직자", "2"),
            ("2021", "부산", "실업자", "3"),
            ("2021", "부산", "재직자", "4"),
        ]
        assert found.reading is not None
        assert found.reading.place(2, "trainees") == (3, "2021 / 실업자")
        assert len(found.fixes) == 1


def test_provinces_across_and_years_down_become_rows() -> None:
    found = reading_of("연도,구분,전국,부산,울산\n2020,실업자,3,1,2\n2021,실업자,7,3,4\n")
    assert rows(found, *KEYS) == [
        ("2020", "부산", "실업자", "1"),
        ("2020", "울산", "실업자", "2"),
        ("2021", "부산", "실업자", "3"),
        ("2021", "울산", "실업자", "4"),
    ]
    assert totals(found, "province", "trainees") == [("전국", "3"), ("전국", "7")]


def test_year_and_category_in_one_heading_are_understood() -> None:
    found = reading_of("시도,2021년 실업자,2021년_재직자\n부산,43,259\n")
    assert rows(found, *KEYS) == [("2021년", "부산", "실업자", "43"), ("2021년", "부산", "재직자", "259")]


def test_two_measures_across_share_a_row() -> None:
    table = "연도,시도,인공지능,,클라우드,\n,,과정수,훈련인원,과정수,훈련인원\n2021,부산,1,20,2,30\n"
    found = reading_of(table, dataset="kdt_training")
    assert rows(found, "year", "field", "courses", "trainees") == [
        ("2021", "인공지능", "1", "20"),
        ("2021", "클라우드", "2", "30"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "연도,시도,2020,2021\n2021,부산,1,2\n",  # years down and across
        "시도,실업자,재직자,2021\n부산,1,2,3\n",  # categories beside years
        "시도,연도,남,,여,\n,,실업자,재직자,실업자,재직자\n부산,2021,1,2,3,4\n",  # a key that the dataset has not
    ],
)
def test_a_layout_that_cannot_become_rows_is_told_with_the_long_form(table: str) -> None:
    found = reading_of(table)
    assert codes(found) == ["table-wide"]
    with speaking("ko"):
        assert "연도, 시·도, 구분, 훈련인원" in str(found.problems[0].message)


def test_blank_cells_below_a_province_are_filled_only_when_the_uploader_says_so() -> None:
    content = "연도,시도,구분,훈련인원\n2021,부산,실업자,1\n,,재직자,2\n,,소계,3\n,울산,실업자,4\n합계,,,7\n"
    asked = reading_of(content)
    assert [(question.name, question.required) for question in asked.questions] == [("fill_down", True)]
    assert rows(asked, "year", "province") == [("2021", "부산"), ("", ""), ("", "울산")]
    filled = reading_of(content, fill_down="yes")
    assert rows(filled, *KEYS) == [
        ("2021", "부산", "실업자", "1"),
        ("2021", "부산", "재직자", "2"),
        ("2021", "울산", "실업자", "4"),
    ]
    assert totals(filled, *KEYS) == [("2021", "부산", "소계", "3"), ("합계", "", "", "7")]


def test_a_merged_cell_fills_no_row_beyond_its_own() -> None:
    table = [(2021, "부산", "실업자", 1), (2021, None, "재직자", 2), (2021, None, "실업자", 3)]
    found = reading_of(workbook([HEADINGS, *table], merged={"B2:B3": "부산"}))
    assert rows(found, "province") == [("부산",), ("부산",), ("",)]


@pytest.mark.parametrize(
    "note",
    ["※ 잠정치", "주) 연인원", "주1) 연인원", "자료: 노동부, 공단", "* 각 연도 말", "Source: MOEL", "담당자에게 문의"],
)
def test_a_line_of_text_below_the_table_is_left_out_and_listed(note: str) -> None:
    found = reading_of(f"연도,시도,구분,훈련인원\n2021,부산,실업자,1\n\n{note}\n")
    assert told(found) == [("row-note", 4, note.replace(", ", " "))]


def test_blank_rows_inside_the_table_are_counted_and_those_around_it_are_not() -> None:
    found = reading_of("\n연도,시도,구분,훈련인원\n\n2021,부산,실업자,1\n ,\u00a0,,\n\n2021,부산,재직자,2\n\n\n")
    assert told(found) == [("row-blank", 3, None)]
    assert dict(found.problems[0].message.values) == {"count": 3}
    assert found.reading is not None
    assert found.reading.rows == [4, 7]


@pytest.mark.parametrize("unit", ["단위: 천명", "(단위 : 천 명)", "[단위: 1,000명]", "Unit: thousand people"])
def test_thousands_are_asked_and_then_scale_the_figures(unit: str) -> None:
    content = f'"{unit}"\n연도,시도,구분,훈련인원\n2021,부산,실업자,43\n'
    asked = reading_of(content)
    assert asked.reading is not None
    assert ([question.name for question in asked.questions], asked.reading.scale) == (["scale"], 1)
    assert list(asked.questions[0].options) == ["1000", "1"]
    for answer, scale in (("1000", 1000), ("1", 1)):
        answered = reading_of(content, scale=answer)
        assert answered.reading is not None
        assert answered.reading.scale == scale


@pytest.mark.parametrize(
    ("line", "heading", "fault"),
    [
        ("(단위: 명)", "훈련인원", False),
        ("", "훈련인원(만명)", False),
        ("(단위: 개소, 명)", "훈련인원", True),
        ("(단위: %)", "훈련인원", True),
        ("(단위: 명)", "훈련인원(천명)", True),
        ("(단위: 명)", "훈련인원(건)", True),
    ],
)
def test_units_that_contradict_one_another_or_the_dataset_are_told(line: str, heading: str, fault: bool) -> None:
    found = reading_of(f'"{line}"\n연도,시도,구분,{heading}\n2021,부산,실업자,43\n')
    assert codes(found) == (["table-mixed-units"] if fault else [])


def test_a_row_of_units_below_the_headings_is_no_row_of_figures() -> None:
    found = reading_of("연도,시도,구분,훈련인원\n,,,(명)\n2021,부산,실업자,43\n")
    assert rows(found, *KEYS) == [("2021", "부산", "실업자", "43")]


def test_a_comma_inside_a_number_without_quotes_is_told_and_missing_remarks_are_not() -> None:
    found = reading_of(
        "연도,시도,구분,훈련인원,기준일\n2021,부산,실업자,43,000,2021-12-31\n2021,부산,재직자,259\n2021,부산\n"
    )
    assert told(found) == [
        ("row-cell-count", 2, "2021,부산,실업자,43,000,2021-12-31"),
        ("row-cell-count", 4, "2021,부산"),
    ]
    assert rows(found, "trainees", "reference_date") == [("259", "")]


def test_headings_that_a_printed_table_repeats_are_left_out() -> None:
    found = reading_of("연도,시도,구분,훈련인원\n2021,부산,실업자,1\n연도,시도,구분,훈련인원\n2021,부산,재직자,2\n")
    assert rows(found, "trainees") == [("1",), ("2",)]
    assert told(found) == [("row-note", 3, "연도 시도 구분 훈련인원")]


@pytest.mark.parametrize("word", ["계", "합  계", "소계1)", "총계(명)", "부산 소계", "Total", "전국", "수도권"])
def test_a_word_for_a_sum_is_known_however_it_is_set(word: str) -> None:
    found = reading_of(f"연도,시도,구분,훈련인원\n2021,부산,실업자,1\n2021,{word},실업자,2\n")
    assert rows(found, "trainees") == [("1",)]
    assert totals(found, "province", "trainees") == [(word, "2")]


def test_shares_beside_the_figures_are_left_out() -> None:
    table = "시도,2021년(명),,,전년대비 증감률\n,실업자,재직자,구성비(%),\n부산,43,259,14.2,3.1\n"
    found = reading_of(table)
    assert rows(found, *KEYS) == [("2021년", "부산", "실업자", "43"), ("2021년", "부산", "재직자", "259")]
    assert [fix.before for fix in found.fixes if not fix.after] == ["구성비(%)", "전년대비 증감률"]
    assert not found.problems


def test_a_table_of_the_statistics_portal_is_read() -> None:
    table = '"행정구역(시도)별(1)","훈련구분별(1)","2020 년","2021 년"\n"전국","소계","3","7"\n"부산광역시","실업자","1","3"\n'
    found = reading_of(table)
    assert rows(found, *KEYS) == [("2020 년", "부산광역시", "실업자", "1"), ("2021 년", "부산광역시", "실업자", "3")]
    assert totals(found, "province", "category", "trainees") == [("전국", "소계", "3"), ("전국", "소계", "7")]


def test_a_year_that_spans_the_provinces_too_is_not_theirs() -> None:
    found = reading_of("2020,,,2021,\n시도,실업자,재직자,실업자,재직자\n부산,1,2,3,4\n")
    assert rows(found, "year", "province", "trainees") == [
        ("2020", "부산", "1"),
        ("2020", "부산", "2"),
        ("2021", "부산", "3"),
        ("2021", "부산", "4"),
    ]


def test_a_note_between_the_rows_is_left_out() -> None:
    found = reading_of("연도,시도,구분,훈련인원\n2021,부산,실업자,1\n※ 이하 잠정치\n2021,부산,재직자,2\n")
    assert rows(found, "trainees") == [("1",), ("2",)]
    assert told(found) == [("row-note", 3, "※ 이하 잠정치")]


def test_blank_cells_of_another_year_are_not_filled() -> None:
    found = reading_of("연도,시도,구분,훈련인원\n2020,부산,실업자,1\n2021,,실업자,2\n", fill_down="yes")
    assert rows(found, "province") == [("부산",), ("",)]


def test_a_table_of_sums_alone_is_refused() -> None:
    found = reading_of(workbook([("연도", "부산"), ("연도", "합계"), ("연도",)]))
    assert found.reading is None
    assert codes(found) == ["table-total-row", "header-missing"]

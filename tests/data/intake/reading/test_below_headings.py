"""Rows between the headings and the figures: units, lines, numbers of columns. Each is read or listed, and none is data."""

import pytest

from data.intake.upload import Checked
from i18n import speaking
from tests.data.intake.making import workbook
from tests.data.intake.test_accounting import HEAD, ROWS, checked, figures, told

TRUE = [(2021, 43_000), (2021, 259_000)]
"""What the rows below say."""
UNITS = (
    *(
        "(년),,,(명)",
        "연도,시도,명,명",
        "년,,,명",
        "연도,시도,구분,명",
        "(연도),(시도명),(구분),(명)",
        "단위,,,명",
        "-,-,-,명",
    ),
    *("(year),,,(persons)", "Year,,,people", "year,province,category,(trainees)", "Unit,,,persons", "-,-,-,(people)"),
)
LINES = (
    "---,---,---,---",
    ":---,:---:,:-:,---:",
    "━━━━,━━━━,━━━━,━━━━",
    "①,②,③,④",
    "(1),(2),(3),(4)",
    "1,2,3,4",
    "A,B,C,D",
    ",,,(A)",
)


def _left(found: Checked) -> list[tuple[str, int | None]]:
    return [(part.reason, part.row) for part in found.left_out]


def _book(line: str) -> bytes:
    cells = [[cell or None for cell in row.split(",")] for row in (HEAD, line)]
    return workbook([*cells, (2021, "부산", "실업자", 43_000), (2021, "부산", "재직자", 259_000)])


@pytest.mark.parametrize("line", UNITS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_row_of_units_is_taken_into_account_and_listed(line: str, form: str) -> None:
    found = checked(_book(line) if form == "xlsx" else f"{HEAD}\n{line}\n{ROWS}")
    assert figures(found, "year", "trainees") == TRUE
    assert _left(found) == [("unit", 2)]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_line_or_the_numbers_of_columns_are_listed(line: str, form: str) -> None:
    found = checked(_book(line) if form == "xlsx" else f"{HEAD}\n{line}\n{ROWS}")
    assert figures(found, "year", "trainees") == TRUE
    assert _left(found) == [("below-headings", 2)]
    with speaking("ko"):
        assert str(found.left_out[0].why) == "항목명과 자료 사이의 줄"
    with speaking("en"):
        assert str(found.left_out[0].why) == "a line between the headings and the rows"


@pytest.mark.parametrize(
    "line", ["(년),,,(천명)", "연도,시도,구분,천명", ",,,천명", "Year,,,(thousands)", "단위,,,천 명"]
)
def test_thousands_in_a_row_of_units_are_asked_where_they_stand(line: str) -> None:
    content = f"{HEAD}\n{line}\n2021,부산,실업자,43\n2021,부산,재직자,259\n"
    assert [(question.name, question.row) for question in checked(content).still_open] == [("scale", 2)]
    assert figures(checked(content, scale="1000"), "year", "trainees") == TRUE


TABLE = (
    "| 연도 | 시도 | 구분 | 훈련인원 |\n|---|:---:|---|---:|\n"
    "| 2021 | 부산 | 실업자 | 43000 |\n| 2021 | 부산 | 재직자 | 259000 |\n"
)


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        f"### 시도별 현황\n\n{TABLE}",
        TABLE.replace("|---|:---:|---|---:|", "| --- | --- | --- | --- |"),
        TABLE.replace("| 연도", "연도")
        .replace("훈련인원 |", "훈련인원")
        .replace("|---|:---:|---|---:|", "---|---|---|---")
        .replace("| 2021", "2021")
        .replace("000 |", "000"),
        TABLE.replace("|---|:---:|---|---:|", "|---|---|---|---|\n| (년) | | | (명) |"),
        TABLE.replace("연도", "Year")
        .replace("시도", "Province")
        .replace("구분", "Category")
        .replace("훈련인원", "Trainees"),
    ],
    ids=["plain", "titled", "spaced", "open", "with-units", "english"],
)
def test_a_table_of_markdown_is_read(content: str) -> None:
    found = checked(content)
    assert told(found) == []
    assert figures(found, "year", "trainees") == TRUE
    assert "below-headings" in {part.reason for part in found.left_out}


@pytest.mark.parametrize(
    "line", ["2021,부산,실업자,c", ",,,c", "2021,부산,실업자,-", "2021,,,명", "연도,시도,구분,43000"]
)
def test_a_row_with_a_key_or_a_mark_for_no_figure_is_none_of_them(line: str) -> None:
    assert ("below-headings", 2) not in _left(checked(f"{HEAD}\n{line}\n{ROWS}"))
    assert ("unit", 2) not in _left(checked(f"{HEAD}\n{line}\n{ROWS}"))


# What is counted: 건 may be enrolments, courses or people.


CASES = (
    *("훈련인원(건)", "훈련인원(건수)", "훈련인원(천건)", "훈련인원(cases)", "훈련건수", "수강 건수"),
    "Trainees (cases)",
)


@pytest.mark.parametrize("heading", CASES)
def test_a_heading_in_cases_is_asked_what_it_counts(heading: str) -> None:
    content = f"연도,시도,구분,{heading}\n{ROWS}"
    assert "counting" in [question.name for question in checked(content).still_open]
    answered = checked(content, counting="enrolments", scale="1")
    assert figures(answered, "trainees", "counting") == [(43_000, "enrolments"), (259_000, "enrolments")]


@pytest.mark.parametrize(
    "line",
    [
        *("단위: 건", "(단위 : 건수)", "(Unit: cases)", "(unit: enrolments)"),
        *("※ 인원은 건수 기준임", "* 건수로 집계"),
    ],
)
def test_a_line_that_says_cases_is_asked(line: str) -> None:
    found = checked(f"{line},,,\n{HEAD}\n{ROWS}")
    assert [question.name for question in found.still_open] == ["counting"]


def test_cases_behind_figures_beside_them_and_in_a_row_of_units_are_asked() -> None:
    for content in (
        f"{HEAD}\n" + ROWS.replace("000\n", "000건\n"),
        f"{HEAD},단위\n" + ROWS.replace("000\n", "000,건\n"),
        f"{HEAD}\n년도,-,-,건\n{ROWS}",
    ):
        assert [question.name for question in checked(content).still_open] == ["counting"]


def test_cases_of_what_is_said_to_be_enrolments_are_not_asked() -> None:
    content = f'연도,시도,구분,"훈련인원(연인원, 건)"\n{ROWS}'
    assert figures(checked(content), "counting")[0] == ("enrolments",)


@pytest.mark.parametrize("unit", ["과정", "개소", "개", "courses", "건, 명"])
def test_a_unit_of_courses_or_places_is_none_of_people(unit: str) -> None:
    found = checked(f'"(단위: {unit})",,,\n{HEAD}\n{ROWS}')
    assert told(found) == [("table-mixed-units", 1, None)]


def test_where_courses_are_counted_too_only_a_unit_of_the_people_asks() -> None:
    heads, row = "연도,시도,분야,과정수(개),훈련인원({})", "2021,부산,빅데이터,12,1250"
    asked = checked(f"{heads.format('건')}\n{row}\n", dataset="kdt_training")
    assert [question.name for question in asked.still_open] == ["unit"]
    with speaking("ko"):
        assert "“훈련인원”" in str(asked.still_open[0].message)
    with speaking("en"):
        assert "count people" in str(asked.still_open[0].message)
    answered = checked(f"{heads.format('건')}\n{row}\n", dataset="kdt_training", unit="people")
    assert figures(answered, "courses", "trainees") == [(12, 1_250)]
    assert not checked(f"{heads.format('명')}\n{row}\n", dataset="kdt_training").still_open
    for line in ("(단위: 과정)", "(단위: 개소)", "(Unit: courses)"):
        content = f"{line},,,\n연도,시도,분야,훈련인원\n2021,부산,빅데이터,1250\n"
        assert [question.name for question in checked(content, dataset="kdt_training").still_open] == ["unit"]

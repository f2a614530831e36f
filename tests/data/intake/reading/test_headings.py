"""Headings: found below titles, known by code, label and alias, guessed from cells, or told to be unknown."""

import pytest

from tests.data.intake.reading.files import codes, reading_of, rows, told


@pytest.mark.parametrize(
    "headings",
    [
        "year,province,category,trainees",
        "YEAR , Province ,category,Trainees",
        "연 도,시·도,구분,훈련인원",
        "년도,시도별,훈련대상,인원(명)",
        "기준연도,행정구역(별),훈련구분,참여인원1)",
        '"연도\n","시도\n(별)",구분,훈련인원 (단위: 명)',
        "\u200b연도,시ㆍ도,구분,훈련인원(명)",
    ],
)
def test_a_heading_is_known_whatever_its_spaces_case_dots_units_and_footnotes(headings: str) -> None:
    found = reading_of(f"{headings}\n2021,부산,실업자,43000\n")
    assert rows(found, "year", "province", "category", "trainees") == [("2021", "부산", "실업자", "43000")]
    assert not found.problems


def test_headings_are_found_below_titles_and_the_row_is_told() -> None:
    found = reading_of("직업훈련 현황,,,\n작성: 일자리과,,,\n\n\n연도,시도,구분,훈련인원\n2021,부산,실업자,1\n")
    assert found.reading is not None
    assert found.reading.rows == [6]
    assert [(fix.row, dict(fix.message.values)["row"]) for fix in found.fixes] == [(1, 5)]


def test_headings_below_the_twentieth_row_are_not_looked_for() -> None:
    titles = "제목\n" * 20
    assert codes(reading_of(f"{titles}연도,시도,구분,훈련인원\n2021,부산,실업자,1\n")) == ["header-missing"]


def test_figures_are_not_taken_for_headings() -> None:
    assert codes(reading_of("2021,부산,실업자,43000\n2021,부산,재직자,259000\n")) == ["header-missing"]
    assert codes(reading_of("2021,부산,실업자,1\n2021,,재직자,2\n2021,울산,실업자,3\n")) == ["header-missing"]


def test_an_unknown_heading_is_told_with_the_nearest_known_one() -> None:
    found = reading_of("연도,시도,구분,훈련인원,산정방싟\n2021,부산,실업자,1,실인원\n")
    assert told(found) == [("header-unknown", 1, "산정방싟")]
    assert found.problems[0].suggestion == "산정방식"
    assert found.reading is not None
    assert found.reading.unread == ("산정방싟",)


def test_a_missing_column_is_told_by_field() -> None:
    found = reading_of("연도,시도,훈련인원\n2021,부산,1\n")
    assert [(problem.code, problem.column) for problem in found.problems] == [("header-missing", "category")]


def test_a_column_of_provinces_under_gubun_or_under_nothing_is_the_province() -> None:
    for heading in ("구분", "", "관할"):
        found = reading_of(f"{heading},연도,실업자,재직자\n서울특별시,2021,1,2\n부산,2021,3,4\n")
        assert rows(found, "province", "category", "trainees") == [
            ("서울특별시", "실업자", "1"),
            ("서울특별시", "재직자", "2"),
            ("부산", "실업자", "3"),
            ("부산", "재직자", "4"),
        ]
        assert [fix.after for fix in found.fixes if fix.before == heading] == ["province"]


def test_remarks_row_numbers_and_what_the_store_fills_are_left_out() -> None:
    found = reading_of("연번,연도,시도,구분,훈련인원,비고,status,점검 결과\n1,2021,부산,실업자,1,확인,uploaded,오류\n")
    assert found.reading is not None
    assert list(found.reading.cells) == ["year", "province", "category", "trainees"]
    assert [fix.before for fix in found.fixes] == ["연번", "비고", "status"]
    assert not found.problems


def test_completers_beside_trainees_are_left_out_and_alone_are_read_as_such() -> None:
    beside = reading_of("연도,시도,구분,훈련인원,수료인원\n2021,부산,실업자,5,4\n")
    assert rows(beside, "trainees") == [("5",)]
    assert [fix.before for fix in beside.fixes] == ["수료인원"]
    alone = reading_of("연도,시도,구분,수료인원\n2021,부산,실업자,4\n")
    assert alone.reading is not None
    assert alone.reading.headings["trainees"] == "수료인원"


@pytest.mark.parametrize(("heading", "code"), [("연인원", "enrolments"), ("실인원(명)", "headcount")])
def test_a_heading_that_says_how_people_are_counted_sets_it(heading: str, code: str) -> None:
    found = reading_of(f"연도,시도,구분,{heading}\n2021,부산,실업자,5\n")
    assert rows(found, "trainees", "counting") == [("5", code)]


def test_a_column_that_says_how_people_are_counted_goes_before_the_heading() -> None:
    found = reading_of("연도,시도,구분,연인원,산정방식\n2021,부산,실업자,5,실인원\n")
    assert rows(found, "trainees", "counting") == [("5", "실인원")]


def test_both_ways_of_counting_are_asked() -> None:
    content = "연도,시도,구분,연인원,실인원\n2021,부산,실업자,5,4\n"
    asked = reading_of(content)
    assert [(question.name, list(question.options)) for question in asked.questions] == [
        ("counting", ["enrolments", "headcount"])
    ]
    assert rows(reading_of(content, counting="headcount"), "trainees", "counting") == [("4", "headcount")]


def test_a_year_in_the_title_is_asked_where_no_column_says_it() -> None:
    content = "2021년 시도별 직업훈련 현황\n시도,실업자,재직자\n부산,43000,259000\n"
    asked = reading_of(content)
    assert [(question.name, list(question.options), question.required) for question in asked.questions] == [
        ("year", ["2021"], True)
    ]
    assert rows(reading_of(content, year="2021"), "year", "trainees") == [("2021", "43000"), ("2021", "259000")]
    assert codes(reading_of(content.replace("2021년", "2020~2021년"))) == ["header-missing"]


def test_courses_and_trainees_of_kdt_are_read_by_field() -> None:
    found = reading_of("연도,지역,훈련분야,과정수,훈련인원\n2021,부산,인공지능,12,240\n", dataset="kdt_training")
    assert rows(found, "field", "courses", "trainees") == [("인공지능", "12", "240")]
    assert codes(reading_of("연도,지역,분야,기준일\n2021,부산,클라우드,2021-12-31\n", dataset="kdt_training")) == [
        "header-missing"
    ]


def test_zones_are_data_in_a_dataset_of_zones_and_sums_elsewhere() -> None:
    zones = reading_of("권역,비중,bound\n수도권,68.5,exact\n비수도권,31.5,exact\n", dataset="zone_shares")
    assert rows(zones, "zone", "share_pct") == [("수도권", "68.5"), ("비수도권", "31.5")]
    provinces = reading_of("연도,시도,구분,훈련인원\n2021,수도권,실업자,1\n2021,부산,실업자,2\n")
    assert rows(provinces, "province") == [("부산",)]

"""Tables as reports and pivot tables have them: what they were filtered by, what they count, headings one above another."""

import io

import openpyxl
import pytest

from data.intake.check import check
from data.intake.upload import Upload, against
from tests.data.intake.making import Rows
from tests.data.intake.test_wholes import checked, figures, sentence, told

ACROSS: Rows = (("시도", "재직자", "실업자"), ("부산", 259_000, 43_000), ("울산", 86_800, 14_500))
READ = [
    (2021, "KR-26", "employee", 259_000),
    (2021, "KR-26", "job_seeker", 43_000),
    (2021, "KR-31", "employee", 86_800),
    (2021, "KR-31", "job_seeker", 14_500),
]
TITLE = ("2021년 시도별 현황",)


@pytest.mark.parametrize(
    "line",
    [
        ("성별", "여"),
        ("성별: 여",),
        ("○ 성별(1)", "남"),
        ("기업규모", "300인 이상"),
        ("훈련방법 = 원격",),
        ("고용형태", "비정규직"),
        ("성별", "(다중 항목)"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_a_report_was_filtered_by_is_said_of_all_its_figures(line: tuple[str, ...], form: str) -> None:
    found = checked((TITLE, line, (), *ACROSS), form, year="2021")
    assert told(found, "warning") == [("table-part", 2, None)]


OF_ALL: Rows = (("성별", "(모두)"), ("성별: 계",), ("연령", "전 연령"), ("구분별 현황",), ("훈련기관 소재지별",))


@pytest.mark.parametrize("line", OF_ALL)
def test_a_report_of_all_is_no_part(line: tuple[str, ...]) -> None:
    assert figures(checked((TITLE, line, (), *ACROSS), year="2021")) == READ


def pivoted(measure: str) -> Rows:
    return (
        (measure, "열 레이블"),
        ("행 레이블", "재직자", "실업자", "총합계"),
        ("부산", 259_000, 43_000, 302_000),
        ("울산", 86_800, 14_500, 101_300),
        ("총합계", 345_800, 57_500, 403_300),
    )


@pytest.mark.parametrize("worked_out", ["개수", "평균", "최대값", "최솟값", "숫자 개수", "표본 표준 편차"])
def test_a_pivot_table_that_does_not_add_up_wants_a_reason(worked_out: str) -> None:
    found = checked((TITLE, *pivoted(f"{worked_out} : 훈련인원")), year="2021")
    assert ("table-part", 2, None) in told(found, "warning")


def test_a_pivot_table_that_adds_up_is_read() -> None:
    assert figures(checked((TITLE, *pivoted("합계 : 훈련인원")), year="2021")) == READ


def listed(measure: str = "합계 : 훈련인원") -> Rows:
    return (
        ("연도", "2021"),
        (),
        ("시도", "구분", measure),
        ("부산", "재직자", 259_000),
        ("", "실업자", 43_000),
        ("부산 요약", "", 302_000),
        ("울산", "재직자", 86_800),
        ("", "실업자", 14_500),
        ("울산 요약", "", 101_300),
        ("총합계", "", 403_300),
    )


def test_the_filter_above_a_pivot_table_is_no_heading_and_its_subtotals_are_sums() -> None:
    assert figures(checked(listed(), "xlsx", year="2021", fill_down="yes")) == READ


def test_a_subtotal_of_a_pivot_table_is_held_against_its_rows() -> None:
    rows = [*listed()[:5], ("부산 요약", "", 302_001), *listed()[6:]]
    found = checked(rows, "xlsx", year="2021", fill_down="yes")
    assert told(found) == [("table-total-mismatch", 6, None)]


@pytest.mark.parametrize("chosen", [("성별", "여"), ("연령", "청년층"), ("훈련기관", "(다중 항목)")])
def test_a_second_filter_above_a_pivot_table_wants_a_reason(chosen: tuple[str, str]) -> None:
    found = checked((listed()[0], chosen, *listed()[1:]), "xlsx", year="2021", fill_down="yes")
    assert "table-part" in {code for code, _row, _column in told(found, "warning")}


@pytest.mark.parametrize("measure", ["개수 : 훈련인원", "평균 : 훈련인원"])
def test_a_column_of_a_pivot_table_that_does_not_add_up_is_none_of_figures(measure: str) -> None:
    assert told(checked(listed(measure), "xlsx", year="2021", fill_down="yes")) == [("header-unknown", 3, measure)]


@pytest.mark.parametrize("upper", ["전년대비", "증감", "구성비(%)", "증감률(%)", "비중"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_an_upper_heading_says_to_be_worked_out_is_left_out(upper: str, form: str) -> None:
    rows: Rows = (
        ("시도", 2021, "", upper, ""),
        ("", "재직자", "실업자", "재직자", "실업자"),
        ("부산", 259_000, 43_000, 12, 3),
        ("울산", 86_800, 14_500, -7, 1),
    )
    found = checked(rows, form)
    assert figures(found) == READ
    assert [(one.reason, one.column) for one in found.left_out if one.column] == [
        ("column-derived", "D"),
        ("column-derived", "E"),
    ]


def test_shares_alone_are_no_figures() -> None:
    rows: Rows = (TITLE, ("시도", "비중", ""), ("", "재직자", "실업자"), ("부산", 86, 14), ("울산", 85, 15))
    assert {code for code, _row, _column in told(checked(rows, year="2021"))} == {"header-missing"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_sexes_below_the_categories_are_told_as_headings_and_never_to_be_deleted(form: str) -> None:
    rows: Rows = (
        TITLE,
        ("시도", "훈련인원", "", "", ""),
        ("", "재직자", "", "실업자", ""),
        ("", "남", "여", "남", "여"),
        ("부산", 159_000, 100_000, 20_000, 23_000),
        ("울산", 50_800, 36_000, 7_000, 7_500),
    )
    found = checked(rows, form, year="2021")
    assert {(code, row) for code, row, _column in told(found)} == {("header-unknown", 4)}


@pytest.mark.parametrize(
    "heads", [(("시도", "재직자(남)", "실업자(남)"),), (("시도", "훈련인원", ""), ("", "재직자(남)", "실업자(남)"))]
)
def test_brackets_behind_all_categories_are_told_by_what_they_say(heads: Rows) -> None:
    found = checked((TITLE, *heads, ("부산", 159_000, 20_000), ("울산", 50_800, 7_000)), year="2021")
    assert [code for code, _row, _column in told(found)] == ["header-unknown"] * 2
    assert "“남”" in sentence(found, "header-unknown")


def test_a_category_under_a_heading_that_is_told_is_not_missing_as_well() -> None:
    rows: Rows = (TITLE, ("시도", "재직자(피보험자)", "실업자"), ("부산", 259_000, 43_000), ("울산", 86_800, 14_500))
    found = checked(rows, year="2021")
    assert [one.code for one in found.problems] == ["header-unknown"]


IN_THOUSANDS: Rows = (("시도", "재직자", "실업자"), ("부산", 259.1, 43), ("울산", 86.8, 14.5))


def test_a_fraction_of_thousands_is_no_fault_while_it_is_asked_whether_they_are_thousands() -> None:
    asked = checked((TITLE, ("(단위: 천명)",), *IN_THOUSANDS), year="2021")
    assert asked.problems == ()
    assert [one.name for one in asked.still_open] == ["scale"]
    read = checked((TITLE, ("(단위: 천명)",), *IN_THOUSANDS), year="2021", scale="1000")
    assert [count for *_keys, count in figures(read)] == [259_100, 43_000, 86_800, 14_500]
    kept = checked((TITLE, ("(단위: 천명)",), *IN_THOUSANDS), year="2021", scale="1")
    assert [code for code, _row, _column in told(kept)] == ["cell-type"] * 3


def test_units_that_differ_are_one_problem() -> None:
    rows: Rows = (TITLE, ("시도", "재직자(천명)", "실업자(명)"), ("부산", 259.1, 43_000), ("울산", 86.8, 14_500))
    assert told(checked(rows, year="2021")) == [("table-mixed-units", 2, None)]


@pytest.mark.parametrize("heading", ["실시인원", "수강건수", "교육인원"])
def test_a_heading_below_a_category_that_is_like_the_known_one_is_asked_about(heading: str) -> None:
    rows: Rows = (TITLE, ("시도", "재직자", "실업자"), ("", heading, heading), *ACROSS[1:])
    assert [one.name for one in checked(rows, year="2021").still_open] == ["counting"]
    assert figures(checked(rows, year="2021", counting="enrolments")) == READ


def test_provinces_that_go_on_in_a_second_table_beside_the_first_are_not_to_be_deleted() -> None:
    heads = ("시도", "재직자", "실업자")
    found = checked(((*heads, "", *heads), ("부산", 259_000, 43_000, "", "울산", 86_800, 14_500)), year="2021")
    assert told(found) == [("table-second", 1, "시도")]


def test_a_summary_above_the_table_is_one_problem() -> None:
    summary: Rows = (("<총괄>",), ("구분", "재직자", "실업자"), ("계", 345_800, 57_500), (), ("<시도별>",))
    assert [code for code, _row, _column in told(checked((*summary, *ACROSS), year="2021"))] == ["table-second"]


def test_a_category_is_never_offered_for_a_word_that_names_another() -> None:
    rows: Rows = (
        ("연도", "시도", "구분", "훈련인원"),
        (2021, "부산", "실업자 직업능력개발훈련", 43_000),
        (2021, "부산", "재직자", 259_000),
    )
    found = checked(rows)
    assert [one.suggestion for one in found.problems] == [None]
    assert "Is it" not in sentence(found, "code-unknown")


@pytest.mark.parametrize("place", ["지역미상", "주소 불명", "소재지 미기재"])
def test_people_of_an_unknown_place_are_not_to_be_given_to_a_province(place: str) -> None:
    assert "delete the row" in sentence(checked((TITLE, *ACROSS, (place, 120, 33)), year="2021"), "code-unknown")


def test_the_table_of_residents_is_read_with_its_households() -> None:
    heads: Rows = (
        ("행정기관코드", "행정기관", "2021년 12월", "", "", "", "", ""),
        ("", "", "총 인구수", "세대수", "세대당 인구", "남자 인구수", "여자 인구수", "남여 비율"),
    )
    rows: Rows = (("2600000000", "부산광역시", "3,350,380", "1,541,502", "2.17", "1,638,000", "1,712,380", "0.96"),)
    found = checked((*heads, *rows), "xlsx", dataset="population", year="2021")
    assert figures(found, "province", "residents") == [("KR-26", 3_350_380)]


@pytest.mark.parametrize(("month", "warned"), [("12월", []), ("6월", [("table-part", 1, None)])])
def test_the_last_month_in_a_title_is_the_year_of_those_who_are_counted_at_its_end(
    month: str, warned: list[tuple[str, int, None]]
) -> None:
    rows: Rows = ((f"2021년 {month} 주민등록 인구",), ("시도", "총인구수"), ("부산", 3_350_380), ("울산", 1_121_592))
    assert told(checked(rows, dataset="population", year="2021"), "warning")[: len(warned) or None] == warned


def test_a_row_of_sums_whose_results_were_not_saved_is_one_problem_a_cell() -> None:
    book = openpyxl.Workbook()
    for row in (TITLE, *ACROSS, ("계", "=SUM(B3:B4)", "=SUM(C3:C4)")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    upload = Upload(name="a.xlsx", content=out.getvalue(), answers={"year": "2021"})
    found = check(upload, dataset="regional_training", against=against("regional_training"))
    assert told(found) == [("cell-error-value", 5, "재직자"), ("cell-error-value", 5, "실업자")]


def test_cases_of_what_is_said_to_be_people_are_asked_about() -> None:
    rows: Rows = (
        ("연도", "시도", "구분", "훈련인원(실인원, 건)"),
        (2021, "부산", "실업자", 43_000),
        (2021, "부산", "재직자", 259_000),
    )
    assert [one.name for one in checked(rows).still_open] == ["unit"]


def test_thousands_in_an_english_name_of_a_file_are_asked_about() -> None:
    content = "연도,시도,구분,훈련인원\n2021,부산,실업자,43\n2021,부산,재직자,259\n".encode()
    upload = Upload(name="trainees_thousand.csv", content=content)
    found = check(upload, dataset="regional_training", against=against("regional_training"))
    assert [one.name for one in found.still_open] == ["scale"]

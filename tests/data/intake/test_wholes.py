"""Tables that hold more than the template: another table below, rows and columns of parts, rows that are worked out of others."""

import csv
import io
from collections.abc import Sequence
from typing import Final

import pytest

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import FIGURES, HEADINGS, TABLE, Rows, workbook
from tests.data.intake.tables import unaccounted

BUSAN = [(2021, "KR-26", "job_seeker", 43_000), (2021, "KR-26", "employee", 259_000)]
FORMS = ("csv", "xlsx")


def checked(rows: Rows, form: str = "csv", *, dataset: str = "regional_training", **answers: str) -> Checked:
    """What the check finds in rows, as either form of file; each cell of them must have gone somewhere."""
    out = io.StringIO()
    csv.writer(out).writerows(["" if cell is None else cell for cell in row] for row in rows)
    content = workbook(rows) if form == "xlsx" else out.getvalue().encode()
    upload = Upload(name=f"a.{form}", content=content, answers=answers)
    found = check(upload, dataset=dataset, against=against(dataset))
    assert unaccounted(upload, found) == []
    return found


def told(found: Checked, weight: str = "error") -> list[tuple[str, int | None, str | None]]:
    """Code, row and column of the problems of one weight."""
    return [(one.code, one.row, one.column) for one in found.problems if one.severity == weight]


def sentence(found: Checked, code: str, language: str = "en") -> str:
    """What the first problem of a code says."""
    with speaking(language):
        return next(str(one.message) for one in found.problems if one.code == code)


def figures(found: Checked, *names: str) -> list[tuple[object, ...]]:
    """What may be published: its keys and its figure, unless other columns are named."""
    assert found.table is not None, found.problems
    columns = list(names or ("year", "province", "category", "trainees"))
    return list(found.table[columns].itertuples(index=False, name=None))


OTHER_TABLES: dict[str, Rows] = {
    "firms": (("기업규모", "사업체수", "비율"), ("대기업", 120, 12.5), ("중소기업", 880, 87.5)),
    "budget": (("구분", "예산", "결산", "불용액"), ("훈련비", 100, 90, 10), ("장려금", 50, 40, 10)),
    "months": (("월", "실업자", "재직자"), ("1월", 3_000, 20_000), ("2월", 4_000, 21_000)),
    "ages": (("연령", "남", "여"), ("20대", 100, 200), ("30대", 300, 400)),
    "people": (("담당자", "부서", "내선"), ("김", "일자리과", 123)),
    "residents": (("시도", "주민등록인구"), ("부산", 3_350_380), ("울산", 1_121_592)),
    "English": (("Item", "Budget", "Spent"), ("Training", 100, 90)),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("blank", [0, 2])
@pytest.mark.parametrize("subject", OTHER_TABLES)
def test_a_second_table_under_any_headings_is_one_problem_which_names_its_first_row(
    subject: str, blank: int, form: str
) -> None:
    untitled: Rows = (*TABLE, *((),) * blank, *OTHER_TABLES[subject])
    titled: Rows = (*TABLE, *((),) * blank, ("2. 그 밖의 현황",), *OTHER_TABLES[subject])
    for rows in (untitled, titled):
        found = checked(rows, form)
        assert told(found) == [("table-second", 4 + blank, None)]
        assert sentence(found, "table-second").startswith(f"A second table begins in row {4 + blank}.")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        [
            ("통계표ID", "DT_1180"),
            ("조회기간", "[년] 2021 ~ 2021"),
            ("출처", "고용노동부"),
            ("자료다운일자", "2022.11.30 10:11"),
        ],
        [("실업자", "구직등록을 한 사람"), ("재직자", "고용보험 피보험자")],
        [
            ("용어", "설명", "담당"),
            ("구직등록", "워크넷에 등록", "일자리과"),
            ("피보험자", "고용보험 가입", "일자리과"),
        ],
    ],
)
def test_what_is_explained_in_words_below_is_no_table_and_says_nothing_of_the_columns(
    lines: list[tuple[str, ...]], form: str
) -> None:
    wide: Rows = (("시도별(1)", "구분별(1)", "2021"), *(("부산", what, count) for what, count in CATEGORIES))
    found = checked((*wide, (), *lines), form)
    assert figures(found) == BUSAN
    assert [part.row for part in found.left_out] == [row for row, _line in enumerate(lines, start=5)]


@pytest.mark.parametrize(
    "row",
    [
        ("2021년상", "부산지역", "구직", "미집계"),
        ("2021", "부산", "취업자", "미집계"),
        ("이천이십일", "부산", "구직자", "다수"),
    ],
)
def test_a_faulty_row_among_others_begins_no_table(row: Sequence[str]) -> None:
    assert "table-second" not in {code for code, _row, _column in told(checked((*TABLE, row, *FIGURES)))}
    assert "table-second" not in {code for code, _row, _column in told(checked((*TABLE, row)))}


def test_a_table_whose_keys_are_free_words_has_no_second_one() -> None:
    heads = ("agreement", "kind", "profession", "partner", "year")
    rows = ("a_b", "bilateral", "engineer", "USA", "2021"), ("c_d", "bilateral", "engineer", "CAN", "2022")
    found = checked((heads, *rows, ("no", "such", "words", "here", ""), *rows), dataset="mra_agreements")
    assert "table-second" not in {code for code, _row, _column in told(found)}


# Columns that divide the rows: those of all are read once that is confirmed.


CATEGORIES = (("실업자", 43_000), ("재직자", 259_000))
DIVIDING: dict[str, tuple[str, ...]] = {
    "성별(1)": ("계", "남자", "여자"),
    "성별": ("남녀 전체", "남", "여"),
    "연령별(1)": ("소계", "29세 이하", "30세 이상"),
    "연령대": ("전연령", "청년", "중장년"),
    "산업별(1)": ("전산업", "제조업", "서비스업"),
    "기업규모별": ("전체", "우선지원대상기업", "대규모기업"),
    "국적": ("총계", "내국인", "외국인"),
    "시도별(2)": ("소계", "중구", "서구"),
    "행정구역(시군구)별(2)": ("소계", "기장군", "해운대구"),
    "시군구": ("계", "중구", "서구"),
    "C3_NM": ("합계", "집체", "원격"),
    "항목": ("계", "남자", "여자"),
}


def divided(heading: str, words: Sequence[str]) -> Rows:
    """A table as KOSIS has it with one dimension more: the first word is that of all, the others stand for a half each."""
    lines = [
        (2021, "부산광역시", what, word, count if at == 0 else count // 2)
        for what, count in CATEGORIES
        for at, word in enumerate(words)
    ]
    return (("시점", "시도별(1)", "구분별(1)", heading, "훈련인원"), *lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", DIVIDING)
def test_of_a_column_that_divides_the_figures_the_rows_of_all_are_offered(heading: str, form: str) -> None:
    rows = divided(heading, DIVIDING[heading])
    found = checked(rows, form)
    assert [(one.name, one.row, one.column) for one in found.still_open] == [("whole", 1, heading)]
    assert told(found) == []
    answered = checked(rows, form, whole="rows")
    assert figures(answered) == BUSAN
    assert [part.row for part in answered.left_out if part.reason == "row-of-part"] == [3, 4, 6, 7]
    assert [part.column for part in answered.left_out if part.reason == "column-divides"] == ["D"]


def test_the_rows_of_all_are_offered_in_english_too() -> None:
    heads = ("Year", "Province", "Category", "Sex", "Age group", "Trainees")
    whole = [
        (2021, "Busan", what, "Total", "All ages", count)
        for what, count in (("Job seekers", 43_000), ("Employees", 259_000))
    ]
    parts = [
        (*row[:3], sex, age, 1_000)
        for row in whole
        for sex, age in (("Male", "15-29"), ("Total", "30+"), ("Male", "All ages"))
    ]
    found = checked((heads, *whole, *parts), whole="rows")
    assert figures(found) == BUSAN
    with speaking("en"):
        assert "“Sex, Age group” divides the figures" in str(
            next(one for one in found.questions if one.name == "whole").message
        )


def test_years_across_may_be_divided_by_sex() -> None:
    lines = [
        ("부산", what, sex, before, count)
        for what, whole in CATEGORIES
        for sex, before, count in (("남", 20_000, 21_000), ("계", whole - 1_000, whole), ("여", *[whole - 21_000] * 2))
    ]
    found = checked((("시도별(1)", "구분별(1)", "성별(1)", 2020, 2021), *lines), "xlsx", whole="rows")
    assert figures(found, "year", "trainees") == [(2020, 42_000), (2021, 43_000), (2020, 258_000), (2021, 259_000)]


def test_merged_keys_stand_for_the_rows_of_all_wherever_these_stand() -> None:
    rows = divided("성별", ("남", "여", "계"))
    lines = [(*(None if at % 3 else cell for cell in row[:3]), *row[3:]) for at, row in enumerate(rows[1:])]
    lines = [(*row[:4], (21_500, 21_500, 43_000, 129_500, 129_500, 259_000)[at]) for at, row in enumerate(lines)]
    merged = {
        f"{letter}{first}:{letter}{first + 2}": str(lines[first - 2][at])
        for first in (2, 5)
        for at, letter in enumerate("ABC")
    }
    content = workbook((rows[0], *lines), merged=merged)
    upload = Upload(name="a.xlsx", content=content, answers={"whole": "rows"})
    assert figures(check(upload, dataset="regional_training", against=against("regional_training"))) == BUSAN


def test_a_key_without_a_row_of_all_is_one_error_at_its_first_row() -> None:
    rows = [row for row in divided("성별", ("계", "남", "여")) if row[2:4] != ("재직자", "계")]
    assert told(checked(rows, whole="rows")) == [("header-unknown", 5, "성별")]
    assert "No row of 2021 · 부산광역시 · 재직자 says “계” under “성별”" in sentence(checked(rows), "header-unknown")


@pytest.mark.parametrize(
    ("heading", "words", "advice"),
    [
        ("성별", ("남", "여"), "both sexes up to one"),
        ("시군구", ("중구", "서구"), "districts up to one row"),
        ("산업", ("제조업", "농업"), "add them up"),
    ],
)
def test_parts_without_a_whole_are_one_problem_which_says_to_add_them_up(
    heading: str, words: tuple[str, ...], advice: str
) -> None:
    found = checked(divided(heading, words))
    assert told(found) == [("header-unknown", 1, heading)]
    assert advice in sentence(found, "header-unknown")


def test_a_word_for_a_sum_among_remarks_divides_nothing() -> None:
    rows = [(*row, remark) for row, remark in zip(TABLE, ("비고", "합계", "확인"), strict=True)]
    assert figures(checked(rows)) == BUSAN


def test_a_column_divides_nothing_where_the_keys_of_no_row_are_there_twice() -> None:
    rows = [(*row, extra) for row, extra in zip(TABLE, ("담당", "전체", "재직자과"), strict=True)]
    assert told(checked(rows)) == [("header-unknown", 1, "담당")]
    assert checked(rows).still_open == ()


def test_a_total_is_one_of_what_divides_the_rows_though_it_is_a_category_of_the_table() -> None:
    heads = ("year", "area", "category", "counting", "sex", "trainees")
    lines = [
        (2021, "capital_area", "job_seeker", "enrolments", *cells) for cells in (("total", 300_000), ("male", 150_000))
    ]
    found = checked((heads, *lines), dataset="trainees_by_zone")
    assert "whole" in [one.name for one in found.still_open]


def test_nobody_of_either_sex_is_nobody_at_all() -> None:
    rows = (("연도", "시도", "구분", "훈련인원", "남", "여"), (2021, "부산", "실업자", 0, 0, 0))
    assert [part.reason for part in checked(rows).left_out] == ["column-of-part", "column-of-part"]


def test_rows_that_count_something_else_are_left_out_with_their_unit() -> None:
    items = (("훈련인원", "명"), ("훈련과정수", "개"), ("수료인원", "명"))
    lines = [
        (2021, "부산", what, item, unit, count if at == 0 else 77)
        for what, count in CATEGORIES
        for at, (item, unit) in enumerate(items)
    ]
    found = checked((("시점", "시도별(1)", "구분별(1)", "항목", "단위", "데이터"), *lines))
    assert figures(found) == BUSAN
    assert [part.row for part in found.left_out if part.reason == "row-of-part"] == [3, 4, 6, 7]
    with speaking("ko"):
        assert "제외한 행: 4개" in " ".join(str(fix.message) for fix in found.fixes)


@pytest.mark.parametrize("heading", ["항목", "ITM_NM", "구분"])
def test_rows_of_two_measures_of_the_table_are_not_read_as_one(heading: str) -> None:
    heads = ("연도", "시도", "분야", heading, "데이터")
    lines = [(2021, "부산", "인공지능", item, count) for item, count in (("훈련과정 수", 10), ("훈련인원", 200))]
    found = checked((heads, *lines), dataset="kdt_training")
    assert told(found) == [("header-unknown", 1, heading)]
    assert "Give each of Courses, Trainees a column of its own" in sentence(found, "header-unknown")
    assert next(one.suggestion for one in found.problems if one.code == "header-unknown") is None


SAID = {
    "훈련실인원": ("headcount", "counting"),
    "훈련인원(연인원)": ("enrolments", "counting"),
    "훈련인원(잠정)": ("provisional", "finality"),
}


@pytest.mark.parametrize("item", SAID)
def test_what_an_item_says_of_the_figures_counts_as_in_a_heading(item: str) -> None:
    of_people = [(2021, "부산", what, item, count) for what, count in CATEGORIES]
    of_courses = [(2021, "부산", what, "훈련과정수", 77) for what, _count in CATEGORIES]
    for lines in (of_people, [*of_people, *of_courses]):
        found = checked((("시점", "시도별(1)", "구분별(1)", "항목", "데이터"), *lines))
        value, field = SAID[item]
        assert figures(found) == BUSAN
        assert figures(found, field) == [(value,), (value,)]


@pytest.mark.parametrize("item", ["훈련인원(여성)", "훈련인원(목표)", "수료인원", "훈련생수"])
def test_an_item_that_may_be_a_part_is_never_to_be_deleted(item: str) -> None:
    lines = [(2021, "부산", what, item, count) for what, count in CATEGORIES]
    found = checked((("시점", "시도별(1)", "구분별(1)", "항목", "데이터"), *lines))
    assert told(found) == [("header-unknown", 1, "항목")]
    assert f"It says {item}." in sentence(found, "header-unknown")
    assert "delete" not in sentence(found, "header-unknown")


def test_items_that_count_people_in_two_ways_are_one_error() -> None:
    lines = [(2021, "부산", what, item, 43_000) for what, _count in CATEGORIES for item in ("연인원", "실인원")]
    found = checked((("시점", "시도별(1)", "구분별(1)", "항목", "데이터"), *lines))
    assert told(found) == [("header-unknown", 1, "항목")]
    assert "keep only the rows of one of them" in sentence(found, "header-unknown")


# Columns of zones above provinces.


ABOVE: dict[str, tuple[str, str]] = {
    "소계": ("소계", "소계"),
    "blank": ("", ""),
    "its own name": ("수도권", "비수도권"),
    "계": ("계", "계"),
    "no row of its own": ("-", "-"),
}


def zoned(words: tuple[str, str], *, heads: Sequence[str] = ("시도별(1)", "시도별(2)")) -> Rows:
    """수도권 over 서울, 인천 and 경기 (20 + 10 + 30), 비수도권 over 부산 (43), with a row for each zone itself."""
    lines = [
        *((2021, "수도권", words[0], "실업자", 60_000), (2021, "수도권", "서울", "실업자", 20_000)),
        *((2021, "수도권", "인천", "실업자", 10_000), (2021, "수도권", "경기", "실업자", 30_000)),
        *((2021, "비수도권", words[1], "실업자", 43_000), (2021, "비수도권", "부산", "실업자", 43_000)),
    ]
    return (("연도", *heads, "구분", "훈련인원"), *(line for line in lines if line[2] != "-"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("said", ABOVE)
def test_a_zone_in_a_column_of_its_own_is_a_sum_of_its_provinces(said: str, form: str) -> None:
    found = checked(zoned(ABOVE[said]), form)
    wanted = {"KR-11": 20_000, "KR-28": 10_000, "KR-41": 30_000, "KR-26": 43_000}
    assert told(found) == []
    assert dict(figures(found, "province", "trainees")) == wanted
    assert [part.column for part in found.left_out if part.reason == "column-level"] == ["B"]
    assert len([part for part in found.left_out if part.reason == "sum"]) == (0 if said == "no row of its own" else 2)


def test_a_zone_in_a_column_of_its_own_that_its_provinces_contradict_is_an_error() -> None:
    rows = [*zoned(ABOVE["소계"])]
    rows[1] = (2021, "수도권", "소계", "실업자", 61_000)
    assert told(checked(rows)) == [("table-total-mismatch", 2, "훈련인원")]


def test_a_zone_that_is_no_sum_of_ours_and_a_province_without_a_zone_are_known_by_the_column_beside() -> None:
    heads, lines = ("연도", "시도별(1)", "시도별(2)", "구분", "훈련인원"), zoned(ABOVE["소계"])[1:5]
    other = (2021, "동남권", "소계", "실업자", 57_500), (2021, "동남권", "부산", "실업자", 43_000)
    own = (2021, "동남권", "울산", "실업자", 14_500), (2021, "세종특별자치시", "소계", "실업자", 4_800)
    found = checked((heads, *lines, *other, *own))
    assert told(found) == []
    assert dict(figures(found, "province", "trainees"))["KR-50"] == 4_800
    assert dict(figures(found, "province", "trainees"))["KR-31"] == 14_500
    assert [part.row for part in found.left_out if part.reason == "sum"] == [2, 6]


def test_two_columns_of_provinces_which_differ_stay_an_error() -> None:
    heads, *lines = zoned(ABOVE["소계"])
    rows = (heads, (2021, "대구", "광주", "실업자", 20_000), *lines)
    assert ("header-duplicate", 1, "시도별(2)") in told(checked(rows))


def test_a_total_of_a_zone_of_which_no_row_is_there_is_set_against_nothing() -> None:
    rows = (HEADINGS, (2021, "수도권", "실업자", 60_000), *FIGURES, (2020, "부산", "실업자", 42_000))
    merged = [(row[0] if row[1] != "수도권" else 2019, *row[1:]) for row in rows]
    assert told(checked(merged)) == []


# How often figures are taken.


def of_period(word: str, period: str | int = 2021, *, heading: str = "PRD_SE") -> Rows:
    """A table as the interface of KOSIS gives it."""
    lines = [(word, period, "부산광역시", what, "훈련인원", count) for what, count in CATEGORIES]
    return ((heading, "PRD_DE", "C1_NM", "C2_NM", "ITM_NM", "DT"), *lines)


@pytest.mark.parametrize("heading", ["PRD_SE", "수록주기", "주기", "FREQ"])
@pytest.mark.parametrize("word", ["A", "Y", "년", "연간", "Annual"])
def test_figures_that_are_taken_once_a_year_are_those_of_the_year(word: str, heading: str) -> None:
    assert figures(checked(of_period(word, heading=heading))) == BUSAN
    assert told(checked(of_period(word, heading=heading)), "warning") == []


@pytest.mark.parametrize("word", ["M", "Q", "H", "월", "분기", "반기", "IR", "2Y", "Monthly", "Quarterly"])
def test_figures_that_are_not_taken_once_a_year_want_a_reason(word: str) -> None:
    found = checked(of_period(word))
    assert told(found, "warning") == [("table-part", 2, None)]
    assert f"“{word}” says that the figures are not taken once a year" in sentence(found, "table-part")
    assert sentence(found, "table-part", "ko").startswith(f"수록 주기가 “{word}”입니다.")


@pytest.mark.parametrize("dataset", ["population", "sme_firms"])
def test_periods_are_told_in_every_table_with_years(dataset: str) -> None:
    heading = {"population": "총인구수", "sme_firms": "firms"}[dataset]
    found = checked((("PRD_SE", "연도", "시도", heading), ("Q", 2021, "부산", 333_000)), dataset=dataset)
    assert ("table-part", 2, None) in told(found, "warning")


def test_a_month_in_the_place_of_a_year_is_told_by_its_cell_alone() -> None:
    assert told(checked(of_period("M", "202106"))) == [("cell-type", 2, "PRD_DE"), ("cell-type", 3, "PRD_DE")]
    assert told(checked(of_period("M", "202106")), "warning") == []


def test_beside_rows_of_months_those_of_the_year_are_offered() -> None:
    rows = (*of_period("A"), *of_period("M", "202111")[1:], *of_period("M", "202112")[1:])
    assert [one.name for one in checked(rows).still_open] == ["whole"]
    assert figures(checked(rows, whole="rows")) == BUSAN


# Rows and columns that are worked out of others.


DERIVED = (
    "평균",
    "(증가율)",
    "전년 대비",
    "전년대비 증감",
    "구성비(%)",
    "비율",
    "증감률",
    "전국 평균",
    "점유율",
    "중앙값",
    "Average",
)


@pytest.mark.parametrize(("at", "form"), [(0, "csv"), (1, "xlsx"), (2, "csv")])
@pytest.mark.parametrize("word", DERIVED)
def test_a_row_that_is_worked_out_of_others_is_left_out_and_told(word: str, at: int, form: str) -> None:
    key: list[str | int | None] = [2021, "부산", "실업자"]
    key[at:] = [word, *[None] * (2 - at)]
    found = checked((*TABLE[:2], (*key, 3.2), *TABLE[2:], (*key, 151_000)), form)
    assert figures(found) == BUSAN
    assert [part.row for part in found.left_out if part.reason == "row-derived"] == [3, 5]
    assert told(found, "note") == [("row-derived", 3, HEADINGS[at]), ("row-derived", 5, HEADINGS[at])]


def test_shares_among_merged_cells_and_beside_years_across_are_left_out() -> None:
    rows = (
        ("시도", "구분", 2020, 2021, "평균"),
        ("부산", "실업자", 42_000, 43_000, 42_500),
        (None, "구성비", 14.4, 14.2, 14.3),
        ("부산", "재직자", 250_000, 259_000, 254_500),
        (None, "구성비", 85.6, 85.8, 85.7),
    )
    found = checked(rows, "xlsx")
    assert figures(found, "year", "trainees") == [(2020, 42_000), (2021, 43_000), (2020, 250_000), (2021, 259_000)]
    assert [part.column for part in found.left_out if part.reason == "column-derived"] == ["E"]


@pytest.mark.parametrize("word", ["요약", "합계", "", "Total"])
@pytest.mark.parametrize("form", FORMS)
def test_a_row_of_totals_that_averages_is_no_sum(word: str, form: str) -> None:
    found = checked((*TABLE, (word, "", "", 151_000)), form)
    assert figures(found) == BUSAN
    assert told(found, "note") == [("row-derived", 4, None)]
    assert "average of rows 2 to 3" in sentence(found, "row-derived")


@pytest.mark.parametrize("count", [151_001, 259_000, 43_000, 2])
def test_a_row_that_says_sum_and_is_neither_sum_nor_average_is_told_as_before(count: int) -> None:
    assert told(checked((*TABLE, ("합계", "", "", count)))) == [("table-total-mismatch", 4, "훈련인원")]


FOUR: Final[Rows] = (*TABLE, (2021, "울산", "실업자", 14_500), (2021, "울산", "재직자", 86_800))
SUMMARIES = {4: "count of rows", 259_000: "largest figure of rows", 14_500: "smallest figure of rows"}
"""What Excel's COUNT, MAX and MIN make of these four rows."""


@pytest.mark.parametrize("word", ["요약", "", "Total", "건수"])
@pytest.mark.parametrize("count", SUMMARIES)
def test_a_row_of_totals_that_counts_or_picks_one_is_left_out_and_told(count: int, word: str) -> None:
    found = checked((*FOUR, (word, "", "", count)))
    assert len(figures(found)) == 4
    assert told(found, "note") == [("row-derived", 6, None)]
    assert f"{SUMMARIES[count]} 2 to 5" in sentence(found, "row-derived")


def test_several_rows_of_totals_stand_below_one_another() -> None:
    found = checked((*FOUR, ("건수", "", "", 4), ("평균", "", "", 100_825), ("요약", "", "", 259_000)))
    assert len(figures(found)) == 4
    assert [row for code, row, _column in told(found, "note") if code == "row-derived"] == [6, 7, 8]


@pytest.mark.parametrize(
    ("word", "count", "code"), [("합계", 302_000, "table-total-row"), ("평균", 151_000, "row-derived")]
)
def test_such_a_word_may_stand_in_the_column_that_numbers_the_rows(word: str, count: int, code: str) -> None:
    rows = [("연번" if at == 0 else at, *row) for at, row in enumerate(TABLE)]
    found = checked((*rows, (word, None, None, None, count)))
    assert figures(found) == BUSAN
    assert [(one.code, one.row) for one in found.problems] == [(code, 4)]


# Columns that add up to another one.


ONE_ROW_EACH: Rows = ((2021, "부산", 302_000, 43_000, 259_000), (2021, "울산", 101_000, 14_500, 86_500))
TWO = [*BUSAN, (2021, "KR-31", "job_seeker", 14_500), (2021, "KR-31", "employee", 86_500)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["훈련인원", "훈련생수", "총 훈련인원", "계", "연인원", "Trainees"])
def test_a_column_that_adds_up_categories_beside_it_is_their_sum(heading: str, form: str) -> None:
    found = checked((("연도", "시도", heading, "실업자", "재직자"), *ONE_ROW_EACH), form)
    assert figures(found) == TWO
    assert [(part.reason, part.column) for part in found.left_out] == [("sum", "C")]
    assert told(found, "note") == [("table-total-row", 1, heading)]
    last = (("연도", "시도", "실업자", "재직자", heading), *((*row[:2], *row[3:], row[2]) for row in ONE_ROW_EACH))
    assert figures(checked(last, form)) == TWO


@pytest.mark.parametrize("heading", ["훈련인원", "총 훈련인원", "계"])
def test_a_sum_across_that_its_categories_contradict_is_an_error(heading: str) -> None:
    rows = (("연도", "시도", heading, "실업자", "재직자"), ONE_ROW_EACH[0], (2021, "울산", 102_000, 14_500, 86_500))
    found = checked(rows)
    assert told(found) == [("table-total-mismatch", 3, None)]
    assert "says 102,000, its rows in the file add up to 101,000" in sentence(found, "table-total-mismatch")


def test_a_category_that_the_table_lacks_is_told_with_the_sum_that_counts_it() -> None:
    heads = ("연도", "시도", "훈련인원", "채용예정자", "재직자")
    found = checked((heads, *ONE_ROW_EACH))
    assert told(found) == [("header-unknown", 1, "채용예정자")]
    assert "“채용예정자” is counted in “훈련인원” together with “재직자”" in sentence(found, "header-unknown")


PARTS = {
    "연도,시도,구분,훈련인원,남,여": (("남", "여"), "regional_training"),
    "연도,시도,구분,훈련인원,여성,남성": (("여성", "남성"), "regional_training"),
    "연도,시도,구분,훈련인원,채용예정자,재직근로자": (("채용예정자", "재직근로자"), "regional_training"),
    "연도,시도,구분,훈련인원,내일배움카드,국가기간": (("내일배움카드", "국가기간"), "regional_training"),
    "연도,시도,구분,훈련인원,상반기,하반기": (("상반기", "하반기"), "regional_training"),
    "Year,Province,Category,Trainees,Male,Female": (("Male", "Female"), "regional_training"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heads", PARTS)
def test_columns_that_add_up_to_the_figures_are_left_out_as_their_parts(heads: str, form: str) -> None:
    lines = [(2021, "부산", what, count, count - 13_000, 13_000) for what, count in CATEGORIES]
    found = checked((heads.split(","), *lines), form)
    assert figures(found) == BUSAN
    assert [(part.reason, part.column) for part in found.left_out] == [("column-of-part", "E"), ("column-of-part", "F")]
    turned = [*heads.split(",")[:3], *heads.split(",")[4:], heads.split(",")[3]]
    assert figures(checked((turned, *((*row[:3], *row[4:], row[3]) for row in lines)), form)) == BUSAN


def test_parts_that_do_not_add_up_in_one_row_are_an_error_there() -> None:
    heads = ("연도", "시도", "구분", "훈련인원", "남", "여")
    rows = (
        heads,
        (2021, "부산", "실업자", 43_000, 23_000, 20_000),
        (2021, "부산", "재직자", 259_000, 159_000, 110_000),
    )
    found = checked(rows)
    assert told(found) == [("table-total-mismatch", 3, "훈련인원")]
    assert "“훈련인원” says 259,000, but 남, 여 add up to 269,000" in sentence(found, "table-total-mismatch")


def test_columns_that_add_up_to_nothing_are_told_as_before() -> None:
    heads = ("연도", "시도", "구분", "훈련인원", "가", "나")
    rows = (heads, (2021, "부산", "실업자", 43_000, 23, 20), (2021, "부산", "재직자", 259_000, 15, 11))
    assert told(checked(rows)) == [("header-unknown", 1, "가"), ("header-unknown", 1, "나")]


def test_residents_as_kosis_has_them_with_each_heading_said_again_are_read_by_their_sum() -> None:
    heads: Rows = (
        ("행정구역별", "2021", "2021", "2021"),
        ("행정구역별", "총인구수 (명)", "남자인구수 (명)", "여자인구수 (명)"),
    )
    found = checked((*heads, ("부산", 3_350_380, 1_638_000, 1_712_380)), dataset="population")
    assert told(found) == []
    assert figures(found, "year", "province", "residents") == [(2021, "KR-26", 3_350_380)]


def test_years_with_their_sexes_side_by_side_are_read_by_their_sums() -> None:
    rows = (
        ("시도", "구분", 2020, None, None, 2021, None, None),
        (None, None, *("계", "남", "여") * 2),
        ("부산", "실업자", 42_000, 22_000, 20_000, 43_000, 23_000, 20_000),
        ("부산", "재직자", 250_000, 150_000, 100_000, 259_000, 159_000, 100_000),
    )
    found = checked(rows, "xlsx", counting="enrolments")
    assert figures(found, "year", "trainees") == [(2020, 42_000), (2021, 43_000), (2020, 250_000), (2021, 259_000)]


def test_residents_by_sex_are_read_by_their_sum() -> None:
    rows = (("연도", "시도", "총인구수", "남자", "여자"), (2021, "부산", 3_350_380, 1_650_000, 1_700_380))
    found = checked(rows, dataset="population")
    assert figures(found, "province", "residents") == [("KR-26", 3_350_380)]


# What rows of all say, held against the rows that divide them.


def by_part(*parts: tuple[str, int, int], whole: tuple[int, int] = (43_000, 259_000), by: str = "성별(1)") -> Rows:
    """Both categories of Busan: a row of all, and one for each part."""
    heads = ("시점", "시도별(1)", "구분별(1)", by, "훈련인원")
    lines = [
        (2021, "부산", what, word, figures[at])
        for at, what in enumerate(("실업자", "재직자"))
        for word, *figures in (("계", *whole), *parts)
    ]
    return (heads, *lines)


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_both_sexes_that_do_not_add_up_are_an_error_at_the_row_of_all(form: str) -> None:
    # 20,000 + 23,001 are 43,001, and not 43,000; 150,000 + 109,000 are 259,000
    found = checked(by_part(("남자", 20_000, 150_000), ("여자", 23_001, 109_000)), form, whole="rows")
    assert told(found) == [("table-total-mismatch", 2, "훈련인원")]
    assert "43,001" in sentence(found, "table-total-mismatch")
    assert "남자, 여자" in sentence(found, "table-total-mismatch", "ko")


def test_rows_of_parts_that_add_up_elsewhere_are_an_error_where_they_do_not() -> None:
    parts = (("20대", 20_000, 150_000), ("30대 이상", 23_000, 109_000))
    rows = by_part(*parts, by="연령별")
    again = tuple((2020, *row[1:]) for row in rows[1:])
    assert told(checked((*rows, *again), whole="rows")) == []
    wrong = (*again[:-1], (*again[-1][:-1], 109_001))  # one of four figures of all
    assert told(checked((*rows, *wrong), whole="rows")) == [("table-total-mismatch", 11, "훈련인원")]


def test_parts_that_need_not_make_up_the_whole_are_named_in_its_question() -> None:
    found = checked(by_part(("20대", 20_000, 150_000), ("30대", 22_000, 100_000), by="연령별"))
    assert told(found) == []
    (asked,) = found.still_open
    assert asked.name == "whole"
    with speaking("en"):
        assert "In row 2 they say 43,000, but the parts (20대, 30대) add up to 42,000" in str(asked.message)


@pytest.mark.parametrize("form", FORMS)
def test_rounded_parts_may_be_off_by_what_rounding_leaves(form: str) -> None:
    # in thousands 20 and 22 are each off by half of one at most, and so is their sum 43: three halves
    unit = (("(단위: 천명)",),)
    rows = by_part(("남자", 20, 150), ("여자", 22, 109), whole=(43, 259))
    assert told(checked((*unit, *rows), form, whole="rows", scale="1000")) == []
    across: Rows = (
        *unit,
        (*HEADINGS[:3], "훈련인원", "남", "여"),
        (2021, "부산", "실업자", 43, 20, 22),
        (2021, "부산", "재직자", 259, 150, 109),
    )
    assert told(checked(across, form, scale="1000")) == []
    off = by_part(("남자", 20, 150), ("여자", 21, 109), whole=(43, 259))
    assert told(checked((*unit, *off), form, whole="rows", scale="1000")) == [("table-total-mismatch", 3, "훈련인원")]


def test_a_rounded_total_is_not_told_as_wrong_while_the_unit_is_asked_about() -> None:
    rows: Rows = (("(단위: 천명)",), ("연도", "시도", "실업자", "재직자", "계"), (2021, "부산", 43, 259, 303))
    assert told(checked(rows)) == []
    assert told(checked((*rows[:2], (2021, "부산", 43, 259, 304)))) == [("table-total-mismatch", 3, None)]


# Sums of what no list names, and those that are called by the name of the figure.


PAIRS: Rows = (
    *((2021, "부산", "실업자", 43_000), (2021, "울산", "실업자", 14_500)),
    *((2021, "부산", "재직자", 259_000), (2021, "울산", "재직자", 86_800)),
)


@pytest.mark.parametrize(("word", "of"), [("동남권 소계", "실업자"), ("영남권 계", "실업자"), ("부울경 합계", "계")])
def test_a_sum_of_an_area_that_no_list_names_must_be_the_sum_of_some_rows(word: str, of: str) -> None:
    right = 57_500 if of == "실업자" else 403_300  # 43,000 + 14,500, and 259,000 + 86,800 besides
    assert checked((HEADINGS, (2021, word, of, right), *PAIRS)).clean
    found = checked((HEADINGS, (2021, word, of, right + 1), *PAIRS))
    assert told(found, "warning") == [("table-total-unknown", 2, "훈련인원")]


def test_a_figure_that_is_not_known_may_be_what_a_sum_of_such_an_area_lacks() -> None:
    rows = (*PAIRS[:1], (2021, "울산", "실업자", "x"), *PAIRS[2:])
    assert told(checked((HEADINGS, (2021, "동남권 소계", "실업자", 57_501), *rows)), "warning") == []


def test_a_word_for_a_sum_behind_a_name_is_one() -> None:
    assert checked((HEADINGS, *PAIRS, (2021, "부산 계", "", 302_000))).clean  # 43,000 + 259,000
    assert told(checked((HEADINGS, *PAIRS, (2021, "부산 계", "", 302_001)))) == [
        ("table-total-mismatch", 6, "훈련인원")
    ]


@pytest.mark.parametrize("place", ["동남권", "호남지방", "수도권지역"])
def test_an_area_of_several_provinces_is_not_to_be_made_one_of_them(place: str) -> None:
    found = checked((HEADINGS, (2021, place, "실업자", 57_500), *PAIRS))
    assert told(found) == [("code-unknown", 2, "시도")]
    assert "several provinces" in sentence(found, "code-unknown")
    assert f"{place} 소계" in sentence(found, "code-unknown", "ko")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("corner", ["구분", ""])
@pytest.mark.parametrize("name", ["훈련인원", "훈련인원(명)", "훈련인원 합계"])
def test_a_row_by_the_name_of_the_figure_above_its_categories_is_their_sum(name: str, corner: str, form: str) -> None:
    # as e-나라지표 has it; 668,908 + 3,992,874 are 4,661,782
    rows: Rows = ((corner, "2021"), (name, 4_661_782), ("실업자", 668_908), ("재직자", 3_992_874))
    found = checked(rows, form, dataset="trainees")
    assert found.valid
    assert found.table is not None
    assert found.table["trainees"].tolist() == [668_908, 3_992_874]
    wrong = checked((rows[0], (name, 4_661_783), *rows[2:]), form, dataset="trainees")
    assert told(wrong) == [("table-total-mismatch", 2, None)]


def test_the_unit_behind_the_name_of_such_a_row_is_asked_about() -> None:
    rows: Rows = (("구분", "2021"), ("훈련인원(천명)", 4_662), ("실업자", 669), ("재직자", 3_993))
    assert [one.name for one in checked(rows, dataset="trainees").still_open] == ["scale"]


def test_the_name_of_the_figure_alone_heads_the_rows_below_it() -> None:
    rows: Rows = (
        ("구분", "2021", "2020"),
        ("훈련인원", None, None),
        ("실업자", 668_908, 427_000),
        ("재직자", 3_992_874, 2_437_962),
    )
    found = checked(rows, dataset="trainees")
    assert told(found) == []
    assert [(one.reason, one.row) for one in found.left_out] == [("note", 2)]


# A table without a column for how final its figures are.


NATIONAL: Rows = (("연도", "구분", "훈련인원"), (2022, "실업자", 700_000), (2022, "재직자", 4_000_000))


def marked(year: str = "2022", figure: str = "{}", heading: str = "훈련인원") -> Rows:
    rows = [(year, what, figure.format(count)) for _year, what, count in NATIONAL[1:]]
    return (("연도", "구분", heading), *rows)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (marked(year="2022(잠정)"), ("table-provisional", 2, "연도")),
        (marked(figure="{}p"), ("table-provisional", 2, "훈련인원")),
        (marked(heading="훈련인원(잠정)"), ("table-provisional", None, "훈련인원(잠정)")),
        ((("구분", "2022(p)"), ("실업자", 700_000), ("재직자", 4_000_000)), ("table-provisional", 2, "2022(p)")),
        ((*NATIONAL, ("※ 2022년은 잠정치임",)), ("table-provisional", 4, None)),
        ((*marked(year="2022(잠정)"), ("※ 잠정치임",)), ("table-provisional", 2, "연도")),
    ],
)
def test_provisional_figures_of_a_table_that_cannot_say_so_are_confirmed(
    rows: Rows, place: tuple[str, int | None, str | None], form: str
) -> None:
    found = checked(rows, form, dataset="trainees")
    assert told(found, "warning") == [place]
    assert "잠정치" in sentence(found, "table-provisional", "ko")


@pytest.mark.parametrize(
    "rows", [marked(year="2022(확정)"), (*NATIONAL, ("※ 확정치임",)), (*NATIONAL, ("※ 2023년은 잠정치임",))]
)
def test_final_figures_and_those_of_another_year_need_no_word(rows: Rows) -> None:
    assert checked(rows, dataset="trainees").clean


def test_a_column_of_how_final_figures_are_is_not_to_be_lost() -> None:
    rows: Rows = ((*NATIONAL[0], "확정여부"), *((*row, "잠정") for row in NATIONAL[1:]))
    assert "(잠정)" in sentence(checked(rows, dataset="trainees"), "header-unknown")


def test_a_sum_may_say_by_letters_what_it_adds_up() -> None:
    rows: Rows = (HEADINGS, *PAIRS[::2], (2021, "부산", "계(A+B)", 302_000))
    assert checked(rows).clean
    assert told(checked((*rows[:-1], (2021, "부산", "계(A+B)", 302_001)))) == [("table-total-mismatch", 4, "훈련인원")]


def test_a_total_of_all_but_one_is_no_total_of_all() -> None:
    rows = (HEADINGS, (2021, "전국(부산 제외)", "실업자", 14_500), *PAIRS)
    assert checked(rows).clean


def test_brackets_behind_a_category_or_a_year_across_are_one_problem_of_that_column() -> None:
    sexes: Rows = (("연도", "시도", "실업자(여성)", "재직자(여성)"), (2021, "부산", 21_000, 120_000))
    found = checked(sexes)
    assert told(found) == [("header-unknown", 1, "실업자(여성)"), ("header-unknown", 1, "재직자(여성)")]
    assert "“여성” in brackets" in sentence(found, "header-unknown")
    planned: Rows = (("시도", "구분", "2021(목표)"), ("부산", "실업자", 43_000), ("부산", "재직자", 259_000))
    assert told(checked(planned)) == [("table-measure", None, "2021(목표)")]


@pytest.mark.parametrize("unit", ["훈련인원_천명", "훈련인원 천명", "훈련인원/천 명"])
def test_a_unit_behind_a_heading_without_brackets_is_one(unit: str) -> None:
    rows: Rows = ((*HEADINGS[:3], unit), (2021, "부산", "실업자", 43), (2021, "부산", "재직자", 259))
    assert [one.name for one in checked(rows).still_open] == ["scale"]
    found = checked(rows, scale="1000")
    assert found.table is not None
    assert found.table["trainees"].tolist() == [43_000, 259_000]


@pytest.mark.parametrize(("total", "way"), [("total", "enrolments"), ("합계", "연인원"), ("합계", "실인원")])
def test_how_people_are_counted_names_no_unit_where_it_tells_rows_apart(total: str, way: str) -> None:
    heads = ("year", "area", "category", "trainees", "counting", "basis", "finality")
    area = (2021, "KR-CAP", total, 3_000_000, way, "workplace", "final")
    whole = (2021, "KR", total, 4_661_782, way, "workplace", "final")
    assert told(checked((heads, area, whole), dataset="trainees_by_zone")) == []

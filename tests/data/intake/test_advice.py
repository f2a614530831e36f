"""What a clerk is told to do about a cell or a column must never lead to wrong figures."""

import pytest

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import HEADINGS, Cell
from tests.data.intake.test_wholes import checked, figures, told


def row(*, year: Cell = 2021, where: Cell = "부산", what: Cell = "실업자", count: Cell = 43_000) -> Checked:
    """What is found in the usual table with one cell that differs."""
    return checked((HEADINGS, (year, where, what, count), (2020, "부산", "재직자", 250_000)))


def advice(found: Checked) -> tuple[str, str | None]:
    """What is said of the first error, in English, and what is suggested."""
    (first, *_others) = [one for one in found.problems if one.severity == "error"]
    with speaking("en"):
        return str(first.message), first.suggestion


@pytest.mark.parametrize("year", ["21.상", "21상", "'21 하", "2021/22", "2021上", "21學年"])
def test_a_text_with_more_than_a_year_is_not_to_be_made_a_year(year: str) -> None:
    assert "says more than a year" in advice(row(year=year))[0]


@pytest.mark.parametrize("year", ["2021년 12월 말 기준", "2021.12월말", "2021년 12월말 기준"])
def test_the_end_of_december_is_that_of_its_year(year: str) -> None:
    assert len(figures(row(year=year))) == 2


@pytest.mark.parametrize("count", [-43_000, "△43,000"])
def test_a_figure_that_is_too_small_is_offered_no_nought(count: Cell) -> None:
    assert advice(row(count=count))[1] is None


@pytest.mark.parametrize(
    ("word", "mark"),
    [("(비공개)", "c"), ("[미집계]", "x"), ("통계작성중", "x"), ("자료 취합 중", "x"), ("(해당없음)", "z")],
)
def test_a_word_in_brackets_or_behind_another_points_to_its_mark(word: str, mark: str) -> None:
    assert f"enter {mark}" in advice(row(count=word))[0]


@pytest.mark.parametrize("place", ["기타", "해외", "미상", "그 외", "분류불능"])
def test_people_of_no_province_are_not_to_be_given_to_one(place: str) -> None:
    said, suggestion = advice(row(where=place))
    assert "delete the row" in said
    assert suggestion is None


@pytest.mark.parametrize("what", ["자영업자", "취업준비생", "특수고용"])
def test_people_of_a_part_of_a_category_are_to_be_added_up(what: str) -> None:
    assert "add the parts up first" in advice(row(what=what))[0]


@pytest.mark.parametrize("place", ["부산 해운대구", "대구 달서구", "경기도 광주시", "경상남도 창원시 성산구"])
def test_a_district_behind_the_short_name_of_its_province_is_no_second_one(place: str) -> None:
    assert "is a city or district" in advice(row(where=place))[0]


def test_two_provinces_of_which_the_second_ends_as_a_city_stay_two() -> None:
    assert "names more than one province" in advice(row(where="대전 세종시"))[0]


@pytest.mark.parametrize("heading", ["훈련인원(위탁)", "여성훈련인원", "훈련인원(신청기준)"])
def test_trainees_under_a_longer_heading_are_no_rest_of_the_courses_before_them(heading: str) -> None:
    heads = ("연도", "시도", "분야", "과정수", heading)
    found = checked((heads, (2023, "부산", "인공지능", 12, 240)), dataset="kdt_training")
    assert [code for code, _row, _column in told(found)] in (["header-unknown"], ["table-measure"])


def test_courses_beside_trainees_across_are_not_asked_for_a_parted_number() -> None:
    heads = (("시도별", "분야", "2023", "2023"), ("시도별", "분야", "과정수 (개)", "훈련인원 (명)"))
    found = checked((*heads, ("부산", "인공지능", 12, 240), ("부산", "빅데이터", 8, 170)), dataset="kdt_training")
    assert figures(found, "courses", "trainees") == [(12, 240), (8, 170)]


def test_columns_of_single_courses_are_one_problem() -> None:
    heads = ("훈련과정명", "훈련기관명", "연도", "시도", "구분", "훈련시작일", "훈련인원")
    found = checked((heads, ("AI", "부산학교", 2021, "부산", "실업자", "2021-03-02", 24)))
    assert told(found) == [("header-unknown", 1, "훈련과정명")]
    assert "훈련과정명, 훈련기관명, 훈련시작일" in advice(found)[0]


@pytest.mark.parametrize(
    ("dataset", "heads"),
    [
        ("regional_training", ("연도", "시도", "구분", "이용자수")),
        ("regional_training", ("연도", "시도", "구분", "훈련실적")),
        ("population", ("연도", "시도", "인구")),
        ("population", ("연도", "시도", "추계인구")),
    ],
)
def test_a_heading_above_the_only_figures_is_one_problem_and_not_to_be_deleted(
    dataset: str, heads: tuple[str, ...]
) -> None:
    values = {"연도": 2021, "시도": "부산", "구분": "실업자"}
    found = checked((heads, [values.get(head, 3_300_000) for head in heads]), dataset=dataset)
    assert told(found) == [("header-unknown", 1, heads[-1])]
    assert "write that above them" in advice(found)[0]


@pytest.mark.parametrize("heading", ["입과인원", "훈련입과인원(명)", "입과자수"])
def test_who_entered_a_course_is_asked_about_as_a_trainee(heading: str) -> None:
    found = checked(((*HEADINGS[:3], heading), (2021, "부산", "실업자", 43_000), (2021, "부산", "재직자", 259_000)))
    assert [one.name for one in found.still_open] == ["counting"]
    assert told(found) == []


@pytest.mark.parametrize("month", ["Jun-21", "21-Jun", "June 2021", "2021년도 하반기"])
def test_a_month_by_its_english_name_is_a_part_of_a_year(month: str) -> None:
    assert "part of a year" in advice(row(year=month))[0]


@pytest.mark.parametrize("year", ["2021년 12월 31일 현재", "'21.1~'21.12"])
def test_the_whole_of_a_year_and_its_last_day_are_that_year(year: str) -> None:
    assert len(figures(row(year=year))) == 2


@pytest.mark.parametrize(
    ("word", "mark"), [("0(미집계)", "enter x"), ("통계없음", "enter x"), ("비공개(5인 미만)", "enter c")]
)
def test_a_mark_in_brackets_is_no_digit(word: str, mark: str) -> None:
    assert mark in advice(row(count=word))[0]


def delimited(text: str) -> Checked:
    """What is found in a text, whose cells are parted as it has them."""
    upload = Upload(name="a.csv", content=text.encode())
    return check(upload, dataset="regional_training", against=against("regional_training"))


@pytest.mark.parametrize("beside", ["집계기준", "기준일", "비고"])
def test_the_rest_of_a_number_that_its_comma_parted_is_told_once(beside: str) -> None:
    text = f"연도,시도,구분,훈련인원,{beside}\n2021,부산,실업자,43,000\n2021,부산,재직자,259,000명\n"
    found = delimited(text)
    assert [one.code for one in found.problems] == ["row-cell-count"] * 2
    assert found.still_open == ()


def test_a_row_with_too_many_cells_is_not_missing_as_well() -> None:
    text = "연도,시도,구분,훈련인원\n2021,부산,실업자,43000\n2021,부산,재직자,259,000\n"
    found = delimited(text)
    assert [one.code for one in found.problems] == ["row-cell-count"]

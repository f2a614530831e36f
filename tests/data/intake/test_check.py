"""A file through all stages: what is published of it, what is told and what is asked."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data.intake.check import check
from data.intake.problem import Problem
from data.intake.problem import problem as shown
from data.intake.read import grid, read
from data.intake.upload import Checked, Upload, against
from i18n import message

HEADER = "연도,시도,구분,훈련인원\n"
BUSAN = "2021,부산,실업자,43000\n2021,부산,재직자,259000\n"


def checked(
    text: str, *, dataset: str = "regional_training", provinces: list[str] | None = None, **answers: str
) -> Checked:
    upload = Upload(name="file.csv", content=text.encode(), answers=answers)
    return check(upload, dataset=dataset, against=against(dataset, provinces))


def published(found: Checked, *names: str) -> list[tuple[Any, ...]]:
    assert found.table is not None, [str(problem) for problem in found.problems]
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in found.table[list(names)].to_numpy(dtype=object)
    ]


def test_a_clean_file_is_published_as_codes_and_numbers_without_the_columns_of_the_store() -> None:
    found = checked(HEADER + BUSAN)
    assert (found.problems, found.rows, found.valid) == ((), 2, True)
    assert published(found, "year", "province", "category", "trainees") == [
        (2021, "KR-26", "job_seeker", 43_000),
        (2021, "KR-26", "employee", 259_000),
    ]
    assert found.table is not None
    assert list(found.table) == [
        *("year", "province", "category", "trainees", "basis", "counting", "delivery", "reference_date", "finality"),
        "trainees_gap",
    ]
    assert dict(found.table.dtypes.astype(str)) == dict.fromkeys(found.table, "str") | {
        "year": "Int64",
        "trainees": "Int64",
    }


@pytest.mark.parametrize(
    "text", ["2021-01", "2021년 3월", "202103", "2021년 1분기", "2021/4분기", "2021년 상반기", "2021.06.30."]
)
def test_a_month_is_told_as_a_part_of_a_year(text: str) -> None:
    (problem,) = checked(f"{HEADER}{text},부산,실업자,3000\n").problems[:1]
    assert problem.code == "cell-type"
    assert "part of a year" in problem.message.text


@pytest.mark.parametrize("text", ["2021-2022", "2021(목표)", "2021년(9월)", "3Q21", "2021 월평균", "2021F"])
def test_what_says_more_than_a_year_is_not_advised_to_be_cut_down_to_it(text: str) -> None:
    (problem,) = checked(f"{HEADER}{text},부산,실업자,3000\n").problems[:1]
    assert problem.code == "cell-type"
    assert "says more than a year" in problem.message.text


@pytest.mark.parametrize("text", ["202", "20211", "작년"])
def test_what_is_no_year_at_all_is_told_as_such(text: str) -> None:
    assert "is no year" in checked(f"{HEADER}{text},부산,실업자,3000\n").problems[0].message.text


def test_all_problems_are_told_at_once_as_a_reader_goes_through_the_file() -> None:
    found = checked(HEADER + "2021,달나라,실업자,12a\n2021년,부산,학생,△5\n,부산,재직자,#REF!\n")
    assert [(problem.code, problem.row, problem.column) for problem in found.problems] == [
        ("code-unknown", 2, "시도"),
        ("cell-type", 2, "훈련인원"),
        ("code-unknown", 3, "구분"),
        ("cell-constraint", 3, "훈련인원"),
        ("cell-blank", 4, "연도"),
        ("cell-error-value", 4, "훈련인원"),
    ]
    assert (found.table, found.valid) == (None, False)


def test_what_was_mended_is_told_once_for_all_cells_mended_in_the_same_way() -> None:
    found = checked(HEADER + '2021년,부산,실업자,"43,000"\n2021년,부산,재직자,"259,000명"\n')
    assert [(fix.before, fix.after, fix.row, fix.column, fix.count) for fix in found.fixes] == [
        ("2021년", "2021", 2, "연도", 2),
        ("실업자", "job_seeker", 2, "구분", 1),
        ("재직자", "employee", 3, "구분", 1),
        ("43,000", "43000", 2, "훈련인원", 2),
    ]


@pytest.mark.parametrize(
    ("mark", "reason"), [("x", "not_available"), ("c", "suppressed"), ("z", "not_applicable"), ("…", "not_available")]
)
def test_a_figure_marked_as_missing_is_published_with_its_mark_and_is_no_fault(mark: str, reason: str) -> None:
    found = checked(HEADER + f"2021,부산,실업자,{mark}\n2021,부산,재직자,259000\n")
    assert "cell-blank" not in {problem.code for problem in found.problems}
    assert published(found, "category", "trainees", "trainees_gap") == [
        ("job_seeker", None, reason),
        ("employee", 259_000, None),
    ]


def test_a_row_without_its_figure_is_left_out_where_no_column_keeps_the_mark() -> None:
    found = checked("연도,구분,훈련인원\n2021,실업자,c\n2021,재직자,259000\n", dataset="trainees")
    assert published(found, "category", "trainees") == [("employee", 259_000)]


def test_an_optional_figure_marked_as_missing_leaves_its_row() -> None:
    found = checked("연도,시도,분야,과정수,훈련인원\n2021,부산,클라우드,12,x\n", dataset="kdt_training")
    assert published(found, "field", "courses", "trainees") == [("cloud", 12, None)]
    assert published(found, "courses_gap", "trainees_gap") == [(None, "not_available")]


def test_a_mark_does_not_stand_for_a_year_or_a_province() -> None:
    found = checked(HEADER + "x,부산,실업자,43000\n2021,c,재직자,259000\n")
    assert [(problem.code, problem.row, problem.value) for problem in found.problems] == [
        ("cell-blank", 2, "x"),
        ("cell-blank", 3, "c"),
    ]


@pytest.mark.parametrize(
    ("answers", "rows", "codes"),
    [
        ({"dash": "nil"}, [("job_seeker", 0), ("employee", 259_000)], {"plausible-zero"}),
        ({"dash": "missing"}, [("job_seeker", None), ("employee", 259_000)], set()),
    ],
)
def test_a_dash_is_read_as_it_is_answered(
    answers: dict[str, str], rows: list[tuple[str, int]], codes: set[str]
) -> None:
    content = HEADER + "2021,부산,실업자,-\n2021,부산,재직자,259000\n"
    assert [question.name for question in checked(content).still_open] == ["dash"]
    assert (checked(content).table, checked(content, dash="maybe").table) == (None, None)
    found = checked(content, **answers)
    assert {problem.code for problem in found.problems} == codes
    assert published(found, "category", "trainees") == rows


def test_what_a_regional_file_does_not_say_is_asked_once_and_need_not_be_answered() -> None:
    found = checked(HEADER + BUSAN)
    assert [(question.name, question.required) for question in found.questions] == [
        (name, False) for name in ("basis", "counting", "delivery", "reference_date", "finality")
    ]
    assert list(found.questions[0].options) == ["provider", "workplace", "residence"]
    assert published(found, "basis", "counting") == [(None, None)] * 2


def test_an_answer_fills_the_column_that_the_file_lacks() -> None:
    found = checked(HEADER + BUSAN, basis="residence", counting="연인원", reference_date="2021. 12. 31.")
    assert published(found, "basis", "counting", "reference_date") == [("residence", "enrolments", "2021-12-31")] * 2


def test_an_answer_that_is_none_of_the_options_leaves_the_question_open() -> None:
    found = checked(HEADER + BUSAN, basis="moon")
    assert published(found, "basis") == [(None,)] * 2


def test_a_column_of_the_file_is_not_asked_for() -> None:
    found = checked(
        "연도,시도,구분,훈련인원,집계기준\n2021,부산,실업자,43000,거주지\n2021,부산,재직자,259000,\n", basis="provider"
    )
    assert "basis" not in {question.name for question in found.questions}
    assert published(found, "basis") == [("residence",), (None,)]


def test_a_national_file_is_asked_for_nothing() -> None:
    found = checked("연도,구분,훈련인원\n2022,실업자,700000\n", dataset="trainees")
    assert found.questions == ()


def test_marks_behind_figures_fill_the_finality_and_a_column_of_its_own_goes_before() -> None:
    assert published(checked(HEADER + "2021,부산,실업자,43000p\n2021,부산,재직자,259000\n"), "finality") == [
        ("provisional",),
        (None,),
    ]
    both = "연도,시도,구분,훈련인원,잠정·확정 구분\n2021,부산,실업자,43000p,확정\n2021,부산,재직자,259000r,\n"
    assert published(checked(both), "finality") == [("final",), ("revised",)]


def test_numbers_of_provinces_are_errors_until_their_numbering_is_told() -> None:
    text = HEADER + "2021,26,실업자,43000\n2021,26,재직자,259000\n"
    assert {problem.code for problem in checked(text).problems} == {"code-ambiguous"}
    assert "province_codes" in {question.name for question in checked(text).questions if question.required}
    assert published(checked(text, province_codes="ministry"), "province") == [("KR-26",)] * 2
    assert published(checked(text, province_codes="statistics"), "province") == [("KR-31",)] * 2
    assert published(checked(text, provinces=["KR-26"]), "province") == [("KR-26",)] * 2


def test_gwangju_is_asked_for_and_its_answer_taken() -> None:
    text = HEADER + "2021,광주시,실업자,18000\n2021,광주시,재직자,111000\n"
    assert [question.name for question in checked(text).questions if question.required] == ["gwangju"]
    assert published(checked(text, gwangju="KR-29"), "province") == [("KR-29",)] * 2
    refused = checked(text, gwangju="KR-41").problems  # a city of Gyeonggi-do is not the province
    assert {(problem.code, problem.row) for problem in refused} == {("code-unknown", 2), ("code-unknown", 3)}


def test_a_row_is_repeated_however_its_province_is_written() -> None:
    found = checked(HEADER + BUSAN + "2021년,Busan,job_seeker,43001\n")
    assert [(problem.code, problem.row) for problem in found.problems] == [("row-duplicate-key", 4)]
    assert "2" in str(found.problems[0].message)


def test_a_row_that_could_not_be_understood_repeats_none() -> None:
    found = checked(HEADER + "2021,달나라,실업자,43000\n2021,별나라,실업자,259000\n")
    assert {problem.code for problem in found.problems} == {"code-unknown"}


def test_progress_grows_from_stage_to_stage_until_all_is_done() -> None:
    told: list[float] = []
    upload = Upload(name="file.csv", content=(HEADER + BUSAN).encode())
    check(upload, dataset="regional_training", against=against("regional_training"), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_long_file_is_held_once_in_memory() -> None:
    held = against("regional_training")
    content = (HEADER + "2021,부산,실업자,43000\n" * 2).encode()
    found = read(Upload(name="file.csv", content=content), resource=held.resource).reading
    assert found is not None
    assert found.text(0, "trainees") is found.text(1, "trainees")
    cells = grid(content, most_rows=10).rows
    assert all(one is other for one, other in zip(*cells[1:], strict=True))


def test_a_problem_that_shows_nothing_of_persons_is_not_copied() -> None:
    told = Problem(code="cell-blank", message=message("{value} is empty.", value="연도"), row=2, value="연도")
    assert shown(told) is told
    assert shown(replace(told, value="010-1234-5678")).value == "01*-****-****"
    assert not hasattr(told, "__dict__")
    assert not hasattr(told.message, "__dict__")


def test_a_year_to_come_is_one_problem_however_many_rows_have_it() -> None:
    later = "2098,부산,실업자,43000\n2098,부산,재직자,259000\n"
    (told,) = checked(HEADER + later).problems
    assert (told.code, told.row, dict(told.message.values)["count"]) == ("code-year-unknown", 2, 2)
    again = checked(HEADER + later + later.replace("2098", "2099")).problems
    assert [(one.code, one.row) for one in again] == [("code-year-unknown", 2), ("code-year-unknown", 4)]
    residents = checked("연도,시도,주민등록인구\n2098,부산,3300000\n", dataset="population").problems
    assert [one.code for one in residents] == ["code-year-unknown"]

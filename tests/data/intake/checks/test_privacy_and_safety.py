"""People who could be recognised, and text that a spreadsheet would compute."""

import pytest

from data.intake.checks import privacy_identifier, privacy_small_cell, safety_formula
from tests.data.intake.drafts import HEADER, draft, told

ROW = "2021,KR-26,employee,259000\n"
WITH_NOTE = "agreement,label_en\n"


def note(text: str) -> str:
    return f'{WITH_NOTE}one,"{text}"\n'


@pytest.mark.parametrize(("count", "faults"), [(0, 0), (1, 1), (4, 1), (5, 0)])
def test_one_to_four_people_may_be_recognised(count: int, faults: int) -> None:
    found = list(privacy_small_cell.check(draft(f"{HEADER}2021,KR-26,employee,{count}\n")))
    assert told(found) == [(2, "trainees", str(count))] * faults


def test_few_courses_tell_of_nobody() -> None:
    rows = "year,province,field,courses,trainees\n2021,KR-26,cloud,3,60\n"
    assert not list(privacy_small_cell.check(draft(rows, dataset="kdt_training")))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("900101-1234567", "90****-*******"),
        ("9001011234567", "90***********"),
        ("홍길동 900101-2******", "홍길* ******-*******"),
        ("010-1234-5678", "01*-****-****"),
        ("01012345678", "01*********"),
        ("+82 10-1234-5678", "+8* **-****-****"),
        ("문의 051-123-4567", "문의 ***-***-****"),
        ("(02) 123-4567", "(0*) ***-****"),
        ("hong@example.go.kr", "ho**@*******.**.**"),
    ],
)
def test_numbers_and_addresses_of_persons_are_found_and_masked(text: str, masked: str) -> None:
    found = list(privacy_identifier.check(draft(note(text), dataset="mra_agreements")))
    assert told(found) == [(2, "label_en", masked)]


@pytest.mark.parametrize(
    "text", ["2021-12-31", "20211231", "3992319", "1,234,567,890", "12345678901", "KR-26", "2019~2021", "9013321234567"]
)
def test_dates_counts_and_codes_are_nobody_s(text: str) -> None:
    assert not list(privacy_identifier.check(draft(note(text), dataset="mra_agreements")))


@pytest.mark.parametrize(
    "heading", ["주민등록번호", "주민 번호", "성명", "담당자 연락처", "E-mail", "Phone", "생년월일"]
)
def test_a_heading_of_personal_data_is_found_even_if_the_column_is_not_read(heading: str) -> None:
    found = list(privacy_identifier.check(draft(HEADER + ROW, unread=(heading,))))
    assert told(found) == [(None, heading, None)]


@pytest.mark.parametrize("heading", ["주민등록인구", "훈련인원", "기관 성격", "시도명"])
def test_other_headings_are_not(heading: str) -> None:
    assert not list(privacy_identifier.check(draft(HEADER + ROW, unread=(heading,))))


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1+1", "－x"])
def test_text_that_would_be_computed_is_an_error(text: str) -> None:
    found = list(safety_formula.check(draft(note(text), dataset="mra_agreements")))
    assert [(problem.row, problem.column, problem.severity) for problem in found] == [(2, "label_en", "error")]


@pytest.mark.parametrize("text", ["-", "--", "-5", "+3", "-1,234.5", "부산=26", "", "x", "－"])
def test_marks_numbers_and_signs_inside_are_not(text: str) -> None:
    assert not list(safety_formula.check(draft(note(text), dataset="mra_agreements")))


def test_a_formula_in_place_of_a_number_is_found_and_a_number_that_was_understood_is_not() -> None:
    found = list(safety_formula.check(draft(f"{HEADER}2021,KR-26,employee,=SUM(D3:D9)\n2021,KR-26,employee,-3e2\n")))
    assert told(found) == [(2, "trainees", "=SUM(D3:D9)")]


def test_a_heading_may_hold_one_too() -> None:
    found = list(safety_formula.check(draft(HEADER + ROW, unread=("=HYPERLINK(1)",))))
    assert told(found) == [(None, "=HYPERLINK(1)", "=HYPERLINK(1)")]

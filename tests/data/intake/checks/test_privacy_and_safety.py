"""People who could be recognised, and text that a spreadsheet would compute."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.intake.checks import cells
from data.intake.problem import identifies, masked
from data.package import bundled, package
from tests.data.intake.drafts import HEADER, draft, told

ROW = "2021,KR-26,employee,259000\n"
WITH_NOTE = "agreement,label_en\n"


def note(text: str) -> str:
    return f'{WITH_NOTE}one,"{text}"\n'


@pytest.mark.parametrize(("count", "faults"), [(0, 0), (1, 1), (4, 1), (5, 0)])
def test_one_to_four_people_may_be_recognised(count: int, faults: int) -> None:
    found = list(cells.privacy_small_cell(draft(f"{HEADER}2021,KR-26,employee,{count}\n")))
    assert told(found) == [(2, "trainees", str(count))] * faults


def test_few_courses_tell_of_nobody() -> None:
    rows = "year,province,field,courses,trainees\n2021,KR-26,cloud,3,60\n"
    assert not list(cells.privacy_small_cell(draft(rows, dataset="kdt_training")))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("900101-1234567", "90****-*******"),
        ("9001011234567", "90***********"),
        ("1.900101-1234567", "1.******-*******"),
        ("900101-1xxxxxx", "90****-*******"),
        ("홍길동 900101-2******", "홍길* ******-*******"),
        ("010-1234-5678", "01*-****-****"),
        ("010 - 1234 - 5678", "01* - **** - ****"),
        ("010-12345678", "01*-********"),
        ("01012345678", "01*********"),
        ("+82 10-1234-5678", "+8* **-****-****"),
        ("+82-(0)51-123-4567", "+8*-(*)**-***-****"),
        ("문의 051-123-4567", "문의 ***-***-****"),
        ("(02) 123-4567", "(0*) ***-****"),
        ("02)123-4567", "02)***-****"),
        ("(010)1234-5678", "(0**)****-****"),
        ("(010) 1234 5678", "(0**) **** ****"),
        ("010/1234/5678", "01*/****/****"),
        ("02_123_4567", "02*********"),
        ("070.1234.5678", "07*.****.****"),
        ("0505-123-4567", "05**-***-****"),
        ("０１０－１２３４－５６７８", "０１*－****－****"),
        ("010–1234–5678", "01*–****–****"),
        ("010-12\u200b34-5678", "01*-**\u200b**-****"),
        ("hong@example.go.kr", "ho**@*******.**.**"),
        ("hong＠example.go.kr", "ho**＠*******.**.**"),
    ],
)
def test_numbers_and_addresses_of_persons_are_found_and_masked(text: str, hidden: str) -> None:
    assert identifies(text)
    assert masked(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        *("82-10-1234-5678", "0082-10-1234-5678", "0082 10 1234 5678", "00821012345678", "82 10 1234 5678"),
        *("010~1234~5678", "010～1234～5678", "010ー1234ー5678", "010,1234,5678", "080-123-4567"),
        *("900101.1234567", "900101/1234567", "900101_1234567", "900101:1234567", "900101~1234567"),
        *("90-01-01-1234567", "90.01.01 1234567", "900101-1234 567"),
        *("hong(at)naver.com", "hong [at] naver.com", "hong (AT) naver . com", "hong{at}naver.com"),
        *("\u202e8765-4321-010", "문의 \u202e7654321-101009"),
    ],
)
def test_no_other_sign_or_spelling_hides_a_person(text: str) -> None:
    assert identifies(text)


@pytest.mark.parametrize(
    "text",
    [
        *("900101,1234567", "900,101.1234567", "10,101,234,567", "1,010,123,456", "990631.1234567", "2021:2022"),
        *("(at) 2.5", "훈련(at home) 5.1", "82 10 12 34", "\u202e부산", "82,101,234,567", "010,123,456"),
    ],
)
def test_figures_that_come_near_them_are_nobody_s(text: str) -> None:
    assert not identifies(text)


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
DIGITS = st.text("0123456789", min_size=4, max_size=4)
JOINED = st.sampled_from(["-", " ", ".", "·", "–", "—", "‑", "−", " - ", "－", "\u00a0"])
AROUND = st.sampled_from(["", "담당 ", "☎", "(", "tel.", "홍길동\n", "문의:"])


@given(st.sampled_from(["010", "011", "02", "051", "064", "070"]), DIGITS, DIGITS, JOINED, AROUND)
def test_a_telephone_number_is_found_however_it_is_joined(
    first: str, middle: str, last: str, by: str, before: str
) -> None:
    assert identifies(f"{before}{first}{by}{middle}{by}{last} (오전)")


BORN = st.dates(min_value=date(1900, 1, 1), max_value=date(2025, 12, 31))


@given(BORN, st.integers(0, 3), st.integers(0, 10**6 - 1), st.sampled_from(["", "-", " ", "–", " - ", "－"]), AROUND)
def test_a_resident_number_is_found_however_it_is_written(day: date, sex: int, rest: int, by: str, before: str) -> None:
    digit = (1, 2, 5, 6)[sex] if day.year < 2000 else (3, 4, 7, 8)[sex]
    assert identifies(f"{before}{day:%y%m%d}{by}{digit}{rest:06}님")


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("9002301234567", "no year has a thirtieth of February"),
        ("9906311234567", "nor a thirty-first of June"),
        ("9902291234567", "1999 was no leap year"),
        ("9901013123456", "2099 is yet to come"),
        ("9901010123456", "0 is the digit of the century before last"),
        ("990631 1234567", "the same with a space"),
    ],
)
def test_thirteen_digits_are_a_count_where_nobody_can_be_born_on_that_day(number: str, why: str) -> None:
    assert not identifies(number), why


@pytest.mark.parametrize("number", ["0002293123456", "9606301234567", "960630 5234567", "990101-3123456"])
def test_a_leap_day_the_last_of_june_and_whatever_a_dash_parts_are_still_found(number: str) -> None:
    assert identifies(number)


@given(BORN, st.integers(10**6, 9 * 10**6 - 1))
def test_a_count_with_signs_between_its_thousands_is_nobody_s_though_it_begins_like_a_day(day: date, rest: int) -> None:
    count = int(f"{day:%y%m%d}{rest}")
    assert [text for text in forms(count)[1:-1] if identifies(text)] == []


def forms(count: int) -> list[str]:
    """A count as clerks write it."""
    return [
        str(count),
        f"{count:,}",
        f"{count:,}명",
        f"{count:,}".replace(",", "."),
        f"{count:,}".replace(",", " "),
        f"△{count}",
    ]


@given(st.integers(0, 10**12 - 1))
def test_no_count_is_taken_for_a_person(count: int) -> None:
    assert [text for text in forms(count) if identifies(text)] == []


@given(st.floats(0, 10**9), st.integers(0, 15))
def test_no_share_is_taken_for_a_person_whatever_its_decimals(share: float, places: int) -> None:
    assume(places != 7 or share < 10**5)  # six digits of a birthday, a point and seven more are somebody's
    assert not identifies(f"{share:.{places}f}")
    assert not identifies(f"{share:.{places}f}%")


@given(
    DAYS,
    DAYS,
    st.sampled_from(["%Y-%m-%d", "%Y.%m.%d.", "%Y%m%d", "%Y년 %m월 %d일", "%Y/%m/%d", "%y.%m.%d"]),
)
def test_no_date_or_range_of_dates_is_taken_for_a_person(first: date, last: date, form: str) -> None:
    for between in ("~", " - ", "-", " "):
        assert not identifies(f"{first.strftime(form)}{between}{last.strftime(form)}")


@pytest.mark.parametrize(
    "text",
    [
        *("2021-12-31", "20211231", "3992319", "1,234,567,890", "12345678901", "KR-26", "2019~2021", "9013321234567"),
        *("2021 2022 2023 2024", "2611000000", "0212345678", "0.01012345678", "27600.9001011234567", "1588-1234"),
        *("시도@", "@SUM(A1)", "2021.1~12월", "1-2-3-4-5-6-7-8-9"),
    ],
)
def test_dates_counts_and_codes_are_nobody_s(text: str) -> None:
    assert not identifies(text)


def test_no_text_of_the_bundled_tables_is_taken_for_a_person() -> None:
    texts = {str(cell) for name in package().names for cell in bundled(name).table.to_numpy().ravel()}
    assert len(texts) > 1_000
    assert [text for text in texts if identifies(text)] == []


@pytest.mark.parametrize(
    "heading", ["주민등록번호", "주민 번호", "성명", "담당자 연락처", "E-mail", "Phone", "생년월일"]
)
def test_a_heading_of_personal_data_is_found_even_if_the_column_is_not_read(heading: str) -> None:
    found = list(cells.privacy_identifier(draft(HEADER + ROW, unread=(heading,))))
    assert told(found) == [(None, heading, None)]


@pytest.mark.parametrize("heading", ["주민등록인구", "훈련인원", "기관 성격", "시도명"])
def test_other_headings_are_not(heading: str) -> None:
    assert not list(cells.privacy_identifier(draft(HEADER + ROW, unread=(heading,))))


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1+1", "－x"])
def test_text_that_would_be_computed_is_an_error(text: str) -> None:
    found = list(cells.safety_formula(draft(note(text), dataset="mra_agreements")))
    assert [(problem.row, problem.column, problem.severity) for problem in found] == [(2, "label_en", "error")]


@pytest.mark.parametrize("text", ["-", "--", "-5", "+3", "-1,234.5", "부산=26", "", "x", "－"])
def test_marks_numbers_and_signs_inside_are_not(text: str) -> None:
    assert not list(cells.safety_formula(draft(note(text), dataset="mra_agreements")))


def test_a_formula_in_place_of_a_number_is_found_and_a_number_that_was_understood_is_not() -> None:
    found = list(cells.safety_formula(draft(f"{HEADER}2021,KR-26,employee,=SUM(D3:D9)\n2021,KR-26,employee,-3e2\n")))
    assert told(found) == [(2, "trainees", "=SUM(D3:D9)")]


def test_a_heading_may_hold_one_too() -> None:
    found = list(cells.safety_formula(draft(HEADER + ROW, unread=("=HYPERLINK(1)",))))
    assert told(found) == [(None, "=HYPERLINK(1)", "=HYPERLINK(1)")]

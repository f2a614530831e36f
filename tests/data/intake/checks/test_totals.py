"""Sums in the file: totals of rows, and shares of a whole."""

import pytest

from data.intake.checks import tables
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.data.intake.drafts import HEADER, draft, told

BUSAN = "2021,KR-26,job_seeker,100\n2021,KR-26,employee,200\n"
DAEGU = "2021,KR-27,job_seeker,10\n2021,KR-27,employee,20\n"


def found(text: str, totals: str, **more: object) -> list[Problem]:
    made: Draft = draft(HEADER + text, totals=HEADER + totals, **more)  # type: ignore[arg-type]
    return list(tables.table_total_mismatch(made))


def test_a_total_of_a_province_is_the_sum_of_its_categories() -> None:
    assert not found(BUSAN + DAEGU, "2021,KR-26,합계,300\n2021,KR-27,소계,30\n")


def test_a_wrong_total_is_told_with_both_numbers_at_its_own_row() -> None:
    problems = found(BUSAN + DAEGU, "2021,KR-26,합계,300\n2021,KR-27,합계,31\n")
    assert told(problems) == [(7, "trainees", "31")]
    with speaking("en"):
        assert str(problems[0].message).startswith(
            "The total (2021 · KR-27 · 합계) says 31, its rows in the file add up to 30"
        )


@pytest.mark.parametrize(
    ("total", "right"),
    [
        ("2021,합계,job_seeker,110", True),
        ("2021,합계,job_seeker,109", False),
        ("2021,계,계,330", True),
        ("2021,계,계,331", False),
        ("합계,,,330", True),
        ("총계,,,329", False),
        ("2021,KR-26 계,,300", True),
        ("2021,KR-26 계,,301", False),
        ("2021,합 계,,330명", True),
        ('2021,합계,,"3,300"', False),
    ],
)
def test_the_words_of_a_total_say_which_rows_it_sums(total: str, *, right: bool) -> None:
    assert bool(found(BUSAN + DAEGU, total + "\n")) is not right


def test_years_are_not_added_up_in_the_total_of_one_year() -> None:
    before = BUSAN.replace("2021", "2020")
    assert not found(BUSAN + before, "2020,KR-26,계,300\n2021,KR-26,계,300\n,,,600\n")


def test_the_capital_area_is_the_sum_of_its_three_provinces() -> None:
    capital = "".join(
        f"2021,{code},employee,{number}\n" for code, number in zip(("KR-11", "KR-28", "KR-41"), (5, 6, 7), strict=True)
    )
    assert not found(capital + BUSAN, "2021,수도권,employee,18\n")
    assert told(found(capital + BUSAN, "2021,수도권,employee,19\n")) == [(7, "trainees", "19")]


def test_the_rest_and_the_country_are_sums_of_fourteen_and_of_all() -> None:
    everywhere = "".join(f"2021,{code},employee,10\n" for code in PROVINCES)
    assert not found(everywhere, "2021,전국,employee,170\n2021,비수도권,employee,140\n2021,수도권,employee,30\n")
    wrong = found(everywhere, "2021,전국,employee,171\n2021,비수도권,employee,141\n2021,수도권,employee,30\n")
    assert [problem.value for problem in wrong] == ["171", "141"]


def test_a_total_of_the_country_left_above_the_rows_of_an_office_is_no_fault() -> None:
    assert not found(
        BUSAN, "2021,전국,job_seeker,669463\n2021,비수도권,job_seeker,210000\n2021,합계,job_seeker,669463\n"
    )


def test_but_one_that_its_rows_exceed_is() -> None:
    assert told(found(BUSAN, "2021,전국,job_seeker,99\n")) == [(4, "trainees", "99")]


def test_thousands_are_rounded_so_their_total_may_be_off_by_the_rounding() -> None:
    # Three parts and the total itself, each off by at most 500: up to 2,000 in all.
    rows = BUSAN + "2021,KR-27,job_seeker,10\n"
    assert not found(rows, "2021,합계,계,312\n", scale=1000)
    assert found(rows, "2021,합계,계,313\n", scale=1000)
    assert found(rows, "2021,합계,계,310.3\n", scale=1000)  # in hundreds: up to 200


def test_a_total_is_not_too_small_where_people_are_counted_once() -> None:
    header = "year,province,category,trainees,counting\n"
    rows = "2021,KR-26,job_seeker,100,headcount\n2021,KR-26,employee,200,headcount\n"
    for total, faults in (("290", 0), ("310", 1)):
        made = draft(header + rows, totals=f"{header}2021,KR-26,계,{total},\n")
        assert len(list(tables.table_total_mismatch(made))) == faults


@pytest.mark.parametrize("unknown", ["c", "", "약간"])
def test_a_part_that_is_not_known_may_fill_the_total_but_not_exceed_it(unknown: str) -> None:
    rows = f"2021,KR-26,job_seeker,{unknown}\n2021,KR-26,employee,200\n"
    assert not found(rows, "2021,KR-26,계,300\n")
    assert found(rows, "2021,KR-26,계,199\n")


def test_a_part_that_is_not_applicable_counts_as_nothing() -> None:
    assert found("2021,KR-26,job_seeker,z\n2021,KR-26,employee,200\n", "2021,KR-26,계,300\n")


def test_a_row_without_its_province_may_belong_to_any_total() -> None:
    assert not found("2021,,job_seeker,100\n2021,KR-26,employee,200\n", "2021,KR-26,계,300\n")


def test_a_total_that_is_no_number_or_of_something_unknown_is_left_alone() -> None:
    assert not found(BUSAN, "2021,KR-26,계,미정\n2021,달나라,계,7\n")


def shares(*rows: str) -> list[Problem]:
    text = "zone,share_pct,year,bound\n" + "".join(f"{row}\n" for row in rows)
    return list(tables.table_share_sum(draft(text, dataset="zone_shares")))


def test_shares_of_both_zones_make_the_whole() -> None:
    assert not shares("KR-CAP,68.5,2021,exact", "KR-REST,31.5,2021,exact")
    assert not shares("KR-CAP,68.5,2021,exact", "KR-REST,31.9,2021,exact")


def test_shares_that_do_not_are_told_at_the_last_row_of_their_year() -> None:
    problems = shares(
        *("KR-CAP,68.5,2020,exact", "KR-REST,31.5,2020,exact"), *("KR-CAP,68.5,2021,exact", "KR-REST,13.5,2021,exact")
    )
    assert told(problems) == [(5, "share_pct", "13.5")]
    with speaking("en"):
        assert "82.0%" in str(problems[0].message)


def test_one_share_without_the_other_may_be_less_than_the_whole_not_more() -> None:
    assert not shares("KR-CAP,68.5,,exact")  # as the source prints it
    assert shares("KR-CAP,68.5,,exact", "KR-CAP,68.5,,exact")


def test_shares_that_are_only_at_least_something_are_not_added_up() -> None:
    assert not shares("KR-CAP,60,2021,at_least", "KR-REST,30,2021,exact")

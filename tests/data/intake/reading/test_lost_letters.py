"""Headings that lost letters: one problem, whichever letters are gone."""

import pytest

from i18n import speaking
from tests.data.intake.making import workbook
from tests.data.intake.test_accounting import ROWS, checked, told

LOST = (
    *(
        "연도,시도,구분,훈련??",
        "?도,시도,구분,훈련인원",
        "연도,시도,구분,????인원",
        "연도,시도,??,훈련인원",
        "연도,시도,구?,훈련인원",
    ),
    *(
        "연도,시도,구분,훈련\ufffd\ufffd",
        "\ufffd도,시도,구분,훈련인원",
        "?도,?도,?분,훈련??",
        "ye?r,province,category,trainees",
    ),
    *("year,provin??,category,trainees", "연도,시도,구분,훈련인원,담당\ufffd"),
)


@pytest.mark.parametrize("headings", LOST)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_headings_that_lost_letters_are_one_problem(headings: str, form: str) -> None:
    rows = [[*row.split(","), ""][: headings.count(",") + 1] for row in ROWS.splitlines()]
    table = [headings.split(","), *rows]
    content = workbook(table) if form == "xlsx" else "".join(",".join(row) + "\n" for row in table)
    found = checked(content)
    assert [one[:2] for one in told(found)] == [("file-mojibake", 1)]
    assert found.problems[0].value is not None  # the heading, so that a clerk sees which one
    with speaking("ko"):
        assert "글자" in str(found.problems[0].message)
    with speaking("en"):
        assert "letters were lost" in str(found.problems[0].message)


@pytest.mark.parametrize("heading", ["훈련인원?", "훈련인원(?)", "담당?"])
def test_a_question_mark_behind_a_heading_is_a_doubt_and_no_lost_letter(heading: str) -> None:
    content = f"연도,시도,구분,{heading}\n{ROWS}"
    assert "file-mojibake" not in [one[0] for one in told(checked(content))]

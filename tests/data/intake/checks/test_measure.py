"""Another measure, or a part, sent as trainees."""

import pytest

from data.intake.checks import codes, tables
from tests.data.intake.drafts import HEADER, draft, told

WITHOUT_TRAINEES = "year,province,category\n2021,KR-26,employee\n"


@pytest.mark.parametrize("heading", ["수료인원", "수료자(명)", "취업인원", "Completers", "정원", "이수자 수"])
def test_another_measure_in_place_of_the_trainees_is_told(heading: str) -> None:
    found = list(tables.table_measure(draft(WITHOUT_TRAINEES, unread=(heading,))))
    assert told(found) == [(None, heading, None)]


def test_it_is_told_above_the_columns_of_a_wide_table_too() -> None:
    found = list(tables.table_measure(draft(WITHOUT_TRAINEES, value_headings=["2021 수료인원"])))
    assert told(found) == [(None, "2021 수료인원", None)]


@pytest.mark.parametrize("heading", ["미취업자", "실업자", "employees", "비고"])
def test_categories_and_notes_are_no_other_measure(heading: str) -> None:
    assert not list(tables.table_measure(draft(WITHOUT_TRAINEES, value_headings=[heading])))


def test_completers_beside_the_trainees_are_not_sent_as_trainees() -> None:
    assert not list(tables.table_measure(draft(HEADER + "2021,KR-26,employee,259000\n", unread=("수료인원",))))


def test_employer_provided_training_is_a_part_of_that_of_employees() -> None:
    rows = "2021,KR-26,사업주훈련,150000\n2021,KR-26,job_seeker,43000\n2021,KR-27,employer-provided training,90000\n"
    found = list(codes.code_subset(draft(HEADER + rows)))
    assert told(found) == [(2, "category", "사업주훈련"), (4, "category", "employer-provided training")]
    assert {problem.severity for problem in found} == {"warning"}

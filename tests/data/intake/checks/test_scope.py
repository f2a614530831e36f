"""A file of another office, or of another dataset."""

import pytest

from data.intake.checks import tables
from i18n import speaking
from tests.data.intake.drafts import HEADER, draft, told


def test_a_row_of_another_province_is_told_with_its_name() -> None:
    found = list(
        tables.scope_province(
            draft(HEADER + "2021,KR-26,employee,259000\n2021,KR-27,employee,180000\n", provinces=["KR-26"])
        )
    )
    assert told(found) == [(3, "province", "KR-27")]
    with speaking("en"):
        assert str(found[0].message).startswith("Daegu is not among the provinces of your office (Busan)")


def test_the_national_office_may_send_every_province() -> None:
    assert not list(tables.scope_province(draft(HEADER + "2021,KR-27,employee,180000\n")))


def test_a_province_that_could_not_be_understood_is_no_other_office() -> None:
    assert not list(tables.scope_province(draft(HEADER + "2021,,employee,180000\n", provinces=["KR-26"])))


@pytest.mark.parametrize("heading", ["Residents", "주민등록인구", "residents"])
def test_the_population_table_is_recognised_by_its_headings(heading: str) -> None:
    found = list(tables.scope_dataset(draft("year,province\n2021,KR-26\n", unread=(heading,))))
    assert [problem.suggestion for problem in found] == ["population"]
    with speaking("en"):
        assert str(found[0].message).startswith("The columns are those of “Residents by province”")


def test_a_provincial_table_sent_as_national_figures_is_recognised_in_korean() -> None:
    text = "year,category,trainees\n2021,employee,259000\n"
    korean = {"year": "연도", "category": "훈련구분", "trainees": "훈련인원"}
    found = list(tables.scope_dataset(draft(text, dataset="trainees", headings=korean, unread=("시도",))))
    assert [problem.suggestion for problem in found] == ["regional_training"]


def test_a_table_of_fields_is_told_from_one_of_categories() -> None:
    text = "year,province,trainees\n2021,KR-26,120\n"
    found = list(tables.scope_dataset(draft(text, unread=("훈련분야", "과정수(개)"))))
    assert [problem.suggestion for problem in found] == ["kdt_training"]


def test_a_forgotten_column_does_not_make_it_another_dataset() -> None:
    # The national table has year, category and trainees too, but knows no more of these headings.
    assert not list(tables.scope_dataset(draft("year,category,trainees\n2021,employee,259000\n")))


def test_a_dataset_that_lacks_what_it_requires_is_not_meant() -> None:
    # K-Digital Training knows one heading more, courses, but nothing says of which field they are.
    text = "year,province,trainees\n2021,KR-26,120\n"
    assert not list(tables.scope_dataset(draft(text, unread=("과정수(개)",))))


def test_a_column_of_notes_does_not_make_it_another_dataset() -> None:
    assert not list(tables.scope_dataset(draft(HEADER + "2021,KR-26,employee,259000\n", unread=("비고",))))

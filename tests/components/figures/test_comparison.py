"""Provinces side by side: only what is known of each, with its rank."""

import pytest

from components.figures.concentration.comparison import comparable, comparison, ranks
from data import catalogue
from i18n import speaking
from tests.components.figures.test_my_province import after_upload


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def test_gyeonggi_has_most_residents_and_sejong_least():
    found = ranks(catalogue.compute("residents_by_province", year=2021))
    assert (found["KR-41"], found["KR-50"]) == (1, 17)


def test_provinces_stand_in_the_order_of_choice_with_value_and_rank():
    known = comparable(catalogue.compute, year=2021, residents_year=2021)
    frame = comparison(known, ["KR-26", "KR-41"]).frame
    assert list(frame.index) == ["Busan", "Gyeonggi-do"]
    assert list(frame.iloc[0, :2]) == [3_350_380, 3]  # resident registration, end of 2021: after Gyeonggi and Seoul


def test_trainees_are_compared_only_where_an_office_has_reported_them():
    assert len(comparable(catalogue.compute, year=2021, residents_year=2021)) == 3
    known = comparable(after_upload, year=2021, residents_year=2021)
    frame = comparison(known, ["KR-26", "KR-27"]).frame
    assert list(frame.iloc[0, -2:]) == [4_600, 1]  # 1,200 + 3,400
    assert frame.iloc[1, -2:].isna().all()

"""Provinces side by side: only what is known of each, with its rank."""

import pytest

from components.figures.concentration.provinces import comparable, comparison, ranks
from data import catalogue
from i18n import speaking
from tests.components.figures.test_my_province import after_upload


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def test_gyeonggi_has_most_residents_and_sejong_least():
    found = ranks(catalogue.compute("residents_by_province", year=2021))
    assert (found["KR-41"], found["KR-50"]) == ((1, 1), (17, 17))


def test_provinces_stand_in_the_order_of_choice_with_value_and_rank():
    known = comparable(catalogue.compute, year=2021, residents_year=2021)
    frame = comparison(known, ["KR-26", "KR-41"]).frame
    assert list(frame.index) == ["Busan", "Gyeonggi-do"]
    assert list(frame.iloc[0, :2]) == [3_350_380, "3"]  # resident registration, end of 2021: after Gyeonggi and Seoul


def test_a_rank_that_the_rounding_leaves_open_has_both_ends():
    # Busan: 481,000 / 3,350,380 = 143.57 and Chungcheongbuk-do: 229,000 / 1,597,427 = 143.36 per 1,000 residents;
    # 500 firms more or less move them by 0.15 and 0.31
    known = comparable(catalogue.compute, year=2021, residents_year=2021)
    ranks_of_density = comparison(known, ["KR-26", "KR-43", "KR-11"]).frame["Rank of 17: SME firms per 1,000 residents"]
    assert list(ranks_of_density) == ["9–10", "9–10", "2"]


def test_trainees_are_compared_only_where_an_office_has_reported_them():
    assert len(comparable(catalogue.compute, year=2021, residents_year=2021)) == 3
    known = comparable(after_upload, year=2021, residents_year=2021)
    frame = comparison(known, ["KR-26", "KR-27"]).frame
    assert frame.iloc[0, -1] == 4_600  # 1,200 + 3,400
    assert frame.isna().iloc[1, -1]


def test_the_only_province_known_has_no_rank():
    frame = comparison(comparable(after_upload, year=2021, residents_year=2021), ["KR-26", "KR-27"]).frame
    assert not [column for column in frame if column.startswith("Rank of 1:")]
    assert len([column for column in frame if column.startswith("Rank of 17:")]) == 3

"""Provinces side by side: only what is known of each, with its rank."""

import pytest

from components.figures.concentration import provinces
from components.figures.concentration.provinces import comparable, comparison, ranks
from components.figures.state import State
from data import catalogue
from data.outlook import Outlook
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


def test_each_measure_is_drawn_on_a_scale_of_its_own():
    state = State(outlook=Outlook(), year=2021, compared=("KR-26", "KR-11"))
    figure = provinces.compared(state)
    assert figure is not None
    (bars,) = figure.spec["data"]
    # Residents at the end of 2021, as printed: Busan 3,350,380 of the 9,509,458 of Seoul are 35.2%.
    assert bars["x"][:2] == [pytest.approx(35.2, abs=0.05), 100]
    assert [max(bars["x"][place : place + 2]) for place in (0, 2, 4)] == [100, 100, 100]
    assert "Busan 3,350,380" in figure.alt


def test_one_province_alone_is_not_drawn():
    assert provinces.compared(State(outlook=Outlook(), year=2021, compared=("KR-26",))) is None

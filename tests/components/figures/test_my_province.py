"""What the overview shows of one province: an estimate until its office has reported the year."""

import pytest

from components.figures import overview
from components.figures.state import State
from data import catalogue
from data.outlook import Outlook
from i18n import speaking
from indicators.offices import regional_trainees
from tests.indicators.tables import NO_COUNTS, reports
from tests.stores import store

BUSAN = reports(
    (2021, "KR-26", "job_seeker", 1_200, "provider", None), (2021, "KR-26", "employee", 3_400, "provider", None)
)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def after_upload(name, **parameters):
    if name == "regional_trainees":
        return regional_trainees(regional_training=BUSAN, trainees_by_zone=NO_COUNTS, **parameters)
    return catalogue.compute(name, **parameters)


def cards(compute, province="KR-26", year=2021, **choices):
    state = State(outlook=Told(compute), year=year, province=province, choices=choices)
    return {card.label: card for card in overview.province_cards(state, province, residents_year=year)}


class Told:
    """A state of the data whose indicators come from a function."""

    def __init__(self, compute):
        self.compute = compute

    dataset = staticmethod(catalogue.dataset)


def test_an_estimate_is_one_number_said_to_be_about_with_what_it_assumes():
    shown = cards(catalogue.compute, province="KR-26")["Trainees"]
    # Busan: 192,067 by residents; 46,617.82 x 3,350,380 / 25,615,526 = 6,097 for each point of the share
    assert (shown.value, shown.status) == ("about 192,000", "estimated")
    assert shown.note.startswith("If the capital area held 68.5% in 2021 and trainees spread by residents")
    assert "each point of the share: about −6,100" in shown.note


def test_the_reader_may_move_the_share_that_it_assumes():
    shown = cards(catalogue.compute, province="KR-26", share="70")["Trainees"]
    # 4,661,782 x 0.30 x 3,350,380 / 25,615,526 = 182,921
    assert shown.value == "about 183,000"
    assert "held 70.0% in 2021" in shown.note


def test_firms_are_told_with_a_rank_and_how_they_are_rounded():
    # Gwangju and Daejeon are both printed as 198,000
    assert cards(catalogue.compute, province="KR-29")["SME firms"].note.startswith("Rank 13–14 of 17; ")
    assert "Rounded to 1,000 in the source" in cards(catalogue.compute)["SME firms"].note


def test_what_the_office_reported_takes_the_place_of_the_estimate():
    found = cards(after_upload)
    assert (found["Trainees"].value, found["Trainees"].status) == ("4,600", "from_offices")  # 1,200 + 3,400
    assert "not known" not in found["Location quotient of its zone"].note


def test_a_year_or_province_that_is_not_reported_keeps_its_estimate():
    for found in (cards(after_upload, year=2020), cards(after_upload, province="KR-27")):
        assert found["Trainees"].status == "estimated"
        assert "Whether" in found["Location quotient of its zone"].note


def test_residents_are_told_with_their_share_of_the_country():
    # 676,759 / 51,638,809 = 1.31%
    assert cards(catalogue.compute, province="KR-49")["Residents"].note.startswith("1.3% of Korea's residents")


def test_what_an_office_has_reported_stands_first_and_an_estimate_last():
    with store("one-province"):  # Busan
        places = {code: State(outlook=Outlook(), year=2021, province=code) for code in ("KR-26", "KR-27")}
        found = {code: [card.label for card in overview.of_province(state)] for code, state in places.items()}
    assert found["KR-26"][0] == "Trainees"
    assert found["KR-27"][-1] == "Trainees"


def test_an_office_that_counts_heads_finds_both_its_figures_though_they_make_no_total():
    with store("years"):  # Busan, of 2023: 9,800 and 31,200 people
        trainees, *_ = overview.of_province(State(outlook=Outlook(), year=2023, province="KR-26"))
    assert trainees.value == "no total"
    assert trainees.note.startswith(
        "Employees 31,200 trainees, Job seekers 9,800 trainees (▣ Uploaded). Headcounts do not add up"
    )

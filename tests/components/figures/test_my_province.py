"""What the overview shows of one province: an estimate until its office has reported the year."""

import pytest

from components.figures.overview import my_province
from data import catalogue
from i18n import speaking
from indicators.regional_training import regional_trainees
from tests.indicators.tables import reports

BUSAN = reports(
    (2021, "KR-26", "job_seeker", 1_200, "provider", None), (2021, "KR-26", "employee", 3_400, "provider", None)
)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def after_upload(name, **parameters):
    if name == "regional_trainees":
        return regional_trainees(regional_training=BUSAN, **parameters)
    return catalogue.compute(name, **parameters)


def cards(compute, province="KR-26", year=2021):
    return {card.label: card for card in my_province.cards(compute, province, year=year, residents_year=year)}


def test_an_estimate_is_a_brief_range_and_said_to_be_about():
    shown = cards(catalogue.compute, province="KR-49")["Trainees"]
    # Jeju: 38,797 by residents, 49,664 by SME firms
    assert (shown.value, shown.status) == ("about 38.8k–49.7k", "estimated")


def test_what_the_office_reported_takes_the_place_of_the_estimate():
    found = cards(after_upload)
    assert (found["Trainees"].value, found["Trainees"].status) == ("4,600", "computed")  # 1,200 + 3,400
    assert "not known" not in found["Location quotient of its zone"].note


def test_a_year_or_province_that_is_not_reported_keeps_its_estimate():
    for found in (cards(after_upload, year=2020), cards(after_upload, province="KR-27")):
        assert found["Trainees"].status == "estimated"
        assert "Whether" in found["Location quotient of its zone"].note


def test_residents_are_told_with_their_share_of_the_country():
    # 676,759 / 51,638,809 = 1.31 %
    assert cards(catalogue.compute, province="KR-49")["Residents"].note.startswith("1.3 % of Korea's residents")

"""Pages after an update of the data: nothing breaks, and no sentence stays that the update made false."""

import pandas as pd

from data.catalogue import dataset
from tests.data.store.reports import ADMINISTRATOR, published
from tests.pages.test_every_page import PAGES


def publish_year(year, job_seekers, employees):
    cells = {"job_seeker": job_seekers, "employee": employees}
    rows = [{"year": year, "category": name, "trainees": count} for name, count in cells.items()]
    published(pd.DataFrame(rows), actor=ADMINISTRATOR, dataset="trainees")


def publish_province(province, job_seekers, employees, basis="provider"):
    cells = {"job_seeker": job_seekers, "employee": employees}
    fixed = {"year": 2021, "province": province, "basis": basis}
    rows = [{**fixed, "category": name, "trainees": count} for name, count in cells.items()]
    published(pd.DataFrame(rows), actor=ADMINISTRATOR)


def test_every_page_opens_with_a_year_whose_residents_are_not_known(open_page):
    publish_year(2022, 700_000, 3_000_000)
    for name in PAGES:
        open_page(name, province="KR-26")


def test_a_new_year_is_the_default_and_moves_the_sentences(open_page, texts):
    publish_year(2022, 700_000, 3_000_000)
    text = texts(open_page("trends"))
    # 3,700,000 / 4,661,782 - 1 = -20.6%; 3,700,000 / 3,429,478 = 1.08
    assert "3.7 million trainees in 2022: −20.6% on the year before, 1.08 times the level of 2019" in text
    assert "The residents of 2022 are not in the data" in text


def test_every_page_opens_when_a_province_has_reported(open_page):
    publish_province("KR-26", 50_000, 200_000)
    for name in PAGES:
        open_page(name, province="KR-26", lang="ko")


def test_what_a_province_has_reported_takes_the_place_of_its_estimate(open_page, texts):
    publish_province("KR-26", 50_000, 200_000)
    text = texts(open_page("overview", province="KR-26"))
    assert "250,000" in text
    assert "is not known" not in text


def test_the_meter_and_the_maps_no_longer_say_that_nothing_is_known(open_page, texts):
    publish_province("KR-26", 50_000, 200_000)
    text = texts(open_page("concentration"))
    # Busan: 3,350,380 of 51,638,809 residents = 6.5%
    assert "1 of 17 provinces, 6.5% of residents, has reported for 2021" in text
    assert "no source gives a training figure for any province" not in text
    assert "Share of training by zone" in text


def test_a_caveat_speaks_of_the_figures_in_force(open_page, texts):
    rows = [{"year": 2021, "category": "employee", "trainees": 3_200_000}]
    kept = dataset("trainees").table[["year", "category", "trainees"]]
    rest = kept[~((kept["year"] == 2021) & (kept["category"] == "employee"))]
    published(pd.concat([rest, pd.DataFrame(rows)]), actor=ADMINISTRATOR, dataset="trainees")
    for lang, gone in (("en", ("4.66 million", "3,992,319")), ("ko", ("466만", "3,992,319"))):
        # 669,463 + 3,200,000 = 3,869,463, below both targets together
        text = texts(open_page("targets", lang=lang))
        assert "3,200,000" in text
        assert not [number for number in gone if number in text]

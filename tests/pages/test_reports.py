"""Pages once provinces have reported."""

import json
import re

import pandas as pd
import pytest

from components.figures.pages import headlines
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.data.store.reports import ADMINISTRATOR, published, report
from tests.pages.conftest import as_read
from tests.stores import fill

CAPITAL = ("KR-11", "KR-28", "KR-41")


def publish(*tables, dataset="regional_training"):
    published(pd.concat(tables), actor=ADMINISTRATOR, dataset=dataset)


def busan(year=2021):
    return report("KR-26", year, job_seekers=50_000, employees=200_000)


def spec(at, key):
    charts = [chart.proto for chart in at.get("plotly_chart")]
    return next((json.loads(proto.spec) for proto in charts if key in proto.id), None)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_headlines_are_those_of_the_pages(seen_page, lang):
    with speaking(lang):
        found = headlines(Outlook())
    for page, sentences in found.items():
        shown = {as_read(heading.value) for heading in seen_page(page, lang=lang).header}
        assert as_read(sentences["answer"]) in shown


def test_without_reports_there_is_a_meter_and_no_map_of_facts(seen_page, texts):
    at = seen_page("concentration")
    assert spec(at, "reported-map") is None
    assert "How far each province is" not in texts(at)


def test_a_reported_province_turns_solid(open_page, texts):
    publish(busan())
    at = open_page("concentration")
    assert ["KR-26"] in [trace.get("locations") for trace in spec(at, "reported-map")["data"]]
    assert "Reported so far for 2021: Busan" in texts(at)
    assert "▣ Uploaded" in texts(at)


def test_among_the_estimates_it_stands_as_reported(open_page):
    publish(busan())
    at = open_page("concentration")
    at.toggle(key="estimates").set_value(True).run()
    assert not at.exception
    assert spec(at, "estimate-ranges")["data"][1]["x"] == [250_000]  # 50,000 + 200,000


def test_estimates_are_not_offered_once_all_have_reported(open_page, texts):
    publish(*(report(code, job_seekers=1_000, employees=9_000) for code in PROVINCES))
    at = open_page("concentration")
    assert not [toggle for toggle in at.toggle if toggle.key == "estimates"]
    assert texts(at).count("All 17 provinces have reported 2021") == 2  # in a line, and on the map
    # 3 of 17 provinces with as many trainees each = 17.6%
    assert "**Capital area is complete**: 17.6% of the trainees of 2021" in texts(at)


def test_nor_for_another_year_than_that_which_all_have_reported(open_page):
    publish(
        *(report(code, job_seekers=1_000, employees=9_000) for code in PROVINCES)
    )  # of 2021, the year of the estimates
    at = open_page("concentration", year="2019")
    assert not [toggle for toggle in at.toggle if toggle.key == "estimates"]


def test_a_complete_zone_has_its_share_beside_the_undated_one(open_page, texts):
    publish(*(report(code, job_seekers=100_000, employees=900_000) for code in CAPITAL))
    text = texts(open_page("concentration"))
    # 3 x 1,000,000 of 4,661,782 = 64.4%
    assert (
        "**Capital area is complete**: 64.4% of the trainees of 2021 (▤ Computed from offices' figures), beside 68.5%"
        in text
    )
    assert "As the offices report, 64.4% of trainees in 2021 are in the capital area" in text
    assert "The source prints 68.5% without a year: 4.1 pp more." in text  # 68.5 - 64.353


def test_a_year_beyond_the_trainee_table_can_be_chosen(open_page, texts):
    publish(busan(2023))
    text = texts(open_page("concentration", reported="2023"))
    assert "Reported so far for 2023: Busan" in text
    assert "1 of 17 provinces has reported for 2023" in text
    # the newest year that was sent leads
    assert "1 of 17 provinces has reported for 2023" in texts(open_page("concentration"))


@pytest.mark.parametrize(
    ("lang", "meter"),
    [
        ("en", "1 of 17 provinces, 6.5% of residents, has reported for 2021"),
        ("ko", "2021년 자료 제출: 17개 시·도 중 1곳(주민등록인구의 6.5%)"),
    ],
)
def test_the_overview_carries_the_meter(open_page, texts, lang, meter):
    publish(busan())
    assert meter in texts(open_page("overview", lang=lang))


def test_how_far_each_province_is_stands_in_a_table(open_page, tables):
    publish(busan().assign(reference_date="2021-12-31"))
    (standing,) = [table for table in tables(open_page("concentration")) if "State" in table.columns]
    assert standing.loc["Busan", ["State", "Reference date"]].tolist() == ["reported", "2021-12-31"]
    assert standing.loc["Seoul", "State"] == "not reported"


def test_tiles_show_what_is_reported_and_are_not_set_against_the_shortage(open_page, texts):
    row = {"year": 2024, "province": "KR-26", "field": "cloud", "courses": 12, "trainees": 340}
    assert "Do not set them against the forecast shortage" not in texts(open_page("kdt"))
    publish(pd.DataFrame([row]), dataset="kdt_training")
    text = texts(open_page("kdt"))
    assert "12 courses (provinces: 1)  \n340 trainees (provinces: 1)  \n▣ Uploaded · 2024" in text
    assert "Do not set them against the forecast shortage" in text


def test_a_small_count_of_a_province_is_not_shown_nor_counted_where_it_would_follow_from_the_total(open_page, texts):
    fixed = {"year": 2024, "field": "cloud", "courses": 1}
    rows = [
        {**fixed, "province": code, "trainees": count} for code, count in {"KR-26": 3, "KR-27": 20, "KR-11": 60}.items()
    ]
    publish(pd.DataFrame(rows), dataset="kdt_training")
    text = texts(open_page("kdt", province="KR-26"))
    assert "trainees: suppressed (provinces: 1)" in text
    assert "3 trainees (" not in text
    told = texts(open_page("kdt"))
    assert (
        "80 trainees (provinces: 2)  \ntrainees: suppressed (provinces: 1)" in told
    )  # 20 + 60; the 3 would follow from 83


BUSAN = {
    "en": ("Busan", "Busan, 2021<br>Employees 164,500 trainees (provisional)", "suppressed", "not reported"),
    "ko": ("부산광역시", "부산광역시, 2021<br>재직자훈련 164,500명(잠정치)", "비공개", "미제출"),
}


@pytest.mark.parametrize("lang", BUSAN)
def test_a_suppressed_cell_is_said_and_the_other_figure_of_the_province_shown(open_page, tables, lang):
    fill("suppressed")
    name, given, hidden, absent = BUSAN[lang]
    at = open_page("concentration", lang=lang, province="KR-26", compare="KR-26,KR-11")
    told = json.dumps(spec(at, "reported-map")["data"], ensure_ascii=False)
    assert re.search(f"{re.escape(given)}<br>[^<]*: {hidden}<br>", told)
    rows = [" ".join(table.loc[name]) for table in tables(at) if name in table.index]
    # how far each province is, and provinces side by side
    assert [hidden in row for row in rows] == [True, True]
    assert not any(absent in row for row in rows)


@pytest.mark.parametrize(("lang", "hidden"), [("en", "Job seekers: suppressed"), ("ko", "실업자훈련(구직자): 비공개")])
def test_the_overview_shows_what_is_reported_of_a_province_and_no_estimate(open_page, texts, lang, hidden):
    fill("suppressed")
    page = texts(open_page("overview", lang=lang, province="KR-26"))
    assert "164,500" in page
    assert hidden in page
    assert "192,000" not in page  # the estimate of Busan, by residents

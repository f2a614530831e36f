"""The page on K-Digital Training."""

import re
from urllib.parse import parse_qsl

import pandas as pd
import pytest

from components.figures.words import MARKS
from data.catalogue import dataset
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published
from tests.stores import fill


def test_answers_with_the_fields_and_the_published_part_of_the_shortage(open_page, texts):
    # 9 + 12 = 21 fields; 12,800 + 18,800 + 19,600 + 8,400 = 59,600; 59,600 / 345,000 = 17.28%
    page = texts(open_page("kdt"))
    assert "21 fields of training without figures by field; 17.3% of a forecast shortage of 345,000" in page
    assert "Published by field: 59,600" in page
    assert "4 of its 8 fields" in page


def test_answers_in_korean(seen_page, texts):
    page = texts(seen_page("kdt", lang="ko"))
    assert "21개 신기술 분야의 분야별 훈련 수치 없음, 부족인원 전망 345,000명 중 분야별로 공표된 비율 17.3%" in page
    assert "디지털 9개 분야" in page
    assert "첨단산업 12개 분야" in page


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_shows_21_tiles_and_explains_number_11(seen_page, lang):
    at = seen_page("kdt", lang=lang)
    tiles = [text.value for text in at.markdown if re.match(r"\d+ \*\*", text.value)]
    assert [int(tile.split(" ")[0]) for tile in tiles] == list(range(1, 22))
    assert [caption.value for caption in at.caption].count({"en": "no figures yet", "ko": "수치 없음"}[lang]) == 21
    eleven = dataset("kdt_fields").where(number=11).table.iloc[0]
    assert eleven[f"note_{lang}"] in [caption.value for caption in at.caption]


def test_says_that_the_rest_is_not_found_and_must_not_be_spread(seen_page, texts):
    # 345,000 - 59,600 = 285,400
    page = texts(seen_page("kdt"))
    assert "285,400 people belong to fields without one" in page
    assert "must not be spread over them" in page
    assert "Trainees are not to be subtracted" in page


def test_warns_that_capacity_is_not_participation(open_page, texts):
    page = texts(open_page("kdt"))
    assert "for 2023 about 32,000 people and 55,076 places are published." in page


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_leads_to_the_columns_that_an_office_sends_and_holds_none_of_them(open_page, texts, tables, lang):
    at = open_page("kdt", lang=lang, province="KR-26")
    assert not [table for table in tables(at) if "trainees" in table.index]
    (page, query) = re.search(r"\]\((data)\?(\S+)\)", texts(at)).groups()
    led = open_page(page, **dict(parse_qsl(query)))
    (columns,) = [table for table in tables(led) if "trainees" in table.index]
    # of data/datapackage.json; the status and source of a row are written by the dashboard
    assert list(columns.index) == ["year", "province", "field", "courses", "trainees", "reference_date", "finality"]
    assert {"en": "One row for each: Year · Province · Field", "ko": "행 단위: 연도 · 시·도 · 분야"}[lang] in texts(led)
    assert "KR-26" in [box.value for box in led.selectbox], "the template is that of the chosen province"


def test_tells_a_reader_who_chose_a_province_that_it_has_reported_nothing(seen_page):
    notices = [notice.value for notice in seen_page("kdt", province="KR-26").info]
    assert any(notice.startswith("No figures for Busan yet") for notice in notices)


SUPPRESSED = {
    "en": ("courses: suppressed", "trainees: suppressed", "Fields of which only suppressed figures are reported: 1."),
    "ko": ("훈련과정 수: 비공개", "훈련인원: 비공개", "비공개 수치만 제출된 분야는 1개입니다."),
}


@pytest.mark.parametrize("lang", SUPPRESSED)
def test_says_what_is_suppressed_and_puts_no_mark_where_no_figure_is(open_page, texts, lang):
    courses, trainees, card = SUPPRESSED[lang]
    fill("suppressed")
    at = open_page("kdt", lang=lang)
    tiles = [caption.value for caption in at.caption if courses in caption.value or trainees in caption.value]
    # cloud: 12 courses; nano: neither; robot: 430 trainees
    assert [(any(mark in tile for mark in MARKS.values()), courses in tile, trainees in tile) for tile in tiles] == [
        (True, False, True),
        (False, True, True),
        (True, True, False),
    ]
    assert all("2021" in tile for tile in tiles)
    assert card in texts(at)


@pytest.mark.parametrize(("lang", "undated"), [("en", "undated"), ("ko", "시점 미상")])
def test_the_fields_with_reported_training_are_of_the_year_of_their_rows(open_page, lang, undated):
    fill("suppressed")
    captions = [caption.value for caption in open_page("kdt", lang=lang).caption]
    (own,) = [text for text in captions if "▤" in text and text.endswith("2021")]
    assert undated not in own


@pytest.mark.parametrize(
    ("lang", "answer", "rest"),
    [
        (
            "en",
            "the published fields exceed a forecast shortage of 57,800",
            "exceed the forecast for all fields by 1,800",
        ),
        ("ko", "공표된 분야의 합이 부족인원 전망 57,800명을 초과", "전체 전망보다 1,800명 많아"),
    ],
)
def test_parts_that_exceed_their_total_leave_no_negative_number_of_people(open_page, texts, lang, answer, rest):
    # 12,800 + 18,800 + 19,600 + 8,400 = 59,600 of 57,800
    row = dataset("skill_shortage").where(field="all").table.drop(columns=["status", "source"]).assign(people=57_800)
    published(row, actor=MINISTRY, dataset="skill_shortage")
    at = open_page("kdt", lang=lang)
    shown = texts(at)
    assert not at.exception
    assert answer in shown
    assert rest in shown
    assert not re.search(r"[-−]1,800", shown)
    assert not open_page("skills", lang=lang).exception


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "with reported figures in 1 of 17 provinces (2024)"), ("ko", "실적 제출(17개 시·도 중 1곳, 2024)")],
)
def test_what_one_office_reports_is_said_of_its_province_and_year(open_page, texts, lang, words):
    fields = dataset("kdt_fields").table["field"]
    rows = pd.DataFrame({"year": 2024, "province": "KR-11", "field": fields, "courses": 10, "trainees": 1_000})
    published(rows, actor=ADMINISTRATOR, dataset="kdt_training")
    assert words in texts(open_page("kdt", lang=lang))

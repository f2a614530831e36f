"""The page on qualifications and work-based learning."""

import csv
from pathlib import Path

import pytest

REGISTER = Path(__file__).parents[2] / "data" / "coverage.csv"
FIGURES = (
    *("dual-ranks", "dual-demand", "dual-demand-levels", "dual-top15-levels"),
    *("apprenticeship-schools", "apprenticeship-learners", "p-tech-participants", "ipp-universities"),
    "programme-qualification-items",
)


def with_tables(open_page, lang):
    """The page with every picture turned to its table."""
    at = open_page("qualifications", lang=lang)
    for name in FIGURES:
        at.session_state[f"ways {name}"] = {"en": "Table", "ko": "표"}[lang]
    at.run()
    assert not at.exception
    return at


def claims(*datasets):
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["page"] == "qualifications"]
    return [row for row in rows if row["dataset"] in datasets]


def key(row):
    return dict(part.split("=", 1) for part in row["key"].split(";"))


def test_answers_with_items_and_with_what_is_expected_of_the_lasting_programmes(seen_page, texts):
    page = texts(seen_page("qualifications"))
    assert "Programme-based items: 15 in 2015, 103 in 2021" in page
    assert "all 3 lasting programmes named as falling, each by 3–4 institutions" in page
    # electronics production and automobile maintenance: named by 3 institutions each, manual welding by 4
    assert "Electronics production, L2 (3 institutions); Manual welding (CO₂ welding), L2 (4 institutions)" in page
    assert "Automobile maintenance, L2 (3 institutions)" in page


def test_answers_in_korean(seen_page, texts):
    page = texts(seen_page("qualifications", lang="ko"))
    assert "과정평가형 자격 2015년 15개 → 2021년 103개" in page
    assert "상위 15위를 유지한 훈련직종 3개 모두에 수요 감소 언급(각 3~4개 기관)" in page


def test_sets_the_count_of_the_ministry_beside_what_is_printed(seen_page, texts):
    page = texts(seen_page("qualifications"))
    assert "Apprenticeship schools: 171 printed for 2021, 143 by the ministry's count" in page
    assert "Learning workers at apprenticeship schools: 23,490 printed for 2021, 6,535 by the ministry's count" in page
    # 23,490 / 6,535 = 3.59; 171 / 143 = 1.20; 171 / 9 = 19; 35 / 14 = 2.5
    for told in ("count: 3.6 times", "count: 1.2 times", "as printed: 19 times", "as printed: 2.5 times"):
        assert told in page
    assert "As of December 2021" in page
    assert "No growth is given:** The first figure is a stock and the last looks like a running total" in page
    assert "Participants of P-TECH: 1,414 printed for 2021, about 1,400 counted by 2019" in page


def test_says_of_institutions_and_participants_that_their_period_is_not_stated(seen_page, texts):
    page = texts(seen_page("qualifications"))
    assert "Institutions: 458" in page
    assert "Participants: 18,272" in page
    assert page.count("Of that year alone or so far: not stated") == 2


def test_follows_the_programme_that_the_link_names(seen_page, texts, tables):
    at = seen_page("qualifications", programme="quality_management_L3")
    told = (
        "Quality management, L3: in the top 15 of 5 of 7 years, ranks 3 to 5; "
        "6 institutions expect a rise, 4 institutions expect a fall"
    )
    assert told in texts(at)
    assert list(tables(at)[0].index) == [
        *("2017", "2018", "2019", "2020", "2021"),
        *("Demand expected to rise", "Demand expected to fall"),
    ]
    assert tables(at)[0].loc["2021", "As the source spells it"] == "Quality p nagementL3"


def test_a_programme_that_is_not_known_is_not_followed(seen_page, texts):
    assert "7 of 105 places have an uncertain level or name" in texts(
        seen_page("qualifications", programme="baking_L9")
    )


@pytest.mark.parametrize("lang", ["en", "ko"])
class TestEveryClaim:
    def test_each_of_105_places_stands_in_the_table_with_the_spelling_of_the_source(self, open_page, tables, lang):
        (places,) = [found for found in tables(with_tables(open_page, lang)) if len(found) == 105]
        shown = {tuple(row) for row in places.iloc[:, :3].itertuples(index=False)}
        assert shown == {(key(row)["year"], row["value"], key(row)["printed"]) for row in claims("dual_top15")}

    def test_each_figure_of_the_demand_forecast_stands_in_the_table(self, open_page, tables, lang):
        (forecast,) = [found for found in tables(with_tables(open_page, lang)) if len(found) == 21]
        for side, direction in enumerate(("rise", "fall")):
            values = sorted(row["value"] for row in claims("dual_demand") if key(row)["direction"] == direction)
            assert sorted(cell for cell in forecast.iloc[:, side] if cell != "–") == values

    def test_what_the_source_says_in_words_is_said(self, seen_page, texts, tables, lang):
        at = seen_page("qualifications", lang=lang)
        page = texts(at) + " ".join(found.to_string() for found in tables(at))
        said = [row[f"claim_{lang}"] for row in claims("statements", "ncs_reform")]
        assert [text for text in said if text not in page] == []
        assert len(said) == 22

    def test_the_building_blocks_stand_in_their_table(self, seen_page, tables, lang):
        blocks = tables(seen_page("qualifications", lang=lang))[-1]
        said = {row[f"claim_{lang}"].lower() for row in claims("qualification_frameworks")}
        assert {f"{part}: {name}".lower() for name, (part, *_rest) in blocks.iterrows()} == said


def test_tells_a_reader_who_chose_a_province_that_nothing_here_is_by_province(seen_page):
    assert any("Busan" in notice.value for notice in seen_page("qualifications", province="KR-26").markdown)

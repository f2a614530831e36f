"""The page on skills and reform."""

import json

import pytest

from data.package import bundled


def pictures(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def drawn(at):
    """Words inside all pictures."""
    notes = [note["text"] for one in pictures(at) for note in one["layout"].get("annotations", [])]
    return " ".join(notes).replace("<br>", " ").replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        (
            "en",
            "Reforms with a date: Information system (9/2023), Data linked to HRD-Net (2024), Joint training model (2024)",
        ),
        (
            "ko",
            "시점이 명시된 제도 개편: 정보시스템 구축(2023년 9월), HRD-Net 정보 연계(2024), 공동훈련모델(2024)",
        ),
    ],
)
def test_answers_with_the_reforms_that_have_a_date(seen_page, texts, lang, answer):
    assert answer in texts(seen_page("skills", lang=lang))


def test_korea_leads_and_the_world_comes_second(seen_page):
    titles = [chart.proto.id for chart in seen_page("skills").get("plotly_chart")]
    assert [next(name for name in ORDER if name in one) for one in titles[:3]] == list(ORDER)


ORDER = ("reform-dates", "skill-trends", "hrdnet-linking")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_cards_hold_the_forecast_and_the_supply_of_2021(seen_page, lang):
    # 12,800 + 18,800 + 19,600 + 8,400 = 59,600 of 345,000; 77,189 courses and 4,238 providers, both "about"
    values = [metric.value for metric in seen_page("skills", lang=lang).metric]
    parts = ("345,000", "59,600", "77,189", "4,238")
    assert len(values) == len(parts)
    assert all(part in value for part, value in zip(parts, values, strict=True))


def test_the_arrow_that_contradicts_its_shares_is_a_remark_and_no_key_figure(seen_page, texts):
    at = seen_page("skills")
    assert "**Learning experience platforms:** printed arrow “Unchanged”, yet 6.7% became 6.1%" in texts(at)
    assert not any("rrow" in metric.label for metric in at.metric)


def test_the_shortage_is_the_forecast_as_on_its_own_page(open_page, texts):
    # 59,600 of 345,000; 345,000 - 59,600 = 285,400
    page = texts(open_page("skills"))
    assert "Of 345,000 people short in 2023–2027, 17.3% are published by field" in page
    assert "285,400 people belong to fields without one" in page
    assert "tiles" not in page


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_each_entry_of_the_lists_is_drawn_or_written(seen_page, texts, tables, lang):
    at = seen_page("skills", lang=lang)
    cells = [" ".join([*table.index, *table.astype(str).to_numpy().ravel()]) for table in tables(at)]
    shown = "".join([texts(at), drawn(at), *cells]).replace(" ", "")
    words = [text for name, column in ENTRIES for text in bundled(name).table[f"{column}_{lang}"].dropna()]
    said = bundled("statements").where(
        topic=("skill_trends", "shortage", "participation", "kdt", "economy_and_training")
    )
    words += list(said.table[f"text_{lang}"])
    assert [word for word in words if word.replace(" ", "") not in shown] == []


ENTRIES = [
    *(("hrd_roadmap", "label"), ("hrdnet_integration", "label"), ("vocational_history", "label")),
    *(("korean_model", "text"), ("competency_bank", "text"), ("sme_joint_training", "revision")),
]


def test_the_claim_on_gdp_is_refused_and_said_to_lack_its_data(seen_page, tables):
    claim = next(table for table in tables(seen_page("skills")) if "Correlation" in table.index)
    assert claim.loc["Correlation"].iloc[0].startswith("Not given")
    assert "no data are given" in claim.loc["What is missing"].iloc[0]


def test_joint_training_keeps_its_two_limits_in_words(seen_page, texts, tables):
    at = seen_page("skills")
    assert "8 to 40 is no fivefold rise" in texts(at)
    course = next(table for table in tables(at) if "Training course" in table.index).loc["Training course"]
    assert list(course) == [
        "Short courses, up to 8 hours a day",
        "Modular courses of medium or long duration, 40 hours or more in total",
    ]


def test_names_the_caveats_of_its_figures(seen_page, texts):
    shown = texts(seen_page("skills"))
    assert all(f"({caveat})" in shown for caveat in ("I-08", "I-11", "I-12", "I-18", "I-19", "I-21", "I-22"))


@pytest.mark.parametrize(("lang", "name"), [("en", "Busan"), ("ko", "부산광역시")])
def test_a_chosen_province_is_told_that_nothing_is_published_for_it(open_page, lang, name):
    assert any(name in line.value for line in open_page("skills", lang=lang, province="KR-26").markdown)

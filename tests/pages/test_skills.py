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
            "“Reskilling and upskilling” leads the votes of both years (12.0 % in 2023) and “Artificial intelligence”",
        ),
        ("ko", "세계 응답에서 ‘재교육·역량 향상’ 2년 연속 1위(2023년 12.0%), 상승 폭 최대는 ‘인공지능’"),
    ],
)
def test_answers_with_what_leads_and_what_rises(seen_page, texts, lang, answer):
    page = texts(seen_page("skills", lang=lang))
    assert answer in page
    assert "345,000" in page


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_cards_hold_the_rise_the_false_arrow_and_the_supply_of_2021(seen_page, lang):
    # 9.2 - 4.7 = 4.5; one arrow contradicts its shares (I-18); 77,189 courses and 4,238 providers, both "about"
    values = [metric.value for metric in seen_page("skills", lang=lang).metric]
    parts = ("4.5", "1", "77,189", "4,238")
    assert len(values) == len(parts)
    assert all(part in value for part, value in zip(parts, values, strict=True))


def test_the_choice_of_rank_or_share_stands_in_the_address_and_changes_the_picture(seen_page):
    ranks = pictures(seen_page("skills"))[0]["data"][0]["y"]
    assert ranks == [-1, -1]
    shares = pictures(seen_page("skills", votes="share"))[0]["data"][0]["y"]
    assert shares == [12.5, 12.0]


def test_the_shortage_is_the_forecast_as_on_its_own_page(open_page, texts):
    # 59,600 of 345,000; 345,000 - 59,600 = 285,400
    page = texts(open_page("skills"))
    assert "Of 345,000 people short in 2023–2027, 17.3 % are published by field" in page
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
    assert name in open_page("skills", lang=lang, province="KR-26").info[0].value

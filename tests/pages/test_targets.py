"""The page on as-is and to-be."""

import pytest

from data.catalogue import compute


@pytest.mark.parametrize(("lang", "words"), [("en", "by a year that is not stated"), ("ko", "목표연도 미기재")])
def test_answers_with_both_gaps_and_no_year(seen_page, texts, lang, words):
    # 1,000,000 - 847,000; 3,500,000 - 2,980,000
    shown = texts(seen_page("targets", lang=lang))
    assert "+153,000" in shown
    assert "+520,000" in shown
    assert words in shown


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_cards_show_the_gap_of_each_row_and_of_both(seen_page, lang):
    people = {"en": "", "ko": "명"}[lang]
    shown = [metric.value for metric in seen_page("targets", lang=lang).metric]
    assert shown == [f"+153,000{people}", f"+520,000{people}", f"+673,000{people}"]


def test_the_horizon_gives_the_required_growth(open_page, texts):
    at = open_page("targets")
    assert "3.29 % a year (horizon in years: 5)" in texts(at)  # (4.5 / 3.827)^(1/5) - 1
    at.slider(key="years").set_value(1).run()
    assert "17.59 % a year (horizon in years: 1)" in texts(at)  # 4.5 / 3.827 - 1


@pytest.mark.parametrize("years", ["99", "0", "many"])
def test_a_horizon_that_is_none_in_the_link_gives_the_default(seen_page, texts, years):
    assert "horizon in years: 5" in texts(seen_page("targets", years=years))


def test_refuses_a_verdict_on_the_goals_of_the_source(seen_page, texts):
    shown = texts(seen_page("targets"))
    assert "The source gives this target no year" in shown
    assert "Do not set these goals against the table of 2019–2021" in shown
    assert all(f"({caveat})" in shown for caveat in ("I-02", "I-03", "I-10"))


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "6,000,000 trainees by 2025: on track"), ("ko", "세 방법 모두 ‘정상 추진’")]
)
def test_a_dated_target_of_the_readers_own_gets_a_verdict_and_its_arithmetic(open_page, texts, lang, words):
    # pace: (4,661,782 - 3,429,478) / 2 = 616,152 a year, over (6,000,000 - 3,429,478) / 6 = 428,420: 1.438, on track
    at = open_page("targets", lang=lang)
    at.number_input(key="own_value").set_value(6_000_000).run()
    at.number_input(key="own_year").set_value(2025).run()
    assert not at.exception
    shown = texts(at)
    assert words in shown
    assert "((4,661,782 − 3,429,478) ÷ 2) ÷ ((6,000,000 − 3,429,478) ÷ 6)" in shown


def test_the_evidence_tells_the_readers_target_and_not_that_none_is_set(open_page):
    at = open_page("targets")
    assert "No target is set" in at.info[0].value
    at.number_input(key="own_value").set_value(6_000_000).run()
    at.number_input(key="own_year").set_value(2025).run()
    assert not at.info
    shown = compute("progress_to_target", target=6_000_000, target_year=2025)
    assert str(shown.assumptions["target"]) == "6,000,000 trainees by 2025, chosen by the reader."
    assert not [refusal for refusal in shown.refusals if refusal.category == "total"]


@pytest.mark.parametrize(
    ("value", "year", "why"),
    [
        (0, 2030, "target above zero"),
        (3_000_000, 2030, "lies behind the base"),  # below the 3,429,478 of 2019
        (5_000_000, 1999, "Set a year from 2022 to 2100"),
        (5_000_000, 10**6, "Set a year from 2022 to 2100"),
        (-1, -1, "Set a year from 2022 to 2100"),
    ],
)
def test_an_impossible_target_gets_a_sentence_and_no_exception(open_page, value, year, why):
    at = open_page("targets")
    at.number_input(key="own_value").set_value(value).run()
    at.number_input(key="own_year").set_value(year).run()
    assert not at.exception
    assert why in at.info[0].value

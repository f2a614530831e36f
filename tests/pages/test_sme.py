"""The page on SME participation."""

import json

import pytest


def pictures(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


@pytest.mark.parametrize(
    ("lang", "answer"),
    [("en", "One insured workplace in 22 takes part"), ("ko", "고용보험 가입 사업장 22곳 중 1곳이 사업주훈련 참여")],
)
def test_answers_with_the_workplaces_that_take_part(seen_page, texts, lang, answer):
    # 2,511,690 insured / 113,952 that take part = 22.04
    assert answer in texts(seen_page("sme", lang=lang))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_shows_the_printed_five_and_both_take_ups(seen_page, lang):
    # 113,952 / 2,511,690 = 4.54%; 87,828 / 597,287 = 14.70%
    values = ["".join(metric.value.split()) for metric in seen_page("sme", lang=lang).metric]
    assert values[:3] == ["5%", "4.54%", "14.7%"]
    assert values[3:] == ["5%", "60%"]


@pytest.mark.parametrize(("lang", "words"), [("en", "neither a gap nor a trend"), ("ko", "격차나 추세로 해석 불가")])
def test_says_that_five_and_sixty_are_no_gap(seen_page, texts, lang, words):
    assert words in texts(seen_page("sme", lang=lang))


def test_the_switch_of_the_sixty_changes_what_is_drawn(open_page, texts):
    at = open_page("sme")
    assert pictures(at)[1]["data"][0]["x"] == [80, 60]
    at.button_group(key="reading in en").set_value("to_be").run()
    assert not at.exception
    assert pictures(at)[1]["data"][0]["x"] == [60]
    assert "no gap can be computed" in texts(at)


def test_a_target_of_the_readers_own_is_a_dashed_line(open_page, texts):
    at = open_page("sme")
    at.button_group(key="yardstick in en").set_value("own").run()
    at.slider(key="sme_own").set_value(35).run()
    assert not at.exception
    line = pictures(at)[0]["layout"]["shapes"][0]
    assert (line["x0"], line["line"]["dash"]) == (35, "dash")
    assert "How far each size is from your target: 35%" in texts(at)


@pytest.mark.parametrize("percent", ["60", "80"])
def test_take_up_is_not_held_against_a_rate_that_measures_something_else(open_page, texts, percent):
    # 60 and "more than 80" are implementation rates of a survey; take-up is the use of a scheme (I-05)
    at = open_page("sme", yardstick="own", sme_own=percent)
    assert f"{percent}% is printed as a training implementation rate" in texts(at)
    assert f"How far each size is from your target: {percent}" not in texts(at)
    assert pictures(at)[0]["layout"]["shapes"][0]["x0"] == pytest.approx(68.29, abs=0.005)  # 728 of 1,066


def test_the_readers_own_target_is_taken_from_the_address(open_page, texts):
    assert "How far each size is from your target: 35%" in texts(open_page("sme", yardstick="own", sme_own="35"))


@pytest.mark.parametrize(("lang", "name"), [("en", "Busan"), ("ko", "부산광역시")])
def test_a_chosen_province_is_told_that_nothing_is_published_for_it(open_page, lang, name):
    assert any(name in line.value for line in open_page("sme", lang=lang, province="KR-26").markdown)


def test_names_the_caveats_of_its_figures(seen_page, texts):
    shown = texts(seen_page("sme"))
    assert all(f"({caveat})" in shown for caveat in ("I-05", "I-10", "I-28"))
    assert "from one to the other is no rise" in shown

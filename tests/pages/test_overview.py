"""The overview: five questions with their pictures, as-is → to-be, who has reported, my province first, what does not fit."""

import pytest

PICTURES = [
    *("trainees-by-category", "zone-shares", "sme-take-up", "kdt-people", "mra-asean-tiles"),
    *("targets-dumbbells", "reporting-tiles"),
]


def pictures(at):
    return [chart.proto.id.rpartition("-None-")[2] or chart.proto.id for chart in at.get("plotly_chart")]


def test_each_question_has_its_picture_and_its_figure_as_printed(seen_page, texts):
    at = seen_page("overview")
    shown = [*PICTURES, "does-not-fit"]  # the last behind its line
    assert all(name in found for name, found in zip(shown, pictures(at), strict=True))
    told = texts(at)
    for figure in (
        "Trainees** **4,661,782**",
        "training** **5%**",
        "area** **68.5%**",
        "**345,000**",
        "signed** **5**",
    ):
        assert figure in told


def test_says_what_must_not_be_taken_for_another_thing_beside_the_figure(seen_page, texts):
    told = texts(seen_page("overview"))
    for id_ in ("I-02", "I-05", "I-06", "I-08", "I-09", "I-27"):
        assert f"({id_}" in told or f", {id_})" in told


def test_shows_what_the_benefits_table_adds(seen_page, texts):
    told = texts(seen_page("overview"))
    # 1,000,000 - 847,000; 3,500,000 - 2,980,000; their sum
    assert all(figure in told for figure in ("+153,000", "+520,000", "+673,000"))


def test_a_year_moves_only_what_has_years(seen_page, texts):
    told = texts(seen_page("overview", year="2019"))
    assert "3,429,478" in told
    assert "68.5%" in told


def test_a_province_comes_first_with_what_is_known_and_an_estimate_with_what_it_assumes(seen_page, texts):
    at = seen_page("overview", province="KR-49")
    told = texts(at)
    assert [one.value for one in at.subheader][:2] == ["My province: Jeju", "Is training growing?"]
    assert "**676,759**" in told
    assert "**about 38,800**" in told  # 38,797 by residents
    # 46,617.82 x 676,759 / 25,615,526 = 1,231.6
    assert "If the capital area held 68.5% in 2021 and trainees spread by residents" in told
    assert "each point of the share: about −1,200" in told
    assert "▨ Estimated" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Whether Jeju lies over or under is not known" in told


def test_the_share_of_the_link_moves_the_estimate_of_the_province(open_page, texts):
    at = open_page("overview", province="KR-26", share="70")
    assert "**about 183,000**" in texts(at)  # 4,661,782 x 0.30 x 3,350,380 / 25,615,526 = 182,921
    assert at.query_params["share"] == "70"
    at.select_slider(key="share in en").set_value("68.5").run()
    assert "**about 192,000**" in texts(at)
    assert "share" not in at.query_params


def test_without_a_province_it_says_how_to_choose_one(seen_page, texts):
    assert "Choose a province" in texts(seen_page("overview"))


def test_the_cautions_are_counted_and_folded(seen_page):
    # severity A: I-01 to I-10 and I-26 to I-28
    labels = [expander.label for expander in seen_page("overview").expander]
    assert labels[1] == "Read with care: 13 cautions"
    assert len(labels) == 2 + 13  # made with the page, so that paper holds them
    assert len(seen_page("sources", tab="caveats").expander) == 28


def test_korean_words_and_numbers(seen_page, texts):
    text = texts(seen_page("overview", lang="ko"))
    for figure in ("**4,661,782명**", "**5%**", "**68.5%**", "**345,000명**", "**5건**"):
        assert figure in text
    assert "2021년 훈련인원 466만 명" in text
    assert "■ 공표치 · 시점 미상" in text


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_does_not_fit_is_one_line_that_opens(seen_page, lang):
    line = seen_page("overview", lang=lang).expander[0]
    assert (
        line.label
        == {
            "en": "Does not fit: figures that contradict each other, and what is open",
            "ko": "서로 맞지 않는 수치와 자료에서 확인되지 않는 사항",
        }[lang]
    )

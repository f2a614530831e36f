"""The overview: six headline figures, as-is → to-be, my province, read with care."""


def test_shows_the_six_headline_figures_as_printed(seen_page):
    metrics = {metric.label: metric.value for metric in seen_page("overview").metric}
    assert metrics["Trainees"] == "4,661,782"
    assert metrics["SMEs taking part in training"] == "5 %"
    assert metrics["Training in the capital area"] == "68.5 %"
    assert metrics["People short in new technology"] == "345,000"
    assert metrics["Fields of K-Digital Training"] == "21"
    assert metrics["Bilateral recognition agreements signed"] == "5"


def test_shows_what_the_benefits_table_adds(seen_page):
    values = [metric.value for metric in seen_page("overview").metric]
    # 1,000,000 - 847,000; 3,500,000 - 2,980,000; their sum
    assert {"+153,000", "+520,000", "+673,000"} <= set(values)


def test_a_year_moves_only_what_has_years(seen_page):
    metrics = {metric.label: metric.value for metric in seen_page("overview", year="2019").metric}
    assert metrics["Trainees"] == "3,429,478"
    assert metrics["Training in the capital area"] == "68.5 %"


def test_a_province_shows_what_is_known_and_an_estimate_with_what_it_assumes(seen_page, texts):
    at = seen_page("overview", province="KR-49")
    metrics = {metric.label: metric.value for metric in at.metric}
    assert metrics["Residents"] == "676,759"
    assert metrics["Trainees"] == "about 38,800"  # 38,797 by residents
    # 46,617.82 x 676,759 / 25,615,526 = 1,231.6
    assert "If the capital area held 68.5 % in 2021 and trainees spread by residents" in texts(at)
    assert "each point of the share: about −1,200" in texts(at)
    assert "▨ Estimated" in texts(at)
    assert "Whether Jeju lies over or under is not known" in texts(at)


def test_the_share_of_the_link_moves_the_estimate_of_the_province(open_page, texts):
    at = open_page("overview", province="KR-26", share="70")
    metrics = {metric.label: metric.value for metric in at.metric}
    assert metrics["Trainees"] == "about 183,000"  # 4,661,782 x 0.30 x 3,350,380 / 25,615,526 = 182,921
    assert at.query_params["share"] == "70"
    at.select_slider(key="share in en").set_value("68.5").run()
    assert {metric.label: metric.value for metric in at.metric}["Trainees"] == "about 192,000"
    assert "share" not in at.query_params


def test_without_a_province_it_says_how_to_choose_one(seen_page, texts):
    assert "Choose a province" in texts(seen_page("overview"))


def test_lists_the_caveats_that_must_not_be_hidden_and_leads_to_all(seen_page):
    at = seen_page("overview", lang="ko")
    labels = [expander.label for expander in at.expander]
    # severity A: I-01 to I-10 and I-26 to I-28; the notes on single tables, I-11 to I-25, stand with the sources
    numbers = [*range(1, 11), *range(26, 29)]
    assert [label.partition(" ")[0] for label in labels] == [f"I-{number:02}" for number in numbers]
    (link,) = [one.proto for one in at.get("page_link") if one.proto.query_string]
    assert link.query_string == "tab=caveats"
    assert len(seen_page("sources", tab="caveats").expander) == 28


def test_korean_words_and_numbers(seen_page, texts):
    at = seen_page("overview", lang="ko")
    text = texts(at)
    assert [metric.value for metric in at.metric][:5] == ["4,661,782명", "5%", "68.5%", "345,000명", "21개"]
    assert "2021년 훈련인원 466만 명" in text
    assert "■ 공표치 · 시점 미상" in text

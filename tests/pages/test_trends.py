"""The page on trainee trends."""


def test_answers_with_the_printed_total_and_its_change(seen_page, texts):
    # (4,661,782 - 2,864,962) / 2,864,962 = 0.6272; 4,661,782 / 3,429,478 = 1.3593
    assert "4.66 million trainees in 2021: +62.7% on the year before, 1.36 times" in texts(seen_page("trends"))


def test_the_year_moves_answer_and_cards(seen_page, texts):
    at = seen_page("trends", year="2020")
    # (2,864,962 - 3,429,478) / 3,429,478 = -0.1646
    assert "2.86 million trainees in 2020: −16.5%" in texts(at)
    assert [metric.value for metric in at.metric][:3] == ["2,864,962", "427,106", "2,437,856"]


def test_the_first_year_has_no_change(seen_page, texts):
    assert "no change to tell" in texts(seen_page("trends", year="2019"))


def test_holds_the_printed_eight_percent_against_the_computed_share(seen_page, texts):
    at = seen_page("trends")
    # 4,661,782 / 51,638,809 = 9.03%
    assert {metric.label: metric.value for metric in at.metric}["Trainees per 100 residents"] == "9.03"
    text = texts(at)
    assert "The source says “about 8%”; no year gives that" in text


def test_tells_the_break_in_series_and_what_is_counted(seen_page, texts):
    text = texts(seen_page("trends", lang="ko"))
    assert "2020년 시계열 단절" in text
    assert "실인원·연인원 여부 미기재" in text


def test_a_province_is_told_where_its_figures_are_in_a_slim_line(open_page):
    """Not that there are none in the data: an office may have published them, and the overview shows them."""
    at = open_page("trends", province="KR-26")
    assert [one.value for one in at.info] == []
    assert "This page has no figures of Busan; the overview has them." in [one.value for one in at.markdown]

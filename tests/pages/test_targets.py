"""The page on as-is and to-be."""

from urllib.parse import parse_qsl

import pandas as pd
import pytest

from tests.data.store.reports import MINISTRY, published

OWN = {"target": "6000000", "by": "2025"}


def in_address(at):
    """The target in the address, value and year."""
    values = {name: at.query_params.get(name) for name in OWN}
    return {name: value[0] if isinstance(value, list) else value for name, value in values.items()}


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


def test_no_growth_is_told_before_the_reader_assumes_a_horizon(open_page, texts):
    at = open_page("targets")
    assert "% a year" not in texts(at)
    assert "Without a horizon of your own no growth rate is shown" in texts(at)
    at.slider(key="years").set_value(5).run()
    assert "about 3.3% a year (horizon in years: 5)" in texts(at)  # (4.5 / 3.827)^(1/5) - 1 = 3.29%
    at.slider(key="years").set_value(1).run()
    assert "about 18% a year (horizon in years: 1)" in texts(at)  # 4.5 / 3.827 - 1 = 17.59%
    at.slider(key="years").set_value(0).run()
    assert "% a year" not in texts(at)


@pytest.mark.parametrize("years", ["99", "0", "many"])
def test_a_horizon_that_is_none_in_the_link_gives_none(seen_page, texts, years):
    assert "horizon in years" not in texts(seen_page("targets", years=years))


def test_refuses_a_verdict_on_the_goals_of_the_source(seen_page, texts):
    shown = texts(seen_page("targets"))
    assert "The source gives this target no year" in shown
    assert "Do not set these goals against the table of 2019–2021" in shown
    assert all(f"({caveat})" in shown for caveat in ("I-02", "I-03", "I-10"))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("6,000,000 trainees by 2025: on track, whatever the method", "do not draw them as one series")),
        ("ko", ("어느 방법으로도 ‘정상 추진’", "하나의 시계열로 그리거나")),
    ],
)
def test_a_dated_target_of_the_readers_own_gets_a_verdict_in_words_with_its_caveats(
    open_page, texts, tables, lang, words
):
    # pace: (4,661,782 - 3,429,478) / 2 = 616,152 a year, over (6,000,000 - 3,429,478) / 6 = 428,420: 1.438, on track
    at = open_page("targets", lang=lang)
    at.number_input(key=f"target in {lang}").set_value(6_000_000).run()
    at.number_input(key=f"by in {lang}").set_value(2025).run()
    assert not at.exception
    told = [element.value.replace("\N{WORD JOINER}", "") for element in at.markdown]
    under = [text for text in told if "I-26" in text and "I-07" in text]
    assert words[0] in texts(at)
    assert any(words[1] in text for text in under)
    cells = [cell for table in tables(at) for cell in table.astype(str).to_numpy().ravel()]
    assert not [cell for cell in cells if cell.startswith(("1.43", "1.44"))]
    assert "÷ 2)" not in texts(at)
    assert not at.info


@pytest.mark.parametrize(
    ("lang", "refusal"),
    [
        ("en", "No verdict: 4,500,000 trainees is a goal of the source itself"),
        ("ko", "판정하지 않습니다. 4,500,000명은"),
    ],
)
def test_the_sources_own_goal_gets_no_verdict_and_no_picture(open_page, texts, tables, lang, refusal):
    at = open_page("targets", lang=lang, target="4500000", by="2027")
    assert refusal in at.info[0].value
    assert not {"달성", "Achieved"} & {cell for table in tables(at) for cell in table.to_numpy().ravel()}
    assert "whatever the method" not in texts(at)
    assert "어느 방법으로도" not in texts(at)
    assert len(at.get("plotly_chart")) == 1


class TestAddress:
    def test_the_target_stands_in_it_and_is_taken_from_it(self, open_page, texts):
        at = open_page("targets")
        at.number_input(key="target in en").set_value(6_000_000).run()
        at.number_input(key="by in en").set_value(2025).run()
        assert in_address(at) == OWN
        assert "on track, whatever the method" in texts(open_page("targets", **OWN))

    def test_it_survives_a_switch_of_language(self, open_page, texts):
        at = open_page("targets", **OWN)
        at.button_group(key="lang").set_value("ko").run()
        assert not at.exception
        assert "어느 방법으로도 ‘정상 추진’" in texts(at)
        assert at.number_input(key="target in ko").value == 6_000_000
        assert at.number_input(key="by in ko").value == 2025
        assert in_address(at) == OWN

    def test_a_target_that_is_taken_back_leaves_it(self, open_page):
        at = open_page("targets", **OWN)
        at.number_input(key="by in en").set_value(None).run()
        assert in_address(at)["by"] is None
        assert "No target is set" in at.info[0].value

    @pytest.mark.parametrize(
        ("name", "asked", "told"),
        [
            ("target", "much", "“much”"),
            ("target", "-5", "“-5”"),
            ("target", "0", "“0”"),
            ("target", "4.5e6", "“45e6”"),
            ("target", "²", "“²”"),
            ("target", "9" * 400, "9" * 20),
            ("by", "20_27", "“20_27”"),
            ("by", "<b>2027", "“b2027”"),
            ("by", "", "“?”"),
        ],
    )
    def test_what_is_no_number_gives_none_and_a_notice(self, open_page, name, asked, told):
        at = open_page("targets", **{**OWN, name: asked})
        assert any(told in info.value and "no whole number" in info.value for info in at.info)
        assert at.number_input(key=f"{name} in en").value is None
        assert in_address(at)[name] is None

    def test_it_goes_into_citation_and_link(self, open_page):
        at = open_page("targets", **OWN)
        at.session_state["takeaway own-target"] = True
        at.run()
        citation, link = (element.value for element in at.code[-2:])
        assert "6,000,000 trainees by 2025: on track, whatever the method" in citation
        assert "Trainees a year: 6,000,000 · Target year: 2025" in citation
        assert all(name in citation for name in ("I-02", "I-07", "I-26"))
        assert OWN.items() <= dict(parse_qsl(link.partition("?")[2])).items()


def test_without_a_target_the_reader_is_asked_for_one(open_page):
    at = open_page("targets")
    assert "No target is set" in at.info[0].value


@pytest.mark.parametrize(
    ("value", "year", "why"),
    [
        (0, 2030, "Trainees a year: “0” is no whole number from 1 to 10,000,000,000."),
        (10**10 + 1, 2030, "Trainees a year: “10,000,000,001” is no whole number from 1 to 10,000,000,000."),
        (3_000_000, 2030, "lies below a goal of the source"),
        (4_600_000, 2030, "were already counted for 2021"),
        (5_000_000, 1999, "Set a year from 2022 to 2100"),
        (5_000_000, 10**6, "Target year: “1,000,000” is no whole number from 1 to 9999."),
        (-1, -1, "Trainees a year: “-1” is no whole number from 1 to 10,000,000,000."),
    ],
)
def test_an_impossible_target_gets_a_sentence_and_no_exception(open_page, value, year, why):
    at = open_page("targets")
    at.number_input(key="target in en").set_value(value).run()
    at.number_input(key="by in en").set_value(year).run()
    assert not at.exception
    assert why in at.info[0].value


def test_box_and_address_have_one_bound(open_page, texts):
    at = open_page("targets", target=str(10**10), by="2030")
    assert in_address(at)["target"] == str(10**10)
    assert not any("no whole number" in info.value for info in at.info)
    at.number_input(key="target in en").set_value(10**10 + 1).run()
    assert in_address(at) == {"target": None, "by": "2030"}
    assert "10,000,000,001 trainees" not in texts(at)
    assert "No target is set" in at.info[-1].value


@pytest.mark.parametrize(("lang", "year"), [("en", "by 2027."), ("ko", "2027년 목표")])
def test_a_target_of_another_kind_stands_by_itself_with_its_year(open_page, texts, tables, lang, year):
    # 180,000 - 37,000 = 143,000, beside 153,000 + 520,000 = 673,000
    sent = {"measure": "kdt", "group_en": "Job training participants", "group_ko": "직업훈련 참여인원", "label_en": "KDT",
            "label_ko": "KDT", "as_is": 37_000, "to_be": 180_000, "target_year": 2027, "unit": "people",
            "as_is_en": "37,000", "as_is_ko": "37,000명", "to_be_en": "180,000", "to_be_ko": "180,000명",
            "certainty": "clear", "bound": "exact"}  # fmt: skip
    published(pd.DataFrame([sent]), actor=MINISTRY, dataset="policy_targets")
    people = {"en": "", "ko": "명"}[lang]
    at = open_page("targets", lang=lang)
    assert not at.exception
    shown = [metric.value for metric in at.metric]
    assert shown == [f"+{number}{people}" for number in ("153,000", "520,000", "673,000", "143,000")]
    assert year in texts(at)
    assert "816,000" not in texts(at)
    assert any("2027" in str(cell) for table in tables(at) for cell in table.to_numpy().ravel())


def test_a_target_in_per_cent_is_never_taken_for_people(open_page):
    sent = {"measure": "sme_rate", "group_en": "Dual structure", "group_ko": "이중구조 해소", "label_en": "Rate",
            "label_ko": "비율", "as_is": 60, "to_be": 75, "target_year": 2027, "unit": "percent", "as_is_en": "60%",
            "as_is_ko": "60%", "to_be_en": "75%", "to_be_ko": "75%", "certainty": "clear", "bound": "exact"}  # fmt: skip
    published(pd.DataFrame([sent]), actor=MINISTRY, dataset="policy_targets")
    at = open_page("targets")
    assert not at.exception
    assert [metric.value for metric in at.metric] == ["+153,000", "+520,000", "+673,000"]

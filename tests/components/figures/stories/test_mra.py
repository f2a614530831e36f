"""The story on mutual recognition: its numbers as the document of the stories has them, and its neutral titles."""

import pytest

from tests.components.figures.stories.conftest import of, plain

ENGLISH = {
    "mra-1": "Of ten arrangements listed, five are signed bilaterally (2001–2016), three under discussion, "
    "two multilateral",
    "mra-2": "Three cover IT certificates, two cover engineers, none cover architects",
    "mra-3": "Of eleven ASEAN Member States, Viet Nam has a signed agreement and Thailand is in discussion",
    "mra-4": "Of the 20 other APEC economies five have a signed agreement, one of them for a single state",
    "mra-5": "Recognition of a certificate is not a licence to work",
    "mra-6": "Shared frameworks reach further: 6 of 11 ASEAN members and 17 of 20 APEC economies "
    "have at least one link with Korea",
    "mra-7": "The 2017 APEC workshop named three obstacles, among them that workers seldom use recognition",
    "mra-8": "Our sources hold no figure on how many workers use these agreements; "
    "counting them is the step we propose",
}
KOREAN = {
    "mra-1": "목록 10건 중 양자 체결 5건(2001~2016년), 협의 중 3건, 다자 2건",
    "mra-2": "IT 자격 3건, 기술사 2건, 건축사는 체결 없음",
    "mra-3": "아세안 11개 회원국 중 베트남 체결, 태국 협의 중",
    "mra-4": "APEC 역내 다른 20개 회원경제체 중 5개, 미국은 텍사스주에 한함",
    "mra-6": "다자 협정·등록제까지 포함하면 아세안 11개국 중 6개국, APEC 20개 회원경제체 중 17개와 1건 이상 공유",
    "mra-7": "2017년 APEC 워크숍이 꼽은 과제 3건, 근로자의 낮은 활용 포함",
    "mra-8": "본 자료에는 활용 인원 통계가 없음, 활용 실적 집계를 다음 과제로 제안",
}


@pytest.mark.parametrize("slide", ENGLISH)
def test_headlines_are_those_of_the_document(headline, slide):
    assert headline(slide) == ENGLISH[slide]
    # one text, one translation: the table of the page has the words of the fifth
    assert headline(slide, "ko") == KOREAN.get(slide, "자격의 상호인정은 취업 허가가 아님")


@pytest.mark.parametrize(
    ("slide", "figures"),
    [
        ("mra-1", [("5", "computed")]),
        ("mra-2", [("3", "computed"), ("2", "computed"), ("0", "computed")]),
        ("mra-3", [("1 of 11", "computed")]),
        ("mra-4", [("5 of 20", "computed")]),
        ("mra-5", []),
        ("mra-6", [("6 of 11", "computed"), ("17 of 20", "computed")]),
        ("mra-7", [("3", "computed"), ("7", "computed")]),
        ("mra-8", [("0 of 5 agreements", "computed")]),
    ],
)
def test_key_figures_carry_their_numbers_and_their_kinds(cards, slide, figures):
    assert cards(slide) == figures


@pytest.mark.parametrize(
    ("slide", "told"),
    [
        ("mra-1", "3 more under discussion"),
        ("mra-1", "2 multilateral"),
        ("mra-3", "9.1%"),
        ("mra-4", "Australia, United States (Texas), Japan, China, Viet Nam"),
        ("mra-5", "Two items"),
        ("mra-5", "APEC Engineer"),
        ("mra-5", "Texas only"),
    ],
)
def test_what_stands_beside_the_key_figures(slide, told):
    found = of(slide)
    assert told in plain(" ".join([*(card.note for card in found.cards), *found.limits]))


def test_the_map_of_asean_has_eleven_names_and_points_for_small_states():
    shown = of("mra-3").shown
    names = next(trace for trace in shown.spec["data"] if trace.get("mode") == "text")
    assert len(names["text"]) == 11
    filled = {trace["type"]: trace for trace in shown.spec["data"] if trace.get("locations") == ["VNM"]}
    assert filled
    assert ["THA"] in [trace.get("locations") for trace in shown.spec["data"]]
    assert "Singapore: No agreement in the list" in shown.alt


def test_texas_is_a_point_and_the_european_union_is_not_among_the_apec_economies():
    shown = of("mra-4").shown
    assert "Korea-EU architects" not in shown.alt
    dots = [trace["customdata"] for trace in shown.spec["data"] if trace.get("customdata") and trace.get("lat")]
    assert dots == [["USA"]]
    # the outline of the whole economy is that of the talks on architects, not a fill
    assert [trace["locations"] for trace in shown.spec["data"] if trace["type"] == "choropleth"][1:] == [
        ["AUS", "JPN", "CHN", "VNM"],
        ["USA", "THA"],
    ]


def test_every_economy_of_both_groups_stands_once_in_the_matrix_of_links():
    table = of("mra-6").shown.table.frame
    # 11 ASEAN Member States and 20 other APEC economies, of which 7 are both
    assert len(table) == 24
    assert table.index.is_unique
    assert (table[table["Group"] != "APEC"]["Links"] > 0).sum() == 6
    assert (table[table["Group"] != "ASEAN"]["Links"] > 0).sum() == 17


def test_the_workshop_slide_holds_three_issues_and_seven_solutions():
    kinds = of("mra-7").shown.table.frame["Kind"]
    assert list(kinds).count("Issues to be addressed") == 3
    assert list(kinds).count("Solutions") == 7
    assert len(kinds) == 10


def test_five_empty_bars_say_that_nothing_is_in_our_sources(after):
    shown = of("mra-8").shown
    assert list(shown.table.frame.iloc[:, 0]) == ["not in our sources"] * 5
    assert len(shown.spec["layout"]["shapes"]) == 5
    one = of("mra-8", outlook=after("mra_agreements", "users", 120, agreement="kr_jp_it")).shown
    assert len(one.spec["layout"]["shapes"]) == 4
    assert 120 in one.spec["data"][0]["x"]


class TestNeutralTitles:
    def test_a_signature_of_thailand_takes_the_sentence_on_asean_away(self, headline, cards, after):
        signed = after("mra_agreements", "agreement_status", None, agreement="kr_th_welder")
        assert headline("mra-3", outlook=signed) == "Agreements with ASEAN Member States"
        assert headline("mra-3", "ko", signed) == "아세안 회원국과의 협정"
        assert cards("mra-3", outlook=signed) == [("2 of 11", "computed")]
        assert headline("mra-4", outlook=signed).startswith("Of the 20 other APEC economies six have")
        # 6 signed, 2 in talks, 2 multilateral, up to 2024
        assert headline("mra-1", outlook=signed).startswith(
            "Of ten arrangements listed, six are signed bilaterally (2001–2024), two under discussion"
        )

    def test_an_agreement_of_architects_takes_that_there_is_none_away(self, headline, after):
        outlook = after("mra_agreements", "year", 2026, agreement="kr_us_architect")
        table = outlook.instead["mra_agreements"].table
        table.loc[table["agreement"] == "kr_us_architect", "agreement_status"] = None
        assert headline("mra-2", outlook=outlook) == "Agreements by partner and profession"

    def test_an_agreement_with_a_whole_economy_ends_that_one_is_for_a_single_state(self, headline, after):
        outlook = after("mra_agreements", "scope", None, agreement="kr_us_engineer")
        assert headline("mra-4", outlook=outlook) == "Agreements with other APEC economies"

    def test_an_agreement_whose_limits_are_not_stated_makes_no_claim_on_licences(self, headline, after):
        outlook = after("mra_agreements", "further_step_en", None, agreement="kr_jp_it")
        assert headline("mra-5", outlook=outlook) == "What each agreement reaches"

    def test_without_memberships_frameworks_reach_no_further(self, headline, after):
        outlook = after("mra_memberships", "agreement_status", "left", economy="MYS")
        table = outlook.instead["mra_memberships"].table
        table["agreement_status"] = "left"
        assert headline("mra-6", outlook=outlook) == "Links with Korea by economy"

    def test_a_usage_figure_ends_that_there_is_none(self, headline, cards, after):
        outlook = after("mra_agreements", "users", 120, agreement="kr_jp_it")
        assert headline("mra-8", outlook=outlook) == "Workers who used each signed agreement"
        assert cards("mra-8", outlook=outlook) == [("1 of 5 agreements", "computed")]

"""The story for ministers: its numbers as the document of the stories has them, and its neutral titles."""

import pytest

from components.figures.stories.overview import what_is_open
from components.figures.stories.shared import questions
from data import catalogue
from data.outlook import Outlook
from i18n import speaking
from i18n.dates import today
from indicators.indicator import PROVINCES
from tests.components.figures.stories.conftest import of, plain
from tests.stores import _lines, _published, store

ENGLISH = {
    "overview-1": "Korea's statistics counted 4.66 million trainees in 2021; whether people or enrolments is not stated",
    "overview-2": "Training fell 16.5% in 2020, then rose 62.7% in 2021, to 36% above 2019",
    "overview-3": "Employees made 86.5% of the 2021 rise; job-seeker training grew 2.8-fold in two years",
    "overview-4": "The source puts 68.5% of participation and facilities in the capital area, home to half of residents",
    "overview-5": "One insured workplace in 22 took part in employer training; "
    "of those with 1,000 people or more, two in three",
    "overview-6": "5% and 60% measure different things: they are not a gap",
    "overview-7": "A shortage of 345,000 is forecast for 2023–2027 in eight new-technology fields; "
    "we hold four of the eight",
    "overview-8": "Goals of the source, no year given: 153,000 more unemployed people in training, "
    "520,000 more “business owners”",
    "overview-9": "Five bilateral recognition agreements; Viet Nam is the one ASEAN partner with an agreement signed",
    "overview-10": "Four answers would make these figures comparable",
}
KOREAN = {
    "overview-1": "2021년 훈련인원 466만 명, 실인원·연인원 여부는 자료에 없음",
    "overview-2": "2020년 16.5% 감소, 2021년 62.7% 증가… 2019년의 1.36배",
    "overview-3": "2021년 증가분의 86.5%는 재직자훈련… 실업자훈련은 2년 새 2.8배",
    "overview-4": "훈련 참여·인프라의 68.5%가 수도권(자료 인용)… 주민은 50.4%",
    "overview-5": "사업주훈련 참여 사업장 22곳 중 1곳, 1,000인 이상은 3곳 중 2곳",
    "overview-6": "참여율 5%와 실시율 60%는 서로 다른 지표, 격차로 읽을 수 없음",
    "overview-7": "2023~2027년 8대 신기술 분야 34만 5천 명 부족 전망, 분야별 수치는 4개 확인",
    "overview-8": "목표는 현황보다 실업자훈련 15만 3천 명, ‘사업주’(원문 표현) 52만 명 많은 수준, 연도 미기재",
    "overview-9": "양자 상호인정 5건 체결, 아세안 회원국 중 체결국은 베트남",
    "overview-10": "4가지 확인이 되면 비교가 가능",
}


@pytest.mark.parametrize("slide", ENGLISH)
def test_headlines_are_those_of_the_document(headline, slide):
    assert headline(slide) == ENGLISH[slide]
    assert headline(slide, "ko") == KOREAN[slide]


@pytest.mark.parametrize(
    ("slide", "figures"),
    [
        ("overview-1", [("4,661,782", "reported"), ("669,463", "reported"), ("3,992,319", "reported")]),
        ("overview-2", [("83.5", "computed"), ("135.9", "computed")]),
        ("overview-3", [("+54.3 pp", "computed"), ("242,850 → 669,463", "reported")]),
        ("overview-4", [("68.5%", "reported"), ("50.39%", "computed"), ("52.09%", "computed")]),
        ("overview-5", [("4.5%", "computed"), ("68.3%", "computed")]),
        ("overview-6", [("5%", "reported"), ("60%", "reported")]),
        ("overview-7", [("345,000", "reported"), ("59,600", "computed")]),
        ("overview-8", [("847,000 → 1,000,000", "reported"), ("2,980,000 → 3,500,000", "reported")]),
        ("overview-9", [("5", "computed"), ("1 of 11", "computed")]),
        ("overview-10", [("0 of 17 provinces", "computed")]),
    ],
)
def test_key_figures_carry_their_numbers_and_their_kinds(cards, slide, figures):
    assert cards(slide) == figures


@pytest.mark.parametrize(
    ("slide", "told"),
    [
        ("overview-3", "+62.7%"),
        ("overview-5", "113,952 of 2,511,690"),
        ("overview-5", "76%"),
        ("overview-7", "17.3%"),
        ("overview-9", "3 more under discussion"),
        ("overview-9", "2 multilateral"),
    ],
)
def test_what_stands_beside_the_key_figures(slide, told):
    found = of(slide)
    assert told in plain(" ".join([*(card.note for card in found.cards), *found.limits]))


def test_the_part_that_is_not_published_is_drawn_as_not_found():
    # 345,000 - 59,600
    assert 285_400 in list(of("overview-7").shown.table.frame["People"])


def test_two_rates_have_no_picture_and_both_are_undated():
    slide = of("overview-6")
    assert slide.shown is None
    assert [card.when for card in slide.cards] == ["undated", "undated"]


def test_the_speaker_says_4_7_million_and_not_4_6():
    assert "“4.66 million trainees”, aloud “about 4.7 million trainees”" in of("overview-1").note
    assert "The presentation prints 4.6 million a year" in of("overview-1").note
    assert "“466만 명”" in of("overview-1", "ko").note


def test_each_open_question_has_an_owner():
    table = of("overview-10").shown.table.frame
    assert list(table["State"]) == ["open"] * 4
    assert all(table["Who can answer"])


class TestNeutralTitles:
    def test_a_year_without_a_rise_has_no_fall_and_rise_and_no_one_who_made_it(self, headline, after):
        less = after("trainees", "trainees", 2_000_000, year=2021, category="employee")
        assert headline("overview-2", outlook=less) == "Index, 2019 = 100"
        assert headline("overview-2", "ko", less) == "2019년=100 지수"
        assert headline("overview-3", outlook=less) == "Contributions"
        # 2,000,000 + 669,463
        assert "2.67 million" in headline("overview-1", outlook=less)

    def test_a_rise_that_ends_below_the_first_year_is_not_above_it(self, headline, after):
        # 2,300,000 + 669,463 = 2,969,463: above 2,864,962 of 2020, below 3,429,478 of 2019
        outlook = after("trainees", "trainees", 2_300_000, year=2021, category="employee")
        assert headline("overview-2", outlook=outlook) == "Index, 2019 = 100"

    def test_numbers_follow_the_data_while_the_claim_holds(self, headline, after):
        more = after("trainees", "trainees", 4_000_000, year=2021, category="employee")
        # (4,669,463 / 2,864,962 - 1) x 100 = 63.0; 4,669,463 / 3,429,478 = 1.362
        assert headline("overview-2", outlook=more).startswith("Training fell 16.5% in 2020, then rose 63.0% in 2021")

    def test_a_smaller_share_of_training_than_of_residents_is_no_concentration(self, headline, after):
        outlook = after("zone_shares", "share_pct", 40.0, zone="KR-CAP")
        assert headline("overview-4", outlook=outlook) == "Capital area"

    def test_take_up_that_is_lowest_among_the_largest_is_not_set_against_all(self, headline, after):
        outlook = after("sme_participation", "value", 10, measure="participating_establishments", firm_size="1000_plus")
        assert headline("overview-5", outlook=outlook) == "Take-up by size"

    def test_a_rate_that_was_published_since_is_not_judged_by_what_was_printed(self, headline, after):
        outlook = after("sme_participation", "status", "uploaded", measure="participation_rate_pct")
        assert headline("overview-6", outlook=outlook) == "Participation rate and implementation rate"

    def test_goals_that_add_nothing_are_no_goals_that_add(self, headline, after):
        outlook = after("policy_targets", "to_be", 800_000, measure="unemployed")
        assert headline("overview-8", outlook=outlook) == "As-is and to-be"

    def test_a_second_signature_in_asean_takes_the_claim_of_one_partner_away(self, headline, after):
        outlook = after("mra_agreements", "agreement_status", None, agreement="kr_th_welder")
        assert headline("overview-9", outlook=outlook) == "Agreements by partner and profession"
        assert headline("overview-9", "ko", outlook) == "상대·분야별 협정"


ZONED = "year,area,category,trainees,counting,basis,finality"
HEADS = (
    "2023,KR,total,3000000,headcount,,final",
    "2023,KR-CAP,total,1300000,headcount,residence,final",
    "2023,KR-REST,total,1800000,headcount,residence,final",
)


def _states(lang: str = "en") -> list[str]:
    catalogue.as_of(None)
    with speaking(lang):
        return [one.state for one in questions(Outlook())]


class TestQuestionsThatWereAnswered:
    def test_all_offices_answer_for_the_share_its_place_and_the_provinces(self):
        with store("all-provinces"):
            heads, share, goals, provinces = _states()
            korean = _states("ko")
        sent = f"Regional offices, each its own province; {today().isoformat()}"
        assert (heads, goals) == ("open", "open")
        assert share == f"answered: share of 2021 ({sent})"
        assert provinces == f"answered: trainees by province for 2021 ({sent})"
        assert korean[1] == f"확인: 2021년 비중(지역 기관(해당 시·도); {today().isoformat()})"

    def test_a_share_with_a_year_leaves_its_place_open_until_zones_are_counted_on_a_basis(self):
        with store("years"):
            assert _states()[1].startswith("answered in part: share of 2023 (National authority; ")
            assert _states()[1].endswith("; still open: which place it counts")
            _published("trainees_by_zone", _lines(ZONED, *HEADS))
            heads, share, _goals, provinces = _states()
        assert heads == f"answered: people of 2023 (National authority; {today().isoformat()})"
        assert share == f"answered: share of 2023 (National authority; {today().isoformat()})"
        assert provinces == "open", "two offices have reported"

    def test_offices_that_do_not_say_where_they_count_leave_the_place_open(self):
        rows = [f"2021,{code},{category},4000" for code in PROVINCES for category in ("job_seeker", "employee")]
        with store("bundled"):
            _published("regional_training", _lines("year,province,category,trainees", *rows))
            assert _states()[1].endswith("; still open: which place it counts")

    def test_goals_with_a_year_leave_open_from_which(self):
        with store("bundled"):
            for measure, told in {"unemployed": ", and until which all of them run", "employer_training": ""}.items():
                goal = catalogue.dataset("policy_targets").where(measure=measure).table.assign(target_year=2030)
                sent = goal.drop(columns=["status", "source"]).to_csv(index=False).encode()
                _published("policy_targets", sent)
                goals = _states()[2]
                assert goals.startswith("answered in part: goals until 2030 (National authority; ")
                assert goals.endswith(f"; still open: from which year{told}")

    def test_the_slide_asks_for_what_is_left_and_the_speaker_says_what_was_sent(self):
        with store("years"), speaking("en"):
            slide = what_is_open(Outlook())
        assert slide.headline == "Four answers would make these figures comparable", "the place of the share is open"
        assert "and what was sent since" in slide.note
        with store("all-provinces"), speaking("en"):
            assert what_is_open(Outlook()).headline == "Two answers would make these figures comparable"

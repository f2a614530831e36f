"""The twenty questions of docs/questions.md: asked on the overview, answered on the screen within the clicks that it counts.

Then those that a hall asks about other surveys and economies: typed on the overview, and two clicks at most.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

DOCUMENT = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
COUNTED = [int(count) for count in re.findall(r"^Clicks: \*\*(\d)\*\*", DOCUMENT, re.MULTILINE)]


@dataclass
class Reader:
    """Somebody who counts how often they click; typing is no click."""

    visit: Visit
    lang: str = "en"
    clicks: int = 0

    def opens(self, card: str) -> None:
        """Click “Open” on a card of the overview."""
        self._click(_in_card(card, 'a[@data-testid="stPageLink-NavLink"]'))
        self.visit.page.wait_for_url(re.compile(r":\d+/\w+"))
        self.visit.rest()

    def reads_of(self, card: str) -> None:
        """Click “Open” on a card of the overview, then the line on what the figures there are and are not."""
        self.opens(card)
        self.unfolds(FOLDED[self.lang])

    def assumes(self, card: str, years: str) -> None:
        """Click “Open” on a card of the overview, then the slider of the years; the arrow keys do the rest."""
        self.opens(card)
        self._click('[data-testid="stSlider"]')
        self.visit.rest()
        self.visit.page.locator('[data-testid="stSlider"] input').focus()
        for key in ("Home", *["ArrowRight"] * int(years)):
            self.visit.page.keyboard.press(key)

    def evidence(self, card: str) -> None:
        """Click “Evidence” on a card of the overview."""
        self._click(_in_card(card, f'button[contains(., "{EVIDENCE[self.lang]}")]'))

    def searches(self, words: str, choice: str) -> None:
        """Click into the search box, type, click what it finds."""
        self._click('[role="search"] input')
        self.visit.page.keyboard.type(words)
        self._click(f'[role="option"]:has-text("{choice}")')

    def chooses(self, button: str) -> None:
        """Click a button of the bar."""
        self._click(f'.st-key-bar-closed button:has-text("{button}")')

    def asks(self, words: str) -> None:
        """Come to the search box by `/`, type, and press Enter: no click at all."""
        self.visit.page.keyboard.press("/")
        self.visit.page.keyboard.type(words)
        self.visit.page.keyboard.press("Enter")

    def unfolds(self, line: str) -> None:
        """Click a line that opens."""
        self._click(f'summary:has-text("{line}")')

    def reads(self, *texts: str) -> None:
        """Each text is on the screen, in a chart or not."""
        for text in texts:
            self._text(text).first.wait_for()

    def finds(self, *texts: str) -> None:
        """Each text can be seen on the page as it stands: nothing that is folded counts."""
        for text in texts:
            expect(self._text(text).filter(visible=True).first).to_be_visible()

    def picks(self, box: str, option: str) -> None:
        """Click a box of choices once its page is drawn, which closes an open list, type until the one is left, click it."""
        held = f'[data-testid="stSelectbox"]:has-text("{box}") input'
        self.visit.page.locator(held).first.wait_for()
        self.visit.rest()
        self._click(held)
        self.visit.page.keyboard.type(option)
        self._click(f'[role="option"]:has-text("{option}")')

    def sees(self, *texts: str) -> None:
        """Each text is within the window, where the page or the focus has gone."""
        for text in texts:
            expect(self._text(text).first).to_be_in_viewport()

    def knows(self, *texts: str) -> bool:
        """Whether all of it stands on the screen already."""
        return all(self._text(text).filter(visible=True).count() for text in texts)

    def _text(self, text: str) -> Locator:
        """Where it stands, whatever keeps its words on one line, in letters of either case."""
        letters = (r"\s+" if letter == " " else re.escape(letter) for letter in text)
        return self.visit.page.get_by_text(re.compile("\u2060?".join(letters), re.IGNORECASE))

    def _click(self, selector: str) -> None:
        self.visit.page.locator(selector).first.click()
        self.clicks += 1


def _in_card(card: str, element: str) -> str:
    """The first link or button of the smallest box that holds both the label of a card and one of these."""
    return f'xpath=//strong[text()="{card}"]/ancestor::*[.//{element}][1]//{element}'


# What is asked: the one way there (what the reader does, and where), and what is then on the screen; in English and in Korean.
EVIDENCE = {"en": "Evidence", "ko": "근거"}
FOLDED = {"en": "figures are and are not", "ko": "의 의미와 한계"}
Asked = tuple[tuple[str, ...], tuple[str, ...]]
QUESTIONS: dict[str, tuple[Asked, Asked]] = {
    "busan": (
        (("searches", "부산", "Busan"), ("0.635", "Whether Busan lies over or under is not known")),
        (("searches", "Busan", "부산"), ("0.635", "부산광역시의 수준이 이보다 높은지 낮은지는 알 수 없습니다")),
    ),
    "five and sixty": (
        (("unfolds", "Read with care"), ("5% and 60% measure different things",)),
        (("unfolds", "해석 시 유의사항"), ("는 서로 다른 지표",)),
    ),
    "IT in ASEAN": (
        (
            ("opens", "Bilateral recognition agreements signed"),
            ("Viet Nam is the one ASEAN partner that has signed", "2008"),
        ),
        (("opens", "양자 상호인정협정 체결 건수"), ("아세안 회원국은 베트남 1곳", "2008")),
    ),
    "fall of 2020": (
        (("chooses", "2020"), ("2,864,962", "−16.5% on the year before")),
        (("chooses", "2020"), ("2,864,962", "전년 대비 −16.5%")),
    ),
    "parity": (
        (("reads_of", "Training in the capital area"), ("about 840,000", "A yardstick, not a target.")),
        (("reads_of", "수도권 훈련 비중"), ("약 84만 명", "비교 기준일 뿐 목표가 아닙니다.")),
    ),
    "shortage": (
        (("opens", "People short in new technology"), ("59,600", "17.3% are published by field")),
        (("opens", "신기술 분야 부족인원 전망"), ("59,600", "분야별로 공표")),
    ),
    "smallest": (
        (("opens", "SMEs taking part in training"), ("One insured workplace in 22", "4.54%", "1.4%")),
        (("opens", "중소기업 훈련 참여율"), ("고용보험 가입 사업장 22곳 중 1곳", "4.54%", "1.4%")),
    ),
    "growth": (
        (("assumes", "Both together", "5"), ("about 3.3% a year",)),
        (("assumes", "합계", "5"), ("약 연 3.3%",)),
    ),
    "Thailand": (
        (
            ("searches", "Thailand", "Thailand"),
            ("Korea-Thailand welders", "Thailand: 1 in the list (Under discussion)"),
        ),
        (("searches", "태국", "태국"), ("태국: 목록상 1건(협의 중)",)),
    ),
    "share of the capital": (
        (
            ("evidence", "Training in the capital area"),
            ("The printed share has no year and covers participants and facilities in one number",),
        ),
        (("evidence", "수도권 훈련 비중"), ("자료에 제시된 비중은 시점이 없고",)),
    ),
}


# Questions 11 to 20 by their words in the document: what is then within the window, in English and in Korean.
NO_SOURCE = ("Not in our sources: ", "자료에 없음: ")
ANSWERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "KDT budget": (("Budget: ₩139bn in 2021, ₩473.1bn",), ("예산: 2021년 1,390억 원, 2024년 4,731억 원",)),
    "employment of completers": (("10,476", "16,397"), ("10,476", "16,397")),
    "Vietnam": (("Viet Nam: 1 in the list (Signed)",), ("베트남: 목록상 1건(체결)",)),
    "not reported": (("Provinces that have reported",), ("자료 제출 시",)),
    "break in series": (("no longer comparable with those before",), ("시계열 단절",)),
    "total budget": (("The budget of the whole system",), ("직업능력개발 전체 예산",)),
    "wages": (("Wages after training",), ("훈련 이후 임금",)),
    "women trainees": (("Figures by sex",), ("성별 통계",)),
    "OECD comparison": (("about 40%", "13%"), ("약 40%", "13%")),
    "dropout": (("Completion and drop-out",), ("수료율과 중도탈락률",)),
}
UNANSWERED = ("total budget", "wages", "women trainees", "dropout")
ROWS = re.findall(r"^\| \d+ \|.*?\| `(.+?)` · `(.+?)` \|", DOCUMENT, re.MULTILINE)


def test_there_are_twenty_questions_and_none_takes_more_than_two_clicks() -> None:
    assert len(COUNTED) == len(QUESTIONS) == 10
    assert max(COUNTED) <= 2
    assert [english for english, _korean in ROWS] == list(ANSWERS)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(("asked", "counted"), list(zip(QUESTIONS, COUNTED, strict=True)))
def test_a_question_is_answered_within_the_clicks_that_are_counted(
    visit: Callable[..., Visit], asked: str, counted: int, lang: str
) -> None:
    reader = Reader(visit(f"/?lang={lang}", lang=lang), lang)
    (does, *words), answers = QUESTIONS[asked][("en", "ko").index(lang)]
    assert not reader.knows(*answers)
    getattr(reader, does)(*words)
    reader.reads(*answers)
    assert reader.clicks == counted


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(("english", "korean"), ROWS)
def test_a_question_is_answered_by_the_search_or_told_to_stand_in_no_source(
    visit: Callable[..., Visit], english: str, korean: str, lang: str
) -> None:
    place = ("en", "ko").index(lang)
    reader = Reader(visit(f"/?lang={lang}", lang=lang, height=900))
    assert not reader.knows(*ANSWERS[english][place])
    reader.asks((english, korean)[place])
    reader.sees(*ANSWERS[english][place])
    told = reader.visit.page.get_by_role("search").get_by_text(NO_SOURCE[place])
    expect(told).to_have_count(int(english in UNANSWERED))
    assert reader.clicks == 0


# What is asked in a hall about others: the words that are typed, what is clicked after that, and what answers or refuses it.
FIRMS = ("5% by international standards", "5% 국제 기준")
LEARN = ("adults learn", "성인의 학습 참여율")
HALL: dict[str, tuple[tuple[str, str], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "How many adults in Korea learn, and by the OECD?": (
        LEARN,
        (),
        (("33.1% by Korea's survey", "13% by the OECD's"), ("국내 조사 33.1%", "OECD 조사 13%")),
    ),
    "Which rate of the European Union is right for 2022?": (
        LEARN,
        (),
        (("labour force survey: 25.1%",), ("25~64세 주민(노동력조사): 25.1%",)),
    ),
    "Has learning in Korea fallen since 2019?": (
        LEARN,
        (),
        (("No change is worked out between surveys",), ("증감은 산출하지 않습니다",)),
    ),
    "Is 5% low by international standards?": (
        FIRMS,
        (),
        (("is a yardstick for it",), ("비교 기준이 될 수 없습니다",)),
    ),
    "How many firms train in the European Union?": (
        FIRMS,
        (),
        (("67.4% in the European Union (2020)",), ("유럽연합 67.4%(2020년)",)),
    ),
    "Which ASEAN economy trains most at firms, and when was that asked?": (
        ("firms in ASEAN", "아세안 기업"),
        (),
        (
            ("from 5.9% (Myanmar, 2016) to 59.8% (Philippines, 2015)", "order of the economies may be another"),
            ("최고 59.8%(필리핀, 2015년)", "현재의 순위로 볼 수 없습니다"),
        ),
    ),
    "Do people outside Seoul train less?": (
        ("outside Seoul", "서울 밖 주민"),
        (),
        (("29.6% elsewhere", "does not correct the share"), ("비수도권 29.6%", "바로잡지 않습니다")),
    ),
    "How many of the trainees are people?": (
        ("people or enrolments", "실인원 몇 명"),
        (),
        (("8,677,000 people with training (2013–14; press)",), ("8,677,000명",)),
    ),
    "May take-up stand beside a survey of firms?": (
        ("Beside others", "비교 통계"),
        (("Figures of", "집계 개념"), ("Take-up of the subsidy", "사업주훈련 지원 참여율")),
        (("Never together",), ("함께 표시할 수 없음",)),
    ),
    "May the trainees stand beside people with training?": (
        ("Beside others", "비교 통계"),
        (("Figures of", "집계 개념"), ("Trainees by year", "연도별 훈련인원")),
        (("One counts people, the other enrolments",), ("하나는 실인원이고 다른 하나는 연인원",)),
    ),
}


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("asked", HALL)
def test_what_a_hall_asks_about_others_is_answered_or_refused_in_two_clicks(
    visit: Callable[..., Visit], asked: str, lang: str
) -> None:
    place = ("en", "ko").index(lang)
    typed, then, answers = HALL[asked]
    reader = Reader(visit(f"/?lang={lang}", lang=lang, height=900))
    assert not reader.knows(*answers[place])
    reader.asks(typed[place])
    reader.visit.page.wait_for_url(re.compile("/comparison"))
    if then:
        box, option = (words[place] for words in then)
        reader.picks(box, option)
    reader.finds(*answers[place])
    assert reader.clicks <= 2

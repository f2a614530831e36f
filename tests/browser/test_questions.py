"""The twenty questions of docs/questions.md: asked on the overview, answered on the screen within the clicks that it counts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

DOCUMENT = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
COUNTED = [int(count) for count in re.findall(r"^Clicks: \*\*(\d)\*\*", DOCUMENT, re.MULTILINE)]


@dataclass
class Reader:
    """Somebody who counts how often they click; typing is no click."""

    visit: Visit
    clicks: int = 0

    def opens(self, card: str) -> None:
        """Click “Open” on a card of the overview."""
        self._click(_in_card(card, 'a[@data-testid="stPageLink-NavLink"]'))
        self.visit.page.wait_for_url(re.compile(r":\d+/\w+"))
        self.visit.rest()

    def reads_of(self, card: str) -> None:
        """Click “Open” on a card of the overview, then the line on what the figures there are and are not."""
        self.opens(card)
        self.unfolds("figures are and are not")

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
        self._click(_in_card(card, 'button[contains(., "Evidence")]'))

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
            self.visit.page.get_by_text(text).first.wait_for()

    def sees(self, *texts: str) -> None:
        """Each text is within the window, where the page or the focus has gone."""
        for text in texts:
            expect(self.visit.page.get_by_text(text).first).to_be_in_viewport()

    def knows(self, *texts: str) -> bool:
        """Whether all of it stands on the screen already."""
        return all(self.visit.page.get_by_text(text).filter(visible=True).count() for text in texts)

    def _click(self, selector: str) -> None:
        self.visit.page.locator(selector).first.click()
        self.clicks += 1


def _in_card(card: str, element: str) -> str:
    """The first link or button of the smallest box that holds both the label of a card and one of these."""
    return f'xpath=//strong[text()="{card}"]/ancestor::*[.//{element}][1]//{element}'


# What is asked: the one way there (what the reader does, and where), and what is then on the screen.
QUESTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "busan": (("searches", "부산", "Busan"), ("0.635", "Whether Busan lies over or under is not known")),
    "five and sixty": (("unfolds", "Read with care"), ("5% and 60% measure different things",)),
    "IT in ASEAN": (
        ("opens", "Bilateral recognition agreements signed"),
        ("Viet Nam is the one ASEAN partner that has signed", "2008"),
    ),
    "fall of 2020": (("chooses", "2020"), ("2,864,962", "−16.5% on the year before")),
    "parity": (("reads_of", "Training in the capital area"), ("about 840,000", "A yardstick, not a target.")),
    "shortage": (("opens", "People short in new technology"), ("59,600", "17.3% are published by field")),
    "smallest": (("opens", "SMEs taking part in training"), ("One insured workplace in 22", "4.54%", "1.4%")),
    "growth": (("assumes", "Both together", "5"), ("about 3.3% a year",)),
    "Thailand": (
        ("searches", "Thailand", "Thailand"),
        ("Korea-Thailand welders", "Thailand: 1 in the list (Under discussion)"),
    ),
    "share of the capital": (
        ("evidence", "Training in the capital area"),
        ("The printed share has no year and covers participants and facilities in one number",),
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


@pytest.mark.parametrize(("asked", "counted"), list(zip(QUESTIONS, COUNTED, strict=True)))
def test_a_question_is_answered_within_the_clicks_that_are_counted(
    visit: Callable[..., Visit], asked: str, counted: int
) -> None:
    reader = Reader(visit("/?lang=en"))
    (does, *words), answers = QUESTIONS[asked]
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

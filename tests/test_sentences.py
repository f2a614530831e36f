"""What sentences may say: no number without a source, no rank that rounding leaves open, no finding from two areas,
no reading of ours as if it were reported, no forecast from a few mentions; in both languages."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from components.figures import overview, sme
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from components.figures.stories import STORIES, story
from components.figures.stories.province import story as story_of
from data.catalogue import compute, dataset
from data.outlook import Outlook
from data.package import bundled, package
from i18n import speaking
from indicators.indicator import PROVINCES, Indicator
from indicators.registry import REGISTRY
from tests.test_house_rules import ROOT

LANGUAGES = ("en", "ko")
OUTLOOK = Outlook()
ENGLISH_NUMBER = re.compile(r"(?P<millions>\d+(?:\.\d+)?) million|(?<![\d.])(?P<full>\d{1,3}(?:,\d{3})+)")
KOREAN_NUMBER = re.compile(
    r"(?<![\d.,])(?P<myriads>\d[\d,]*)만(?: (?P<thousands>\d)천)?|(?<![\d.])(?P<full>\d{1,3}(?:,\d{3})+)"
)
NUMBERS = {"en": ENGLISH_NUMBER, "ko": KOREAN_NUMBER}
# Sums that a caveat forms: residents of all provinces in 2021; both goals of the benefits table, 1.0 + 3.5 million.
SUMS = (51_638_809, 4_500_000)
# A size of a file or a sheet says nothing of training.
OF_FILES = "100,000"
# What the sources don't say, by the words that once stood here.
UNSAID = {
    "en": (
        *(
            "already counts",
            "1.56 million",
            "gave any training",
            "units of 10,000, the year",
            "expected to fall in demand",
        ),
        *(
            "would have to change zone",
            "had led to",
            "Distance courses count where",
            "with a fact",
            "is a fact",
            "become facts",
        ),
        *("They do not count the same", "are what one expects", "two ways differ by", "A range between two", "lead to"),
    ),
    "ko": (
        *("옮겨 가야", "이미 반영", "이미 포함", "156만", "한 번이라도 실시", "모두 수요 감소 전망", "만 단위로 적혀"),
        *("서로 다른 것을 센", "추정이 사실로", "실제 수치", "제 몫", "연결은 통로", "두 방식으로 나눈 범위"),
    ),
}
OURS = {"en": ("survey", "Close to", "most likely", "probably"), "ko": ("실태조사", "가까운 값", "것으로 보입니다")}
MARKED = {"en": ("Our reading", "our reading"), "ko": ("본 자료의 해석",)}


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every text of the tables and of the catalogue in a language, with the place where it stands."""
    for name in package().names:
        table = bundled(name).table
        for column in table.columns[table.columns.str.endswith(f"_{language}")]:
            yield from ((f"{name}.{column}", str(text)) for text in table[column].dropna())
    with (ROOT / "locales" / "ko" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        for message in read_po(file):
            found = message.id if language == "en" else message.string
            yield from (("messages.po", text) for text in ([found] if isinstance(found, str) else found) if message.id)


def known_numbers() -> set[float]:
    """Every number of every table, each row of which has a source, every value of every indicator, and a few sums."""
    found = {float(one) for one in SUMS}
    for name in package().names:
        for _column, values in bundled(name).table.select_dtypes("number").items():
            found |= {float(value) for value in values.dropna()}
    for name in REGISTRY:
        found |= {float(value) for value in compute(name).table["value"]}
    return found


def told_numbers(text: str, language: str) -> Iterator[tuple[str, float, float]]:
    """Numbers of a thousand and more in a text: as written, as a number, and the unit that it is rounded to."""
    for match in NUMBERS[language].finditer(text):
        part = match.groupdict()
        if part["full"]:
            digits = part["full"].replace(",", "")
            yield match[0], float(digits), 10.0 ** (len(digits) - len(digits.rstrip("0")))
        elif language == "en":
            decimals = len(part["millions"].partition(".")[2])
            yield match[0], float(part["millions"]) * 1e6, 10.0 ** (6 - decimals)
        else:
            myriads = part["myriads"].replace(",", "")
            zeros = len(myriads) - len(myriads.rstrip("0"))
            unit = 1e3 if part["thousands"] else 1e4 * 10.0**zeros
            yield match[0], float(myriads) * 1e4 + float(part["thousands"] or 0) * 1e3, unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_large_number_in_a_text_is_that_of_a_row_or_an_indicator(language: str) -> None:
    known = known_numbers()
    without = [
        f"{place}: {written} in {text[:80]}"
        for place, text in texts(language)
        for written, number, unit in told_numbers(text, language)
        if written != OF_FILES and not any(abs(one - number) <= unit / 2 for one in known)
    ]
    assert not without


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_no_source_says(language: str) -> None:
    said = [f"{place}: {text}" for place, text in texts(language) for phrase in UNSAID[language] if phrase in text]
    assert not said


class Heard:
    """An outlook that remembers of which areas it was asked: Korea, the world, APEC, single economies."""

    def __init__(self) -> None:
        self.areas: set[str] = set()

    def compute(self, indicator: str, /, **parameters: int | float | str | None) -> Indicator:
        found = OUTLOOK.compute(indicator, **parameters)
        self.areas |= families(found)
        return found

    def dataset(self, name: str):
        of_it = [entry for entry in REGISTRY if name in REGISTRY[entry].datasets]
        areas = [families(compute(entry)) for entry in of_it]
        if areas and all(one == areas[0] for one in areas):
            self.areas |= areas[0]
        return OUTLOOK.dataset(name)


def families(found: Indicator) -> set[str]:
    return {"KR" if str(area).startswith("KR") else str(area) for area in found.table["area"]}


@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_the_answer_of_a_page_joins_no_figures_of_two_areas(page: str) -> None:
    heard = Heard()
    with speaking("en"):
        FIGURE_PAGES[page].answer(State(outlook=heard, year=2021))
    assert len(heard.areas) <= 1, heard.areas


def test_a_picture_and_the_headline_over_it_are_of_one_area() -> None:
    with speaking("en"):
        slides = [slide for name in STORIES for slide in story(name, OUTLOOK).slides]
        shown = [slide.shown for slide in slides if slide.shown]
        drawn = [one for page in FIGURE_PAGES for one in exhibits(page, State(outlook=OUTLOOK, year=2021))]
    for one in [*shown, *drawn]:
        if isinstance(one, Figure):
            # single economies are parts of a list of economies, which Korea's agreements are a list of
            areas = set().union(*(families(behind) for behind in one.rests_on))
            assert len(areas & {"KR", "WORLD", "APEC"}) <= 1, (one.id, areas)


# Printed counts rounded to 1,000 leave these open: Gwangju and Daejeon both 198,000; by density Gangwon and Jeonbuk
# (152.1 and 152.2, each +-0.3), Busan and Chungbuk (143.6 and 143.4), Daegu and Gyeongnam (140.4 and 140.6),
# Incheon and Daejeon (136.7 and 136.3).
OPEN_FIRMS = {"KR-29": "13–14", "KR-30": "13–14"}
OPEN_DENSITY = {
    **dict.fromkeys(("KR-42", "KR-45"), "4–5"),
    **dict.fromkeys(("KR-26", "KR-43"), "9–10"),
    **dict.fromkeys(("KR-27", "KR-48"), "11–12"),
    **dict.fromkeys(("KR-28", "KR-30"), "14–15"),
}


@pytest.mark.parametrize("code", PROVINCES)
def test_a_rank_that_the_rounding_leaves_open_is_told_with_both_ends(code: str) -> None:
    with speaking("en"):
        told = next(slide.headline for slide in story_of(code, OUTLOOK).slides if "by SME firms" in slide.headline)
        card = overview.of_province(State(outlook=OUTLOOK, year=2021, province=code))[1].note
    by_firms, by_density = re.findall(r"rank ([\d–]+)", told)
    assert ("–" in by_firms, "–" in by_density) == (code in OPEN_FIRMS, code in OPEN_DENSITY)
    assert by_firms == OPEN_FIRMS.get(code, by_firms)
    assert by_density == OPEN_DENSITY.get(code, by_density)
    assert card.startswith(f"Rank {by_firms} of 17")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_of_ours_under_the_mark_reported_is_called_one(language: str) -> None:
    with speaking(language):
        state = State(outlook=OUTLOOK, year=2021)
        cards = [card for page in FIGURE_PAGES for card in FIGURE_PAGES[page].cards(state)] + sme.counted(state)
        reported = [card for card in cards if card.status == "reported"]
        read = [card for card in reported if any(word in card.note for word in OURS[language])]
    assert read, "the rates of SMEs carry a reading"
    assert all(any(mark in card.note for mark in MARKED[language]) for card in read)


def test_a_programme_named_as_falling_is_told_with_how_few_name_it() -> None:
    # electronics production 3, manual welding 4, automobile maintenance 3; 21 of the 24 entries have 5 or fewer
    with speaking("en"):
        state = State(outlook=OUTLOOK, year=2021)
        ranks, demand = (FIGURE_PAGES["qualifications"].exhibits[name](state) for name in ("dual-ranks", "dual-demand"))
        answer = FIGURE_PAGES["qualifications"].answer(state)
    assert ranks
    assert isinstance(demand, Figure)
    assert ranks.title.endswith("3 named as falling, each by 3–4 institutions")
    assert answer.endswith("all 3 lasting programmes named as falling, each by 3–4 institutions")
    assert any("21 of 24 entries rest on 5 institutions or fewer" in said for said in demand.says)


@pytest.mark.parametrize(
    ("page", "en", "ko"),
    [
        (
            "skills",
            "Reforms with a date: Information system (9/2023), Data linked to HRD-Net (2024), Joint training model (2024)",
            "시점이 명시된 제도 개편: 정보시스템 구축(2023년 9월), HRD-Net 정보 연계(2024), 공동훈련모델(2024)",
        ),
        (
            "cases",
            "14 cases in 7 nations, 3 of unknown type: no type can be called the most frequent",
            "7개국 사례 14건, 유형 미상이 3건이므로 가장 많은 유형을 정할 수 없음",
        ),
        (
            "qualifications",
            "Programme-based items: 15 in 2015, 103 in 2021; "
            "all 3 lasting programmes named as falling, each by 3–4 institutions",
            "과정평가형 자격 2015년 15개 → 2021년 103개, "
            "상위 15위를 유지한 훈련직종 3개 모두에 수요 감소 언급(각 3~4개 기관)",
        ),
    ],
)
def test_answers_read_as_written_here(page: str, en: str, ko: str) -> None:
    state = State(outlook=OUTLOOK, year=2021)
    with speaking("en"):
        assert FIGURE_PAGES[page].answer(state).replace("\N{NO-BREAK SPACE}", " ") == en
    with speaking("ko"):
        assert FIGURE_PAGES[page].answer(state).replace("\N{NO-BREAK SPACE}", " ") == ko


def test_results_of_the_workshop_are_what_its_researchers_laid_to_agencies_and_frameworks() -> None:
    results = dataset("workshop_findings").where(kind="result").table
    assert set(results["voice"]) == {"researchers"}
    assert all("are said to have led to" in text for text in results["label_en"])
    assert all(text.endswith("언급") for text in results["label_ko"])

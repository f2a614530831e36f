"""Decks as LibreOffice draws them: a page for each slide, and words that the last row of a hall can read."""

from pathlib import Path

import numpy as np
import pytest
from pptx.chart.data import CategoryChartData

from components.export.slides import template
from components.export.slides.pages import deck, single
from components.figures.exhibit import Figure
from components.figures.pages import exhibits
from components.figures.state import Occasion, Slide, Story
from components.figures.stories import STORIES, province, story
from components.scene.parts import plain
from data import labels
from data.outlook import Outlook
from i18n import LANGUAGES, _, speaking
from indicators.indicator import PROVINCES
from tests import stores
from tests.components.export import rendered, slides, templates
from tests.components.export.slides import STATE, TAKEN

PAGES = ("trends", "concentration", "mra", "targets")
OCCASION = Occasion(
    name="APEC Human Resources Development Working Group, Capacity Building Network",
    place="Gyeongju",
    when="8 December 2026",
    speaker="A. Speaker, Ministry of Employment and Labor",
    contact="contact@example.go.kr",
)
# One of each: few and many words, one province at the edge of the map, one in its middle, one that is an island.
SAMPLE = (
    ("bundled", "mra", "ko"),
    ("bundled", "overview", "en"),
    ("bundled", "beside", "en"),
    ("all-provinces", "concentration", "en"),
    ("suppressed", "KR-26", "en"),
    ("later", "KR-49", "ko"),
    ("one-province", "KR-50", "en"),  # whose name stands where a word of the map stands
)
BLANK = 0.3  # of a slide in one piece, on which a picture, a table or figures stand
BLANK_BESIDE = 0.45  # the same on cover, messages, closing, and lists of sources and cautions
EVERY = [(store, name, lang) for store in stores.STORES for name in (*STORIES, *PROVINCES) for lang in LANGUAGES]

pytestmark = rendered.needs_office


def told(name: str) -> Story:
    return story(name, Outlook()) if name in STORIES else province.story(name, Outlook())


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.sweep), "ko"])
def test_every_slide_is_a_page_with_its_headline(language: str, tmp_path: Path) -> None:
    with speaking(language):
        shown = [one for page in PAGES for one in exhibits(page, STATE)]
        steps = [Slide(id=one.id, headline=one.title, shown=one) for one in shown]
        content = slides.story(*steps)
        titles = [one.shapes.title.text_frame.text for one in slides.opened(content).slides]
    pages = rendered.pages(content, tmp_path)
    assert len(pages) == len(titles) >= len(steps)
    for title, page in zip(titles, pages, strict=True):
        assert "".join(title.split()) in _run_together(page)


@pytest.mark.parametrize(
    "case", [*SAMPLE, *(pytest.param(one, marks=pytest.mark.sweep) for one in EVERY if one not in SAMPLE)], ids="-".join
)
def test_every_word_can_be_read_from_the_last_row(case: tuple[str, str, str], tmp_path: Path) -> None:
    store, name, language = case
    with stores.store(store), speaking(language):
        made = told(name)
        held = Story(id=made.id, title=made.title, slides=made.slides, occasion=OCCASION)
        content = deck(held, taken=TAKEN, address="https://training.example.org")
        ends = _("Thank you")
    drawn = rendered.drawn(content, tmp_path)
    for number, (page, _blank) in enumerate(drawn, start=1):
        assert not rendered.too_small(page), number
        assert not rendered.outside(page), number
        assert not rendered.overlapping(page), number
    (end,) = [at for at, (page, _blank) in enumerate(drawn) if "".join(ends.split()) in _run_together(page)]
    steps = range(2, end)  # after cover and key messages
    # A slide that only says why there is nothing to show, or what it waits for, is empty, and right to be.
    bare = [one for one in made.slides if not one.cards and (one.shown is None or one.shown.id.startswith("missing-"))]
    why = ["".join(plain(one.headline).split()) for one in bare]
    blank = {
        at + 1: share
        for at, (page, share) in enumerate(drawn)
        if share > (BLANK if at in steps else BLANK_BESIDE) and not any(one in _run_together(page) for one in why)
    }
    assert blank == {}


def _run_together(page: list[rendered.Words]) -> str:
    return "".join("".join(one.text for one in page).split())


def _of_bars(step: Slide) -> bool:
    return isinstance(step.shown, Figure) and any(trace["type"] == "bar" for trace in step.shown.spec["data"])


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_of_seventeen_rows_is_named(language: str, tmp_path: Path) -> None:
    with speaking(language):
        (bars,) = [one for one in province.story("KR-26", Outlook()).slides if _of_bars(one)]
        (page,) = [
            page
            for page in rendered.pages(slides.story(bars), tmp_path)
            if "".join(bars.headline.split()) in _run_together(page)
        ]
        names = [labels.short_area(code) for code in PROVINCES]
    told = _run_together(page)
    assert [name for name in names if "".join(name.split()) not in told] == []


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [("overview", "ko", None), ("mra", "en", None), ("mra", "en", templates.NARROW), ("mra", "en", templates.TALL)],
)
def test_so_can_those_of_a_deck_in_a_template_of_ones_own(
    name: str, language: str, title: tuple[int, int, int, int] | None, tmp_path: Path
) -> None:
    with speaking(language):
        given = template.read(templates.template(accents=templates.MINISTRY, potx=True, title=title))
        held = Story(id=name, title=name, slides=told(name).slides, occasion=OCCASION)
        content = deck(held, taken=TAKEN, address="https://training.example.org", template=given)
    for number, page in enumerate(rendered.pages(content, tmp_path), start=1):
        assert not rendered.too_small(page), number
        assert not rendered.outside(page), number
        assert not rendered.overlapping(page), number


def test_labels_follow_when_somebody_edits_the_data(tmp_path: Path) -> None:
    with speaking("ko"):
        made = slides.opened(single(slides.exhibit("trends", "trainees-by-category"), taken=TAKEN))
    drawn = slides.chart(made.slides[0])
    edited = CategoryChartData()
    edited.categories = ["2019", "2020", "2021"]
    edited.add_series("재직자훈련", [1_234_000, 2_345_000, 3_456_000])
    edited.add_series("실업자훈련", [987_000, 876_000, 765_000])
    drawn.replace_data(edited)
    made.save(tmp_path / "edited.pptx")
    (page,) = rendered.pages((tmp_path / "edited.pptx").read_bytes(), tmp_path)
    told = _run_together(page)
    # In ten thousands, one decimal: 1,234,000 is 123.4; what stood there before is 3,186,628.
    for label in ("123.4만", "234.5만", "345.6만", "87.6만", "76.5만"):
        assert label in told
    assert "318.7만" not in told


def test_words_that_lie_over_each_other_leave_the_slide_or_are_small_are_found() -> None:
    first = rendered.Words("one", 14.0, 100, 100, 200, 120)
    assert rendered.overlapping([first, rendered.Words("two", 14.0, 150, 105, 250, 125)]) == ["one / two"]
    assert not rendered.overlapping([first, rendered.Words("two", 14.0, 201, 100, 250, 120)])
    assert rendered.outside([rendered.Words("out", 14.0, 900, 100, 961, 120)]) == ["out"]
    assert rendered.too_small([rendered.Words("small", 12.0, 0, 0, 10, 10)]) == ["small (12.0)"]


def test_the_largest_empty_rectangle_is_found() -> None:
    ink = np.zeros((10, 20), dtype=bool)
    ink[3, 4] = True
    assert rendered.blank(ink) == 0.75  # the fifteen columns to its right are 150 of 200, the six rows beneath it 120
    ink[:, 12] = True
    assert rendered.blank(ink) == 0.36  # six rows of twelve columns beneath it are 72, seven columns beside it 70

"""The first screen answers with a picture, and a page is two screens: measured in a real browser, printed with `-s`."""

import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from components.figures.pages import FIGURE_PAGES
from data import catalogue
from data.store.location import VARIABLE
from tests.browser.serving import DASHBOARD, serving
from tests.browser.site import LANGUAGES, path
from tests.browser.test_layout import DOT_FIRST, SCREENS, crowded
from tests.browser.visits import Visit
from tests.stores import fill

pytestmark = pytest.mark.browser

# A picture is a chart, or a drawing that says that it is one.
LEAD: Final = """() => {
  const shown = '[data-testid="stPlotlyChart"] .main-svg, [data-testid="stMain"] svg[role="img"]';
  const picture = [...document.querySelectorAll(shown)].map(one => one.getBoundingClientRect())
    .find(box => box.width > 200 && box.height > 100);
  const main = document.querySelector('[data-testid="stMain"]');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest('[data-testid="stIconMaterial"], style, script, svg') || !holder.checkVisibility()) continue;
    words += walker.currentNode.data.split(/\\s+/).filter(Boolean).length;
  }
  const lead = picture ?? { top: -1, bottom: -1, width: 0, height: 0 };
  return { top: lead.top, bottom: lead.bottom, width: lead.width, height: lead.height, page: main.scrollHeight, words };
}"""
# What a desk of 1440 × 900 shows at once, and a telephone of 360 × 740.
DESK: Final = {"width": 1440, "height": 900}
PHONE: Final = {"width": 360, "height": 740}
LEAST: Final = (560, 320)
HIGHEST: Final = 300
LONGEST: Final = 2200
SHORTER: Final = {"overview": 1350}  # one screen and a half
WORDS: Final = 700


def _measured(visit: Callable[..., Visit], name: str, lang: str, size: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = visit(f"{path(name)}?lang={lang}", lang=lang, **size).page.evaluate(LEAD)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(FIGURE_PAGES))
def test_the_first_screen_of_a_desk_answers_with_a_picture(visit: Callable[..., Visit], name: str, lang: str) -> None:
    found = _measured(visit, name, lang, DESK)
    told = "  ".join(f"{what} {value:.0f}" for what, value in found.items())
    sys.stdout.write(f"\n{name:16}{lang}  {told}\n")
    assert 0 < found["top"] < HIGHEST
    assert found["bottom"] <= DESK["height"]
    assert (found["width"] >= LEAST[0], found["height"] >= LEAST[1]) == (True, True)
    assert found["page"] <= SHORTER.get(name, LONGEST)
    assert found["words"] <= WORDS


# Where the lowest of the headline figures ends; the overview has them in its boxes.
VALUES: Final = """() => Math.max(0, ...[...document.querySelectorAll('.st-key-figures [data-testid="stMetricValue"]')]
  .map(value => value.getBoundingClientRect().bottom))"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in FIGURE_PAGES if name != "overview"])
def test_the_first_screen_of_a_desk_holds_the_headline_figures(
    visit: Callable[..., Visit], name: str, lang: str
) -> None:
    lowest = visit(f"{path(name)}?lang={lang}", lang=lang, **DESK).page.evaluate(VALUES)
    sys.stdout.write(f"\n{name:16}{lang}  figures end at {lowest:.0f}\n")
    assert 0 < lowest < DESK["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(FIGURE_PAGES))
def test_the_first_screen_of_a_telephone_begins_the_picture(visit: Callable[..., Visit], name: str, lang: str) -> None:
    found = _measured(visit, name, lang, PHONE)
    sys.stdout.write(f"\n{name:16}{lang}  top at 360: {found['top']:.0f}\n")
    assert 0 < found["top"] < PHONE["height"]


@pytest.mark.parametrize(("lang", "told"), [("ko", "부산광역시 수치가 없습니다"), ("en", "no figures of Busan")])
@pytest.mark.parametrize("name", [name for name, page in FIGURE_PAGES.items() if "province" not in page.filters])
def test_a_province_that_a_page_cannot_turn_to_leaves_the_picture_where_it_is(
    visit: Callable[..., Visit], name: str, lang: str, told: str
) -> None:
    page = visit(f"{path(name)}?lang={lang}&province=KR-26", lang=lang, **DESK).page
    expect(page.get_by_test_id("stMain")).to_contain_text(told)
    found: dict[str, Any] = page.evaluate(LEAD)
    assert 0 < found["top"] < HIGHEST
    assert found["bottom"] <= DESK["height"]


# What a reader chooses turns the page and adds to it; it stays two screens.
CHOSEN: Final = [
    *(("mra", f"?partner={code}&") for code in ("THA", "USA", "JPN")),
    *(("cases", "?partner=AUS&"), ("kdt", "?field=1&"), ("sme", "?yardstick=own&")),
    *(("targets", "?target=6000000&by=2030&"), ("concentration", "?compare=KR-26,KR-11,KR-50&")),
    *(("concentration", "?measure=smes_per_1000_residents&"), ("concentration", "?province=KR-26&")),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "asked"), CHOSEN)
def test_a_page_stays_two_screens_whatever_is_chosen(
    visit: Callable[..., Visit], name: str, asked: str, lang: str
) -> None:
    found = visit(f"{path(name)}{asked}lang={lang}", lang=lang, **DESK).page.evaluate(LEAD)
    sys.stdout.write(f"\n{name:14}{asked:40}{lang}  top {found['top']:.0f}  page {found['page']:.0f}\n")
    assert 0 < found["top"] < HIGHEST
    assert found["bottom"] <= DESK["height"]
    assert found["page"] <= LONGEST


# How much lower the one of two columns ends than the other, in pixels, of the columns below the figures.
UNEVEN: Final = """() => [...document.querySelectorAll('[data-testid="stHorizontalBlock"]')].flatMap(row => {
  const columns = [...row.children].filter(one => one.matches('[data-testid="stColumn"]'));
  const parts = '[data-testid="stElementContainer"], [data-testid="stExpander"]';
  const ends = columns.map(one => Math.max(...[...one.querySelectorAll(parts)]
    .filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect().bottom), 0));
  return columns.length === 2 && !row.closest('.st-key-frame') ? [Math.abs(ends[0] - ends[1])] : [];
})"""
HALF: Final = 250  # pixels: more is half a row that is empty


@pytest.mark.parametrize(
    ("name", "asked"),
    [*(("mra", f"?partner={code}&") for code in ("CAN", "USA")), ("targets", "?target=6000000&by=2030&")],
)
def test_no_column_ends_far_above_the_one_beside_it(visit: Callable[..., Visit], name: str, asked: str) -> None:
    found = visit(f"{path(name)}{asked}lang=en", lang="en", **DESK).page.evaluate(UNEVEN)
    assert found
    assert max(found) < HALF


# The same once offices have published. A chosen province is answered first, in a row of its own above the lead picture of
# the overview, which then is a little longer; and a year that a table lacks is said in a line above the headline.
FILLED: Final = ("one-province", "all-provinces", "suppressed", "years")
ANSWERED: Final = ("overview", "?province=KR-26&")
ANSWERED_LONGEST: Final = 1450
ANSWERED_HIGHEST: Final = 520
SECOND_LINE: Final = {"kdt": 30}  # pixels: its finding takes two lines in English once fields are reported
A_LINE: Final = 60  # the line itself, and years that are named where they differ
# The pages that show what offices publish.
MOVED: Final = [
    *(("overview", "?"), ANSWERED, ("trends", "?")),
    *((name, asked) for name in ("concentration", "kdt") for asked in ("?", "?province=KR-26&")),
]


@pytest.fixture(scope="module", params=FILLED)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The name of a store in which figures have been published, and the address of a server over it."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, f"sqlite:///{(folder / 'store.sqlite3').as_posix()}")
        fill(request.param)
        with serving(DASHBOARD, log=folder / "log.txt") as address:
            yield request.param, address
    catalogue.as_of(None)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "asked"), MOVED)
def test_a_page_stays_two_screens_once_offices_have_published(
    visit: Callable[..., Visit], filled: tuple[str, str], name: str, asked: str, lang: str
) -> None:
    of, home = filled
    found = visit(f"{path(name)}{asked}lang={lang}", lang=lang, home=home, **DESK).page.evaluate(LEAD)
    sys.stdout.write(f"\n{of:14}{name:14}{asked:20}{lang}  top {found['top']:.0f}  page {found['page']:.0f}\n")
    answered = (name, asked) == ANSWERED
    more = A_LINE if of == "years" else 0
    assert 0 < found["top"] < more + (ANSWERED_HIGHEST if answered else HIGHEST + SECOND_LINE.get(name, 0))
    assert found["bottom"] <= DESK["height"]
    assert found["page"] <= (ANSWERED_LONGEST if answered else more + SHORTER.get(name, LONGEST))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", ["?", "?province=KR-50&"])
def test_no_word_of_a_picture_touches_another_once_offices_have_published(
    filled: tuple[str, str], visit: Callable[..., Visit], asked: str, lang: str
) -> None:
    seen = visit(f"/concentration{asked}lang={lang}", home=filled[1], lang=lang)
    found = {width: crowded(seen.at_width(width).page) for width in SCREENS}
    assert {width: words for width, words in found.items() if words} == {}
    assert seen.at_width(360).page.evaluate(DOT_FIRST) == []

"""The browser's print gives A4 sheets to hand out: title first, sources last, every chart whole, light in any theme."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

SHEET = 269 / 25.4 * 96  # pixels: A4 less the margins, 297 - 2 x 14 mm
A4 = (595, 842)  # points
CHARTS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].map(chart => {
  const box = chart.querySelector('.main-svg').getBoundingClientRect();
  return {width: box.width, room: chart.parentElement.clientWidth, height: box.height,
    whole: getComputedStyle(chart).breakInside};
})"""
# A select box tells what it chose, a heading of a table what stands beneath it.
WIDGETS = """() => [...document.querySelectorAll('button, [role="slider"], [data-testid="stSidebar"], [role="tab"]')]
  .filter(one => one.checkVisibility() && !one.closest('[data-testid="stSelectbox"], thead'))
  .map(one => one.outerHTML.slice(0, 150))"""
# The page laid out for paper within one step, as a browser prints it: no chart is drawn anew before. What is wider than its
# place, and what begins above the foot of its subtitle; a map of the world with an empty place below it.
CUT = """() => {
  dispatchEvent(new Event('beforeprint'));
  const sheet = document.querySelector('style[media="print"]');
  sheet.media = 'all';
  document.querySelector('[data-testid="stMainBlockContainer"]').style.width = '703px';
  const at = one => one.getBoundingClientRect();
  const found = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
    const drawn = at(chart.querySelector('.main-svg')), place = at(chart.closest('[data-testid="stElementContainer"]'));
    const says = chart.closest('[class*="st-key-exhibit-"]')?.querySelector(':scope > :nth-child(2)');
    const world = chart.closest('.st-key-world'), empty = world && at(world).height > drawn.height + 40;
    const above = says && drawn.top < at(says).bottom - 1, wider = drawn.right > place.right + 1;
    return Object.entries({ empty, wider, above }).filter(([, is]) => is)
      .map(([what]) => what + ': ' + chart.closest('[class*="st-key-"]').className.match(/st-key-\\S+/)[0]);
  });
  sheet.media = 'print';
  return found;
}"""
FILLS = "() => [...document.querySelectorAll('.main-svg text')].map(word => word.style.fill)"


def _printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def _on_paper(page: Page) -> None:
    """Show the page as it is laid out for printing: 703 px are the 186 mm between the margins."""
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")


@dataclass(frozen=True)
class Sheets:
    """A page to print: the most sheets that it may take (each figure whole, two on a sheet where they fit), and what is
    folded on the screen and read on paper."""

    path: str
    lang: str
    most: int
    held: str


OVERVIEW = Sheets("/?province=KR-26", "ko", 5, "같은 자료의 표에 따르면 2021년은 4,661,782명")
TRENDS = Sheets("/trends", "en", 5, "the learning cards of job seekers and of employees became one")
RECOGNITION = Sheets("/mra", "en", 10, "Report on the APEC Architect project")
# its ranks are as high as half a sheet, and begin beneath the figures of the first
RANKS = Sheets("/qualifications", "en", 4, "Printed over the ministry's count")


@pytest.mark.parametrize(
    ("sheets", "theme"),
    [
        *((OVERVIEW, "light"), (TRENDS, "dark"), (RECOGNITION, "light"), (RANKS, "light")),
        *(
            pytest.param(*way, marks=pytest.mark.sweep)
            for way in ((OVERVIEW, "dark"), (TRENDS, "light"), (RECOGNITION, "dark"), (RANKS, "dark"))
        ),
    ],
    ids=lambda value: value.path if isinstance(value, Sheets) else value,
)
def test_a_page_prints_on_a_few_sheets_whole_and_unfolded_with_nothing_to_click(
    visit: Callable[..., Visit], sheets: Sheets, theme: str
) -> None:
    page = visit(sheets.path, lang=sheets.lang, theme=theme).page
    folds = page.locator("details").count()
    assert page.locator("details[open]").count() == 0
    pdf = _printed(page)
    texts = [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in pdf.pages]  # ligatures are letters
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages] == [A4] * len(texts)
    assert 1 < len(texts) <= sheets.most
    assert all(texts)
    assert page.locator("h1").inner_text() in texts[0]
    # the overview has no sources of its own; its cards and the list of caveats lead to them
    assert sheets is OVERVIEW or "Sources" in texts[-1] + texts[-2]
    assert folds > 0
    assert any(sheets.held in text for text in texts)
    assert page.locator("details[open]").count() == 0
    _require_whole_charts(page)


def _require_whole_charts(page: Page) -> None:
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    _on_paper(page)
    for chart in page.evaluate(CHARTS):
        assert chart["whole"] == "avoid"
        assert chart["width"] <= chart["room"] + 1
        assert chart["height"] < SHEET
    assert page.evaluate(WIDGETS) == []


@pytest.mark.parametrize("path", ["/", "/cases", "/concentration"])
def test_a_picture_on_paper_is_as_wide_as_its_place_and_below_its_subtitle(
    visit: Callable[..., Visit], path: str
) -> None:
    assert visit(f"{path}?lang=en").page.evaluate(CUT) == []


# The letters of the map of the world on paper, in its pixels: the smallest word as it is drawn there.
LETTERS: Final = """() => {
  dispatchEvent(new Event('beforeprint'));
  const words = [...document.querySelectorAll('.st-key-world .main-svg text')].filter(one => one.textContent);
  const zoom = Number(document.querySelector('.st-key-world [data-testid="stPlotlyChart"]').style.zoom);
  return Math.min(...words.map(one => parseFloat(getComputedStyle(one).fontSize) * zoom));
}"""


@pytest.mark.parametrize("path", ["/cases", "/mra?open=mra-elsewhere"])
def test_a_map_of_the_world_can_be_read_on_paper(visit: Callable[..., Visit], path: str) -> None:
    assert visit(path, lang="en").page.evaluate(LETTERS) >= 9  # pixels: 7 points


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_box_with_nothing_chosen_is_not_on_paper(visit: Callable[..., Visit], lang: str) -> None:
    for path, told in ((f"/mra?lang={lang}", 0), (f"/mra?partner=CAN&lang={lang}", 1)):
        page = visit(path, lang=lang).page
        _on_paper(page)
        boxes = page.get_by_test_id("stSelectbox")
        assert (
            sum(box.is_visible() for box in boxes.all() if box.locator("xpath=ancestor::details").count() == 0) == told
        )


def test_a_dark_screen_prints_light_and_stays_dark(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en", theme="dark").page
    before = page.evaluate(FILLS)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    # employees, light and dark: #0b50d0, #86aff9
    assert "rgb(11, 80, 208)" in page.evaluate(FILLS)
    assert "rgb(134, 175, 249)" not in page.evaluate(FILLS)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(FILLS) == before

"""With everything but the local server blocked: nothing asks outside, everything is drawn, nothing fails."""

import io
import time
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

# One entry a chart: how many marks (bars, points, lines, areas of a map) it shows.
MARKS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].map(chart =>
  [...chart.querySelectorAll('.main-svg .trace path, .main-svg .point path, .main-svg path.js-line, .main-svg .points path')]
    .filter(mark => (mark.getAttribute('d') || '').length > 4).length)"""


def test_the_maps_of_korea_show_all_17_provinces_and_the_north(visit: Callable[..., Visit]) -> None:
    seen = visit("/concentration?lang=ko", lang="ko")
    for key in ("zone-map", "province-map"):
        areas = seen.page.locator(f".st-key-{key} path.choroplethlocation")
        assert areas.count() == 18, key
        assert all(len(areas.nth(place).get_attribute("d") or "") > 20 for place in range(18)), key


def test_the_estimates_are_drawn_hollow_when_asked_for(visit: Callable[..., Visit]) -> None:
    seen = visit("/concentration?lang=en")
    seen.page.locator(".st-key-estimates label").click()
    seen.page.locator(".st-key-estimate-map .main-svg").first.wait_for()
    seen.rest()
    rings = seen.page.locator(".st-key-estimate-map .scattergeo path.point")
    # 17 provinces and Dokdo
    assert rings.count() == 18
    assert [rings.nth(place).evaluate("ring => getComputedStyle(ring).fill") for place in range(17)] == ["none"] * 17
    assert seen.outside == []


def test_the_map_of_columns_is_painted(painting_browser: Browser, server: str) -> None:
    seen = Visit(page=painting_browser.new_page(), home=server).open("/concentration?lang=en")
    seen.page.locator(".st-key-columns label").click()
    canvas = seen.page.locator("#deckgl-overlay").first
    canvas.scroll_into_view_if_needed()
    # land, lines, columns with lit and shaded sides: a blank canvas has one colour
    assert _colours(canvas, least=50) >= 50
    assert seen.outside == []
    assert seen.problems == []


def test_a_request_to_elsewhere_is_refused_by_the_page_itself_and_told(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    asked = "() => fetch('https://example.org/tile.png').then(() => 'answered', () => 'refused')"
    with seen.page.expect_console_message(lambda one: "rules connect-src https://example.org/tile.png" in one.text):
        assert seen.page.evaluate(asked) == "refused"
    assert seen.outside == []
    assert seen.problems


def _colours(canvas: Locator, *, least: int) -> int:
    """How many colours the canvas shows, once it shows so many or 30 seconds are over."""
    deadline = time.monotonic() + 30
    while True:
        picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
        found = len(picture.getcolors(maxcolors=picture.width * picture.height) or [])
        if found >= least or time.monotonic() > deadline:
            return found

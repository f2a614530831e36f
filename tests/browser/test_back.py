"""Back, Forward and a reload return to where the reader was on a page; another page begins at its head."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import LOOK, Visit

pytestmark = pytest.mark.browser

TOP = "() => Math.round(document.querySelector('[data-testid=stMain]').scrollTop)"
# For so many frames the page is drawn again: longer than a page that returns to its place takes to come to rest.
FRAMES = """() => new Promise(done => {
  let left = 120;
  const next = () => left-- ? requestAnimationFrame(next) : done();
  next();
})"""
LINK = '[data-testid="stMain"] a[href="targets"]'
each_window = pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("ko", 1440), ("en", 360), ("ko", 360)])


def _top(page: Page) -> int:
    return int(page.evaluate(TOP))


def _is_at(page: Page, top: int) -> None:
    """Wait until the page stands there, to a pixel or two."""
    page.wait_for_function(f"top => Math.abs(({TOP})() - top) < 3", arg=top, polling=LOOK)


def _scrolled(page: Page, by: int) -> int:
    """Turn the wheel over the middle of the page; where that leads."""
    before = _top(page)
    page.mouse.move(page.viewport_size["width"] / 2, 500)  # type: ignore[index]
    page.mouse.wheel(0, by)
    page.wait_for_function(f"top => ({TOP})() !== top", arg=before, polling=LOOK)
    page.evaluate(FRAMES)
    return _top(page)


def _on_targets(seen: Visit) -> int:
    """Follow the overview's link to the goals, far down; where the overview was left."""
    link = seen.page.locator(LINK)
    link.scroll_into_view_if_needed()
    top = _top(seen.page)
    assert top > 300, "the link is to stand below the first screen"
    link.click()
    expect(seen.page).to_have_url(re.compile("/targets"))
    seen.rest()
    return top


@each_window
def test_back_and_forward_return_to_the_place_and_the_link(visit: Callable[..., Visit], lang: str, width: int) -> None:
    seen = visit(f"/?lang={lang}", lang=lang, width=width, height=800)
    left = _on_targets(seen)
    assert _top(seen.page) == 0, "another page begins at its head"
    there = _scrolled(seen.page, 240)
    seen.page.go_back()
    expect(seen.page.locator(LINK)).to_be_focused()
    _is_at(seen.page, left)
    seen.rest().page.evaluate(FRAMES)
    _is_at(seen.page, left)
    seen.page.go_forward()
    expect(seen.page).to_have_url(re.compile("/targets"))
    seen.rest()
    _is_at(seen.page, there)
    assert seen.problems == []


def test_the_place_outlives_a_page_that_is_loaded_anew(visit: Callable[..., Visit]) -> None:
    seen = visit("/sme?lang=ko", lang="ko", width=360, height=800)
    left = _scrolled(seen.page, 900)
    seen.page.goto(f"{seen.home}/live")  # somewhere that is none of the pages
    seen.page.go_back()
    seen.rest()
    _is_at(seen.page, left)
    seen.page.reload()
    seen.rest()
    _is_at(seen.page, left)


def test_whoever_scrolls_before_the_place_is_reached_is_left_alone(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en", height=800)
    left = _on_targets(seen)
    seen.page.go_back()
    _is_at(seen.page, left)
    chosen = _scrolled(seen.page, -200)
    seen.rest().page.evaluate(FRAMES)
    assert _top(seen.page) == chosen


def test_back_opens_the_lines_that_were_open(visit: Callable[..., Visit]) -> None:
    seen = visit("/targets?lang=en", height=800)
    line = seen.page.locator('[class*="st-key-fold-cautions"] > * > details')
    line.locator("summary").click()
    expect(line).to_have_attribute("open", "")
    seen.page.locator('[class*="st-key-fold-sources"]').scroll_into_view_if_needed()
    left = _top(seen.page)
    seen.page.get_by_role("link", name="Overview").click()
    expect(seen.page).to_have_url(re.compile(r"/\?"))
    seen.rest().page.go_back()
    expect(seen.page).to_have_url(re.compile("/targets"))
    expect(line).to_have_attribute("open", "")
    _is_at(seen.page, left)


def test_where_search_leads_is_left_alone_and_forward_returns_there(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=ko", lang="ko", height=500)
    box = seen.page.get_by_role("search").get_by_role("combobox")
    seen.page.keyboard.press("/")
    box.fill("인력 부족")
    expect(seen.page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    expect(seen.page).to_have_url(re.compile("/kdt"))
    shown = seen.rest().page.locator(".st-key-kdt-shortage")
    expect(shown).to_be_focused()
    seen.page.evaluate(FRAMES)
    expect(shown).to_be_in_viewport()
    there = _top(seen.page)
    assert there > 100, "the figure is to stand below the first screen"
    seen.page.go_back()
    expect(seen.page).to_have_url(re.compile(r"/\?"))
    seen.rest().page.evaluate(FRAMES)
    _is_at(seen.page, 0)
    seen.page.go_forward()
    expect(seen.page).to_have_url(re.compile("/kdt"))
    seen.rest()
    _is_at(seen.page, there)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_link_that_opens_a_line_comes_to_rest_on_it_and_back_returns(visit: Callable[..., Visit], lang: str) -> None:
    seen = visit(f"/kdt?lang={lang}", lang=lang, width=360, height=640)
    link = seen.page.locator('[data-testid="stMain"] a[href*="open=columns"]')
    link.scroll_into_view_if_needed()
    left = _top(seen.page)
    link.evaluate("one => one.removeAttribute('target')")  # a new tab has no way back
    link.click()
    expect(seen.page).to_have_url(re.compile("/data"))
    seen.rest()
    line = seen.page.locator('[class*="st-key-fold-columns"] summary')
    expect(line).to_be_focused()
    seen.page.evaluate(FRAMES)
    box = line.bounding_box()
    assert box
    assert 60 <= box["y"] <= 200, "below the navigation, and what it opens stands on the first screen"
    expect(seen.page.get_by_role("rowheader", name="trainees", exact=True)).to_be_in_viewport()
    seen.page.go_back()
    seen.rest()
    _is_at(seen.page, left)
    assert seen.problems == []

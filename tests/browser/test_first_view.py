"""The first view in a browser: there before any script, without them a page, gone when the live page has drawn its own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit

Visits = Callable[..., Visit]
PLACE = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.x, box.y, box.width];
}"""
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  if (document.getElementById("first-view")) return; // beneath it nothing is seen
  for (const shift of list.getEntries()) window.shifts += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
NEAR = 12  # pixels: less is no jump
LEADS = {
    "trends": "trainees-by-category",
    "kdt": "kdt-shortage",
    "concentration": "zone-map",
    "": "trainees-by-category",
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_scripts_it_is_the_page(browser: Browser, server: str, language: str, theme: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server}/trends?lang={language}")
    expect(page.locator("#first-view h2")).to_contain_text("2021")
    expect(page.locator("#first-view .wide svg")).to_be_visible()
    expect(page.locator("#first-view table")).to_be_visible()
    assert "JavaScript to run this app" not in page.content()
    page.locator("#first-view nav a").nth(3).click()
    expect(page.locator("#first-view h2")).to_be_visible()
    assert f"lang={language}" in page.url
    context.close()


@pytest.mark.parametrize("name", LEADS)
def test_the_live_picture_stands_where_the_first_one_stood(
    visit: Visits, tab: Callable[..., Page], server: str, name: str
) -> None:
    waiting = tab(lang="ko", width=1440, theme="light")
    waiting.route("**/static/js/index*.js", lambda route: route.abort())
    waiting.goto(f"{server}/{name}?lang=ko")
    first = waiting.evaluate(PLACE, "#first-view .wide svg")
    waiting.unroute_all()
    live = visit(f"/{name}?lang=ko", lang="ko", width=1440, theme="light").page.evaluate(PLACE, ".js-plotly-plot")
    assert max(abs(one - other) for one, other in zip(first, live, strict=True)) <= NEAR


def test_nothing_moves_when_it_goes(tab: Callable[..., Page], server: str) -> None:
    page = tab(lang="ko", width=1440, theme="light")
    page.add_init_script(SHIFTS)
    Visit(page=page, home=server).open("/trends?lang=ko").end()
    expect(page.locator("#first-view")).to_have_count(0)
    assert page.evaluate("window.shifts") <= 0.05


def test_it_goes_when_the_reader_goes_on_to_a_page_without_pictures(visit: Visits) -> None:
    seen = visit("/sources?lang=ko", lang="ko")
    expect(seen.page.locator("#first-view")).to_have_count(0)

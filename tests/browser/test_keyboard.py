"""By keyboard alone: every stop is seen, and from the overview a province's figure is a few keys away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

STOP = """() => {
  const host = document.activeElement;
  let stop = host;  // a component keeps its own within itself
  while (stop.shadowRoot?.activeElement) stop = stop.shadowRoot.activeElement;
  const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  const area = ['stHeader', 'stMain'].find(name => host.closest(`[data-testid="${name}"]`)) ?? '';
  return {area, seen: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
    words: (stop.getAttribute('aria-label') || stop.labels?.[0]?.innerText || stop.innerText || '').trim(),
    end: stop === document.body};
}"""

LONGEST = 60  # letters of a name: the page itself is a stop too, whose words are all of them


def _stops(page: Page, *, most: int = 80) -> list[dict[str, str | bool]]:
    """Every stop of the Tab key, in order, to the end of the page."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found.append(page.evaluate(STOP))
        if found[-1]["end"]:
            return found[:-1]
    raise AssertionError(f"no end after {most} stops")


def _tab_to(page: Page, words: str, *, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in str(page.evaluate(STOP)["words"])[:LONGEST]:
            return
    raise AssertionError(f"no way to {words!r} by Tab")


def _shift_tab_to(page: Page, words: str, *, most: int = 20) -> None:
    for _ in range(most):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(STOP)["words"] == words:
            return
    raise AssertionError(f"no way back to {words!r}")


def _tab_into(page: Page, place: str) -> None:
    inside = page.locator(place).first
    while not inside.evaluate("place => place.contains(document.activeElement)"):
        page.keyboard.press("Tab")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_stop_has_a_name_and_an_outline_and_areas_come_one_after_another(
    visit: Callable[..., Visit], theme: str
) -> None:
    stops = _stops(visit("/concentration?lang=en", theme=theme).page)
    assert stops[0]["words"] == "Skip to main content"
    assert [stop for stop in stops if not (stop["seen"] and stop["words"])] == []
    areas = [str(stop["area"]) for stop in stops[1:]]
    assert list(dict.fromkeys(areas)) == ["stHeader", "stMain"]
    assert areas == sorted(areas, key=["stHeader", "stMain"].index)


def test_the_link_at_the_start_skips_to_the_page(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(STOP)["area"] == "stMain"


def test_the_keyboard_reaches_a_provinces_figure_its_table_and_its_file(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    page = seen.page
    _tab_to(page, "Province")
    page.keyboard.type("Busan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("province=KR-26"))
    seen.rest()
    # 3,350,380 residents of Busan at the end of 2021
    expect(page.locator("strong").filter(has_text="3,350,380")).to_be_visible()
    _tab_to(page, "Participation")
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="Metropolitan concentration").wait_for()
    while "Metropolitan" not in page.evaluate(STOP)["words"]:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/concentration\?.*province=KR-26"))
    seen.rest()
    _tab_into(page, ".st-key-ways-province-map")
    page.keyboard.press("ArrowRight")
    row = page.get_by_role("region", name="Residents: most in").get_by_role("row", name=re.compile("^Busan"))
    expect(row).to_contain_text("3,350,380")
    _tab_into(page, ".st-key-takeaway-province-map")
    page.keyboard.press("Enter")
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV table").wait_for()
    _tab_to(page, "CSV table")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "3350380" in download.value.path().read_text("utf-8-sig")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


# Stops that lie beside the window, where nobody sees the focus.
BESIDE = """() => {
  const { left, right } = document.activeElement.getBoundingClientRect();
  return document.activeElement !== document.body && (right <= 0 || left >= innerWidth);
}"""


def test_on_a_telephone_the_pages_are_stops_only_while_their_bar_is_open(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en", width=360).page
    expect(page.get_by_test_id("stSidebar")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["words"] == "Expand sidebar"
    assert not page.evaluate(BESIDE)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Trainee trends")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="SME participation")).to_be_focused()
    _shift_tab_to(page, "Collapse sidebar")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["area"] == "stMain"


def test_on_a_telephone_the_page_that_was_chosen_is_seen_whole(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en", width=360).page
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Mutual recognition").click()
    expect(page.locator("h1")).to_have_text("Mutual recognition")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_focused()


def test_slash_opens_the_bar_of_a_telephone_and_goes_to_the_box(visit: Callable[..., Visit]) -> None:
    seen = visit("/trends?lang=en", width=360)
    page = seen.page
    box = page.get_by_role("search").get_by_role("combobox")
    expect(box).to_be_hidden()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("Busan")
    expect(page.get_by_role("option").first).to_contain_text("Busan")
    assert seen.problems == []


def test_nothing_moves_for_a_reader_who_asked_for_that(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en").page
    page.emulate_media(reduced_motion="reduce")
    longest = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('[data-testid=\"stApp\"] *')].flatMap(one => "
        "[getComputedStyle(one).transitionDuration, getComputedStyle(one).animationDuration])"
        ".flatMap(times => times.split(',').map(parseFloat)))"
    )
    assert longest <= 0.001

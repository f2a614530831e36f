"""A click on a picture chooses a province or an economy everywhere; a second click takes the choice back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

OUTLINED = """() => [...document.querySelectorAll('.st-key-province-map .choroplethlayer path')]
  .some(path => parseFloat(getComputedStyle(path).strokeWidth) >= 2.5)"""
MARK = ".scatterlayer .trace .point"


def _click(seen: Visit, figure: str, place: int) -> None:
    """A click where a mark is: the layer that takes clicks lies above the marks, so it is forced.

    A change draws the marks anew; a mark that is taken away under the pointer is looked for again.
    """
    seen.rest()
    mark = seen.page.locator(f".st-key-{figure} {MARK}").nth(place)
    mark.click(force=True)


def _sme_firms(page: Page) -> None:
    page.get_by_role("radio", name="SME firms", exact=True).click()
    expect(page).to_have_url(re.compile("measure=sme_firms_by_province"))
    expect(page.locator("p", has_text=re.compile("^SME firms.*shaded by number"))).to_be_visible()


def test_a_tile_chooses_its_province_on_the_map_too_and_gives_it_back(visit: Callable[..., Visit]) -> None:
    seen = visit("/concentration?lang=en")
    page = seen.page
    _click(seen, "tile-map", 1)  # the second of the codes: Busan
    expect(page).to_have_url(re.compile("province=KR-26"))
    page.wait_for_function(OUTLINED)
    seen.rest()  # a reader looks before the next choice; while the first is still drawn, two draws of the map may cross
    _sme_firms(page)
    page.wait_for_function(OUTLINED)  # a change of measure keeps what was chosen
    _click(seen, "tile-map", 1)
    expect(page).not_to_have_url(re.compile("province="))
    page.wait_for_function(f"() => !({OUTLINED})()")


def test_a_mark_of_the_timeline_chooses_its_economy_which_the_page_then_tells_of(visit: Callable[..., Visit]) -> None:
    seen = visit("/mra?lang=en&open=mra-timeline")
    page = seen.page
    _click(seen, "mra-timeline", 0)
    expect(page).to_have_url(re.compile("partner=(AUS|CHN|JPN|USA|VNM)"))
    expect(page.get_by_role("heading", name=re.compile(r"in the list \(.*Signed\)"), level=3)).to_be_visible()


def test_a_changed_measure_and_province_fetch_no_boundary_again(visit: Callable[..., Visit]) -> None:
    asked: list[str] = []
    seen = visit("/concentration?lang=en")
    seen.page.on("request", lambda request: asked.append(request.url))
    _sme_firms(seen.page)
    _click(seen, "tile-map", 1)
    seen.page.wait_for_function(OUTLINED)
    seen.rest()
    assert [url for url in asked if "boundaries" in url] == []

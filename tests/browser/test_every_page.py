"""What holds on every page: opened once in each way that `pairs.py` lists, and asked everything on that one visit."""

import re
from itertools import combinations, product

import pytest
from playwright.sync_api import Page

from components.figures.pages import FIGURE_PAGES, PAGES
from tests.browser.pairs import ALL, PAIRS, PHONE, THEMES, WIDTHS, Way
from tests.browser.site import LANGUAGES, NAMES
from tests.browser.test_axe import FAINT, violations
from tests.browser.test_layout import FAULTS
from tests.browser.test_links import chosen_filters
from tests.browser.test_offline import MARKS
from tests.browser.test_words import UNTRANSLATED, foreign
from tests.browser.visits import LOOK, STILL, Seen

pytestmark = pytest.mark.browser

HEADINGS = {"en": re.compile("^[^가-힣]+$"), "ko": re.compile("[가-힣]{2}")}
PROVINCE = {"en": ("Korea", "Busan"), "ko": ("전국", "부산광역시")}
every_way = pytest.mark.parametrize(
    "seen",
    [*PAIRS, *(pytest.param(way, marks=pytest.mark.sweep) for way in ALL if way not in PAIRS)],
    ids=str,
    indirect=True,
    scope="session",
)


@every_way
class TestEveryPage:
    def test_asks_nothing_of_the_network_draws_every_chart_and_fails_nowhere(self, seen: Seen) -> None:
        visit, page = seen.visit, seen.visit.page
        assert visit.outside == []
        assert visit.problems == []
        assert page.get_by_test_id("stAlertContentError").count() == 0
        assert page.get_by_role("dialog").count() == 0
        marks = page.evaluate(MARKS)
        assert all(marks)
        assert (len(marks) > 0) == (seen.way.name in FIGURE_PAGES)

    def test_opens_in_the_language_with_the_province_and_the_year_of_its_link(self, seen: Seen) -> None:
        way, page = seen.way, seen.visit.page
        assert HEADINGS[way.lang].search(page.locator("h1").inner_text())
        assert page.locator("html").get_attribute("lang") == way.lang
        chosen = {
            "province": PROVINCE[way.lang]["province" in way.asked],
            "year": "2020" if "2020" in way.asked else "2021",
        }
        assert chosen_filters(page) == [chosen[one] for one in PAGES[way.name].moved_by(head=0)]
        assert [part for part in way.address.partition("?")[2].split("&") if part not in page.url] == []

    def test_has_no_text_in_the_other_language(self, seen: Seen) -> None:
        words = seen.visit.words()
        assert foreign(words, seen.way.lang) == []
        if seen.way.lang == "ko":
            assert {word.strip() for word in words} & UNTRANSLATED == set()

    def test_axe_finds_nothing(self, seen: Seen) -> None:
        assert violations(seen.visit.page) == set()

    def test_nothing_scrolls_sideways_overlaps_or_is_cut_off_at_any_width(self, seen: Seen) -> None:
        found = {}
        for width in sorted(widths(seen.way), key=lambda width: abs(width - seen.way.width)):
            found[width] = _faults(seen.visit.at_width(width).page)
        seen.visit.at_width(seen.way.width)
        assert {width: faults for width, faults in found.items() if faults} == {}

    def test_words_in_charts_stand_out_from_what_is_behind_them(self, seen: Seen) -> None:
        words, faint = seen.visit.page.evaluate(FAINT)
        assert (words > 0) == (seen.way.name in FIGURE_PAGES)
        assert faint == []


def widths(way: Way) -> list[int]:
    """Every second width, its own among them: the two ways of a page see all; those of the sweep see all by themselves."""
    if way not in PAIRS:
        return list(WIDTHS)
    first = way.width == PHONE
    return [width for place, width in enumerate(WIDTHS) if (place % 2 == 0) == first]


def _faults(page: Page) -> dict[str, object]:
    """What is wrong and stays so: on a busy machine a chart is wide enough some time before its words have moved."""
    for _ in range(50):
        found = {name: faults for name, fault in FAULTS.items() if (faults := page.evaluate(fault))}
        if not found:
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.wait_for_function(STILL, polling=LOOK)
    return found


def _pairs_of(ways: list[Way]) -> set[tuple[object, object]]:
    return {pair for way in ways for pair in combinations((way.name, way.lang, way.theme, way.width), 2)}


def test_every_pair_of_page_language_theme_and_window_is_seen() -> None:
    windows = {way.width for way in PAIRS}
    assert len(windows) == 2
    product_ = [Way(*way, "") for way in product(NAMES, LANGUAGES, THEMES, sorted(windows))]
    assert _pairs_of(PAIRS) == _pairs_of(product_)
    assert len(PAIRS) == 2 * len(NAMES)


def test_the_sweep_sees_every_page_in_all_ways_and_with_all_that_a_link_asks_for() -> None:
    ways = {(way.name, way.lang, way.theme, way.width) for way in ALL}
    assert ways == set(product(NAMES, LANGUAGES, THEMES, WIDTHS))
    assert {(way.name, way.lang, way.asked) for way in ALL} >= {
        (way.name, way.lang, asked.asked) for way in ALL for asked in PAIRS
    }


def test_every_page_is_seen_at_every_width_and_at_its_own() -> None:
    assert all(way.width in widths(way) for way in ALL)
    for name in NAMES:
        assert sorted(width for way in PAIRS if way.name == name for width in widths(way)) == sorted(WIDTHS)

"""The one-file edition in a real browser, opened by its file name without any network."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from components.figures.pages import FIGURE_PAGES
from tests.browser.test_axe import violations
from tests.components.export.edition_file import of_all_pages, of_the_overview

pytestmark = pytest.mark.browser

LOCAL = ("file:", "data:", "blob:")
SEEN = "[...box.querySelectorAll('svg')].filter(one => one.clientWidth)"
DRAWN = f"""() => [...document.querySelectorAll('.chart')].filter(box => box.offsetWidth)
  .every(box => {SEEN}.length === 1 && {SEEN}[0].querySelector('path, rect, circle, text'))"""
PICTURE = f"""name => {{
  const box = document.querySelector(`[data-exhibit='${{name}}'] .chart`);
  return {SEEN}[0].outerHTML;
}}"""
FILL = f"""name => {{
  const box = document.querySelector(`[data-exhibit='${{name}}'] .chart`);
  return getComputedStyle({SEEN}[0].querySelector('rect.mark')).fill;
}}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
each_language = pytest.mark.parametrize("lang", ["en", "ko"])
both_themes = pytest.mark.parametrize("theme", ["light", "dark"])


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edition") / "edition.html"
    path.write_bytes(of_all_pages())
    return path


@pytest.fixture(scope="session")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edition") / "talk.html"
    path.write_bytes(of_the_overview())
    return path


class Opened:
    """An edition in a browser that is cut off, with what it asked for and what went wrong."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path, self.asked, self.problems = page, path, [], []
        self.page.set_default_timeout(60_000)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def at(self, view: str) -> "Opened":
        """Go to a view and wait until its charts are drawn."""
        self.page.goto(f"{self.path.as_uri()}#{quote(view, safe='?=&')}")
        return self.rest()

    def rest(self) -> "Opened":
        self.page.locator("h1").wait_for()
        self.page.wait_for_function(DRAWN)
        return self

    def picture(self, name: str) -> str:
        """The picture of an exhibit that is seen."""
        return str(self.page.evaluate(PICTURE, name))

    def fill(self, name: str) -> str:
        """The colour of the first bar of a picture."""
        return str(self.page.evaluate(FILL, name))


@pytest.fixture
def opened(tab: Callable[..., Page]) -> Callable[..., Opened]:
    def open_(path: Path, view: str = "", **settings: int | str) -> Opened:
        return Opened(tab(offline=True, **settings), path).at(view)

    return open_


@each_language
def test_every_page_asks_for_nothing_draws_all_its_charts_and_never_scrolls_sideways(
    opened: Callable[..., Opened], file: Path, lang: str
) -> None:
    seen = opened(file)
    for name in [*FIGURE_PAGES, "sources"]:
        seen.at(f"{name}?lang={lang}&province=KR-50")
        expect(seen.page.locator("#pages [aria-current]")).to_have_count(1)
        assert (name, [width for width in (320, 768, 1440, 2560) if _sideways(seen.page, width)]) == (name, [])
    assert {url for url in seen.asked if not url.startswith(LOCAL)} == set()
    assert {url.split("#")[0] for url in seen.asked if url.startswith("file:")} == {file.as_uri()}
    assert seen.problems == []


def _sideways(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 1000})
    return bool(page.evaluate(SIDEWAYS) > 0)


def test_filters_change_charts_cards_and_address(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "concentration")
    before = seen.picture("province-map")
    seen.page.get_by_label("Province", exact=True).select_option("KR-26")
    seen.rest()
    assert "province=KR-26" in seen.page.url
    assert seen.picture("province-map") != before
    seen.page.get_by_label("Year", exact=True).select_option("2019")
    seen.rest()
    expect(seen.page.locator("[data-exhibit='province-map'] .subtitle")).to_contain_text("2019")
    seen.at("overview?province=KR-26&year=2019")
    expect(seen.page.locator(".card .value").first).to_have_text("3,429,478")
    expect(seen.page.get_by_role("heading", name="My province: Busan")).to_be_visible()


def test_language_stays_with_what_was_chosen(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "concentration?province=KR-26&year=2020")
    seen.page.get_by_role("button", name="한국어").click()
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("수도권 집중")
    assert seen.page.evaluate("document.documentElement.lang") == "ko"
    expect(seen.page.get_by_role("button", name="한국어")).to_be_focused()
    seen.page.reload()
    seen.rest()
    expect(seen.page.get_by_label("시·도", exact=True)).to_have_value("KR-26")
    expect(seen.page.get_by_label("연도", exact=True)).to_have_value("2020")
    seen.page.go_back()
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Metropolitan concentration")


def test_a_link_that_asks_for_what_there_is_not_is_met_with_what_there_is(
    opened: Callable[..., Opened], file: Path
) -> None:
    seen = opened(file, "nowhere?province=KR-99&year=1850&lang=qaa")
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Overview")
    assert seen.problems == []


def test_a_page_without_provinces_says_how_to_supply_them(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "trends?province=KR-26")
    expect(seen.page.locator(".boxed").first).to_contain_text("This page has no figures of Busan")


def test_table_and_definition_stand_beside_the_picture(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "trends")
    shown = seen.page.locator("[data-exhibit='trainees-by-category']")
    shown.get_by_role("tab", name="Picture").focus()
    seen.page.keyboard.press("ArrowRight")
    expect(shown.get_by_role("cell", name="3,992,319")).to_be_visible()
    seen.page.keyboard.press("ArrowRight")
    expect(shown.get_by_role("tabpanel", name="Definition")).to_contain_text("I-07")
    expect(shown.get_by_role("tab", name="Definition")).to_be_focused()


def test_the_skip_link_leads_to_the_content_and_leaves_the_address(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "trends?year=2020")
    seen.page.keyboard.press("Tab")
    expect(seen.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("main")).to_be_focused()
    assert seen.page.url.endswith("#trends?year=2020")


EMPLOYEES = {"light": "rgb(11, 80, 208)", "dark": "rgb(134, 175, 249)"}  # as .streamlit/config.toml has it


@both_themes
def test_colours_follow_the_system_and_then_the_reader(opened: Callable[..., Opened], file: Path, theme: str) -> None:
    seen, other = opened(file, "trends", theme=theme), "dark" if theme == "light" else "light"
    assert seen.fill("trainees-by-category") == EMPLOYEES[theme]
    seen.page.get_by_role("button", name=other.capitalize(), exact=True).click()
    assert seen.fill("trainees-by-category") == EMPLOYEES[other]


def test_a_telephone_gets_pictures_of_its_own(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "trends", width=360)
    assert 'viewBox="0 0 328 ' in seen.picture("trainees-by-category")
    seen.page.set_viewport_size({"width": 1440, "height": 900})
    assert 'viewBox="0 0 560 ' in seen.picture("trainees-by-category")


# Each page in both languages and both themes; all four ways of each in the sweep.
@pytest.mark.parametrize(
    ("name", "lang", "theme"),
    [
        pytest.param(name, lang, theme, marks=[pytest.mark.sweep] * ((place + (lang == "ko") + (theme == "dark")) % 2))
        for place, name in enumerate(["overview", "concentration", "kdt", "mra", "cases", "sources"])
        for lang, theme in product(["en", "ko"], ["light", "dark"])
    ],
)
def test_axe_finds_nothing(opened: Callable[..., Opened], file: Path, name: str, lang: str, theme: str) -> None:
    seen = opened(file, f"{name}?lang={lang}&province=KR-26", theme=theme)
    assert violations(seen.page) == set()


@both_themes
def test_axe_finds_nothing_in_what_opens(opened: Callable[..., Opened], talk: Path, theme: str) -> None:
    seen = opened(talk, theme=theme)
    for summary in seen.page.locator("summary").all()[:4]:
        summary.click()
    seen.page.get_by_role("tab", name="정의").first.click()
    assert violations(seen.page) == set()


def test_a_story_leads_to_its_pages_with_their_filters(opened: Callable[..., Opened], talk: Path) -> None:
    seen = opened(talk)
    expect(seen.page.locator(".slide")).to_have_count(10)
    seen.page.get_by_role("link", name=re.compile("조건을 선택하여 보기")).first.click()
    seen.rest()
    assert "#trends" in seen.page.url
    expect(seen.page.locator("#filters select")).to_have_count(1)
    assert seen.problems == []


def test_paper_holds_whole_charts_on_white(opened: Callable[..., Opened], file: Path) -> None:
    seen = opened(file, "trends", theme="dark")
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert seen.fill("trainees-by-category") == EMPLOYEES["light"]
    expect(seen.page.locator("#side")).to_be_hidden()
    printed = PdfReader(BytesIO(seen.page.pdf(format="A4")))
    assert "3.99m" in "".join(page.extract_text() for page in printed.pages), "labels of the picture are letters"

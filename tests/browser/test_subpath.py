"""The dashboard under a path of its own, behind nginx: every request answered, every address led under it."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from data.package import package
from tests.browser.serving import DASHBOARD, proxy, serving
from tests.browser.site import LANGUAGES, NAMES, each_kind_of_page, path
from tests.browser.visits import DOCUMENTED_404, Visit

pytestmark = pytest.mark.browser
# What the kinds of our addresses and of Streamlit's are made of; a page in place of any of them would be a blank talk or map.
TYPES = {".geojson": "application/geo+json", ".js": "javascript", ".css": "text/css", ".html": "text/html"}
PUBLIC = "https://training.example.org/dash"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`http://127.0.0.1:…/dash`, a proxy that passes on that path as its manual says; no other path is answered."""
    folder = tmp_path_factory.mktemp("subpath")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_ADDRESS", PUBLIC)
        with serving(DASHBOARD, log=folder / "log.txt", base="/dash") as address:
            told = "proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;"
            inner = address.removesuffix("/dash")
            with proxy(f"location /dash/ {{ upgrade; proxy_pass {inner}; {told} }}", folder=folder) as port:
                yield f"http://127.0.0.1:{port}/dash"


@pytest.fixture
def answers() -> list[Response]:
    return []


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader for all pages: what a browser has compiled it doesn't compile again."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-US") as context:
        yield context


@pytest.fixture
def tab(reader: BrowserContext, answers: list[Response]) -> Iterator[Callable[[], Page]]:
    """`tab()` opens a page whose answers, of all windows it opens too, are kept in `answers`."""

    def keep(answer: Response) -> None:
        answers.append(answer)

    reader.on("response", keep)
    yield reader.new_page
    reader.remove_listener("response", keep)
    for page in reader.pages:
        page.close()


def all_is_well(answers: list[Response], home: str) -> None:
    """Every answer came from under the path, below 400, and is what its address says."""
    assert answers
    for one in answers:
        place = urlsplit(one.url).path
        if one.url.startswith(("data:", "blob:")) or (one.status == 404 and place.endswith(DOCUMENTED_404)):
            continue
        assert one.url.startswith(f"{home}/"), one.url
        assert one.status < 400, f"{one.status} {one.url}"
        for ending, kind in TYPES.items():
            if place.endswith(ending) and one.status == 200:
                assert kind in (one.header_value("content-type") or ""), one.url


@each_kind_of_page
def test_every_page_stands_under_the_path(
    tab: Callable[[], Page], home: str, answers: list[Response], name: str
) -> None:
    lang = LANGUAGES[NAMES.index(name) % len(LANGUAGES)]  # an address has the same path in any language
    seen = Visit(page=tab(), home=home).open(f"{path(name)}?lang={lang}")
    assert (seen.outside, seen.problems) == ([], [])
    assert seen.page.url.startswith(f"{home}{path(name)}?lang={lang}")
    all_is_well(answers, home)


def test_columns_in_three_dimensions_find_their_land(
    tab: Callable[[], Page], home: str, answers: list[Response]
) -> None:
    seen = Visit(page=tab(), home=home).open("/concentration?lang=en")
    given = [one.url for one in answers if "/dash/boundaries/provinces.geojson" in one.url]
    seen.page.locator(".st-key-columns label").click()
    expect(seen.page.locator("#deckgl-overlay").first).to_be_visible()
    seen.rest()
    assert given
    all_is_well(answers, home)


def test_a_talk_is_begun_and_left_under_the_path(tab: Callable[[], Page], home: str, answers: list[Response]) -> None:
    seen = Visit(page=tab(), home=home).open("/present?lang=en")
    with seen.page.expect_popup() as opened:
        seen.page.get_by_role("link", name="Start the talk").click()
    talk = opened.value
    expect(talk.locator(".slide.seen h1, .slide.seen h2").first).to_be_visible()
    assert talk.url.startswith(f"{home}/stories/overview.html?version=0-{package().digest}&lang=en")
    talk.keyboard.press("Escape")
    talk.get_by_role("button", name="Leave", exact=True).click()
    talk.wait_for_url(f"{home}/present?lang=en*")
    all_is_well(answers, home)


def test_addresses_that_are_given_away_stand_under_the_path(
    tab: Callable[[], Page], home: str, answers: list[Response]
) -> None:
    seen = Visit(page=tab(), home=home).open("/trends?lang=en&year=2020")
    seen.page.get_by_role("button", name="Take away").first.click()
    link = f"{home}/trends?lang=en&year=2020&version="
    expect(seen.page.locator("code", has_text=link).first).to_be_visible()
    seen.page.get_by_test_id("stPopoverBody").locator("summary").click()
    expect(seen.page.locator("code", has_text=link)).to_have_count(3)  # a line to cite, the citation, the link
    all_is_well(answers, home)


def test_links_of_search_tables_and_navigation_lead_under_the_path(
    tab: Callable[[], Page], home: str, answers: list[Response]
) -> None:
    seen = Visit(page=tab(), home=home).open("/sources?lang=en&tab=register")
    cell = seen.page.get_by_role("table").get_by_role("link").first
    wanted = str(cell.evaluate("one => one.href"))
    assert wanted.startswith(f"{home}/")
    cell.click()
    seen.page.wait_for_url(f"{wanted.partition('?')[0]}?*")
    seen.rest()
    box = seen.page.get_by_role("search").get_by_role("combobox")
    box.fill("skills")
    seen.page.get_by_role("option", name="Skills and reform outlook").first.click()
    seen.page.wait_for_url(f"{home}/skills?*")
    seen.rest()
    seen.page.get_by_role("button", name="Participation").click()
    seen.page.get_by_role("menuitem", name="Trainee trends").click()
    seen.page.wait_for_url(f"{home}/trends?*")
    seen.rest()
    all_is_well(answers, home)


def test_the_path_without_its_slash_leads_to_the_overview(
    tab: Callable[[], Page], home: str, answers: list[Response]
) -> None:
    seen = Visit(page=tab(), home=home).open("?lang=en")
    assert seen.page.url.startswith(f"{home}/?lang=en")
    all_is_well(answers[1:], home)

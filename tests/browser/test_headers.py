"""Every page, talk and file runs under rules that let nothing in from elsewhere and turn no words into programs."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.export.edition import edition
from i18n import speaking
from tests.browser.serving import free_port, running
from tests.browser.site import each_kind_of_page, path
from tests.browser.visits import TELL_OF_RULES, Visit
from tests.components.export.slides import TAKEN

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "examples" / "SAMPLE-busan-2021-cp949.csv"
OPENERS = ("Table", "Definition")


@each_kind_of_page
def test_every_page_runs_under_its_rules_whatever_is_opened_on_it(visit: Callable[..., Visit], name: str) -> None:
    seen = visit(f"{path(name)}?lang=en&province=KR-26")
    for folded in seen.page.get_by_test_id("stExpander").locator("summary").all():
        folded.click()
    for way in OPENERS:
        for tab in seen.page.get_by_role("tab", name=way, exact=True).all()[:1]:
            tab.click()
            seen.rest()
    assert (seen.problems, seen.outside) == ([], [])


def test_columns_in_three_dimensions_are_painted_under_the_rules(visit: Callable[..., Visit]) -> None:
    seen = visit("/concentration?lang=en")
    seen.page.locator(".st-key-columns label").click()
    expect(seen.page.locator("#deckgl-overlay").first).to_be_visible()
    seen.page.locator("#deckgl-overlay").first.hover()
    seen.rest()
    assert (seen.problems, seen.outside) == ([], [])


def test_pictures_are_made_in_the_browser_under_the_rules(visit: Callable[..., Visit]) -> None:
    seen = visit("/trends?lang=en")
    seen.page.locator(".st-key-takeaway-trainees-by-category button").click()
    body = seen.page.get_by_test_id("stPopoverBody")
    for label in ("PNG picture", "SVG picture", "CSV table"):
        with seen.page.expect_download() as saved:
            body.get_by_role("button", name=label).click()
        assert Path(saved.value.path()).stat().st_size > 500
    assert (seen.problems, seen.outside) == ([], [])


def test_a_file_is_handed_in_under_the_rules(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?lang=en&province=KR-26")
    seen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(EXAMPLE)
    expect(seen.page.get_by_text(re.compile("2 rows are ready"))).to_be_visible()
    seen.rest()
    assert (seen.problems, seen.outside) == ([], [])


def _watched(page: Page) -> list[str]:
    """What goes wrong on a page that is not Streamlit's."""
    problems: list[str] = []
    page.add_init_script(TELL_OF_RULES)
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    return problems


def test_a_talk_runs_under_its_rules_from_its_first_step_to_its_last(browser: Browser, server: str) -> None:
    with browser.new_context(locale="en-US") as context:
        page = context.new_page()
        problems = _watched(page)
        answer = page.goto(f"{server}/stories/overview.html?version=0&lang=en")
        assert answer is not None
        rules = answer.headers["content-security-policy"]
        assert "frame-ancestors 'self'" in rules
        own = [
            rule for rule in rules.split("; ") if "'self'" in rule
        ]  # the file holds all that it needs but what keeps it
        assert own == ["worker-src 'self'", "frame-ancestors 'self'"]
        for _step in range(10):
            expect(page.locator(".slide.seen")).to_be_visible()
            page.keyboard.press("ArrowRight")
        expect(page.locator("#count")).to_have_text("10 / 10")
        assert problems == []


def test_an_edition_that_somebody_serves_runs_under_its_own_rules(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    with speaking("en"):
        (folder / "edition.html").write_bytes(edition(None, taken=TAKEN))
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    address = f"http://127.0.0.1:{port}/edition.html"
    with (
        running(command, folder=folder, log=tmp_path / "log.txt", health=address, ask=""),
        browser.new_context(locale="en-US") as context,
    ):
        page = context.new_page()
        problems = _watched(page)
        page.goto(f"{address}#concentration")
        expect(page.locator(".chart .wide svg").first).to_be_visible()
        assert problems == []


@pytest.mark.parametrize(
    ("blocked", "tried"),
    [
        ("script-src eval", "try { done(eval('1')) } catch { done('refused') }"),
        (
            "script-src-elem inline",
            "const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
            "document.head.append(one); done(window.ran ?? 'refused')",
        ),
        ("connect-src https://example.org/", "fetch('https://example.org/').then(done, () => done('refused'))"),
    ],
)
def test_the_rules_are_in_force_and_a_breach_is_heard(visit: Callable[..., Visit], blocked: str, tried: str) -> None:
    seen = visit("/trends?lang=en")
    with seen.page.expect_console_message(lambda one: f"rules {blocked}" in one.text):
        # The browser's own tools may evaluate; what they put off to later is the page's.
        assert seen.page.evaluate(f"() => new Promise(done => setTimeout(() => {{ {tried} }}))") == "refused"
    assert seen.problems


@pytest.mark.parametrize("place", ["/", "/stories/overview.html?version=0&lang=en"])
def test_no_other_site_may_put_a_page_or_a_talk_into_a_frame(browser: Browser, server: str, place: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with page.expect_event("requestfailed") as refused:
            page.set_content(f'<iframe src="{server}{place}"></iframe>')
        assert refused.value.url == f"{server}{place}"
        assert refused.value.failure == "net::ERR_BLOCKED_BY_RESPONSE"

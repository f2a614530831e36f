"""The line is cut: what was seen can still be read, says of when it is, and is never taken for the newest."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import DASHBOARD, free_port, serving

# Playwright takes the promise of an async function for a yes: what is waited for is a loop that it awaits.
KEPT = """async address => {
  const { scope } = await navigator.serviceWorker.ready;
  const pages = await caches.open(`pages ${scope}`);
  while (!(await pages.match(address))) await new Promise(done => setTimeout(done, 50));
}"""
# The same page as it was seen at the turn of the century, among more pages than are kept.
OF_LONG_AGO = """async address => {
  const { scope } = await navigator.serviceWorker.ready;
  const pages = await caches.open(`pages ${scope}`);
  const seen = await pages.match(address);
  const headers = new Headers(seen.headers);
  headers.set("date", "Sat, 01 Jan 2000 12:00:00 GMT");
  await pages.put(address, new Response(await seen.text(), { headers }));
  for (let place = 0; place < 70; place++) await pages.put(`${scope}${place}`, new Response("<h1>one of many</h1>"));
  await pages.put(address, await pages.match(address));
}"""
COUNTED = """async () => {
  const { scope } = await navigator.serviceWorker.ready;
  const pages = await caches.open(`pages ${scope}`);
  return (await pages.keys()).length;
}"""
GIVEN_UP = """async () => {
  while ((await navigator.serviceWorker.getRegistration()) || (await caches.has(`pages ${new URL("./", location)}`))) {
    await new Promise(done => setTimeout(done, 50));
  }
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's own browser."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


def _seen(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(KEPT, address)


@pytest.mark.parametrize(("language", "told"), [("ko", "오프라인"), ("en", "Offline")])
def test_a_page_that_was_seen_can_be_read_and_says_of_when_it_is(
    context: BrowserContext, tmp_path: Path, language: str, told: str
) -> None:
    page, port = context.new_page(), free_port()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        _seen(page, f"{at}/trends?lang={language}")
        page.evaluate(OF_LONG_AGO, f"{at}/trends?lang={language}")
        _seen(page, f"{at}/kdt?lang={language}")
        assert page.evaluate(COUNTED) <= 60
    page.goto(f"{at}/trends?lang={language}")
    expect(page.locator("#offline")).to_contain_text(told)
    expect(page.locator("#offline")).to_contain_text("2000")
    expect(page.locator("#first-view .wide svg")).to_be_visible()
    expect(page.locator("#first-view table")).to_be_visible()
    page.goto(f"{at}/trends?lang={language}&year=2020")
    expect(page.locator("#first-view")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text(told)
    page.get_by_role("link").first.click()
    expect(page.locator("#first-view")).to_be_visible()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port):
        page.reload()
        expect(page.locator("#offline")).to_have_count(0)
        expect(page.locator("#root .js-plotly-plot").first).to_be_visible()


def test_a_talk_that_was_opened_by_its_link_alone_is_there_after_a_reload(
    context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    page.on("dialog", lambda asked: asked.accept())
    with serving(DASHBOARD, log=tmp_path / "log.txt") as at:
        page.goto(f"{at}/stories/overview.html?lang=en")
        page.evaluate(KEPT, page.url.partition("#")[0])
        page.keyboard.press("PageDown")
    page.reload()
    expect(page.locator("#count")).to_contain_text("2 / ")
    expect(page.locator(".slide.seen h1")).to_be_visible()


GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 12\r\nConnection: close\r\n\r\n<h1>502</h1>"


@pytest.mark.parametrize("says", [GATEWAY, b""], ids=["a gateway that reaches nobody", "a line that is silent"])
def test_a_talk_is_there_whatever_stands_in_the_place_of_the_server(
    context: BrowserContext, tmp_path: Path, says: bytes
) -> None:
    page, port = context.new_page(), free_port()
    page.on("dialog", lambda asked: asked.accept())
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        page.goto(f"{at}/stories/overview.html?lang=en&version=0")
        page.evaluate(KEPT, page.url.partition("#")[0])
        page.keyboard.press("PageDown")
    with standing_in(port, says):
        page.reload()
        expect(page.locator("#count")).to_contain_text("2 / ")
        expect(page.locator(".slide.seen h1")).to_be_visible()


def test_what_a_gateway_says_of_a_page_that_was_not_seen_is_shown(context: BrowserContext, tmp_path: Path) -> None:
    page, port = context.new_page(), free_port()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        _seen(page, f"{at}/trends?lang=en")
    with standing_in(port, GATEWAY):
        page.goto(f"{at}/kdt?lang=en")
        expect(page.get_by_role("heading", name="502")).to_be_visible()


LATE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store\r\nContent-Length: 13\r\nConnection: close\r\n\r\n"
    b"<h1>late</h1>"
)


def test_a_page_that_came_without_its_first_view_takes_the_place_of_none_that_was_seen(
    context: BrowserContext, tmp_path: Path
) -> None:
    page, port = context.new_page(), free_port()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        _seen(page, f"{at}/trends?lang=en")
    with standing_in(port, LATE):
        page.goto(f"{at}/trends?lang=en")
        expect(page.get_by_role("heading", name="late")).to_be_visible()
    page.goto(f"{at}/trends?lang=en")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#first-view .wide svg")).to_be_visible()


@contextmanager
def standing_in(port: int, says: bytes) -> Iterator[None]:
    """Takes every connection to a port, and says the same to each; nothing at all where that is empty."""
    with socket.create_server(("127.0.0.1", port)) as stands:
        held: list[socket.socket] = []

        def answer() -> None:
            with suppress(OSError):  # it is closed at the end
                while True:
                    held.append(stands.accept()[0])
                    if says:
                        held[-1].recv(65_536)
                        held[-1].sendall(says)
                        held[-1].close()

        Thread(target=answer, daemon=True).start()
        yield
        stands.shutdown(socket.SHUT_RDWR)
        for one in held:
            one.close()


def test_a_page_that_the_live_one_changed_to_was_seen_too(context: BrowserContext, tmp_path: Path) -> None:
    page, port = context.new_page(), free_port()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        _seen(page, f"{at}/?lang=en")
        expect(page.locator("#first-view")).to_have_count(0)
        page.get_by_test_id("stPageLink-NavLink").first.click()
        page.wait_for_function("() => location.pathname !== '/'")
        page.evaluate(KEPT, page.url)


def test_it_can_be_switched_off_and_gives_up_what_it_kept(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, port = context.new_page(), free_port()
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port) as at:
        _seen(page, f"{at}/trends?lang=en")
    monkeypatch.setenv("DASHBOARD_OFFLINE", "off")
    with serving(DASHBOARD, log=tmp_path / "log.txt", port=port):
        page.goto(f"{at}/trends?lang=en")
        page.evaluate(GIVEN_UP)

"""A real server and a real Chromium; without one the tests are skipped, or fail where REQUIRE_BROWSER=1 asks for it."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.serving import serving
from tests.browser.visits import Visit

# No name outside this machine is found, and nothing of Chromium's own asks for one. (Blocking by interception would
# switch the browser's cache off.) WebGL runs in software, since a test machine has no graphics card.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
LOCALES = {"ko": "ko-KR", "en": "en-US"}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests of this worker."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has asked anything yet."""
    with serving(tmp_path / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        reason = "no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Callable[..., BrowserContext]:
    """`context(lang="ko", width=360, theme="dark")`: a reader's settings; asked again it is the same, cache included."""

    @cache
    def context_(*, lang: str = "en", width: int = 1440, theme: str = "light") -> BrowserContext:
        size = {"width": width, "height": 1000}
        return browser.new_context(viewport=size, color_scheme=theme, locale=LOCALES[lang])

    return context_


@pytest.fixture
def visit(server: str, context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """`visit("/trends?lang=ko", lang="ko", width=360, theme="dark")` opens a page and waits until it is drawn.

    `home` names another server, as `fresh_server` does.
    """
    pages = []

    def open_(path: str, *, home: str = server, **settings: str | int) -> Visit:
        pages.append(context(**settings).new_page())
        return Visit(page=pages[-1], home=home).open(path)

    yield open_
    for page in pages:
        page.close()

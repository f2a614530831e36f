"""A real server and a real Chromium; without one the tests are skipped, or fail where REQUIRE_BROWSER=1 asks for it."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chromium import MISSING, SOFTWARE_WEBGL, chromium, executable
from tests.browser.serving import DASHBOARD, key, serving
from tests.browser.visits import PATIENCE, Visit

LOCALES = {"ko": "ko-KR", "en": "en-US"}
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests of this worker."""
    with serving(DASHBOARD, log=tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has asked anything yet."""
    with serving(DASHBOARD, log=tmp_path / "log.txt") as address:
        yield address


@pytest.fixture
def server_key(fresh_server: str, tmp_path: Path) -> str:
    """What `fresh_server` has told in the terminal: with it a browser may publish and save."""
    return key(tmp_path / "log.txt")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this worker."""
    found = executable()
    if found is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with chromium(found, graphics=SOFTWARE_WEBGL) as browser:
        yield browser


@pytest.fixture(scope="session")
def context(browser: Browser) -> Callable[..., BrowserContext]:
    """`context(lang="ko", width=360, theme="dark")`: a reader's settings; asked again it is the same, cache included."""

    @cache
    def context_(*, lang: str = "en", width: int = 1440, theme: str = "light") -> BrowserContext:
        size = {"width": width, "height": 1000}
        return browser.new_context(viewport=size, color_scheme=theme, locale=LOCALES[lang])

    return context_


@pytest.fixture
def visit(browser: Browser, server: str, context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
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

"""A real server and a real Chromium; without one the tests are skipped, or fail where REQUIRE_BROWSER=1 asks for it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serving
from tests.browser.visits import Visit

# Nothing of Chromium's own may use the network; WebGL runs in software, since a test machine has no graphics card.
FLAGS = (
    "--headless --no-sandbox --disable-background-networking --disable-component-update --disable-sync --disable-quic "
    "--no-first-run --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
).split()
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


@pytest.fixture
def new_visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`new_visit(address, lang="ko", width=360, theme="dark")` is a browser of its own, nothing opened yet."""
    contexts = []

    def new(address: str, *, lang: str = "en", width: int = 1440, theme: str = "light") -> Visit:
        size = {"width": width, "height": 1000}
        context = browser.new_context(viewport=size, color_scheme=theme, locale=LOCALES[lang])
        contexts.append(context)
        return Visit(page=context.new_page(), home=address)

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def visit(server: str, new_visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """`visit("/trends?lang=ko", lang="ko", width=360, theme="dark")` opens a page and waits until it is drawn."""

    def open_(path: str, *, lang: str = "en", width: int = 1440, theme: str = "light") -> Visit:
        return new_visit(server, lang=lang, width=width, theme=theme).open(path)

    return open_

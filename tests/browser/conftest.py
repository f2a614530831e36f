"""A real server and a real Chromium; without one the tests are skipped, or fail where REQUIRE_BROWSER=1 asks for it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from data.store.location import VARIABLE
from tests.browser.chromium import MISSING, NO_WEBGL, QUIET, SOFTWARE_WEBGL, chromium, executable
from tests.browser.pairs import Way
from tests.browser.serving import DASHBOARD, key, serving
from tests.browser.visits import PATIENCE, Seen, Tabs, Visit

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests of this worker, which has imported what draws a page: a page waits for that a
    second, and then comes without its first view.
    """
    with serving(DASHBOARD, log=tmp_path_factory.mktemp("server") / "log.txt") as address:
        urlopen(Request(address, headers={"Accept": "text/html"}), timeout=60).close()
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


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The store of all servers of a module."""
    address = f"sqlite:///{(tmp_path_factory.mktemp('store') / 'store.sqlite3').as_posix()}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, address)
        yield address


@pytest.fixture
def same_store(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test looks into the store of the servers, whose address the fixture of all tests has changed."""
    monkeypatch.setenv(VARIABLE, store)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this worker."""
    found = executable()
    if found is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with chromium(found, graphics=NO_WEBGL) as browser:
        yield browser


@pytest.fixture(scope="session")
def painting_browser(browser: Browser) -> Iterator[Browser]:
    """One more, with WebGL: a canvas that is painted costs four times a page that is not."""
    with browser.browser_type.launch(executable_path=executable(), args=[*QUIET, *SOFTWARE_WEBGL]) as painting:
        yield painting


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The tabs of this worker's browser."""
    return Tabs(browser)


@pytest.fixture
def tab(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """`tab(lang="ko", width=360, theme="dark", has_touch=True)`: an empty tab of a reader's settings."""
    taken = []

    def take(**settings: str | int) -> Page:
        taken.append(tabs.take(**settings))  # type: ignore[arg-type]
        return taken[-1]

    yield take
    for page in taken:
        tabs.give_back(page)


@pytest.fixture
def visit(server: str, tab: Callable[..., Page]) -> Iterator[Callable[..., Visit]]:
    """`visit("/trends?lang=ko", lang="ko", width=360, theme="dark")` opens a page and waits until it is drawn.

    `home` names another server, as `fresh_server` does.
    """
    visits = []

    def open_(path: str, *, home: str = server, **settings: str | int) -> Visit:
        visits.append(Visit(page=tab(**settings), home=home))
        return visits[-1].open(path)

    yield open_
    for one in visits:
        one.end()


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, tabs: Tabs, server: str) -> Iterator[Seen]:
    """One visit of a page, for all that is asked of every page; `request.param` says how it is seen."""
    way: Way = request.param
    page = tabs.take(lang=way.other, width=way.width, theme=way.theme)  # the address decides, not the browser
    visit = Visit(page=page, home=server).open(way.address)
    yield Seen(way=way, visit=visit)
    visit.end()
    tabs.give_back(page)

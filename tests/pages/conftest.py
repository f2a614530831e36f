"""Opening a page as a reader's browser would, without one."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from components import say
from components.say import JOINER
from data.store import location
from data.store.actor import Standing
from data.store.errors import StoreError
from data.store.head import head
from data.store.stories import stories
from i18n import DEFAULT, speak, supported

DASHBOARD = Path(__file__).parent.parent.parent / "dashboard.py"
AS_IT_IS = say.is_asked_for
WORDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")


@pytest.fixture(autouse=True)
def _nothing_cached_of_what_was_published(_store_of_its_own: None) -> Iterator[None]:
    """Every test has a store of its own, whose first version and story have the numbers that others have too.

    What rests on the bundled data alone is computed once.
    """
    address = location.url()
    yield
    if location.url() != address or _published():
        st.cache_resource.clear()


def _published() -> bool:
    """Whether the store holds anything, or can't tell: some tests damage theirs or take it away."""
    try:
        return bool(head() or stories())
    except StoreError:
        return True


@pytest.fixture
def at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader sits at the server and has shown its key, so they may publish, save and restore."""
    monkeypatch.setattr("components.door.key.standing", lambda: Standing.LET_IN)


@pytest.fixture(scope="session", autouse=True)
def _as_on_a_server() -> Iterator[None]:
    """dashboard.py was imported before: it navigates itself, and no file of pages/ runs without it."""
    make = PagesManager.__init__

    def navigates_itself(self: PagesManager, *arguments: object, **named: object) -> None:
        make(self, *arguments, **named)
        PagesManager.uses_pages_directory = False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PagesManager, "__init__", navigates_itself)
        yield


@pytest.fixture(scope="session", autouse=True)
def _unfolded() -> Iterator[None]:
    """Every line that folds is open, as the address may ask for it: a page is read whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(say, "is_asked_for", lambda key: True)
        yield


@pytest.fixture
def as_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that fold are closed, as they are for a reader."""
    monkeypatch.setattr(say, "is_asked_for", AS_IT_IS)


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """`open_page("trends", lang="ko", province="KR-26")` gives the page after its first run, opened by its link."""
    return opened


@pytest.fixture(scope="session")
def seen_page() -> Callable[..., AppTest]:
    """The same for tests that only look at the bundled data: opened once. Nothing may be pressed or chosen there."""
    page = cache(opened)

    def seen_page_(name: str, *, lang: str = "en", **query: str) -> AppTest:
        speak(supported(lang) or DEFAULT)
        return page(name, lang=lang, **query)

    return seen_page_


@pytest.fixture(scope="session")
def at_work() -> Callable[..., AbstractContextManager[AppTest]]:
    """`with at_work("trends", {"evidence card": True}, lang="ko") as at:` a page of the bundled data after this.

    It is opened once; what was opened on it is closed again before the next run.
    """
    page = cache(opened)

    @contextmanager
    def at_work_(name: str, state: dict[str, object], *, lang: str) -> Iterator[AppTest]:
        at = page(name, lang=lang)
        speak(supported(lang) or DEFAULT)
        before = {key: at.session_state[key] for key in state}
        for key, value in state.items():
            at.session_state[key] = value
        try:
            yield at.run()
        finally:
            for key, value in before.items():
                at.session_state[key] = value

    return at_work_


def opened(name: str, *, lang: str = "en", **query: str) -> AppTest:
    """A page after its first run, as a link to it gives it, every line that folds open."""
    speak(supported(lang) or DEFAULT)  # AppTest words the options of a widget in the test's own thread
    at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    for key, value in {"lang": lang, **query}.items():
        at.query_params[key] = value
    if name != "overview":
        at.switch_page(f"pages/{name}.py")
    at.run()
    assert not at.exception, (name, at.exception)
    return at


def as_read(markdown: str) -> str:
    """What a reader sees of a text for Markdown: without what makes its signs stand for themselves."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(JOINER, "").replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def texts() -> Callable[[AppTest], str]:
    """All words and numbers on the page, joined: headings, paragraphs, captions, metrics, notices, lines that open."""

    def texts_(at: AppTest) -> str:
        parts = [element.value for kind in WORDS for element in at.get(kind)]
        parts += [f"{metric.label}: {metric.value}" for metric in at.metric]
        parts += [line.label for line in at.expander]
        return as_read("\n".join(map(str, parts)))

    return texts_


@pytest.fixture
def tables() -> Callable[[AppTest], list[pd.DataFrame]]:
    """The tables of the page as they are read, all cells words; rows are named by their first column."""

    def tables_(at: AppTest) -> list[pd.DataFrame]:
        found = [element.proto for element in at.get("bidi_component")]
        return [_frame(json.loads(one.json)) for one in found if one.component_name == "table"]

    return tables_


def _frame(data: dict[str, Any]) -> pd.DataFrame:
    titles = [_joined(column["title"]) for column in data["columns"]]
    frame = pd.DataFrame([[_joined(cell["text"]) for cell in row] for row in data["rows"]], columns=titles)
    return frame.set_index(titles[0])


def _joined(cell: str) -> str:
    """A cell without what keeps it on its line."""
    return cell.replace(JOINER, "").replace("\N{NO-BREAK SPACE}", " ")

"""Opening a page as a reader's browser would, without one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from components import door
from components.literal import JOINER
from data.store.actor import Standing
from i18n import DEFAULT, speak, supported

DASHBOARD = Path(__file__).parent.parent.parent / "dashboard.py"
WORDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:
    """Every test has a store of its own, whose first version has the number that others have too."""
    st.cache_resource.clear()


@pytest.fixture
def at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader sits at the server and has shown its key, so they may publish, save and restore."""
    monkeypatch.setattr(door, "standing", lambda: Standing.LET_IN)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """`open_page("trends", lang="ko", province="KR-26")` gives the page after its first run."""
    make = PagesManager.__init__

    def navigates_itself(self: PagesManager, *arguments: object, **named: object) -> None:
        """As on a server, where dashboard.py was imported before: no file of pages/ runs without it."""
        make(self, *arguments, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", navigates_itself)

    def open_(name: str, *, lang: str = "en", **query: str) -> AppTest:
        speak(supported(lang) or DEFAULT)  # AppTest words the options of a widget in the test's own thread
        at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
        for key, value in {"lang": lang, **query}.items():
            at.query_params[key] = value
        at.run()
        if name != "overview":
            at.switch_page(f"pages/{name}.py").run()
        assert not at.exception, at.exception
        return at

    return open_


def as_read(markdown: str) -> str:
    """What a reader sees of a text for Markdown: without what makes its signs stand for themselves."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(JOINER, "").replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def texts() -> Callable[[AppTest], str]:
    """All words and numbers on the page, joined: headings, paragraphs, captions, metrics, notices."""

    def texts_(at: AppTest) -> str:
        parts = [element.value for kind in WORDS for element in at.get(kind)]
        parts += [f"{metric.label}: {metric.value}" for metric in at.metric]
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
    titles = [column["title"] for column in data["columns"]]
    frame = pd.DataFrame([[cell["text"] for cell in row] for row in data["rows"]], columns=titles)
    return frame.set_index(titles[0])

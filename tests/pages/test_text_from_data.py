"""Text from data is text on every page: nothing in it is a link, a picture, a colour, an icon or code."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from google.protobuf.message import Message as Proto
from streamlit.testing.v1 import AppTest

from components import state
from data.package import package
from data.store.actor import Actor
from data.store.stories import MOST_LETTERS, Step, StoryDraft, save
from tests import poison
from tests.data.store.reports import published, report
from tests.pages.test_every_page import PAGES, blocks, figures, openers
from tests.poison import END, MARK, poisoned, typed

Opens = Callable[..., AppTest]
# Where Streamlit shows a text as it is. Whatever stands elsewhere is taken for Markdown.
PLAIN = {
    "Selectbox.options",
    "Selectbox.raw_value",
    "Selectbox.placeholder",
    "MultiSelect.options",
    "Code.code_text",
    "TextInput.default",
    "TextInput.value",
    "TextInput.placeholder",
    "TextArea.default",
    "TextArea.value",
    "TextArea.placeholder",
    "PlotlyChart.alt",
    "PlotlyChart.spec",
    "BidiComponent.json",
    "BidiComponent.mixed",
    "NewSession.main_script_path",
}
OWN = {f"<{source['path']}>" for source in package().descriptor["sources"] if source.get("path")}
OFFICE = Actor(name=poisoned("Busan office"), role="administrator", via="sign-in")


@pytest.fixture
def _poisoned() -> Iterator[None]:
    with poison.everywhere():
        _forget()
        yield
    _forget()


def _forget() -> None:
    st.cache_resource.clear()
    state._made.cache_clear()


def texts(proto: Proto) -> Iterator[tuple[str, str]]:
    """All texts of an element and the field that each stands in."""
    for field, value in proto.ListFields():
        for one in value if field.is_repeated and not isinstance(value, str) else [value]:
            if isinstance(one, Proto):
                yield from texts(one)
            elif isinstance(one, str):
                yield f"{proto.DESCRIPTOR.name}.{field.name}", one


def read_as_markup(text: str) -> list[str]:
    """What is left of a text once the signs that stand for themselves are taken out, and that Markdown would read."""
    for address in OWN:
        text = text.replace(address, "")
    bare = re.sub(r"(?<!\\)`[^`]*`", "", text)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", bare)
    return re.findall(r"\]\(|[\[\]<$|~]|https?:/|www\.|@\w|:[\w/]|(?m:^ {0,3}[#>])", bare)


def faults(at: AppTest) -> list[str]:
    found = []
    for block in blocks(at.main):
        proto = getattr(block, "proto", None)
        for field, text in texts(proto) if isinstance(proto, Proto) else ():
            if field in PLAIN:
                found += poison.markup(json.loads(text)) if field == "PlotlyChart.spec" else []
            elif MARK in text and (read := read_as_markup(text)):
                found.append(f"{field}: {read[:3]} of {text[:300]}")
    return found


def words(at: AppTest) -> str:
    found = (block.proto for block in blocks(at.main) if isinstance(getattr(block, "proto", None), Proto))
    return "\n".join(text for proto in found for _field, text in texts(proto))


@pytest.mark.usefixtures("_poisoned")
@pytest.mark.parametrize(("name", "lang"), [(name, ("ko", "en")[place % 2]) for place, name in enumerate(PAGES)])
def test_every_page_shows_it_letter_by_letter(open_page: Opens, name: str, lang: str) -> None:
    at = open_page(name, lang=lang, province="KR-26")
    for kind in ("evidence", "takeaway"):
        for key in openers(at, kind):
            at.session_state[key] = True
    at.run()
    assert not at.exception
    assert MARK in words(at)
    assert faults(at) == []
    for figure in figures(at):
        at.session_state[f"ways {figure}"] = {"en": "Definition", "ko": "정의"}[lang]
    at.run()
    assert not at.exception
    assert faults(at) == []


@pytest.mark.usefixtures("_poisoned")
@pytest.mark.parametrize("tab", ["indicators", "caveats", "sources", "register", "glossary"])
def test_every_tab_of_the_sources_does(open_page: Opens, tab: str) -> None:
    at = open_page("sources", tab=tab)
    assert not at.exception
    assert faults(at) == []


@pytest.mark.parametrize(("name", "lang"), [("data", "en"), ("concentration", "ko"), ("overview", "en")])
def test_what_a_publisher_wrote_is_text_too(open_page: Opens, name: str, lang: str) -> None:
    published(report(), actor=OFFICE, note=typed("a note"), source=typed("a source"))
    published(report(year=2020), actor=OFFICE, note=typed("a note"), source=typed("a source"))
    at = open_page(name, lang=lang, province="KR-26")
    for key in (*openers(at, "evidence"), *openers(at, "takeaway")):
        at.session_state[key] = True
    at.run()
    assert not at.exception
    assert MARK in words(at)
    assert faults(at) == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_story_that_somebody_wrote_is_text_too(open_page: Opens, lang: str) -> None:
    told = {"en": typed("A story")[: MOST_LETTERS["title"]], "ko": typed("이야기")[: MOST_LETTERS["title"]]}
    steps = (Step(page="trends", exhibit="trainees-rates", headline=told, note=told), Step(page="x", exhibit=END))
    kept = save(StoryDraft(title=told, steps=steps), actor=OFFICE, reason=typed("a reason"))
    at = open_page("present", lang=lang, story=kept.id)
    button = next(one for one in at.button if one.label in ("Change the chosen story", "선택한 발표자료 수정"))
    button.click().run()
    for key in ("check", "step 0", "step 1"):
        at.session_state[key] = True
    at.run()
    assert not at.exception
    assert MARK in words(at)
    assert faults(at) == []


def read(*texts: Any) -> list[list[str]]:
    return [read_as_markup(text) for text in texts]


def test_the_look_at_a_text_finds_what_it_is_for() -> None:
    assert all(
        read("[a](b)", "![a](b)", "<b>", "$x$", "http://e.org", "www.e.org", "a@e.org", ":red[x]", ":smile:", "# a")
    )
    assert not any(read(r"\[a\](b)", r"\<b\>", r"\$x\$", "10:\N{WORD JOINER}30", "**a**", "`<b>`", "a: b", *OWN))

"""Everything that a page says: the one place where words become Markdown, so that words from data never do by accident.

Sentences may be strong in places (`**so**`); whatever else stands in them, from data or not, is shown letter by letter.
No page calls Streamlit's own functions of these names; a test holds that.
"""

from typing import Any

import streamlit as st

from components.files.sources import Citation
from components.literal import literal, sentence


def title(text: str) -> None:
    """The title of the page."""
    st.title(sentence(text))


def header(text: str, **settings: Any) -> None:
    """The beginning of a part."""
    st.header(sentence(text), **settings)


def subheader(text: str) -> None:
    """The beginning of a smaller part; what a figure finds."""
    st.subheader(sentence(text))


def text(*paragraphs: str, **settings: Any) -> None:
    """Sentences, a paragraph each."""
    if "help" in settings:
        settings["help"] = settings["help"] and sentence(settings["help"])
    st.markdown("\n\n".join(map(sentence, paragraphs)), **settings)


def strong(words: str) -> None:
    """Words that stand out: a label, a sentence that sums up. Nothing in them is markup."""
    st.markdown(f"**{literal(words)}**")


def cited(*found: Citation) -> None:
    """Sources with a dot each: the title stands out, the address can be followed."""
    st.markdown("\n".join(f"- {_cited(one)}" for one in found))


def caption(text: str) -> None:
    """A line in small letters."""
    st.caption(sentence(text))


def info(text: str, *, icon: str | None = None) -> None:
    """What the reader should know."""
    st.info(sentence(text), icon=icon)


def warning(text: str, *, icon: str | None = None) -> None:
    """What the reader should mind."""
    st.warning(sentence(text), icon=icon)


def error(text: str, *, icon: str | None = None) -> None:
    """What went wrong, and what to do."""
    st.error(sentence(text), icon=icon)


def success(text: str, *, icon: str | None = None) -> None:
    """What was done."""
    st.success(sentence(text), icon=icon)


def _cited(one: Citation) -> str:
    parts = [literal(one.publisher), f"*{literal(one.title)}*", literal(one.rest)]
    told = ", ".join(part for part in parts if part.strip("*"))
    return f"{told} — <{one.address}>" if one.address else told

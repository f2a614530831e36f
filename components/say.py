"""Words to Streamlit: the one way from a text to Markdown, literal where it comes from data."""

import json
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import streamlit as st

from components.figures.words import unbroken
from components.files.rows import Citation
from components.session import session
from i18n import current, in_each, message

# Text that somebody else wrote, where Markdown is drawn: every sign stands for itself, and no address is reached.


# Signs that mean something wherever they stand; an underscore inside a word is none.
SIGNS: Final = re.compile(r"[\\`*\[\]|<~$&]|(?<!\w)_|_(?!\w)")
# At the beginning of a line: a heading, a quotation, what is under a heading; a list.
HEADING: Final = re.compile(r"^[#>=]")
LIST: Final = re.compile(r"^(?:[-+](?=[-\s]|$)|\d+(?=[.)](?:\s|$)))")
# Streamlit looks for these in what Markdown has read, where a backslash is gone: an invisible joiner parts them instead.
READ_LATER: Final = re.compile(r":(?=\S)|@|www", re.IGNORECASE)
JOINER: Final = "\N{WORD JOINER}"
# The markup of our own sentences, all of it inert: strong words, and a word of a computer.
OURS: Final = re.compile(r"(\*\*|(?<!`)`[^`\n]+`(?!`))")
_LINE: Final = re.compile(r"( {0,2})(- )?(.*?)( {2,})?", re.DOTALL)
# A page says the same to every reader.
KEPT: Final = 4000


@lru_cache(maxsize=KEPT)
def literal(text: str) -> str:
    """The text in one line, as `st.markdown`, a notice or the label of a widget shows it letter by letter."""
    return _begun(_signs(" ".join(text.split())))


@lru_cache(maxsize=KEPT)
def sentence(text: str) -> str:
    """Sentences of the dashboard with whatever data stand in them, as Markdown.

    `**strong**`, `` `code` ``, lines, and lines that begin with `- ` are ours and stay; they can do no harm wherever
    they come from. All else is literal.
    """
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    found = _LINE.fullmatch(line.rstrip("\r"))
    assert found  # any line does
    indent, listed, words, end = found.groups(default="")
    return f"{indent}{listed}{_begun(_marked(words.strip()))}{end}"


def _marked(words: str) -> str:
    """Literal but for our markup; a `**` without a second one is a sign like any other."""
    parts = OURS.split(words)
    paired = 2 * (parts.count("**") // 2)
    made = []
    for part in parts:
        ours = part == "**" and paired > 0
        paired -= ours
        made.append(part if ours else _code(part) if OURS.fullmatch(part) and part != "**" else _signs(part))
    return "".join(made)


def _code(part: str) -> str:
    return READ_LATER.sub(rf"\g<0>{JOINER}", part)


def _signs(text: str) -> str:
    return READ_LATER.sub(rf"\g<0>{JOINER}", SIGNS.sub(r"\\\g<0>", unbroken(text)))


def _begun(line: str) -> str:
    return LIST.sub(rf"\g<0>{JOINER}", HEADING.sub(r"\\\g<0>", line))


# Everything that a page says: the one place where words become Markdown, so that words from data never do by accident.


def title(text: str) -> None:
    """The title of the page."""
    st.title(sentence(text), width="content")


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


def caption(text: str, **settings: Any) -> None:
    """A line in small letters."""
    st.caption(sentence(text), **settings)


def with_a_link(text: str, label: str, address: str, *, icon: str) -> None:
    """A line in small letters with a link of ours behind it; the address is beside this one and encoded."""
    st.caption(f"{icon} {literal(text)}\N{NO-BREAK SPACE}· [{literal(label)}]({address})")  # no dot begins a line


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


# What is longer than a look takes stands behind a line that opens, and is made when it is opened.


OPEN: Final = "open"  # in the address: the lines that are open on arrival, by their keys and parted by commas
EVERYTHING: Final = "all"


def fold(
    label: str,
    make: Callable[[], None],
    *,
    key: str,
    holds: Collection[str] = (),
    asks: Collection[str] = (),
    printed: bool = False,
) -> None:
    """A line that opens: by a click, because the address asks for it (`?open=sources`, `?open=all`), or since search leads there.

    `holds` names the exhibits in it, where these are others than the key, and `asks` the choices that stand in it: it is open
    where the address has one of them. What is `printed` is made with the page, so that it stands on paper though the line is
    closed: words, which are no work.
    """
    opened = any(map(is_asked_for, (key, *holds))) or any(name in st.query_params for name in asks)
    # A line that the address opens is another one than that which the reader has closed.
    name = f"fold {key}, asked for" if opened else f"fold {key}"
    line = st.expander(literal(label), expanded=opened, key=name, on_change="rerun", type="compact")
    if line.open or printed:
        with line:
            make()


def is_asked_for(key: str) -> bool:
    """Whether the address asks for a line that opens, or for all of them, or search has led to what it holds."""
    asked = {*st.query_params.get(OPEN, "").split(","), session.sought.get()}
    return not {key, EVERYTHING}.isdisjoint(asked)


def _cited(one: Citation) -> str:
    parts = [literal(one.publisher), f"*{literal(one.title)}*", literal(one.rest)]
    told = ", ".join(part for part in parts if part.strip("*"))
    return f"{told} — <{one.address}>" if one.address else told


# Streamlit's own words, which it has in English only. A rule for each language writes ours over them; a box says by its
# key which language is in force, since the page's own `lang` stays what it was when the page was loaded.


_BOX: Final = "own words in"
# Where they stand: the box of the words, what holds them inside it.
_CHOOSE: Final = ('[data-testid="stBaseButton-secondary"] [data-testid="stMarkdownContainer"]', "p")
_DROP: Final = ('[data-testid="stFileUploaderDropzoneInput"] + div', "span:only-child")
OWN_WORDS: Final = {_CHOOSE: message("Choose a file"), _DROP: message("Drop the file here")}


@contextmanager
def in_our_words() -> Iterator[None]:
    """Widgets inside have our words instead of Streamlit's own."""
    with st.container(key=f"{_BOX} {current()}"):
        yield


def own_words() -> str:
    """The rules that write them, for the eye and for a screen reader alike."""
    rules = []
    for (where, words), ours in OWN_WORDS.items():
        for language, told in in_each(ours.__str__).items():
            box = f":root .st-key-{_BOX.replace(' ', '-')}-{language} {where}:has(> {words})"
            rules.append(f"{box} > {words} {{ display: none; }}\n")
            rules.append(f"{box}::after {{ content: {json.dumps(told, ensure_ascii=False)}; }}\n")
    return "".join(rules)


def unset() -> str:
    """The rule that takes a box with nothing chosen away: on paper it says nothing."""
    words = (json.dumps(word, ensure_ascii=False) for word in in_each(message("None").__str__).values())
    boxes = ", ".join(f':root [data-testid="stSelectbox"]:has(input[value={word}])' for word in words)
    return f"{boxes} {{ display: none !important; }}\n"

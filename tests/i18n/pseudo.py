"""A language that exists in tests only: every text longer and accented, so that a text that nobody translated stands out.

It is made of the English catalogue and of the English columns and descriptors of the data, and writes numbers as German
does. Whoever reads it still reads English: `⟦Ýéåŕ ôô⟧`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from components import state
from data import labels, sentences
from data.package import bundled, package
from data.sentences import VERBS
from i18n import DEFAULT, ENGLISH, LANGUAGES, language

CODE: Final = "de"
LOCALES: Final = language.LOCALES
LETTERS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "åƀçðéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ"
)
TEXTS: Final = ("title", "publisher", "licence", "heading", "remarks", "date_note")  # of a descriptor
# What is no word: names to fill, claims, code, marks of pictures, addresses, icons.
KEPT: Final = re.compile(
    rf"(\{{[^{{}}]*\}}|\[(?:{VERBS}) .*?: |`[^`]*`|</?b>|<br>|\]\([^)]*\)|https?://\S+|:material/\w+:)"
)


def pseudo(text: str) -> str:
    """A text as this language has it."""
    parts = KEPT.split(text)
    told = "".join(part if place % 2 else part.translate(LETTERS) for place, part in enumerate(parts))
    return f"⟦{told} {'ô' * (len(text) // 4 + 1)}⟧"


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The language can be chosen: its catalogue stands in `folder`, its words in the data."""
    with catalogues(folder, {CODE: _catalogue()}), _words_of_data():
        yield


@contextmanager
def catalogues(folder: Path, more: dict[str, Catalog]) -> Iterator[None]:
    """Korean, English and these, from a folder of their own, whatever other languages there are."""
    for code in (DEFAULT, ENGLISH):
        _target(folder, code).write_bytes(_target(LOCALES, code).read_bytes())
    for code, catalogue in more.items():
        with _target(folder, code).open("wb") as file:
            write_po(file, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "LOCALES", folder)
        for code in reversed(list(LANGUAGES)):  # what is taken away last comes back first
            patch.delitem(LANGUAGES, code)
        for code, name in language.languages(folder).items():
            patch.setitem(LANGUAGES, code, name)
        _forget()
        yield
    _forget()


def _forget() -> None:
    """What a server keeps, whose languages do not change while it runs."""
    language.catalogue.cache_clear()
    st.cache_resource.clear()
    state._made.cache_clear()


def _target(folder: Path, code: str) -> Path:
    path = folder / code / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _catalogue() -> Catalog:
    with _target(LOCALES, "en").open("rb") as file:
        english = read_po(file, locale="en")
    made = Catalog(locale=CODE)
    for entry in english:
        if entry.id:
            told = tuple(map(pseudo, entry.id)) if isinstance(entry.id, tuple | list) else pseudo(entry.id)
            made.add(entry.id, told)
    return made


@contextmanager
def _words_of_data() -> Iterator[None]:
    tables = [bundled(name).table for name in package().names]
    for table in tables:
        for column in [name for name in table if str(name).endswith("_en")]:
            table[f"{column.removesuffix('en')}{CODE}"] = table[column].map(pseudo, na_action="ignore")
    described = list(_described(package().descriptor))
    for entry, key in described:
        entry[f"{key}_{CODE}"] = pseudo(entry[key])
    _forget_words()
    try:
        yield
    finally:
        for table in tables:
            for column in [name for name in table if str(name).endswith(f"_{CODE}")]:
                del table[column]
        for entry, key in described:
            del entry[f"{key}_{CODE}"]
        _forget_words()


def _forget_words() -> None:
    """What was read of the data in other words."""
    for one in (labels._names, labels._words, sentences._said):
        one.cache_clear()
    for name in package().names:
        vars(bundled(name)).pop("rows", None)
        bundled(name)._found.clear()


def _described(part: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Each entry of a descriptor with the name of a text in it that readers see."""
    if isinstance(part, list):
        for one in part:
            yield from _described(one)
    if isinstance(part, dict):
        for key in list(part):
            if isinstance(part[key], str) and (f"{key}_ko" in part or key in TEXTS):
                yield part, key
            yield from _described(part[key])

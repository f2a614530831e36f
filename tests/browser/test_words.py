"""What is in the other language, on a page or in what opens; names of documents and publishers stay as they are printed."""

import json
import re
from pathlib import Path

import pandas as pd
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))
HANGUL = re.compile("[가-힣]")
# Four Latin words in a row are a sentence or a title; fewer are a name, a unit or an abbreviation.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]+(?:[ ,:]+[A-Za-z][A-Za-z'’-]+){3,}")
# The language switch is in both; the link for keyboards is Streamlit's own.
EITHER = {"언어 · Language", "한국어", "English", "Skip to main content"}
# Typed as they stand, in either language.
COMMANDS = ("python -m data indicators",)


with (ROOT / "locales" / "ko" / "LC_MESSAGES" / "messages.po").open("rb") as file:
    # One word alone may be the name of a column.
    UNTRANSLATED = {str(entry.id) for entry in read_po(file) if " " in str(entry.id) and entry.string != entry.id}


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


# What a source prints is quoted letter by letter beside our own name of it.
QUOTED = set(pd.read_csv(ROOT / "data" / "dual_top15.csv")["printed"])
# Longest first, so that a title goes before a word of it.
DOCUMENTS = sorted({text for text in _strings(PACKAGE["sources"]) if len(text) > 3} | QUOTED, key=len, reverse=True)


def _without_names(text: str) -> str:
    for name in (*DOCUMENTS, *COMMANDS):
        text = text.replace(name, "")
    return text


def foreign(words: list[str], lang: str) -> list[str]:
    """The texts that are in the other language."""
    pattern = ENGLISH if lang == "ko" else HANGUL
    return sorted({text for text in words if text not in EITHER and pattern.search(_without_names(text))})


def test_the_check_finds_a_sentence_and_spares_a_name() -> None:
    assert foreign(["Training is more concentrated than firms", "APEC Engineer", "한국어"], "ko") == [
        "Training is more concentrated than firms"
    ]
    assert foreign(["훈련인원", "Busan", "한국어"], "en") == ["훈련인원"]

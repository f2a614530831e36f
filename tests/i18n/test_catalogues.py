"""Every text of the code stands in both catalogues, in Korean, with the same names to fill; none is left over."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from i18n import LANGUAGES

ROOT = Path(__file__).parents[2]
SOURCES = ("i18n", "indicators", "data", "geo", "components", "pages", "dashboard.py")
EXTRACT = ["--no-location", "--sort-output", "-k", "message", "-k", "ngettext:1,2"]
CHECK = ["--check", "--ignore-pot-creation-date", "--no-fuzzy-matching", "-w", "120"]
PLACES = re.compile(r"\{\w*\}|<br>")


@cache
def catalogue(language: str) -> Catalog:
    with (ROOT / "locales" / language.replace("-", "_") / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pybabel extract` finds, with the options of docs/operations.md."""
    path = tmp_path_factory.mktemp("texts") / "messages.pot"
    sources = [str(ROOT / name) for name in SOURCES]
    CommandLineInterface().run(["pybabel", "-q", "extract", *EXTRACT, "-o", str(path), *sources])
    return path


def _texts(entries: Catalog) -> dict[str, Message]:
    return {str(entry.id): entry for entry in entries if entry.id}


def _names(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name}


def _parts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_code_and_no_others(template: Path, language: str) -> None:
    with template.open("rb") as file:
        wanted = set(_texts(read_po(file)))
    held = set(_texts(catalogue(language)))
    assert sorted(wanted - held) == []
    assert sorted(held - wanted) == []


def test_pybabel_agrees_that_nothing_is_out_of_date(template: Path) -> None:
    command = ["pybabel", "-q", "update", *CHECK, "-i", str(template), "-d", str(ROOT / "locales")]
    CommandLineInterface().run(command)


def test_every_text_is_written_in_korean() -> None:
    entries = _texts(catalogue("ko")).items()
    empty = sorted(text for text, entry in entries if not all(_parts(entry.string)))
    assert not empty, "\n".join(["locales/ko/LC_MESSAGES/messages.po has no Korean for:", *empty])
    same = [text for text, entry in entries if text == entry.string]
    assert [text for text in same if re.search("[A-Za-z]{2}", PLACES.sub("", text))] == []


def test_nothing_is_fuzzy() -> None:
    assert [entry.id for language in LANGUAGES for entry in catalogue(language) if entry.id and entry.fuzzy] == []


def test_english_stands_in_the_code_and_nowhere_else() -> None:
    assert [entry.id for entry in catalogue("en") if entry.id and isinstance(entry.id, str) and entry.string] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_names(language: str) -> None:
    for entry in _texts(catalogue(language)).values():
        wanted = set().union(*map(_names, _parts(entry.id)))
        for part in filter(None, _parts(entry.string)):
            assert _names(part) == wanted, entry.id


@pytest.mark.parametrize("name", SOURCES)
def test_no_text_is_put_together_before_it_is_translated_or_asked_for_in_an_f_string(name: str) -> None:
    # an f-string or a sum inside _(), and _() inside an f-string, is not found by the extraction and stays English
    # without a word
    path = ROOT / name
    for module in [path] if path.is_file() else sorted(path.rglob("*.py")):
        for part in ast.walk(ast.parse(module.read_text("utf-8"))):
            for call in _texts_asked_for(part):
                assert call.args, module
                assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), f"{module.name}:{call.lineno}"
                lost = isinstance(part, ast.JoinedStr) and isinstance(call.args[0], ast.Constant)
                assert not lost, f"{module.name}:{call.lineno}"


def _texts_asked_for(part: ast.AST) -> list[ast.Call]:
    """The call itself; of an f-string all calls in it."""
    calls = ast.walk(part) if isinstance(part, ast.JoinedStr) else [part]
    return [
        one
        for one in calls
        if isinstance(one, ast.Call) and getattr(one.func, "id", "") in ("_", "message", "ngettext")
    ]


def test_the_commands_of_the_documents_are_those_tested_here() -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    extract = next(line for line in text.splitlines() if "pybabel extract" in line)
    assert [option for option in (*EXTRACT, *SOURCES) if option not in extract.split()] == []
    assert f"pybabel update {' '.join(CHECK)} -i messages.pot -d locales" in text.replace("\n", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_stressed_by_two_stars_for_one_is_shown_as_it_stands(language: str) -> None:
    texts = (text for entry in catalogue(language) for text in (*_all(entry.id), *_all(entry.string)))
    assert [text for text in texts if re.search(r"(?<!\*)\*(?![*.])", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percent_sign_stands_at_its_number_in_the_catalogue_and_in_the_tables(language: str) -> None:
    texts = [text for entry in catalogue(language) for text in (*_all(entry.id), *_all(entry.string))]
    texts += [line for path in (ROOT / "data").glob("*.csv") for line in path.read_text("utf-8").splitlines()]
    assert [text for text in texts if re.search(r"[\d})”][ \N{NO-BREAK SPACE}]%(?!\w)", text)] == []


# What is a screen in English too: the whole of it, a black or dark one, what a speaker sees, as against what is downloaded.
SCREEN = re.compile("screen|picture|[Bb]lack|dark|downloads|[Tt]alk")


def test_a_page_is_no_screen_in_korean() -> None:
    texts = [(text, korean) for entry in catalogue("ko") for text, korean in zip(*_pair(entry), strict=True)]
    assert [text for text, korean in texts if "화면" in korean and not SCREEN.search(text)] == []
    labels = [path for path in (ROOT / "data").glob("*.csv") if "화면" in path.read_text("utf-8")]
    assert [path.name for path in labels] == []


def _pair(entry: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of an entry and their translations; Korean has one form for all counts."""
    korean = _all(entry.string)
    return _all(entry.id)[: len(korean)], korean


def _all(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return texts if isinstance(texts, tuple) else (texts,)

"""Which languages there are, and which one this reader reads. Held per thread of work, so that two sessions never mix.

A language is one catalogue: whatever has `locales/CODE/LC_MESSAGES/messages.po` can be chosen. Nothing else lists languages.
"""

import gettext as gnu
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = Path(__file__).parent.parent / "locales"
DEFAULT: Final = "ko"
ENGLISH: Final = "en"  # the language of the code, which stands in where another has no words
Of = TypeVar("Of")


def languages(locales: Path) -> dict[str, str]:
    """The languages that have a catalogue, each with its name in its own words; the default first.

    A folder is named as gettext names it (`vi`, `pt_BR`), a language as addresses and HTML do (`vi`, `pt-BR`).
    """
    found = sorted(path.parts[-3].replace("_", "-") for path in locales.glob("*/LC_MESSAGES/messages.po"))
    return {code: _own_name(code) for code in sorted(found, key=lambda code: code != DEFAULT)}


def _own_name(code: str) -> str:
    name = str(locale(code).get_display_name())
    return name[:1].upper() + name[1:]


@cache
def locale(language: str) -> Locale:
    """What Babel knows of a language: how it writes numbers, how it calls itself."""
    return Locale.parse(language, sep="-")


LANGUAGES: Final = languages(LOCALES)
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def catalogue(language: str) -> gnu.NullTranslations:
    """The compiled messages of a language; texts that are missing stay as written, in English."""
    path = LOCALES / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as po:
        messages = read_po(po, locale=locale(language))
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


def supported(tag: str | None) -> str | None:
    """The language we hold for a tag such as `en-US`, or None when we hold none.

    The very one, else the same without its region, else the same with another.
    """
    code = (tag or "").replace("_", "-").lower()
    base = code.partition("-")[0]
    held = {one.lower(): one for one in LANGUAGES}
    alike = (one for one in held if one.partition("-")[0] == base)
    return held.get(code) or held.get(base) or held.get(next(alike, ""))


def current() -> str:
    """The language in force: a key of LANGUAGES."""
    return _language.get()


def speak(language: str) -> None:
    """Put a language in force for the rest of this thread of work.

    Raises:
        ValueError: the language is not one of LANGUAGES.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: one of {', '.join(LANGUAGES)}")
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Put a language in force for a `with` block, then the one before again."""
    before = current()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def ways(language: str | None = None) -> tuple[str, ...]:
    """In which languages words are looked for: the reader's, the same without its region, English."""
    asked = language or current()
    return tuple(dict.fromkeys([asked, asked.partition("-")[0], ENGLISH]))


def columns(name: str, language: str | None = None) -> tuple[str, ...]:
    """The columns in which a text of the data is looked for, the first that has words wins: `label_vi`, `label_en`."""
    return tuple(f"{name}_{one.replace('-', '_')}" for one in ways(language))


def by_language(texts: Mapping[str, Of]) -> Of:
    """What is there for the reader's language of something by language, else what is there for English."""
    return next((texts[one] for one in ways() if texts.get(one)), texts[ENGLISH])

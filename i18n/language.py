"""Which language this reader reads. Held per thread of work, so that two sessions never mix."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

LANGUAGES: Final = {"ko": "한국어", "en": "English"}
DEFAULT: Final = "ko"
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def supported(tag: str | None) -> str | None:
    """The language we hold for a tag such as `en-US`, or None when we hold none."""
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else None


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

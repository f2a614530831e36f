"""Files in both languages: what is made in each, the reader's first."""

from collections.abc import Callable
from typing import TypeVar

from i18n import LANGUAGES, current, speaking

Made = TypeVar("Made")


def reader_first() -> tuple[str, ...]:
    """The languages, the reader's before the others."""
    return tuple(dict.fromkeys([current(), *LANGUAGES]))


def in_each(make: Callable[[], Made]) -> list[Made]:
    """What is made in each language."""
    found = []
    for language in reader_first():
        with speaking(language):
            found.append(make())
    return found


def joined(*texts: str) -> str:
    """The same in each language on one line; once where all say the same."""
    return " · ".join(dict.fromkeys(text for text in texts if text))

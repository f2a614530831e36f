"""gettext: English is written in the code, Korean stands in locales/ko.

The .po files are compiled in memory when a language is first used: no build step, no binary in the repository.
"""

import gettext as gnu
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from i18n.language import current
from i18n.numbers import in_sentence

LOCALES: Final = Path(__file__).parent.parent / "locales"


@cache
def catalogue(language: str) -> gnu.NullTranslations:
    """The compiled messages of a language; texts that are missing stay as written."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as po:
        messages = read_po(po, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


def _(text: str, /, **values: object) -> str:
    """A text in the reader's language, its `{names}` filled; numbers are written as the reader's locale does."""
    return _fill(catalogue(current()).gettext(text), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The same for a text that depends on a count; `{count}` is filled too."""
    return _fill(catalogue(current()).ngettext(one, many, count), {"count": count, **values})


def _fill(text: str, values: dict[str, object]) -> str:
    return text.format(**{name: in_sentence(value) for name, value in values.items()}) if values else text


@dataclass(frozen=True)
class Message:
    """A text that is put into the reader's language when it is shown, not when it is made."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """The text in the language in force now."""
        return _(self.text, **dict(self.values))


def message(text: str, /, **values: object) -> Message:
    """Mark a text for translation now, translate it when it is shown."""
    return Message(text, tuple(values.items()))

"""Words and numbers in the reader's language. A leaf: everything may import it, it imports nothing of ours."""

from i18n.language import DEFAULT, ENGLISH, LANGUAGES, by_language, columns, current, speak, speaking, supported
from i18n.messages import Message, _, each_once, in_all, in_each, message, ngettext, particles, spelled, spoken

__all__ = [
    "DEFAULT",
    "ENGLISH",
    "LANGUAGES",
    "Message",
    "_",
    "by_language",
    "columns",
    "current",
    "each_once",
    "in_all",
    "in_each",
    "message",
    "ngettext",
    "particles",
    "speak",
    "speaking",
    "spelled",
    "spoken",
    "supported",
]

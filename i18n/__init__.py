"""Words and numbers in the reader's language. A leaf: everything may import it, it imports nothing of ours."""

from i18n.language import DEFAULT, LANGUAGES, current, speak, speaking, supported
from i18n.messages import Message, _, message, ngettext

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "Message",
    "_",
    "current",
    "message",
    "ngettext",
    "speak",
    "speaking",
    "supported",
]

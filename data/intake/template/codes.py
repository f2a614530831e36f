"""What may stand in a coded column, in words: a template shows 부산광역시 and Busan, never KR-26."""

from collections import Counter
from typing import Any

from data.intake.values.codes import allowed, list_of
from data.intake.values.label import Label


def codes(resource: dict[str, Any], field: dict[str, Any]) -> dict[str, str]:
    """The codes that a column takes, each with its label in the reader's language; empty where anything may be written."""
    kind = list_of(field, resource)
    return _told_apart({code: str(Label(kind, code)) for code in allowed(field, kind)}) if kind else {}


def _told_apart(words: dict[str, str]) -> dict[str, str]:
    """The words, but the code itself for two that share one (개 are courses and providers): a template must be readable."""
    shared = Counter(words.values())
    return {code: word if shared[word] == 1 else code for code, word in words.items()}

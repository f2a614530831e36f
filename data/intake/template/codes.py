"""What may stand in a coded column, in words: a template shows 부산광역시 and Busan, never KR-26."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from data import labels
from data.catalogue import dataset

NAMES: Final[dict[str, Callable[[str], str]]] = {
    "provinces": labels.area,
    "economies": labels.area,
    "kdt_fields": labels.field,
}


def codes(resource: dict[str, Any], field: dict[str, Any]) -> dict[str, str]:
    """The codes that a column takes, each with its label in the reader's language; empty where anything may be written."""
    for key in resource["schema"].get("foreignKeys", []):
        if key["fields"] == field["name"]:
            reference = key["reference"]
            listed = dataset(reference["resource"]).table[reference["fields"]]
            return {str(code): NAMES[reference["resource"]](str(code)) for code in listed}
    if "codelist" in field:
        return _told_apart(
            {str(code): labels.word(field["codelist"], str(code)) for code in field["constraints"]["enum"]}
        )
    return {}


def _told_apart(words: dict[str, str]) -> dict[str, str]:
    """The words, but the code itself for two that share one (개 are courses and providers): a template must be readable."""
    shared = Counter(words.values())
    return {code: word if shared[word] == 1 else code for code, word in words.items()}

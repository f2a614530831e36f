"""The words for the codes of key fields: labels in both languages, short names and aliases."""

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from data.bundled import bundled
from data.intake.reading import words

LABELS: Final = ("label_en", "label_ko", "short_en", "short_ko")
PARTS_OF_EMPLOYEES: Final = ("사업주", "사업주훈련", "사업주 직업능력개발훈련", "사업주(훈련)")


def code_words(schema: dict[str, Any]) -> dict[str, str]:
    """The key field that each word is a value of, by the Table Schema of a dataset."""
    found: dict[str, str] = {}
    lists = {field["name"]: field for field in schema["fields"] if "codelist" in field}
    enumerated = {field["name"]: field["constraints"]["enum"] for field in schema["fields"] if _enumerated(field)}
    references = {str(_one(key["fields"])): key["reference"] for key in schema.get("foreignKeys", [])}
    for name in schema["primaryKey"]:
        if name in lists:
            found |= dict.fromkeys(_codelist(lists[name]["codelist"], tuple(lists[name]["constraints"]["enum"])), name)
        elif name in enumerated:
            found |= dict.fromkeys(map(words.plain, enumerated[name]), name)
        elif name in references:
            reference = references[name]
            found |= dict.fromkeys(_reference(reference["resource"], _one(reference["fields"])), name)
    if "category" in schema["primaryKey"]:
        found |= {words.plain(word): "category" for word in PARTS_OF_EMPLOYEES}
    return found


def _enumerated(field: dict[str, Any]) -> bool:
    """Whether its codes stand in the schema alone; "all" among them is no sum of the others."""
    return "codelist" not in field and "enum" in field.get("constraints", {})


def _one(names: str | list[str]) -> str:
    return names if isinstance(names, str) else names[0]


@lru_cache
def _codelist(name: str, codes: tuple[str, ...]) -> frozenset[str]:
    table = bundled("codelists").table
    return _words(table[(table["codelist"] == name) & table["code"].isin(codes)], "code")


@lru_cache
def _reference(dataset: str, key: str) -> frozenset[str]:
    return _words(bundled(dataset).table, key)


def _words(table: pd.DataFrame, key: str) -> frozenset[str]:
    columns = [column for column in (key, *LABELS, "aliases") if column in table]
    texts = (text for column in columns for text in table[column].dropna())
    return frozenset(words.plain(word) for text in texts for word in str(text).split("|"))

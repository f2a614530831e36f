"""The words of a dataset that may stand above a column: its fields, and the values of its key fields."""

import difflib
import re
from dataclasses import dataclass
from typing import Any, Final

from data.fields import required
from data.intake.reading import words
from data.intake.reading.code_words import code_words
from data.intake.values.label import FieldTitles

NUMBERS: Final = ("integer", "number")
COUNTING: Final = {"연인원": "enrolments", "실인원": "headcount", "enrolments": "enrolments", "headcount": "headcount"}
OTHER_MEASURES: Final = re.compile(r"(수료|이수|정원|모집|신청|계획)(자|생|인원)?(수)?|completers|graduates|applicants")
UNIT: Final = re.compile(r"\s*+(?:단위\s*+[:：]?\s*+|unit\s*+:?\s*+)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """What the headings of a dataset can be.

    Attributes:
        dataset: its name.
        fields: name of the field by heading.
        values: name of the key field by one of its values ("실업자" is a category).
        keys: the key fields.
        measures: the fields with numbers that are no keys.
        stored: the fields that the store fills.
        required: the fields that no file may lack.
        people: the measure that counts trainees, where there is one.
    """

    dataset: str
    fields: dict[str, str]
    values: dict[str, str]
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    stored: tuple[str, ...]
    required: tuple[str, ...]
    people: str | None

    def field(self, heading: str) -> str | None:
        """The field of a heading; a footnote mark and a unit in brackets may follow it."""
        for text in (heading, words.without_footnote(heading.strip()), bare(heading)):
            if found := self.fields.get(words.plain(text)):
                return found
        return self.people if words.plain(bare(heading)) in COUNTING else None

    def is_sum(self, text: str) -> bool:
        """Whether a row or column under this word holds a sum of others; 수도권 does not in a dataset of zones."""
        plain = words.plain(bare(text))
        return (plain in words.SUMS or plain.endswith(words.SUM_ENDINGS)) and plain not in self.values

    def knows(self, name: str) -> bool:
        """Whether the dataset has a field of that name."""
        return name in self.fields.values()

    def titles(self, *names: str) -> FieldTitles:
        """What a reader calls some fields, in the language in force when it is shown."""
        return FieldTitles(self.dataset, names)

    def nearest(self, heading: str) -> str | None:
        """The known heading most like this one."""
        return next(iter(difflib.get_close_matches(words.plain(heading), self.fields, n=1)), None)

    def dimension(self, text: str) -> str | None:
        """The key field that a heading (or a cell) is a value of; "" for a sum, of whichever field."""
        if self.is_sum(text):
            return ""
        if "year" in self.keys and words.is_year(bare(text)):
            return "year"
        return self.values.get(words.plain(text)) or self.values.get(words.plain(bare(text)))


def bare(text: str) -> str:
    """A heading without the unit in brackets and the footnote mark that may follow it."""
    return words.without_footnote(without_unit(text.strip())[0]).strip()


def without_unit(heading: str) -> tuple[str, str]:
    """A heading without the brackets at its end, and what stands in them: 인원(단위: 명) as 인원 and 명."""
    if not heading.endswith((")", "]")):
        return heading, ""
    start = max(heading.rfind("("), heading.rfind("["))
    inside = heading[start + 1 : -1]
    if start < 0 or ")" in inside or "]" in inside:
        return heading, ""
    return heading[:start], UNIT.sub("", inside, count=1)


def vocabulary(resource: dict[str, Any]) -> Vocabulary:
    """The vocabulary of a dataset by its Table Schema."""
    schema = resource["schema"]
    fields = schema["fields"]
    keys = tuple(schema["primaryKey"])
    return Vocabulary(
        dataset=str(resource["name"]),
        fields=_by_heading(fields),
        values=code_words(schema),
        keys=keys,
        measures=tuple(
            field["name"] for field in fields if field["type"] in NUMBERS and field["name"] not in (*keys, "year")
        ),
        stored=tuple(field["name"] for field in fields if field.get("filled_by") == "store"),
        required=tuple(required(resource)),
        people=next((field["name"] for field in fields if field.get("unit") == "trainees"), None),
    )


def _by_heading(fields: list[dict[str, Any]]) -> dict[str, str]:
    """Fields by heading, with and without a unit in brackets: 인원(명) and 인원, but not 주 for 주(국문) and 주(영문)."""
    whole = {words.plain(text): field["name"] for field in fields for text in _headings(field)}
    short: dict[str, set[str]] = {}
    for field in fields:
        for text in _headings(field):
            short.setdefault(words.plain(without_unit(text)[0]), set()).add(field["name"])
    return {heading: names.pop() for heading, names in short.items() if heading and len(names) == 1} | whole


def _headings(field: dict[str, Any]) -> list[str]:
    return [field["name"], field["title"], field["title_ko"], *field.get("aliases", [])]

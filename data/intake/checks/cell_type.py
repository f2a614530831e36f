"""`cell-type`: text where a number, a year, a date or a yes is wanted."""

import re
from collections.abc import Iterator
from typing import Any, Final

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.column import is_year
from i18n import Message, message

PART_OF_YEAR: Final = re.compile(
    r"\s*['’‘`]?[0-9]{4}(?:(?:0[1-9]|1[0-2])\b|\s*[-./년]\s*(?:[0-9]{1,2}(?![0-9])|[상하]반기))"
)


def check(draft: Draft) -> Iterator[Problem]:
    """Every cell whose text is no value of its kind."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    for position, name, text in draft.faulty("cell-type"):
        yield found.at(draft, position, name, code="cell-type", message=_sentence(fields[name], text))


def _sentence(field: dict[str, Any], text: str) -> Message:
    if is_year(field) and PART_OF_YEAR.match(text):
        return message("“{value}” is a part of a year. Add the figures up by year, and enter the year.", value=text)
    if is_year(field):
        return message("“{value}” is no year. Enter four digits, such as 2021.", value=text)
    if field["type"] == "integer":
        return message("“{value}” is no whole number. Enter it in digits, such as 1234.", value=text)
    if field["type"] == "date":
        return message("“{value}” is no date. Enter it in the form 2021-12-31.", value=text)
    if field["type"] == "boolean":
        return message("“{value}” is neither yes nor no. Enter true or false.", value=text)
    return message("“{value}” is no number. Enter it in digits, such as 68.5.", value=text)

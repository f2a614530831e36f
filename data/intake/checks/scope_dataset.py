"""`scope-dataset`: the columns of the file are those of another dataset."""

import re
from collections.abc import Iterator
from typing import Any, Final

from data import fields
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.characters import key, plain
from data.intake.values.label import DatasetTitle
from data.package import package
from i18n import message

BRACKETS: Final = re.compile(r"\([^()]*\)")


def check(draft: Draft) -> Iterator[Problem]:
    """One problem for the file, where another dataset knows more of its headings and has all it requires."""
    asked = draft.against.resource
    headings = [*draft.reading.headings.values(), *draft.reading.unread]
    other = _other(headings, asked=asked["name"], known=len(draft.reading.headings))
    if other:
        told = message(
            "The columns are those of “{other}”, not of “{asked}”: choose that dataset, or use the template of this one.",
            other=DatasetTitle(other),
            asked=DatasetTitle(asked["name"]),
        )
        yield Problem(code="scope-dataset", message=told, suggestion=other)


def _other(headings: list[str], *, asked: str, known: int) -> str | None:
    """The dataset that knows most of the headings, if it knows more than the asked one does."""
    best, wanted = None, set(map(_bare, headings))
    for resource in package().descriptor["resources"]:
        found = {name for heading in wanted for name in _named(resource, heading)}
        complete = found.issuperset(fields.required(resource))
        if resource["name"] != asked and resource["publishes"] != "none" and complete and len(found) > known:
            best, known = str(resource["name"]), len(found)
    return best


def _named(resource: dict[str, Any], heading: str) -> list[str]:
    return [
        field["name"]
        for field in fields.uploaded(resource)
        if heading in {_bare(text) for text in (field["name"], field["title"], field["title_ko"], *_aliases(field))}
    ]


def _aliases(field: dict[str, Any]) -> list[str]:
    return list(field.get("aliases", []))


def _bare(heading: str) -> str:
    """Without a unit in brackets, spaces, marks and case."""
    return key(BRACKETS.sub("", plain(heading)) or heading)

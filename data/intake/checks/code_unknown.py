"""`code-unknown`: a word that is no code, label or known name of its list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values import codes
from data.intake.values.characters import plain
from data.intake.values.label import FieldTitle, Label, Labels
from data.intake.values.nearest import nearest
from i18n import Message, message

DISTRICT: Final = re.compile(r".*[가-힣](시|군|구|읍|면|동)|.*-(si|gun|gu)", re.IGNORECASE)
MOST_NAMED: Final = 6
MOST_COMPARED: Final = 1_000  # different words; comparing one takes a millisecond
ALIKE: Final = 0.6
SURELY_ALIKE: Final = 0.85
"""Cities and districts end as provinces do; only a slip of the finger (부산강역시) is as near as this."""


def check(draft: Draft) -> Iterator[Problem]:
    """Every word that is not in its list, with the nearest one that is."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    told: dict[tuple[str, str], tuple[Message, str | None]] = {}
    for position, name, text in draft.faulty("code-unknown"):
        if (name, text) not in told:
            told[name, text] = _told(text, fields[name], draft.against.resource, compare=len(told) < MOST_COMPARED)
        sentence, near = told[name, text]
        yield replace(found.at(draft, position, name, code="code-unknown", message=sentence), suggestion=near)


def _told(text: str, field: dict[str, Any], resource: dict[str, Any], *, compare: bool) -> tuple[Message, str | None]:
    kind = str(codes.list_of(field, resource))
    allowed = codes.allowed(field, kind)
    district = kind == "provinces" and DISTRICT.fullmatch(plain(text)) is not None
    alike = SURELY_ALIKE if district else ALIKE
    near = nearest(text, kind=kind, allowed=allowed, alike=alike) if compare else None
    if district and not near:
        return message("“{value}” is a city or district. Add the figures up by province.", value=text), None
    return _sentence(text, FieldTitle(resource["name"], field["name"]), Labels(kind, allowed), near), near


def _sentence(text: str, title: FieldTitle, choices: Labels, near: str | None) -> Message:
    if near:
        return message(
            "“{value}” is not known as {field}. Is it {name} ({code})?",
            value=text,
            field=title,
            name=Label(choices.kind, near),
            code=near,
        )
    if len(choices.codes) <= MOST_NAMED:
        return message(
            "“{value}” is not known as {field}. Choose among: {choices}.", value=text, field=title, choices=choices
        )
    return message("“{value}” is not known as {field}. Choose from the list in the template.", value=text, field=title)

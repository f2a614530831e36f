"""`cell-constraint`: a value outside the limits of its field."""

from collections.abc import Iterator
from typing import Any

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import FieldTitle
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """Every value below the minimum, above the maximum, or not of the wanted form."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    for position, name, text in draft.faulty("cell-constraint"):
        told = _sentence(
            fields[name]["constraints"],
            text=text,
            value=draft.table[name].iat[position],
            title=FieldTitle(draft.against.resource["name"], name),
        )
        yield found.at(draft, position, name, code="cell-constraint", message=told)


def _sentence(limits: dict[str, Any], *, text: str, value: Any, title: FieldTitle) -> Message:
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and value < low:
        if text.strip().startswith(("△", "▲")):
            return message(
                "“{value}” is read as a minus figure, but {field} is at least {limit}.",
                value=text,
                field=title,
                limit=str(low),
            )
        return message("“{value}” is too small: {field} is at least {limit}.", value=text, field=title, limit=str(low))
    if high is not None and value > high:
        return message("“{value}” is too large: {field} is at most {limit}.", value=text, field=title, limit=str(high))
    return message("“{value}” does not have the form that {field} has. Correct it.", value=text, field=title)

"""`cell-blank`: a cell that must hold something holds nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import FieldTitle
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """Every required cell that is blank; below a filled key the value above is suggested, as merged cells mean it."""
    resource = draft.against.resource
    blanks = list(draft.faulty("cell-blank"))
    filled = {
        name: _above(draft.reading.cells[name]) for name in {*resource["schema"]["primaryKey"]} & {b[1] for b in blanks}
    }
    for position, name, text in blanks:
        offered = str(filled[name].iat[position]) if name in filled and not text else ""
        told = _sentence(FieldTitle(resource["name"], name), text, offered)
        yield replace(found.at(draft, position, name, code="cell-blank", message=told), suggestion=offered or None)


def _sentence(title: FieldTitle, text: str, offered: str) -> Message:
    if text:
        return message(
            "“{value}” says that {field} is not known, but a row needs it. Enter it.", value=text, field=title
        )
    if offered:
        return message(
            "{field} is empty. If the cell was merged with the one above, enter {value} here too.",
            field=title,
            value=offered,
        )
    return message("{field} is empty. Enter it; for a figure that is not available, enter x.", field=title)


def _above(texts: pd.Series) -> pd.Series:
    """Each text, a blank one replaced by the last one above it."""
    return texts.where(texts != "").ffill().fillna("")

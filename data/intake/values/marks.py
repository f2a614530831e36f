"""Cells that say why they hold no value: blank, `…`, `x`, `c`, `z`, a lone dash, an error of the spreadsheet."""

import re
from typing import Final

from data.intake.values.cell import BLANK, Cell, unreadable
from data.intake.values.characters import plain
from i18n import Message, message

NOT_AVAILABLE: Final = ("...", "…", "..", "‥", "x")
SUPPRESSED: Final = ("c",)
NOT_APPLICABLE: Final = ("z",)
REASONS: Final[dict[str, str]] = {
    **dict.fromkeys(NOT_AVAILABLE, "not_available"),
    **dict.fromkeys(SUPPRESSED, "suppressed"),
    **dict.fromkeys(NOT_APPLICABLE, "not_applicable"),
}
READ_AS: Final[dict[str, Message]] = {
    "not_available": message("Read as not available: no figure is published here, and never 0."),
    "suppressed": message("Read as suppressed: no figure is published here, and never 0."),
    "not_applicable": message("Read as not applicable: no figure is published here, and never 0."),
}
DASHES: Final = frozenset("-‐‑‒–—―−ㅡ")
ERROR_VALUE: Final = re.compile(
    r"#(REF|N/?A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC|FIELD|GETTING_DATA)[!?]?|#+|Err:[0-9]+|null|none|nan|n/?a|undefined",
    re.IGNORECASE,
)


def missing(text: str) -> Cell | None:
    """The cell of a text that says that there is no value; None for any other text."""
    found = plain(text)
    if not found:
        return BLANK
    reason = REASONS.get(found.lower())
    if reason:
        return Cell(missing=reason, fix=READ_AS[reason])
    return unreadable("cell-error-value") if ERROR_VALUE.fullmatch(found) else None


def is_dash(text: str) -> bool:
    """Whether a cell holds a lone dash: nil in Korean tables, missing elsewhere."""
    return plain(text) in DASHES


def dash(answer: str | None) -> Cell:
    """A lone dash as the uploader means it; until they say, no value is made up for it."""
    if answer == "nil":
        return Cell(value=0, fix=message("The dash is read as 0."))
    if answer == "missing":
        return Cell(missing="not_available", fix=READ_AS["not_available"])
    return Cell(missing="not_available", fault="cell-dash-ambiguous")

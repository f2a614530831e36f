"""Yes and no as clerks write them."""

from typing import Final

from data.intake.values import marks
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import key

YES: Final = ("true", "yes", "y", "1", "예", "해당", "o", "○")
NO: Final = ("false", "no", "n", "0", "아니오", "아니요", "해당없음", "×")


def boolean(text: str) -> Cell:
    """True or false; `x` is no answer here but the mark for what isn't available."""
    gap = Cell(missing="not_available") if marks.is_dash(text) else marks.missing(text)
    if gap:
        return gap
    found = key(text)
    return Cell(value=found in YES) if found in YES + NO else unreadable("cell-type")

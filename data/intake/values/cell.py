"""What one text of a file means."""

from typing import NamedTuple

from i18n import Message

Value = int | float | str | bool


class Cell(NamedTuple):
    """The meaning of one text.

    Attributes:
        value: as it would be published, or None when the cell is empty or could not be understood.
        missing: why there is no value (`blank`, `not_available`, `suppressed`, `not_applicable`, `unreadable`), else "".
        fault: code of the problem that keeps it from being understood, else "".
        fix: what was mended to understand it, else None. Cells of one column with the same fix are told together.
        finality: code of the mark behind the value (`1,234p` is provisional), else "".
    """

    value: Value | None = None
    missing: str = ""
    fault: str = ""
    fix: Message | None = None
    finality: str = ""


BLANK = Cell(missing="blank")


def unreadable(fault: str) -> Cell:
    """A text without a meaning that could be published."""
    return Cell(missing="unreadable", fault=fault)

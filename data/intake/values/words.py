"""Free text: taken as it stands, without the spaces around it."""

from data.intake.values.cell import BLANK, Cell


def words(text: str) -> Cell:
    """The text itself; only a blank cell is missing."""
    found = text.strip()
    return Cell(value=found) if found else BLANK

"""By what a file that came from here is known again: fixed words, which must not move with the translation."""

from typing import Final

from i18n import current

NOTES_SHEETS: Final = {"en": "Notes", "ko": "안내"}
LISTS_SHEETS: Final = {"en": "Lists", "ko": "목록"}
ANNOTATION_HEADINGS: Final = {"en": "Check result", "ko": "점검 결과"}
FOOTNOTE: Final = "※"


def notes_sheet() -> str:
    """Name of the sheet of a template that holds no data."""
    return NOTES_SHEETS[current()]


def lists_sheet() -> str:
    """Name of the hidden sheet of a template that holds the words of its lists."""
    return LISTS_SHEETS[current()]


def annotation_heading() -> str:
    """Heading of the column that a file handed back has more than the one that was sent."""
    return ANNOTATION_HEADINGS[current()]

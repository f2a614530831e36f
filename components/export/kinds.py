"""The kinds of files that a story is taken away as, by the ending of the file."""

from collections.abc import Callable
from typing import Final

from components.figures.slide import Story
from components.files.provenance import Provenance

Maker = Callable[[], Story]  # makes a story in the language in force


# What writes files is imported when the first one is asked for, not in every cold start.
def _slides(make: Maker, taken: Provenance, address: str | None) -> bytes:
    from components.export.slides import deck

    return deck(make(), taken=taken, address=address)


def _workbook(make: Maker, taken: Provenance, _address: str | None) -> bytes:
    from components.export.book import book, of_story

    return book(lambda: of_story(make()), taken=taken)


def _edition(make: Maker, taken: Provenance, _address: str | None) -> bytes:
    from components.export.edition.edition import edition

    return edition(make, taken=taken)


# Each takes what makes the story, what the file says of itself, and the address of the dashboard where it has one.
KINDS: Final[dict[str, Callable[[Maker, Provenance, str | None], bytes]]] = {
    "pptx": _slides,
    "xlsx": _workbook,
    "html": _edition,
}

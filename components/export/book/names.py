"""Names of sheets as Excel takes them: at most 31 letters, none of them forbidden, each name once."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


def sheet_names(called: Iterable[str]) -> list[str]:
    """A name for each sheet: its number, by which no two are the same, and what fits of what it is called."""
    return [_name(place, words) for place, words in enumerate(called, start=1)]


def _name(place: int, words: str) -> str:
    # An apostrophe at the end is refused; letters beyond the first 65,536 count twice in Excel.
    legal = " ".join(_FORBIDDEN.sub(" ", words).replace("'", "’").split())
    name = f"{place:02} {legal}"
    while len(name.encode("utf-16-le")) > 2 * LONGEST:
        name = name[:-1]
    return name.strip()

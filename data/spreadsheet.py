"""What every file for a spreadsheet keeps to: text is never computed, headings stand out, columns are wide enough."""

import re
from collections.abc import Iterable
from typing import Any, Final, Literal
from unicodedata import east_asian_width

Form = Literal["csv", "xlsx"]  # in which a table is handed out
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
HEAD: Final = {"bold": True, "bottom": 1, "bg_color": "#ecf2fe", "text_wrap": True, "valign": "top"}
WRAPPED: Final = {"text_wrap": True, "valign": "top"}
NARROWEST, WIDEST = 9, 48
# A spreadsheet takes a cell of a CSV file that begins so for a formula.
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "＠")
# What XML, of which workbooks and slides are made, can't hold, not even as the code of a sign.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """A text for a cell of a CSV file: one that a spreadsheet would compute gets an apostrophe."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def visible(text: str) -> str:
    """A text for a name, a title or a description in a file: without the signs that would break it."""
    return _UNSEEN.sub("", text)


def width(cells: Iterable[Any]) -> int:
    """Width of a column that shows its longest cell; Hangul takes two places."""
    longest = max((places(str(cell)) for cell in cells), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def places(text: str) -> int:
    """How many places a text takes in a line; Hangul takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


LINE: Final = 17  # points, of Hangul too
HIGHEST: Final = 409  # points of a row, in Excel
FILLED: Final = 0.9  # of a line, where words go on in the next one


def height(cells: Iterable[tuple[Any, float]]) -> int:
    """Points of a row in which each text, of the width in letters beside it, goes on beneath itself.

    Spreadsheets other than Excel find no height for a row by themselves, and none does for cells that are one.
    """
    lines = (sum(_lines(part, wide) for part in str(text).split("\n")) for text, wide in cells if isinstance(text, str))
    return min(LINE * max(lines, default=1), HIGHEST)


def _lines(text: str, wide: float) -> int:
    return 1 if places(text) <= wide else int(places(text) / (wide * FILLED)) + 1

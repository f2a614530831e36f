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

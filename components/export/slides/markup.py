"""The little markup of our texts (bold, line breaks) as lines of runs, and how wide a line is."""

import re
import unicodedata
from typing import Final

from data.spreadsheet import visible

Run = tuple[str, bool]
Line = list[Run]
_BREAK: Final = re.compile(r"<br\s*/?>|\n")
_BOLD: Final = re.compile(r"</?b>|\*\*")
WIDE: Final = 0.98  # of the size, for a Korean letter
NARROW: Final = 0.56  # for a Latin letter or a digit, on average; wider than most so that nothing is cut
BOLDER: Final = 1.06


def lines_of(text: str) -> list[Line]:
    """Lines of runs, each run a text and whether it is bold; `<b>` and `**` may run over a line's end."""
    bold, lines = False, []
    for raw in _BREAK.split(visible(text)):
        runs: Line = []
        for place, part in enumerate(_BOLD.split(raw)):
            bold = bold if place == 0 else not bold
            if part:
                runs.append((part.replace("&lt;", "<").replace("\N{NO-BREAK SPACE}", " "), bold))
        lines.append(runs)
    return lines


def plain(text: str) -> str:
    """The words alone, in one line."""
    return " ".join("".join(word for word, _bold in line).strip() for line in lines_of(text)).strip()


def width(text: str, size: float) -> float:
    """About how many points the longest line takes."""
    return max((_line_width(line, size) for line in lines_of(text)), default=0.0)


def height(text: str, size: float, *, within: float) -> float:
    """About how many points a text takes that wraps within a width."""
    rows = sum(max(1, -int(-_line_width(line, size) // max(within, size))) for line in lines_of(text))
    return rows * leading(size)


def leading(size: float) -> float:
    """From one line to the next: told in every paragraph, since Korean fonts differ most in this."""
    return size * 1.22


def _line_width(line: Line, size: float) -> float:
    return sum(_letters(text) * (BOLDER if bold else 1) for text, bold in line) * size


def _letters(text: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text)

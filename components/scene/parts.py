"""What a picture is made of: boxes, lines, paths and words, each with its meaning; no file format knows of them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any, Final, Self

from data.spreadsheet import visible

# Rectangles, in points of a slide or in pixels of a screen, as their picture counts.


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def inside(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Self:
        """The same without some margins; never smaller than a point."""
        width, height = max(self.width - left - right, 1), max(self.height - top - bottom, 1)
        return type(self)(self.left + left, self.top + top, width, height)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point at two fractions, from the left and from the bottom."""
        return self.left + x * self.width, self.bottom - y * self.height

    def fitting(self, ratio: float) -> Self:
        """The largest rectangle of a ratio of width to height that stands in the middle of this one."""
        width = min(self.width, self.height * ratio)
        height = width / ratio
        return type(self)(self.left + (self.width - width) / 2, self.top + (self.height - height) / 2, width, height)

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Self:
        """A rectangle by its middle."""
        return cls(x - width / 2, y - height / 2, width, height)


# Colours: a figure names placeholders, which a medium fills from the theme that it has; paper is light.


CONFIG: Final = File(__file__).parents[2] / ".streamlit" / "config.toml"
LISTS: Final = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")


@cache
def palette(theme: str = "light") -> dict[str, str]:
    """A theme of the dashboard: each placeholder (`#000001`) and each single setting (`primaryColor`)."""
    return placeholders(theme) | {name: value for name, value in _settings(theme).items() if isinstance(value, str)}


def placeholders(theme: str) -> dict[str, str]:
    """The colours of a theme by their placeholders, in the same order in each."""
    listed = [colour for name in LISTS for colour in _settings(theme)[name]]
    return {f"#{place:06d}": colour for place, colour in enumerate(listed, start=1)}


def _settings(theme: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][theme]
    return found


def seen(colour: str | None) -> bool:
    """Whether a colour can be seen at all."""
    return bool(colour) and not (
        str(colour).startswith("rgba(") and str(colour).rstrip(")").rpartition(",")[2].strip() == "0"
    )


def rgb(colour: str | None) -> str | None:
    """Six digits for a placeholder or a colour, in the light theme; None for one that cannot be seen."""
    if not colour or not seen(colour):
        return None
    return palette().get(colour, colour).removeprefix("#").upper()


# The little markup of our texts (bold, line breaks) as lines of runs, and how wide a line is.


Run = tuple[str, bool]
Runs = list[Run]
_BREAK: Final = re.compile(r"<br\s*/?>|\n")
_BOLD: Final = re.compile(r"</?b>|\*\*")
WIDE: Final = 0.98  # of the size, for a Korean letter, and for a mark such as ▤
NARROW: Final = 0.56  # for a Latin letter or a digit, on average; wider than most so that nothing is cut
BOLDER: Final = 1.06


def lines_of(text: str) -> list[Runs]:
    """Lines of runs, each run a text and whether it is bold; `<b>` and `**` may run over a line's end."""
    bold, lines = False, []
    for raw in _BREAK.split(visible(text)):
        runs: Runs = []
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


SPACING: Final = 1.3  # of the size of the letters, from line to line on a screen
# Of the size, on a screen, as most fonts draw them; a letter that stands nowhere is a common one.
LETTERS: Final = {
    **dict.fromkeys("ijl.,:;'|!", 0.28),
    **dict.fromkeys("frt()[]-/ \N{NO-BREAK SPACE}", 0.38),
    **dict.fromkeys("mw%MW@", 0.86),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.63),
}
COMMON: Final = 0.55


def measured(text: str, size: float) -> float:
    """How wide the longest line is on a screen, letter by letter."""
    return max((_measured(line) * size for line in lines_of(text)), default=0.0)


def _measured(line: Runs) -> float:
    wide = [
        (WIDE if _is_wide(letter) else LETTERS.get(letter, COMMON)) * (BOLDER if bold else 1)
        for text, bold in line
        for letter in text
    ]
    return sum(wide)


def height(text: str, size: float, *, within: float) -> float:
    """About how many points a text takes that wraps within a width."""
    rows = sum(max(1, -int(-_line_width(line, size) // max(within, size))) for line in lines_of(text))
    return rows * leading(size)


def between_words(text: str, size: float, *, within: float) -> float:
    """About how many points a text takes whose lines end between words, as those of Korean sentences do too."""
    rows, used = 0, within
    for word in plain(text).split():
        wide = _letters(word) * size
        used += wide + _letters(" ") * size
        if used > within:
            rows, used = rows + max(1, -int(-wide // within)), wide
    return rows * leading(size)


def leading(size: float) -> float:
    """From one line to the next: told in every paragraph, since Korean fonts differ most in this."""
    return size * 1.22


def _line_width(line: Runs, size: float) -> float:
    return sum(_letters(text) * (BOLDER if bold else 1) for text, bold in line) * size


def _letters(text: str) -> float:
    return sum(WIDE if _is_wide(letter) else NARROW for letter in text)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" or "\N{BLACK SQUARE}" <= letter <= "\N{LOWER RIGHT TRIANGLE}"


# Parts. What each means is its `role`: `mark` and `area` hold values, the others lead the eye or say what is seen.


Point = tuple[float, float]


@dataclass(frozen=True)
class Fill:
    """One colour, or strokes of it over a ground: an estimate. Nothing where the colour can't be seen."""

    colour: str | None = None
    hatched: bool = False
    ground: str | None = "backgroundColor"


@dataclass(frozen=True)
class Edge:
    """A line; none where the colour can't be seen or the width is nothing."""

    colour: str | None = None
    width: float = 1
    dash: str | None = None
    arrow: bool = False


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text in a rectangle; without `wrap` it may reach beyond it.

    Attributes:
        turned: whether it runs upwards.
        anchor: where in the height of the rectangle it stands.
    """

    text: str
    box: Box
    size: float
    colour: str | None = None
    align: str = "left"
    anchor: str = "top"
    fill: Fill = Fill()
    wrap: bool = True
    turned: bool = False
    role: str = "note"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A form in a rectangle, with the words in it."""

    box: Box
    name: str
    kind: str = "rect"
    fill: Fill = Fill()
    edge: Edge = Edge()
    words: Words | None = None
    role: str = "box"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    name: str
    edge: Edge
    role: str = "line"


@dataclass(frozen=True, kw_only=True)
class Path:
    """A line through points, or an area of rings where it is closed."""

    rings: tuple[tuple[Point, ...], ...]
    name: str
    closed: bool = True
    fill: Fill = Fill()
    edge: Edge = Edge()
    role: str = "area"


@dataclass(frozen=True, kw_only=True)
class Group:
    """Parts that belong together; `inner` is the rectangle of their own units that fills `box`."""

    members: "tuple[Part, ...]"
    box: Box
    name: str
    inner: Box


Part = Words | Shape | Line | Path | Group


def flat(parts: Iterable[Part]) -> Iterable[Part]:
    """All parts, those of groups one by one."""
    for part in parts:
        if isinstance(part, Group):
            yield from flat(part.members)
        else:
            yield part


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    across: str = "center",
    down: str = "middle",
    align: str | None = None,
    colour: str | None = None,
    fill: Fill = Fill(),
    role: str = "label",
) -> Words:
    """Words that never wrap, with a side or the middle of their box at a point."""
    wide = width(text, size) + 2
    tall = height(text, size, within=wide * 2)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[across]
    top = y - tall * {"top": 0, "middle": 0.5, "bottom": 1}[down]
    return Words(
        text=text,
        box=Box(left, top, wide, tall),
        size=size,
        colour=colour,
        align=align or across,
        anchor="middle",
        fill=fill,
        wrap=False,
        role=role,
    )


def extent(words: Words) -> Box:
    """Where the letters of words stand on a screen, whatever room they were given."""
    box, rows = words.box, len(lines_of(words.text))
    wide, tall = measured(words.text, words.size), rows * SPACING * words.size
    if words.turned:
        wide, tall = tall, wide
        up = box.bottom - tall if words.align == "left" else box.top
        return Box(box.left + (box.width - wide) / 2, up, wide, tall)
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[words.anchor]
    return Box(box.left + (box.width - wide) * part, box.top + (box.height - tall) * down, wide, tall)

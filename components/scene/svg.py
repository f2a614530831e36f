"""A picture written as SVG: for a page with colours that follow its theme, for a file with the colours of one theme."""

import tomllib
from collections.abc import Iterable
from dataclasses import astuple
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from typing import Final

from components import theme as colours
from components.scene import Picture
from components.scene.parts import (
    CONFIG,
    SPACING,
    Box,
    Edge,
    Fill,
    Group,
    Line,
    Part,
    Path,
    Point,
    Shape,
    Words,
    extent,
    lines_of,
    palette,
    placeholders,
    plain,
    seen,
)
from data.spreadsheet import visible

THEMES: Final = ("light", "dark")
NAMED: Final = {"backgroundColor": colours.BACKGROUND, "grayTextColor": colours.MUTED, "textColor": colours.TEXT}
DASHES: Final = {"dot": (1, 1), "dash": (3, 3), "dashdot": (3, 1, 1, 1)}  # of the width, which counts as 3 at least
ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
HATCH: Final = 7  # pixels from stroke to stroke
STROKE: Final = 0.35  # of it inked
GAP: Final = "\N{NO-BREAK SPACE}"
RISE: Final = 0.35  # of the size of the letters, from the middle of a line to its foot


@cache
def family() -> str:
    """The fonts of the dashboard, the first that is there."""
    found: str = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["font"]
    return found.replace("'", "")


def sheet() -> str:
    """The colours of both themes as variables, for the pages in which pictures stand."""
    light, dark = map(inks, THEMES)
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"


def ink(colour: str) -> str:
    """A colour by the variable that holds it in a page."""
    return f"var(--ink{colour[1:]})"


def inks(theme: str) -> str:
    """The colours of a theme as variables."""
    return "".join(f"--ink{name[1:]}:{value};" for name, value in placeholders(theme).items())


def svg(picture: Picture, *, theme: str | None = None) -> str:
    """The picture as a document.

    Args:
        picture: the parts.
        theme: `light` or `dark` for a file; None for a page that has the variables of `sheet`, whose theme it follows.
    """
    return _Writer(picture, theme).document()


class _Writer:
    """Writes one picture; its patterns are named after it, since several pictures stand in a page."""

    def __init__(self, picture: Picture, theme: str | None) -> None:
        self._picture = picture
        self._known = palette(theme) if theme else None
        self._patterns: dict[tuple[str, str], str] = {}

    def document(self) -> str:
        one = self._picture
        parts = "".join(self._part(part) for part in one.parts)
        wide, tall = _number(one.width), _number(one.height)
        ground = (
            f'<rect width="{wide}" height="{tall}" fill="{self._ink(colours.BACKGROUND)}"/>' if one.grounded else ""
        )
        defs = f"<defs>{''.join(map(self._pattern, self._patterns))}</defs>" if self._patterns else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}" role="img" '
            f'aria-labelledby="{one.id}-t {one.id}-d" font-family="{escape(family())}">'
            f'<title id="{one.id}-t">{_told(one.title)}</title><desc id="{one.id}-d">{_told(one.says)}</desc>'
            f"{defs}{ground}{parts}</svg>"
        )

    def _part(self, part: Part) -> str:
        if isinstance(part, Group):
            return "".join(self._path(one, part) for one in part.members if isinstance(one, Path))
        if isinstance(part, Words):
            return self._words(part)
        if isinstance(part, Line):
            return self._line(part)
        if isinstance(part, Path):
            return self._path(part, None)
        return self._shape(part)

    def _line(self, part: Line) -> str:
        ends = zip(("x1", "y1", "x2", "y2"), (*part.start, *part.end), strict=True)
        where = " ".join(f'{name}="{_number(value)}"' for name, value in ends)
        return f'<line class="{part.role}" {where}{self._edge(part.edge)}/>'

    def _path(self, part: Path, group: Group | None) -> str:
        place = (group.box, group.inner) if group else None
        drawn = _outline(part.rings, place, closed=part.closed)
        return f'<path class="{part.role}" d="{drawn}"{self._fill(part.fill)}{self._edge(part.edge)}/>'

    def _shape(self, part: Shape) -> str:
        look = f' class="{part.role}"{self._fill(part.fill)}{self._edge(part.edge)}'
        said = self._words(part.words) if part.words else ""
        return _form(part, look) + self._dot(part) + said

    def _dot(self, part: Shape) -> str:
        """The point in the middle of a ring."""
        if part.kind != "circle-dot":
            return ""
        x, y = part.box.at(0.5, 0.5)
        ink = self._ink(part.edge.colour or part.fill.colour or colours.TEXT)
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(part.box.width / 8)}" fill="{ink}"/>'

    def _words(self, part: Words) -> str:
        rows = [_kept(row) for row in lines_of(part.text)]
        if not plain(part.text):
            return ""
        box, apart = part.box, SPACING * part.size
        tall = len(rows) * apart
        x = {"left": box.left, "center": box.left + box.width / 2, "right": box.right}[part.align]
        top = {"top": box.top, "middle": box.top + (box.height - tall) / 2, "bottom": box.bottom - tall}[part.anchor]
        if part.turned:
            return self._turned(part)
        feet = [top + (place + 0.5) * apart + RISE * part.size for place in range(len(rows))]
        spans = "".join(
            f'<tspan x="{_number(x)}" y="{_number(foot)}">{_runs(row)}</tspan>'
            for row, foot in zip(rows, feet, strict=True)
            if row
        )
        ground = f"<rect{_at(*astuple(extent(part)))}{self._fill(part.fill)}/>" if seen(part.fill.colour) else ""
        return f'{ground}<text class="{part.role}"{self._letters(part)}>{spans}</text>'

    def _turned(self, part: Words) -> str:
        """Words that run upwards: from the foot of their box, or to its top."""
        box = part.box
        x, y = box.left + box.width / 2 + RISE * part.size, box.bottom if part.align == "left" else box.top
        where = f' transform="translate({_number(x)} {_number(y)}) rotate(-90)"'
        runs = "".join(_runs(row) for row in lines_of(part.text))
        return f'<text class="{part.role}"{where}{self._letters(part)}>{runs}</text>'

    def _letters(self, part: Words) -> str:
        ink = self._ink(part.colour or colours.TEXT)
        return f' font-size="{_number(part.size)}" fill="{ink}" text-anchor="{ANCHORS[part.align]}"'

    def _ink(self, colour: str) -> str:
        found = NAMED.get(colour, colour)
        if self._known is None and found in palette():
            return ink(found)
        return (self._known or palette()).get(found, found)

    def _fill(self, fill: Fill) -> str:
        if not fill.colour or not seen(fill.colour):
            return ' fill="none"'
        if not fill.hatched:
            return f' fill="{self._ink(fill.colour)}"'
        key = (fill.colour, fill.ground or colours.BACKGROUND)
        name = self._patterns.setdefault(key, f"{self._picture.id}-h{len(self._patterns)}")
        return f' fill="url(#{name})"'

    def _pattern(self, key: tuple[str, str]) -> str:
        colour, ground = map(self._ink, key)
        return (
            f'<pattern id="{self._patterns[key]}" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="{HATCH}" height="{HATCH}" fill="{ground}"/>'
            f'<rect width="{_number(HATCH * STROKE)}" height="{HATCH}" fill="{colour}"/></pattern>'
        )

    def _edge(self, edge: Edge) -> str:
        if not edge.colour or not seen(edge.colour) or not edge.width:
            return ""
        dashes = " ".join(_number(max(edge.width, 3) * part) for part in DASHES.get(edge.dash or "", ()))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f' stroke="{self._ink(edge.colour)}" stroke-width="{_number(edge.width)}"{dashed}'


def _form(part: Shape, look: str) -> str:
    box, kind = part.box, part.kind
    (x, y), wide, tall = box.at(0.5, 0.5), box.width, box.height
    if kind in ("circle", "circle-dot"):
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(wide / 2)}"{look}/>'
    corners: dict[str, Iterable[Point]] = {
        "diamond": ((0.5, 1), (1, 0.5), (0.5, 0), (0, 0.5)),
        "triangle-up": ((0.5, 1), (1, 0), (0, 0)),
    }
    if kind in corners:
        return f'<path d="{_drawn([box.at(*one) for one in corners[kind]], closed=True)}"{look}/>'
    return f"<rect{_at(box.left, box.top, wide, tall)}{look}/>"


def _at(left: float, top: float, wide: float, tall: float) -> str:
    return f' x="{_number(left)}" y="{_number(top)}" width="{_number(wide)}" height="{_number(tall)}"'


@lru_cache(maxsize=2000)  # a map is drawn again and again, with other colours
def _outline(rings: tuple[tuple[Point, ...], ...], place: tuple[Box, Box] | None, *, closed: bool) -> str:
    """Rings as a way of the pen; `place` is where those of a group stand, and the rectangle of their own units."""
    put = [[_placed(point, *place) for point in ring] for ring in rings] if place else rings
    return "".join(_drawn(ring, closed=closed) for ring in put)


def _placed(point: Point, box: Box, inner: Box) -> Point:
    return box.left + point[0] / inner.width * box.width, box.top + point[1] / inner.height * box.height


def _drawn(ring: Iterable[Point], *, closed: bool) -> str:
    """A ring in tenths of a pixel, each point by its way from the one before; points that fall upon each other are one."""
    places = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(places)]
    ways = [_tenth(x) + ("" if y < 0 else " ") + _tenth(y) for x, y in steps if x or y]
    x, y = places[0]
    way = f"l{' '.join(ways)}" if ways else ""
    return f"M{_tenth(x)} {_tenth(y)}{way}{'z' if closed else ''}"


def _tenth(value: int) -> str:
    """2.5, .5, 3"""
    whole, part = divmod(abs(value), 10)
    told = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{told}" if value < 0 else told


def _kept(row: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """A line whose spaces at its ends keep their room."""
    kept = [*row]
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)) if row else ():
        text, bold = kept[place]
        gap = GAP * (len(text) - len(strip(text, " ")))
        kept[place] = (gap + strip(text, " ") if place == 0 else strip(text, " ") + gap, bold)
    return kept


def _told(text: str) -> str:
    """As XML holds it, which knows no signs that cannot be seen."""
    return escape(visible(text))


def _runs(row: list[tuple[str, bool]]) -> str:
    return "".join(f'<tspan font-weight="700">{escape(text)}</tspan>' if bold else escape(text) for text, bold in row)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

"""The frame of a chart: axes, ticks, legend, notes over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from components import theme
from components.figures.exhibit import Spec
from components.scene.parts import (
    SPACING,
    Box,
    Edge,
    Fill,
    Line,
    Part,
    Shape,
    Words,
    height,
    label,
    lines_of,
    measured,
    plain,
    width,
)
from components.scene.reading import Axis, axis, bar_look, marks
from i18n import _

# Names of the marks of a picture beneath it.


MARK: Final = 22.0
GAP: Final = 18.0
ROW: Final = 1.7  # of the size of the letters


def entries(spec: Spec) -> list[tuple[str, Spec]]:
    """The traces that have a name in the legend."""
    return [
        (trace["name"], trace)
        for trace in spec["data"]
        if trace.get("name") and trace.get("showlegend") is not False and len(trace.get("lat", trace.get("x", ())))
    ]


def room(spec: Spec, wide: float, *, size: float) -> float:
    """How many points the legend takes."""
    rows = _rows(spec, wide, size)
    return (len(rows) * ROW + 0.3) * size if rows else 0.0


def legend(spec: Spec, box: Box, *, size: float) -> list[Part]:
    """The entries in rows along the top of a rectangle."""
    drawn: list[Part] = []
    for place, row in enumerate(_rows(spec, box.width, size)):
        left, middle = box.left, box.top + (place + 0.65) * ROW * size
        for name, trace in row:
            drawn += _sign(trace, left, middle, size)
            drawn.append(label(name, left + MARK, middle, size=size, across="left", colour=theme.TEXT, role="legend"))
            left += _wide(name, size)
    return drawn


def _rows(spec: Spec, wide: float, size: float) -> list[list[tuple[str, Spec]]]:
    rows: list[list[tuple[str, Spec]]] = []
    left = wide
    for entry in entries(spec):
        if not rows or left + _wide(entry[0], size) > wide + GAP:
            rows.append([])
            left = 0.0
        rows[-1].append(entry)
        left += _wide(entry[0], size)
    return rows


def _wide(name: str, size: float) -> float:
    return MARK + width(name, size) + GAP


def _sign(trace: Spec, left: float, middle: float, size: float) -> list[Part]:
    if "lines" in trace.get("mode", "") and "markers" not in trace["mode"]:
        ink = trace["line"]
        edge = Edge(ink["color"], min(ink.get("width", 2), 4), ink.get("dash"))
        end = left + MARK - 6, middle
        return [Line(start=(left, middle), end=end, name=plain(trace["name"]), edge=edge, role="legend")]
    wide = size * 0.85
    box = Box.around(left + MARK / 2 - 4, middle, wide, wide)
    if trace["type"] == "bar":
        paint, edge = bar_look(trace.get("marker") or {}, 0)
        return [Shape(box=box, name=plain(trace["name"]), fill=paint, edge=edge, role="legend")]
    alone = {**trace, "x": [0], "y": [0], "text": None, "hovertext": None}
    (mark,) = marks(alone)
    if mark.symbol.startswith("line-ew"):
        box = Box.around(left + MARK / 2 - 4, middle, wide, max(mark.edge_width, 1.5))
    return [Shape(box=box, name=mark.name, kind=mark.kind, fill=mark.fill, edge=mark.line(0.9), role="legend")]


Ticks = tuple[tuple[float, str], ...]  # numbers of an axis with the words that stand at them

# Where things of a figure stand: the room for its axes' words, the plot between them, its scale.


FRAME_GAP: Final = 6
LINE: Final = 1.2
READABLE: Final = 0.35
TOUCHING: Final = 0.9  # of the size of letters, from row to row
WIDE: Final = 9999.0
PAD: Final = 1.15
FREE: Final = 8
NEAR: Final = 1.0
WIDER: Final = 1.1  # than the fonts that were measured, those of another machine
BENEATH: Final = 10  # pixels that Plotly leaves around the words of a horizontal axis


@dataclass(frozen=True, kw_only=True, eq=False)
class Frame:
    """A figure in a rectangle of a slide or a screen.

    Attributes:
        spec: the Plotly figure.
        box: the rectangle, words of the axes and legend included.
        least: the smallest letters that can be read, where they grow with the distance of the reader, as in a hall;
            0 where the figure is drawn as it is.
    """

    spec: Spec
    box: Box
    least: float = 0.0

    @property
    def layout(self) -> Spec:
        """The layout of the figure."""
        found: Spec = self.spec["layout"]
        return found

    @property
    def grown(self) -> bool:
        """Whether letters are larger than those of the figure, so that they seek room."""
        return self.least > 0

    @cached_property
    def scale(self) -> float:
        """Points for a pixel of the screen."""
        return float(min(self.box.height / self.layout["height"], PAD))

    def size(self, pixels: float | None) -> float:
        """The size of letters, never too small to be read."""
        return max((pixels or self.layout["font"]["size"]) * self.scale, self.least)

    @cached_property
    def x(self) -> Axis:
        """The horizontal axis."""
        return axis(self.layout.get("xaxis", self._none), self._values("x"))

    @cached_property
    def y(self) -> Axis:
        """The vertical axis."""
        return axis(self.layout.get("yaxis", self._none), self._values("y"))

    @property
    def _none(self) -> Spec:
        """The axis of a map."""
        return {} if self.grown else {"visible": False}

    @cached_property
    def y2(self) -> Axis | None:
        """A second set of words on the right, where the figure has one."""
        return axis(self.layout["yaxis2"], self._values("y")) if "yaxis2" in self.layout else None

    @cached_property
    def plot(self) -> Box:
        """The rectangle between the axes."""
        margin = {side: self.layout["margin"].get(side, 8) * self.scale for side in "ltrb"}
        if not self.grown:
            return self._margined(margin)
        over = self.x.settings.get("side") == "top"
        beside, across = self._beside(self.y.ticks), self._across()
        left = max(margin["l"], beside)
        right = max(margin["r"], self._beside(self.y2.ticks if self.y2 else ()))
        bottom = self.legend_height or margin["b"]
        top = max(margin["t"], across if over else 0, self._above())
        bottom = bottom + across if self.legend_height else max(bottom, 0 if over else across)
        return self.box.inside(left=left, top=top, right=right, bottom=bottom)

    def _margined(self, margin: dict[str, float]) -> Box:
        """The same on a screen: the margins of the figure, more where the words of its axes need it."""
        over, beside, across = self.x.settings.get("side") == "top", self._beside(self.y.ticks), self._across()
        return self.box.inside(
            left=max(margin["l"], beside),
            right=max(margin["r"], self._beside(self.y2.ticks) if self.y2 else 0),
            top=max(margin["t"], across if over else 0),
            bottom=max(margin["b"], self.legend_height, 0 if over else across),
        )

    @cached_property
    def legend_height(self) -> float:
        """The room that names of marks take beneath the picture."""
        return room(self.spec, self.box.width, size=self.size(13)) if self.layout.get("showlegend") else 0.0

    def point(self, x: Any, y: Any, *, xref: str = "x", yref: str = "y") -> tuple[float, float]:
        """A place of the figure on the slide; `paper` counts in fractions of the plot."""
        across = float(x) if xref == "paper" else self.x.at(x)
        return self.plot.at(across, float(y) if yref == "paper" else self.y.at(y))

    def _beside(self, ticks: Ticks) -> float:
        """The room for the words of a vertical axis, on a screen with some of the edge of the picture."""
        words = (self.wide(text, self.row_size) for _place, text in self.row_texts(ticks))
        return max(words, default=-FRAME_GAP) + FRAME_GAP + (0 if self.grown or not ticks else FREE)

    def wide(self, text: str, size: float) -> float:
        """How wide a text is: in a hall as wide as it may become, in whichever letters."""
        return max(width(text, size), WIDER * measured(text, size)) if self.grown else measured(text, size)

    def _above(self) -> float:
        """The room for words that the figure puts over its plot; they grew more than the picture did."""
        notes = (note for note in self.layout.get("annotations", ()) if note.get("yref") == "paper" and note["y"] >= 1)
        return max(
            (
                height(note["text"], self.size(note.get("font", {}).get("size")), within=WIDE) + FRAME_GAP
                for note in notes
            ),
            default=0.0,
        )

    @cached_property
    def turned(self) -> bool:
        """Whether the words beneath the columns stand upright: the longest does not fit the width of a column."""
        if not self.grown:
            angle = self.x.settings.get("tickangle")
            return angle == -90 if angle is not None else self._crowded
        size, each = self.size(self.tick_pixels(self.x)), self.box.width * 0.8 / max(len(self.x.ticks), 1)
        return any(
            width(word, size) > each for _place, text in self.x.ticks for word in text.replace("<br>", " ").split()
        )

    @property
    def _crowded(self) -> bool:
        """Whether words beneath columns would lie over each other on a narrow screen, where Plotly turns them too."""
        size, places = self.size(self.tick_pixels(self.x)), sorted(self.x.at(place) for place, _text in self.x.ticks)
        within = self.box.width - self._beside(self.y.ticks) - (self._beside(self.y2.ticks) if self.y2 else 0)
        apart = min((high - low for low, high in pairwise(places)), default=1.0) * within
        return len(places) > 1 and any(measured(text, size) > apart for _place, text in self.x.ticks)

    def _across(self) -> float:
        ticks, size = self.x.ticks, self.size(self.tick_pixels(self.x))
        if not self.grown and ticks:
            turned = [
                self.wide(text.replace("<br>", " "), size) if self.turned else len(lines_of(text)) * size * SPACING
                for _place, text in ticks
            ]
            return max(turned) + BENEATH
        if self.turned:
            return max(width(text.replace("<br>", " "), size) for _place, text in ticks) + FRAME_GAP
        each = self.box.width * 0.8 / max(len(ticks), 1)
        return max((height(text, size, within=each) for _place, text in ticks), default=-FRAME_GAP) + FRAME_GAP

    @property
    def _rows_high(self) -> float:
        """The room of all rows, as far as the height of the picture alone tells."""
        return self.box.height - self.legend_height - 30

    @cached_property
    def pitch(self) -> float:
        """From one row of marks to the next."""
        sides = [sorted(one.at(place) for place, _text in one.ticks) for one in (self.y, self.y2) if one]
        return self._rows_high * min((high - low for side in sides for low, high in pairwise(side)), default=1.0)

    @cached_property
    def row(self) -> float:
        """From one mark to the next that is higher or lower."""
        places = {self.y.at(mark.y) for trace in self.spec["data"] for mark in marks(trace)}
        return min((high - low for low, high in pairwise(sorted(places))), default=1.0) * self.plot.height

    @property
    def row_size(self) -> float:
        """The size of the words of the rows: never higher than their rows, unless nobody could read them."""
        size = self.size(self.tick_pixels(self.y))
        return size if not self.grown else min(size, max(self.pitch / LINE, self.least))

    @property
    def unreadable(self) -> bool:
        """Whether the picture is made so small, or its rows so low, that words that can be read have no room in it."""
        return self.scale < READABLE or self.row_size * LINE > self.pitch or self.lacking > 0

    @property
    def lacking(self) -> float:
        """What the plot lacks in height for its rows, where words above or beneath it took so much that letters touch."""
        part = self.pitch / self._rows_high
        touching = self.row_size * TOUCHING > part * self.plot.height
        return self.row_size * LINE / part - self.plot.height if touching else 0.0

    def row_texts(self, ticks: Ticks) -> list[tuple[float, str]]:
        """The words of rows at their places, each in no more lines than lie free between its neighbours."""
        rooms = self._rooms([place for place, _text in ticks])
        return [(place, self._row_text(text, room)) for (place, text), room in zip(ticks, rooms, strict=True)]

    def _rooms(self, places: Sequence[float]) -> list[float]:
        """What lies between the rows on both sides of each, less a row: rows stand where their words have room."""
        ways = [abs(self.y.at(one) - self.y.at(other)) * self._rows_high for one, other in pairwise(places)]
        if not ways:
            return [self.pitch] * len(places)
        up, down = [ways[0], *ways], [*ways, ways[-1]]
        return [before + after - self.pitch for before, after in zip(up, down, strict=True)]

    def _row_text(self, text: str, room: float) -> str:
        if self.grown:  # a slide is wide
            return text.replace("<br>", " ") if self.pitch < height(text, self.row_size, within=WIDE) else text
        while "<br>" in text and len(lines_of(text)) * self.row_size * SPACING > max(room, 2.5 * self.row_size):
            text = " ".join(text.rsplit("<br>", 1))
        return text

    def tick_pixels(self, of: Axis) -> float | None:
        """The size of an axis' words, in pixels."""
        pixels: float | None = of.settings.get("tickfont", {}).get("size")
        return pixels

    def _values(self, key: str) -> Iterable[Any]:
        return (value for trace in self.spec["data"] for value in trace.get(key) or ())


# The words of a figure's axes.


def rows(frame: Frame) -> list[Part]:
    """The words of the vertical axis, and of a second one on the right."""
    size = frame.row_size
    sides = [(frame.y, frame.plot.left - FRAME_GAP, "right")]
    if frame.y2:
        sides.append((frame.y2, frame.plot.right + FRAME_GAP, "left"))
    return [
        label(
            text,
            x,
            frame.plot.bottom - axis.at(place) * frame.plot.height,
            size=size,
            across=side,
            colour=_ink(axis),
            role="axis",
        )
        for axis, x, side in sides
        for place, text in frame.row_texts(axis.ticks)
    ]


def columns(frame: Frame) -> list[Part]:
    """The words of the horizontal axis, wrapped in the room that each has."""
    axis, plot = frame.x, frame.plot
    size = frame.size(frame.tick_pixels(axis))
    fractions = sorted(axis.at(place) for place, _text in axis.ticks)
    apart = min((b - a for a, b in pairwise(fractions)), default=1.0) * plot.width
    over = axis.settings.get("side") == "top"
    gap = FRAME_GAP / 2 if frame.grown else NEAR
    top = frame.box.top if over else plot.bottom + gap
    room = plot.top - frame.box.top if over else frame.box.bottom - frame.legend_height - plot.bottom
    tall = max(room - gap, size * 1.3)
    boxes = [
        (text, Box(plot.left + axis.at(place) * plot.width - apart / 2, top, apart, tall)) for place, text in axis.ticks
    ]
    return [_column(frame, text, box, size=size, over=over) for text, box in boxes]


def _column(frame: Frame, text: str, box: Box, *, size: float, over: bool) -> Words:
    turned = frame.turned
    return Words(
        text=text.replace("<br>", " ") if turned else text,
        box=box,
        size=size,
        colour=_ink(frame.x),
        align=("left" if over else "right") if turned else "center",
        anchor="middle" if turned else "bottom" if over else "top",
        wrap=frame.grown or turned,
        turned=turned,
        role="axis",
    )


def _ink(axis: Axis) -> str:
    return str(axis.settings.get("tickfont", {}).get("color") or theme.MUTED)


# Words, lines and boxes that a figure lays over its picture, placed by the axes.


SIDES: Final = ("left", "center", "right")
LAYERS: Final = ("below", "above")
INSET: Final = 2.0


def notes(frame: Frame) -> list[Part]:
    """The annotations, each with its leader if it has one."""
    return [drawn for note in frame.layout.get("annotations", ()) for drawn in _note(frame, note)]


def forms(frame: Frame, *, layers: Sequence[str] = LAYERS) -> list[Part]:
    """The lines and rectangles of the layout that lie below its marks, above them, or both."""
    return [_form(frame, one) for one in frame.layout.get("shapes", ()) if one.get("layer", "above") in layers]


def _note(frame: Frame, note: Spec) -> list[Part]:
    x, y = frame.point(note["x"], note["y"], xref=note.get("xref", "x"), yref=note.get("yref", "y"))
    end = x + note.get("ax", 0) * frame.scale, y + note.get("ay", 0) * frame.scale
    leader = []
    if note.get("showarrow", True):
        edge = Edge(
            note.get("arrowcolor", theme.MUTED), note.get("arrowwidth", 1), arrow=bool(note.get("arrowhead", 1))
        )
        leader = [Line(start=end, end=(x, y), name=_("Leader"), edge=edge, role="leader")]
    x = end[0] + note.get("xshift", 0) * frame.scale
    y = end[1] - note.get("yshift", 0) * frame.scale
    if not frame.grown:  # the edge that Plotly leaves around every note, wider where a line leads to it
        inset = INSET * 2.5 if leader else INSET
        x += {"left": inset, "right": -inset}.get(_anchor(note, "x"), 0)
        y += {"top": INSET, "bottom": -INSET}.get(_anchor(note, "y"), 0)
    return [*leader, _words(frame, note, x, y)]


def _words(frame: Frame, note: Spec, x: float, y: float) -> Words:
    font = note.get("font", {})
    size = frame.size(font.get("size"))
    across, down = _anchor(note, "x"), _anchor(note, "y")
    text = _unbroken(frame, note["text"], x, y, size=size)
    wide = width(text, size) + 2
    if across == "center":  # never beyond the edges of the picture
        x = min(max(x, frame.box.left + wide / 2), max(frame.box.right - wide / 2, frame.box.left + wide / 2))
    elif across == "left":
        x = max(x, frame.box.left)
    return label(
        text,
        x,
        y,
        size=size,
        across=across,
        down=down,
        align=note.get("align") if note.get("align") in SIDES else across,
        colour=font.get("color", theme.TEXT),
        fill=Fill(note.get("bgcolor")),
        role="note",
    )


def _unbroken(frame: Frame, text: str, x: float, y: float, *, size: float) -> str:
    """Words in a box of the picture on one line where the box is wide enough: it was narrower on the screen."""
    boxes = [_outline(frame, form) for form in frame.layout.get("shapes", ()) if form["type"] == "rect"]
    around = [box for box in boxes if box.left < x < box.right and box.top < y < box.bottom]
    line = text.replace("<br>", " ")
    return line if frame.grown and any(width(line, size) < box.width - 8 for box in around) else text


def _outline(frame: Frame, form: Spec) -> Box:
    refs = {"xref": form.get("xref", "x"), "yref": form.get("yref", "y")}
    (x0, y0), (x1, y1) = (frame.point(form[f"x{end}"], form[f"y{end}"], **refs) for end in "01")
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _anchor(note: Spec, key: str) -> str:
    """Which side of the words is held: told, or by Plotly's rule the near one for places on the paper."""
    sides = ("left", "center", "right") if key == "x" else ("bottom", "middle", "top")
    given = note.get(f"{key}anchor", "auto")
    if given != "auto":
        return str(given)
    if note.get(f"{key}ref") != "paper":
        return sides[1]
    return sides[0] if note[key] <= 1 / 3 else sides[2] if note[key] >= 2 / 3 else sides[1]


def _form(frame: Frame, form: Spec) -> Part:
    style = form.get("line", {})
    edge = Edge(style.get("color"), style.get("width", 2) * frame.scale, dash(style))
    if form["type"] == "line":
        refs = {"xref": form.get("xref", "x"), "yref": form.get("yref", "y")}
        start, end = (frame.point(form[f"x{end}"], form[f"y{end}"], **refs) for end in "01")
        return Line(start=start, end=end, name=_("Line"), edge=edge)
    return Shape(box=_outline(frame, form), name=_("Box"), fill=Fill(form.get("fillcolor")), edge=edge)


def dash(style: Spec) -> str | None:
    """The dash of a line, None where it is solid."""
    found = style.get("dash")
    return None if found in (None, "solid") else str(found)

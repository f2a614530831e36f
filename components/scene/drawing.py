"""Charts drawn from their parts: bars, lines, matrices, timelines, tiles."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isnan
from typing import Final

from components import theme
from components.figures.charts import bar_starts
from components.figures.exhibit import Spec
from components.scene import frame as overlay
from components.scene.frame import Frame, legend
from components.scene.parts import (
    Box,
    Edge,
    Fill,
    Line,
    Part,
    Shape,
    Words,
    height,
    label,
    leading,
    lines_of,
    measured,
    plain,
    width,
)
from components.scene.reading import Axis, Mark, bar_look, label_ink, marks, one

# Tiles, matrices, timelines and boxes: marks placed by the axes, with their words in them or beside.


TILE: Final = 40  # pixels; a square that large holds words and fills its cell
FLAT: Final = 2.3  # of the height of a tile, its width: the longest name of a province in letters that a hall reads
ACROSS: Final = {"left": "right", "center": "center", "right": "left"}
DOWN: Final = {"top": "bottom", "middle": "middle", "bottom": "top"}
CLOSER: Final = {"bottom": 0.2, "middle": 0.08}  # of the size of the letters: how much higher Plotly sets them
BELOW: Final = ("below",)
ABOVE: Final = ("above",)


def drawing(frame: Frame) -> list[Part]:
    """The whole figure: grid, boxes, bars, lines, marks, words, legend."""
    parts = [*_grid(frame), *overlay.forms(frame, layers=BELOW if not frame.grown else overlay.LAYERS), *bars(frame)]
    for trace in frame.spec["data"]:
        if "lines" in trace.get("mode", ""):
            parts += _lines(frame, trace)
        if trace["type"] == "scatter" and trace.get("mode", "markers") != "lines":
            parts += marked(frame, trace)
    parts += [] if frame.grown else overlay.forms(frame, layers=ABOVE)
    return [*parts, *overlay.rows(frame), *overlay.columns(frame), *overlay.notes(frame), *signs(frame)]


def marked(frame: Frame, trace: Spec) -> list[Part]:
    """The marks of a trace, each a shape with its words."""
    return [drawn for mark in marks(trace) for drawn in _mark(frame, mark)]


def tiled(spec: Spec) -> bool:
    """Whether the picture is a map of tiles."""
    squares = (one for trace in spec["data"] if trace["type"] == "scatter" for one in marks(trace))
    return any(one.kind == "square" and one.size >= TILE and one.text for one in squares)


def signs(frame: Frame) -> list[Part]:
    """The legend at the foot of the picture, where the figure shows one."""
    if not frame.legend_height:
        return []
    box = frame.box.inside(top=frame.box.height - frame.legend_height)
    return legend(frame.spec, box, size=frame.size(13))


def _grid(frame: Frame) -> list[Part]:
    """Lines across the picture: at the words of its axes, or where the axis of a screen has its own numbers."""
    edge, plot = Edge(theme.GRID, 0.75 if frame.grown else 1), frame.plot
    ups = [place for place, _text in frame.y.ticks] if frame.y.grid else []
    sides = [place for place, _text in frame.x.ticks] if frame.x.grid else []
    if not frame.grown:
        ups, sides = frame.y.lines(plot.height, apart=40), frame.x.lines(plot.width, apart=80)
    drawn = [*_across(frame, ups, edge), *_upright(frame, sides, edge)]
    if not frame.grown:
        drawn += _across(frame, _nought(frame.y), Edge(theme.BORDER, 1))
        drawn += _upright(frame, _nought(frame.x), Edge(theme.BORDER, 1))
    return drawn


def _nought(axis: Axis) -> list[float]:
    """Where the line of nought stands, if the axis draws one."""
    shown = axis.settings.get("zeroline") and axis.settings.get("visible", True) and not axis.names
    return [0.0] if shown and axis.low * axis.high <= 0 else []


def _across(frame: Frame, places: list[float], edge: Edge) -> list[Part]:
    plot = frame.plot
    heights = [plot.bottom - frame.y.at(place) * plot.height for place in places]
    ends = [((plot.left, y), (plot.right, y)) for y in heights]
    return [Line(start=start, end=end, name="-", edge=edge, role="gridline") for start, end in ends]


def _upright(frame: Frame, places: list[float], edge: Edge) -> list[Part]:
    plot = frame.plot
    lefts = [plot.left + frame.x.at(place) * plot.width for place in places]
    ends = [((x, plot.top), (x, plot.bottom)) for x in lefts]
    return [Line(start=start, end=end, name="-", edge=edge, role="gridline") for start, end in ends]


def _lines(frame: Frame, trace: Spec) -> list[Part]:
    style = trace.get("line", {})
    edge = Edge(style.get("color"), style.get("width", 2) * frame.scale, overlay.dash(style))
    ends = pairwise(zip(trace["x"], trace["y"], strict=True))
    return [
        Line(start=frame.point(*start), end=frame.point(*end), name=str(trace.get("name") or "-"), edge=edge)
        for start, end in ends
        if None not in (*start, *end)
    ]


def _mark(frame: Frame, mark: Mark) -> list[Part]:
    x, y = frame.point(mark.x, mark.y)
    box = _box(frame, mark, x, y)
    within = mark.place == "middle center"
    size = frame.size(frame.layout["font"]["size"] if within else 12)
    if not frame.grown:
        size = mark.letters or frame.layout["font"]["size"]
    words = _within(frame, mark, box, size) if within and mark.text else None
    name = plain(mark.name.partition("<br>")[0] or mark.text) or "-"
    edge = mark.line(frame.scale, least=2 if frame.grown else 1)
    drawn: list[Part] = [Shape(box=box, name=name, kind=mark.kind, fill=mark.fill, edge=edge, words=words, role="mark")]
    if not mark.shown and not frame.grown:
        drawn = [words] if words else []
    if mark.text and not within:
        drawn.append(beside(_with_room(frame, mark, box, size), box, size=size, grown=frame.grown))
    return drawn


def _with_room(frame: Frame, mark: Mark, box: Box, size: float) -> Mark:
    """The words of a mark in as few lines as its row is high, on the right where the left has no room and less than it."""
    if not frame.grown:
        return mark
    text = _told(mark, grown=True)  # its ends are not drawn, and take no room
    before, after = box.left - frame.box.left, frame.box.right - box.right
    while "<br>" in text and height(text, size, within=frame.box.width) > frame.row:
        fewer = re.sub(r"\s*<br>\s*", " ", text, count=1)
        room = after if mark.place.endswith("right") else max(before, after)
        if "<br>" not in fewer and (frame.y.shows_values or measured(fewer, size) > room):
            break
        text = fewer
    under = not mark.place.startswith("middle") and frame.pitch < box.height + 2 * leading(size)
    over = mark.place == "middle left" and before < min(width(text, size), after)
    return replace(mark, text=text, place="middle right" if under or over else mark.place)


def beside(mark: Mark, box: Box, *, size: float, grown: bool) -> Words:
    """The words of a mark on the side of it that the figure names."""
    down, _space, across = mark.place.partition(" ")
    gap = mark.size / 8 + 1 if box.width else 0.0  # as Plotly leaves it
    beyond, over, under = (2.0, 1.0, 1.0) if grown else (gap, gap, gap)
    x = {"left": box.left - beyond, "center": box.left + box.width / 2, "right": box.right + beyond}[across]
    y = {"top": box.top - over, "middle": box.top + box.height / 2, "bottom": box.bottom + under}[down]
    if not grown:
        y -= size * CLOSER.get(down, 0)
    if grown and across != "center" and down != "middle":
        x = box.left + box.width / 2
    return label(
        _told(mark, grown=grown),
        x,
        y,
        size=size,
        across=ACROSS[across],
        down=DOWN[down],
        colour=mark.ink,
    )


def _told(mark: Mark, *, grown: bool) -> str:
    """Spaces at the ends of its lines hold a label off its mark on a screen; in a hall its room does."""
    return "<br>".join(line.strip() for line in mark.text.split("<br>")) if grown else mark.text


def _box(frame: Frame, mark: Mark, x: float, y: float) -> Box:
    if not frame.grown:
        return Box.around(x, y, *_extent(mark))
    across = tall = max(mark.size * frame.scale, min(mark.size * 0.75, frame.pitch * 0.6), 6.0)
    if mark.symbol.startswith("line-ns"):
        across = max(mark.edge_width * frame.scale, 1.5)
    elif mark.symbol.startswith("line-ew"):
        tall = max(mark.edge_width * frame.scale, 1.5)
    elif mark.kind == "square" and mark.size >= TILE:
        tall = min(frame.plot.height / abs(frame.y.high - frame.y.low), frame.plot.width) * 0.94
        across = min(frame.plot.width / abs(frame.x.high - frame.x.low) * 0.96, tall * FLAT)
    return Box.around(x, y, across, tall)


def _extent(mark: Mark) -> tuple[float, float]:
    """How wide and high Plotly draws a symbol."""
    if not mark.shown:
        return 0.0, 0.0
    thin, long = max(mark.edge_width, 1), mark.size * 1.4
    known = {"line-ns": (thin, long), "line-ew": (long, thin), "diamond": (mark.size * 1.3,) * 2}
    wide, tall = known.get(mark.kind, (mark.size, mark.size))
    return wide, tall


def _within(frame: Frame, mark: Mark, box: Box, size: float) -> Words:
    if frame.grown:
        size = max(size * min(1.0, (box.width - 2) / max(width(mark.text, size), 1)), frame.least)
    return Words(text=mark.text, box=box, size=size, colour=mark.ink, align="center", anchor="middle", role="label")


# Bars as Plotly places them: beside each other, stacked or laid over each other; labels beyond their ends or within.


PADDED: Final = 3.0  # pixels between a bar's end and its label
SMALLEST: Final = 11.0
TEXT: Final = 1.43  # of the size of the letters: the height of a line of Plotly's


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar with its label."""

    box: Box
    lying: bool
    backward: bool
    name: str
    fill: Fill
    edge: Edge
    text: str
    within: str
    ink: str

    def fits(self, wide: Callable[[str, float], float]) -> float:
        """The largest letters that keep its label within it, or as wide as it is where the label stands beyond its end.

        As Plotly measures it: within, the padding is left on all sides, unless the bar has no room for it.

        Args:
            wide: how wide a text is in letters of a size.
        """
        inner = self.box
        if self.within and min(inner.width, inner.height) > 2 * PADDED:
            inner = inner.inside(left=PADDED, right=PADDED, top=PADDED, bottom=PADDED)
        across, down = inner.width / wide(self.text, 1.0), inner.height / (len(lines_of(self.text)) * TEXT)
        return min(across, down) if self.within else down if self.lying else across

    def leaves(self, size: float) -> bool:
        """Whether a label that is to stand within has no room in letters of a size."""
        tall = len(lines_of(self.text)) * size
        return bool(self.within) and (tall > self.box.height or width(self.text, size) > self.box.width)


def bars(frame: Frame) -> list[Part]:
    """All bars, then all their labels in letters of one size, as Plotly makes them uniform."""
    traces = [trace for trace in frame.spec["data"] if trace["type"] == "bar" and len(trace["x"])]
    if not traces:
        return []
    found = [
        bar
        for trace, starts in zip(traces, bar_starts(traces, frame.layout), strict=True)
        for bar in _bars(frame, trace, starts, _slot(frame, traces, trace))
    ]
    usual = float(frame.layout["font"]["size"])
    usual, smallest = (frame.size(usual), frame.least) if frame.grown else (usual, SMALLEST)
    wide = width if frame.grown else measured
    sizes = [min(usual, bar.fits(wide)) for bar in found if bar.text]
    # A label that would be too small to be read lies over the edge of its bar, and the others do not follow it.
    size = min((one for one in sizes if one >= smallest), default=usual)
    drawn: list[Part] = [Shape(box=bar.box, name=bar.name, fill=bar.fill, edge=bar.edge, role="mark") for bar in found]
    # Letters for a hall become no smaller: they would leave a bar that is smaller than they are.
    return [*drawn, *(_of_bar(bar, size) for bar in found if bar.text and not (frame.grown and bar.leaves(size)))]


def _slot(frame: Frame, traces: list[Spec], trace: Spec) -> tuple[float, float]:
    """From the place of a bar to its middle, and its thickness, in units of the axis."""
    key = "y" if trace.get("orientation") == "h" else "x"
    axis = frame.y if key == "y" else frame.x
    places = sorted({axis.place(value) for one in traces for value in one[key]})
    step = min((high - low for low, high in pairwise(places)), default=1.0)
    whole = (1 - frame.layout["bargap"]) * step
    held = [axis.place(value) for one in traces for value in one[key]]
    grouped = frame.layout.get("barmode", "group") == "group" and len(set(held)) < len(held)
    each = whole / len(traces) if grouped else whole
    middle = (traces.index(trace) + 0.5) * each - whole / 2 if grouped else 0.0
    return middle, float(trace.get("width") or each)


def _bars(frame: Frame, trace: Spec, starts: list[float], slot: tuple[float, float]) -> Iterator[Bar]:
    lying, (middle, thick) = trace.get("orientation") == "h", slot
    names, values = (trace["y"], trace["x"]) if lying else (trace["x"], trace["y"])
    along, across = (frame.y, frame.x) if lying else (frame.x, frame.y)
    for place, (name, value, start) in enumerate(zip(names, values, starts, strict=True)):
        if value is None or isnan(value):
            continue
        at = along.place(name) + middle
        ends = sorted((along.at(at - thick / 2), along.at(at + thick / 2)))
        reach = sorted((across.at(start), across.at(start + value)))
        (x0, y0), (x1, y1) = (frame.plot.at(*(pair if lying else pair[::-1])) for pair in zip(reach, ends, strict=True))
        paint, edge = bar_look(trace.get("marker") or {}, place)
        yield Bar(
            box=Box(x0, y1, x1 - x0, y0 - y1),
            lying=lying,
            backward=value < 0,
            name=plain(str(trace["name"])),
            fill=paint,
            edge=edge,
            text=str(one(trace.get("text"), place) or "") if place < len(trace.get("text") or ()) else "",
            within=trace.get("insidetextanchor", "end") if trace.get("textposition") == "inside" else "",
            ink=label_ink(trace, place),
        )


def _of_bar(bar: Bar, size: float) -> Words:
    """The label beyond the end of its bar, or within it at its end, its middle or its start."""
    box, onward = bar.box, (1 if bar.lying else -1) * (-1 if bar.backward else 1)
    low, high = (box.left, box.right) if bar.lying else (box.bottom, box.top)
    start, end = (high, low) if bar.backward else (low, high)
    step = PADDED * onward
    at = {"end": end - step, "middle": (start + end) / 2, "start": start + step}.get(bar.within, end + step)
    before, after, middle = ("left", "right", "center") if bar.lying else ("top", "bottom", "middle")
    side = middle if bar.within == "middle" else before if (bar.within != "end") == (onward > 0) else after
    if bar.lying:
        return label(bar.text, at, box.top + box.height / 2, size=size, across=side, colour=bar.ink)
    return label(bar.text, box.left + box.width / 2, at, size=size, down=side, colour=bar.ink)

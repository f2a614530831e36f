"""Tiles, matrices, timelines and boxes: marks as native shapes placed by the axes, with their words in them or beside."""

from itertools import pairwise
from typing import Final

from components import theme
from components.export.slides import overlay, ticks
from components.export.slides.body import body, paragraphs
from components.export.slides.box import Box
from components.export.slides.frame import Frame
from components.export.slides.legend import legend
from components.export.slides.marks import Mark, marks
from components.export.slides.markup import plain, width
from components.export.slides.paint import line
from components.export.slides.shapes import EMPTY, label, shape, stroke
from components.figures.figure import Spec

TILE: Final = 40  # pixels; a square that large holds words and fills its cell
ACROSS: Final = {"left": "right", "center": "center", "right": "left"}
DOWN: Final = {"top": "bottom", "middle": "middle", "bottom": "top"}


def drawing(frame: Frame) -> list[str]:
    """The whole figure as shapes: grid, boxes, lines, marks, words, legend."""
    parts = [*_grid(frame), *overlay.forms(frame)]
    for trace in frame.spec["data"]:
        if "lines" in trace.get("mode", ""):
            parts += _lines(frame, trace)
        if trace.get("mode", "markers") != "lines":
            parts += marked(frame, trace)
    parts += [*ticks.rows(frame), *ticks.columns(frame), *overlay.notes(frame), *signs(frame)]
    return parts


def marked(frame: Frame, trace: Spec) -> list[str]:
    """The marks of a trace, each a shape with its words."""
    return [drawn for mark in marks(trace) for drawn in _mark(frame, mark)]


def signs(frame: Frame) -> list[str]:
    """The legend beneath the picture, where the figure shows one."""
    if not frame.legend_height:
        return []
    box = frame.box.inside(top=frame.box.height - frame.legend_height)
    return legend(frame.spec, box, size=frame.size(13))


def _grid(frame: Frame) -> list[str]:
    edge, plot = line(theme.GRID, 0.75), frame.plot
    drawn = []
    if frame.y.grid:
        heights = [plot.bottom - frame.y.at(place) * plot.height for place, _text in frame.y.ticks]
        drawn += [stroke((plot.left, y), (plot.right, y), name="-", edge=edge) for y in heights]
    if frame.x.grid:
        lefts = [plot.left + frame.x.at(place) * plot.width for place, _text in frame.x.ticks]
        drawn += [stroke((x, plot.top), (x, plot.bottom), name="-", edge=edge) for x in lefts]
    return drawn


def _lines(frame: Frame, trace: Spec) -> list[str]:
    style = trace.get("line", {})
    edge = line(style.get("color"), style.get("width", 2) * frame.scale, overlay.dash(style))
    ends = pairwise(zip(trace["x"], trace["y"], strict=True))
    return [
        stroke(frame.point(*start), frame.point(*end), name=str(trace.get("name") or "-"), edge=edge)
        for start, end in ends
        if None not in (*start, *end)
    ]


def _mark(frame: Frame, mark: Mark) -> list[str]:
    x, y = frame.point(mark.x, mark.y)
    box = _box(frame, mark, x, y)
    within = mark.place == "middle center"
    size = frame.size(frame.layout["font"]["size"] if within else 12)
    words = EMPTY
    if within and mark.text:
        words = body(_fitted(mark, box, size), anchor="middle")
    name = plain(mark.name.partition("<br>")[0] or mark.text) or "-"
    drawn = [shape(box, name=name, kind=mark.kind, paint=mark.paint, edge=mark.line(frame.scale), words=words)]
    if mark.text and not within:
        drawn.append(beside(mark, box, size=size))
    return drawn


def beside(mark: Mark, box: Box, *, size: float) -> str:
    """The words of a mark on the side of it that the figure names."""
    down, _space, across = mark.place.partition(" ")
    x = {"left": box.left - 2, "center": box.left + box.width / 2, "right": box.right + 2}[across]
    y = {"top": box.top - 1, "middle": box.top + box.height / 2, "bottom": box.bottom + 1}[down]
    if across != "center" and down != "middle":
        x = box.left + box.width / 2
    return label(mark.text.strip(), x, y, size=size, across=ACROSS[across], down=DOWN[down], colour=mark.ink)


def _box(frame: Frame, mark: Mark, x: float, y: float) -> Box:
    across = tall = max(mark.size * frame.scale, min(mark.size * 0.75, frame.pitch * 0.6), 6.0)
    if mark.symbol.startswith("line-ns"):
        across = max(mark.edge_width * frame.scale, 1.5)
    elif mark.kind == "rect" and mark.size >= TILE:
        tall = min(frame.plot.height / abs(frame.y.high - frame.y.low), frame.plot.width) * 0.94
        across = min(frame.plot.width / abs(frame.x.high - frame.x.low) * 0.96, tall * 1.7)
    return Box.around(x, y, across, tall)


def _fitted(mark: Mark, box: Box, size: float) -> str:
    fits = min(1.0, (box.width - 2) / max(width(mark.text, size), 1))
    return paragraphs(mark.text, size=max(size * fits, 7.5), colour=mark.ink, align="center")

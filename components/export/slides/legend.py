"""Names of the marks of a picture beneath it, in native shapes."""

from typing import Final

from components import theme
from components.export.slides.box import Box
from components.export.slides.marks import marks
from components.export.slides.markup import plain, width
from components.export.slides.paint import line
from components.export.slides.series import bar_paint
from components.export.slides.shapes import label, shape, stroke
from components.figures.figure import Spec

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


def legend(spec: Spec, box: Box, *, size: float) -> list[str]:
    """The entries in rows along the top of a rectangle."""
    drawn = []
    for place, row in enumerate(_rows(spec, box.width, size)):
        left, middle = box.left, box.top + (place + 0.65) * ROW * size
        for name, trace in row:
            drawn += _sign(trace, left, middle, size)
            drawn.append(label(name, left + MARK, middle, size=size, across="left", colour=theme.TEXT))
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


def _sign(trace: Spec, left: float, middle: float, size: float) -> list[str]:
    if "lines" in trace.get("mode", "") and "markers" not in trace["mode"]:
        ink = trace["line"]
        edge = line(ink["color"], min(ink.get("width", 2), 4), ink.get("dash"))
        return [stroke((left, middle), (left + MARK - 6, middle), name=plain(trace["name"]), edge=edge)]
    box = Box.around(left + MARK / 2 - 4, middle, size * 0.85, size * 0.85)
    if trace["type"] == "bar":
        paint, edge = bar_paint(trace.get("marker") or {}, 0)
        return [shape(box, name=plain(trace["name"]), paint=paint, edge=edge)]
    alone = {**trace, "x": [0], "y": [0], "text": None, "hovertext": None}
    return [shape(box, name=mark.name, kind=mark.kind, paint=mark.paint, edge=mark.line(0.9)) for mark in marks(alone)]

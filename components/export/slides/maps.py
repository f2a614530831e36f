"""Maps as native shapes: areas in a group of their own, above them lines, marks and names, beneath them the legend."""

from itertools import groupby
from typing import Final

from components import theme
from components.export.slides import overlay
from components.export.slides.areas import areas
from components.export.slides.box import Box
from components.export.slides.drawing import beside, signs
from components.export.slides.frame import Frame
from components.export.slides.marks import Mark, marks
from components.export.slides.markup import plain
from components.export.slides.paint import fill, line
from components.export.slides.projection import Point, Projection, projection
from components.export.slides.shapes import label, shape, stroke
from components.figures.exhibit import Exhibit
from components.figures.figure import Spec

SCALE_HEIGHT: Final = 8.0


def world_or_korea(frame: Frame, shown: Exhibit) -> list[str]:
    """The whole map as shapes."""
    flat = projection(frame.layout["geo"])
    traces = frame.spec["data"]
    filled = [trace for trace in traces if trace["type"] == "choropleth"]
    scaled = next((trace for trace in filled if trace.get("showscale")), None)
    box = frame.plot.inside(bottom=4 * SCALE_HEIGHT if scaled else 0).fitting(flat.ratio)
    parts = [areas(filled, flat, box, shown=shown)]
    for trace in traces:
        if trace["type"] == "scattergeo":
            parts += _points(frame, trace, flat, box)
    parts += _scale(scaled, box, frame) if scaled else []
    return [*parts, *overlay.notes(frame), *signs(frame)]


def _points(frame: Frame, trace: Spec, flat: Projection, box: Box) -> list[str]:
    place = flat.placing(box.width, box.height)
    if "lines" in trace.get("mode", ""):
        ends = zip(trace["lon"], trace["lat"], strict=True)
        seen = [_put(place(lon, lat), box) if flat.shows(lon, lat) else None for lon, lat in ends]
        return _lines(frame, trace, seen)
    drawn = []
    for mark in marks(trace, x="lon", y="lat"):
        x, y = _put(place(float(mark.x), float(mark.y)), box)
        drawn += _mark(frame, mark, x, y, shown="markers" in trace["mode"])
    return drawn


def _put(point: Point, box: Box) -> Point:
    return box.left + point[0], box.top + point[1]


def _lines(frame: Frame, trace: Spec, places: list[Point | None]) -> list[str]:
    style = trace.get("line", {})
    edge = line(style.get("color"), style.get("width", 1) * frame.scale, overlay.dash(style))
    runs = [[place for place in run if place] for known, run in groupby(places, key=bool) if known]
    return [path(run, edge) for run in runs if len(run) > 1]


def path(ends: list[Point], edge: str) -> str:
    """An open line through some places."""
    if len(ends) == 2:
        return stroke(ends[0], ends[1], name="-", edge=edge)
    left, top = min(x for x, _y in ends), min(y for _x, y in ends)
    wide, tall = max(x for x, _y in ends) - left, max(y for _x, y in ends) - top
    points = [f'<a:pt x="{round((x - left) * 100)}" y="{round((y - top) * 100)}"/>' for x, y in ends]
    steps = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{round(wide * 100)}" h="{round(tall * 100)}" '
        f'fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
    )
    return shape(Box(left, top, wide, tall), name="-", geometry=geometry, edge=edge, words="")


def _mark(frame: Frame, mark: Mark, x: float, y: float, *, shown: bool) -> list[str]:
    across = max(mark.size * frame.scale, 5.0) if shown else 0.0
    box = Box.around(x, y, across, across)
    name = plain(mark.name.partition("<br>")[0] or mark.text) or "-"
    drawn = []
    if shown:
        drawn.append(shape(box, name=name, kind=mark.kind, paint=mark.paint, edge=mark.line(frame.scale), words=""))
    if mark.text:
        drawn.append(beside(mark, box, size=frame.size(12)))
    return drawn


def _scale(trace: Spec, box: Box, frame: Frame) -> list[str]:
    """The classes as a bar of colours with their limits beneath."""
    bar, low, high = trace["colorbar"], trace["zmin"], trace["zmax"]
    wide = min(box.width * 1.3, frame.plot.width) * 0.9
    left, top = box.left + (box.width - wide) / 2, box.bottom + SCALE_HEIGHT
    scale = trace["colorscale"]
    steps = [
        (start, end, colour)
        for (start, colour), (end, other) in zip(scale[::2], scale[1::2], strict=True)
        if colour == other
    ]
    drawn = [
        shape(
            Box(left + start * wide, top, (end - start) * wide, SCALE_HEIGHT),
            name=f"{place}",
            paint=fill(colour),
            edge=line(theme.MUTED, 0.5),
        )
        for place, (start, end, colour) in enumerate(steps, start=1)
    ]
    limits = zip(bar["tickvals"], bar["ticktext"], strict=True)
    return drawn + [
        label(text, left + (value - low) / (high - low) * wide, top + SCALE_HEIGHT + 2, size=frame.size(12), down="top")
        for value, text in limits
    ]

"""Looks of a chart's series: one fill for all points or one for each, hatched where the figure hatches."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.oxml.ns import qn

from components.export.slides.colours import rgb
from components.export.slides.marks import one
from components.export.slides.native import part
from components.export.slides.paint import fill, hatched, line
from components.figures.figure import Spec

AFTER_LOOK: Final = ("c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:xVal", "c:val", "c:yVal", "c:smooth", "c:shape")


def bar_look(marker: Spec, place: int) -> str:
    """Fill and edge of one bar, as properties of a chart's point."""
    paint, edge = bar_paint(marker, place)
    return f"<c:spPr>{paint}{edge}</c:spPr>"


def bar_paint(marker: Spec, place: int) -> tuple[str, str]:
    """Fill and edge of one bar."""
    edge, colour = marker.get("line") or {}, one(marker.get("color"), place)
    width = one(edge.get("width"), place) or 0
    shaped = one((marker.get("pattern") or {}).get("shape"), place)
    paint = hatched(colour) if shaped else fill(colour)
    outline = one(edge.get("color"), place) if width else None
    if shaped and not rgb(outline):
        outline, width = colour, 1
    return paint, line(outline, width)


def dress(series: Any, looks: Sequence[str]) -> None:
    """Give bars their look: the series that of the first, and each bar its own where they differ."""
    element = series._element
    for old in (*element.findall(qn("c:spPr")), *element.findall(qn("c:dPt"))):
        element.remove(old)
    element.find(qn("c:tx")).addnext(part(looks[0]))
    if len(set(looks)) > 1:
        for place, look in enumerate(looks):
            put(element, f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/>{look}</c:dPt>')


def put(element: Any, markup: str) -> None:
    """Put points or labels into a series where the format wants them: before its data."""
    new = part(markup)
    later = next(child for child in element if child.tag in {qn(name) for name in AFTER_LOOK if qn(name) != new.tag})
    later.addprevious(new)

"""The areas of a map as one native shape each, named; what has no name of ours is one neutral shape."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from components import theme
from components.export.slides.box import Box
from components.export.slides.colours import rgb
from components.export.slides.geometry import UNITS, outlines
from components.export.slides.paint import fill, hatched, line
from components.export.slides.projection import Point, Projection
from components.export.slides.shapes import group, shape
from components.figures.exhibit import Exhibit
from components.figures.figure import Spec
from data import labels
from data.errors import UnknownNameError
from i18n import _

PIXEL: Final = 0.75  # points
NEUTRAL: Final = (theme.LAND, theme.SURFACE, theme.BACKGROUND)
Rings = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Look:
    """Fill and edge of an area."""

    colour: str | None
    edge: str | None
    width: float


def areas(traces: list[Spec], projection: Projection, box: Box, *, shown: Exhibit) -> str:
    """The areas of all traces as a group: a later trace paints over an earlier one, an outline keeps the fill."""
    looks: dict[tuple[str, str], Look] = {}
    for trace in traces:
        for key, look in _looks(trace):
            before = looks.pop(key, None)  # what is painted last lies on top
            looks[key] = replace(look, colour=before.colour) if before and not rgb(look.colour) else look
    guessed = estimated(shown)
    rings = {key: outlines(key[0], projection).get(key[1], ()) for key in looks}
    members = _nameless(looks, rings) + [
        _area(name, rings[key], look, hatch=key[1] in guessed)
        for key, look in looks.items()
        if (name := _name(key[1])) and rings[key]
    ]
    inner = Box(0, 0, UNITS / 12_700, UNITS / projection.ratio / 12_700)
    return group(members, box, name=_("Areas"), inner=inner)


def estimated(shown: Exhibit) -> set[str]:
    """Codes of areas for which what is shown holds an estimate."""
    tables = [indicator.table for indicator in shown.rests_on]
    return {code for table in tables for code in table.loc[table["status"] == "estimated", "area"]}


def classed(trace: Spec, z: float) -> str:
    """The colour of a value on the trace's scale."""
    low, high = trace.get("zmin", min(trace["z"])), trace.get("zmax", max(trace["z"]))
    part = (z - low) / (high - low) if high > low else 0.0
    scale: list[tuple[float, str]] = trace["colorscale"]
    return next((colour for (start, colour), (end, _next) in pairwise(scale) if start <= part < end), scale[-1][1])


def _looks(trace: Spec) -> Iterable[tuple[tuple[str, str], Look]]:
    name = str(trace["geojson"]).rpartition("/")[2].partition(".")[0]
    edge = (trace.get("marker") or {}).get("line") or {}
    for code, z in zip(trace["locations"], trace["z"], strict=True):
        if z is not None:
            yield (name, code), Look(classed(trace, z), edge.get("color"), edge.get("width", 0.5))


def _nameless(looks: dict[tuple[str, str], Look], rings: dict[tuple[str, str], Rings]) -> list[str]:
    """One shape for all neighbours of one look: they are ground, nothing is said of them."""
    grounds: dict[Look, list[Any]] = {}
    for key, look in looks.items():
        if _name(key[1]) is None:
            grounds.setdefault(look, []).extend(rings[key])
    return [_area(_("Land"), tuple(found), look, hatch=False) for look, found in grounds.items() if found]


def _area(name: str, rings: Rings, look: Look, *, hatch: bool) -> str:
    """A freeform in the units of the map."""
    across = [round(x) for ring in rings for x, _y in ring]
    down = [round(y) for ring in rings for _x, y in ring]
    left, top = min(across), min(down)
    wide, tall = max(max(across) - left, 1), max(max(down) - top, 1)
    paint = fill(look.colour)
    if hatch:
        neutral = look.colour in NEUTRAL
        paint = hatched(theme.BORDER if neutral else look.colour, ground=theme.BACKGROUND)
    box = Box(left / 12_700, top / 12_700, wide / 12_700, tall / 12_700)
    edge = line(look.edge, look.width * PIXEL)
    return shape(box, name=name, geometry=_path(rings, left, top, wide, tall), paint=paint, edge=edge, words="")


def _path(rings: Rings, left: int, top: int, wide: int, tall: int) -> str:
    steps = []
    for ring in rings:
        points = [f'<a:pt x="{round(x) - left}" y="{round(y) - top}"/>' for x, y in ring]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        steps.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>")
    path = f'<a:path w="{wide}" h="{tall}">{"".join(steps)}</a:path>'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
    )


def _name(code: str) -> str | None:
    """The label of an area, None for what our lists do not name."""
    try:
        return labels.area(code)
    except UnknownNameError:
        return None

"""Maps: the world or Korea, projected, with marks, names and classes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import combinations, groupby, pairwise
from math import log, pi, radians, tan
from typing import Any, Final

from components import theme
from components.figures.exhibit import Exhibit, Spec
from components.figures.maps import CLEAR, LED
from components.scene import frame as overlay
from components.scene.drawing import beside, signs
from components.scene.frame import Frame
from components.scene.parts import (
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
    label,
    plain,
    seen,
)
from components.scene.reading import Mark, marks
from data import labels
from data.package import UnknownNameError
from geo import boundaries
from i18n import _
from indicators.indicator import PROVINCES

# From longitude and latitude to a flat map in units of its own, as the figures of the screen project.


NORTHMOST: Final = 84.0


@dataclass(frozen=True)
class Projection:
    """A flat map.

    Attributes:
        kind: `mercator` or `natural earth`.
        middle: the longitude in the middle of a map of the world.
        west, east, south, north: what the map shows, in degrees.
    """

    kind: str
    middle: float
    west: float
    east: float
    south: float
    north: float

    @property
    def seam(self) -> float | None:
        """The longitude at which a map of the world is cut open."""
        return (self.middle + 360) % 360 - 180 if self.kind != "mercator" else None

    def flat(self, longitude: float, latitude: float) -> Point:
        """Right and down from the middle, in radians at the equator."""
        if self.kind == "mercator":
            return radians(longitude), -log(tan(pi / 4 + radians(latitude) / 2))
        return _natural_earth((longitude - self.middle + 180) % 360 - 180, latitude)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in the map's own units."""
        if self.kind == "mercator":
            (left, top), (right, bottom) = self.flat(self.west, self.north), self.flat(self.east, self.south)
            return left, top, right, bottom
        reach = _natural_earth(180, 0)[0]
        return -reach, _natural_earth(0, self.north)[1], reach, _natural_earth(0, self.south)[1]

    def shows(self, longitude: float | None, latitude: float | None) -> bool:
        """Whether a place lies on the map; one that is missing does not."""
        if longitude is None or latitude is None or not self.south <= latitude <= self.north:
            return False
        return self.kind != "mercator" or self.west <= longitude <= self.east

    @property
    def ratio(self) -> float:
        """Width to height."""
        left, top, right, bottom = self.bounds
        return (right - left) / (bottom - top)

    def placing(self, width: float, height: float) -> Callable[[float, float], Point]:
        """A function from longitude and latitude to a place in a rectangle of the map's ratio."""
        left, top, right, bottom = self.bounds

        def place(longitude: float, latitude: float) -> Point:
            x, y = self.flat(longitude, latitude)
            return (x - left) / (right - left) * width, (y - top) / (bottom - top) * height

        return place


def projection(geo: Spec) -> Projection:
    """The projection that the layout of a figure names."""
    given = geo.get("projection", {})
    west, east = geo.get("lonaxis", {}).get("range", (-180.0, 180.0))
    south, north = geo.get("lataxis", {}).get("range", (-90.0, NORTHMOST))
    kind = "mercator" if given.get("type") == "mercator" else "natural earth"
    return Projection(kind, given.get("rotation", {}).get("lon", 0.0), west, east, south, north)


def _natural_earth(longitude: float, latitude: float) -> Point:
    """The polynomial of Šavrič and others (2011), as d3 draws it."""
    x, y = radians(longitude), radians(latitude)
    y2 = y * y
    y4 = y2 * y2
    across = 0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4))
    return x * across, -y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))


# Areas: projected, cut at the seam of the map, thinned where there are more points than are seen.


UNITS: Final = 100_000  # width of a map in the coordinates of its group
FINE: Final = 120  # points; an area with fewer is drawn as it is
TOLERANCE: Final = UNITS / 1300
SPECK: Final = UNITS / 300  # an island smaller than this is left out where the area has others

Ring = list[Point]


@cache
def outlines(name: str, projection: Projection) -> dict[str, tuple[tuple[Point, ...], ...]]:
    """The rings of every area of a boundary file, in the units of the map; without what the map does not show."""
    place = projection.placing(UNITS, UNITS / projection.ratio)
    found = {}
    for feature in boundaries.read(name)["features"]:
        rings = [ring for ring in _rings(feature["geometry"]) if max(lat for _lon, lat in ring) > projection.south]
        cut = [piece for ring in rings for piece in _cut(ring, projection)]
        drawn = [[place(longitude, min(latitude, NORTHMOST)) for longitude, latitude in ring] for ring in cut]
        if drawn:
            found[feature["id"]] = _thinned(drawn)
    return found


def _rings(shape: dict[str, Any]) -> list[Ring]:
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(point[0], point[1]) for point in ring] for part in parts for ring in part]


def _cut(ring: Ring, projection: Projection) -> list[Ring]:
    """A ring without what lies beyond the map's edge, or its two sides where it crosses the seam."""
    seam = projection.seam
    if seam is None:
        edges = ((0, projection.west, 1), (0, projection.east, -1), (1, projection.south, 1), (1, projection.north, -1))
        for key, limit, sign in edges:
            ring = _side(ring, key, limit, sign)
        return [ring] if ring else []
    if not min(lon for lon, _lat in ring) < seam < max(lon for lon, _lat in ring):
        return [ring]
    return [side for sign in (1, -1) if (side := _side(ring, 0, seam, sign))]


def _side(ring: Ring, key: int, limit: float, sign: int) -> Ring:
    """What lies on one side of a meridian (key 0) or a parallel (1), a hair away from it: a seam has two ends."""
    kept: Ring = []
    for start, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        inside = [(point[key] - limit) * sign > 0 for point in (start, end)]
        if inside[0]:
            kept.append(start)
        if inside[0] != inside[1]:
            part = (limit - start[key]) / (end[key] - start[key])
            across = [start[one] + (end[one] - start[one]) * part for one in (0, 1)]
            across[key] = limit + sign * 1e-6
            kept.append((across[0], across[1]))
    return kept


def _thinned(rings: list[Ring]) -> tuple[tuple[Point, ...], ...]:
    if sum(map(len, rings)) <= FINE:
        return tuple(tuple(ring) for ring in rings)
    largest = max(rings, key=_span)
    return tuple(tuple(_simplified(ring)) for ring in rings if ring is largest or _span(ring) > SPECK)


def _span(ring: Ring) -> float:
    across, down = [x for x, _y in ring], [y for _x, y in ring]
    return max(max(across) - min(across), max(down) - min(down))


def _simplified(ring: Ring) -> Ring:
    """Douglas and Peucker's way: a point stays where leaving it out would be seen."""
    keep, open_ends = {0, len(ring) - 1}, [(0, len(ring) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        far, where = 0.0, first
        for place in range(first + 1, last):
            away = _away(ring[place], ring[first], ring[last])
            if away > far:
                far, where = away, place
        if far > TOLERANCE:
            keep.add(where)
            open_ends += [(first, where), (where, last)]
    return [ring[place] for place in sorted(keep)]


def _away(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    along = (x1 - x0) ** 2 + (y1 - y0) ** 2
    part = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / along)) if along else 0.0
    return float(((x - x0 - part * (x1 - x0)) ** 2 + (y - y0 - part * (y1 - y0)) ** 2) ** 0.5)


# The areas of a map as one path each, named; what has no name of ours is one neutral shape.


PIXEL: Final = 0.75  # points
UNIT: Final = 12_700  # of a map's units to a point
NEUTRAL: Final = (theme.LAND, theme.SURFACE, theme.BACKGROUND)
Rings = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Look:
    """Fill and edge of an area."""

    colour: str | None
    edge: str | None
    width: float


def areas(traces: list[Spec], projection: Projection, box: Box, *, shown: Exhibit, pixel: float) -> Group:
    """The areas of all traces as a group: a later trace paints over an earlier one, an outline keeps the fill."""
    looks: dict[tuple[str, str], Look] = {}
    for trace in traces:
        for key, look in _looks(trace):
            before = looks.pop(key, None)  # what is painted last lies on top
            looks[key] = replace(look, colour=before.colour) if before and not seen(look.colour) else look
    guessed = estimated(shown)
    rings = {key: outlines(key[0], projection).get(key[1], ()) for key in looks}
    looks = {key: replace(look, width=look.width * pixel) for key, look in looks.items()}
    members = _nameless(looks, rings) + [
        _area(name, rings[key], look, hatch=key[1] in guessed)
        for key, look in looks.items()
        if (name := _name(key[1])) and rings[key]
    ]
    inner = Box(0, 0, UNITS / UNIT, UNITS / projection.ratio / UNIT)
    return Group(members=tuple(members), box=box, name=_("Areas"), inner=inner)


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


def _nameless(looks: dict[tuple[str, str], Look], rings: dict[tuple[str, str], Rings]) -> list[Part]:
    """One shape for all neighbours of one look: they are ground, nothing is said of them."""
    grounds: dict[Look, list[Any]] = {}
    for key, look in looks.items():
        if _name(key[1]) is None:
            grounds.setdefault(look, []).extend(rings[key])
    return [_area(_("Land"), tuple(found), look, hatch=False, role="land") for look, found in grounds.items() if found]


def _area(name: str, rings: Rings, look: Look, *, hatch: bool, role: str = "area") -> Path:
    """A path in the units of the map."""
    paint = Fill(look.colour)
    if hatch:
        neutral = look.colour in NEUTRAL
        paint = Fill(theme.BORDER if neutral else look.colour, hatched=True, ground=theme.BACKGROUND)
    placed = tuple(tuple((x / UNIT, y / UNIT) for x, y in ring) for ring in rings)
    return Path(rings=placed, name=name, fill=paint, edge=Edge(look.edge, look.width), role=role)


def _name(code: str) -> str | None:
    """The label of an area, None for what our lists do not name."""
    try:
        return labels.area(code)
    except UnknownNameError:
        return None


# The whole map: areas in a group of their own, above them lines, marks and names, beneath them the legend.


SCALE_HEIGHT: Final = 8.0
# Of the width of a map of Korea: where the land lies between two seas, and where these begin.
MIDDLE: Final = 0.45
WEST: Final = 0.06
EAST: Final = 0.72
BLANK: Final = 0.4  # of the size of the letters: the part of the height of their line that is empty


def world_or_korea(frame: Frame, shown: Exhibit, *, alone: bool = False) -> list[Part]:
    """The whole map as shapes; where it stands alone, without pointer and page, the chosen province is named as for a hall."""
    flat = projection(frame.layout["geo"])
    traces = frame.spec["data"]
    filled = [trace for trace in traces if trace["type"] == "choropleth"]
    scaled = next((trace for trace in filled if trace.get("showscale")), None)
    beneath = _scale_height(frame) if scaled else 0
    box = frame.plot.inside(bottom=beneath).fitting(flat.ratio)
    parts: list[Part] = [areas(filled, flat, box, shown=shown, pixel=PIXEL if frame.grown else 1)]
    subject = _subject(filled) if frame.grown or alone else None
    for trace in traces:
        if trace["type"] == "scattergeo":
            named = {**trace, "text": None} if _unnamed(trace, subject, flat, box, frame) else trace
            parts += _points(frame, named, flat, box)
    if subject:
        parts += _called(subject, filled, flat, box, frame, said=[one for one in parts if isinstance(one, Words)])
    parts += _scale(scaled, box, frame) if scaled else []
    return [*parts, *overlay.notes(frame), *signs(frame)]


def _unnamed(trace: Spec, subject: str | None, flat: Projection, box: Box, frame: Frame) -> bool:
    """Letters that a hall can read are wider than provinces: only the one that the slide is about is named.

    What a mark says itself, such as the number that a disc stands for, is said in any case, and so is what a line leads to.
    """
    of_areas = "markers" not in trace.get("mode", "") and trace.get("meta") != LED
    return bool(subject and frame.grown and of_areas) or _crowded(trace, flat, box, frame)


def _crowded(trace: Spec, flat: Projection, box: Box, frame: Frame) -> bool:
    """Whether the names in the areas of a regional map lie over each other, each where the figure sets it."""
    if not frame.grown or flat.kind != "mercator" or "markers" in trace.get("mode", ""):
        return False
    place, size = flat.placing(box.width, box.height), frame.size(12)
    boxes = [
        extent(beside(mark, Box.around(*_put(place(float(mark.x), float(mark.y)), box), 0, 0), size=size, grown=True))
        for mark in marks(trace, x="lon", y="lat")
        if mark.text
    ]
    return any(_over(one, other, blank=BLANK * size) for one, other in combinations(boxes, 2))


def _over(one: Box, other: Box, *, blank: float) -> bool:
    """Whether letters meet: of the height of two lines that touch, `blank` holds none."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    return wide > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > blank


def _subject(filled: list[Spec]) -> str | None:
    """The province that the reader chose: the one that has an outline of its own."""
    chosen = [trace["locations"] for trace in filled if set(dict(trace["colorscale"]).values()) == {CLEAR}]
    return next((codes[0] for codes in chosen if len(codes) == 1 and codes[0] in PROVINCES), None)


def _called(
    code: str, filled: list[Spec], flat: Projection, box: Box, frame: Frame, *, said: list[Words]
) -> list[Part]:
    """Its name on the nearer sea, with a line that leads there; below what is said there already."""
    name = next(name for name, area in (key for trace in filled for key, _look in _looks(trace)) if area == code)
    ring = max((list(ring) for ring in outlines(name, flat)[code]), key=_span)
    across, down = [x for x, _y in ring], [y for _x, y in ring]
    scale = box.width / UNITS
    x = box.left + (min(across) + max(across)) / 2 * scale
    y = box.top + (min(down) + max(down)) / 2 * scale
    west = x < box.left + box.width * MIDDLE
    end = box.left + box.width * (WEST if west else EAST)
    text, size = f"**{labels.short_area(code)}**", frame.size(16)
    called = partial(label, text, end, size=size, across="right" if west else "left", colour=theme.TEXT)
    others = [extent(one) for one in said]
    below = max((one.bottom + size for one in others if _over(one, extent(called(y)), blank=0)), default=y)
    leader = Line(start=(x, y), end=(end, below), name=_("Leader"), edge=Edge(theme.INK, 1), role="leader")
    return [leader, called(below)]


def _points(frame: Frame, trace: Spec, flat: Projection, box: Box) -> list[Part]:
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


def _lines(frame: Frame, trace: Spec, places: list[Point | None]) -> list[Part]:
    style = trace.get("line", {})
    edge = Edge(style.get("color"), style.get("width", 1) * frame.scale, overlay.dash(style))
    runs = [[place for place in run if place] for known, run in groupby(places, key=bool) if known]
    return [_run(run, edge) for run in runs if len(run) > 1]


def _run(ends: list[Point], edge: Edge) -> Part:
    """An open line through some places."""
    if len(ends) == 2:
        return Line(start=ends[0], end=ends[1], name="-", edge=edge)
    return Path(rings=(tuple(ends),), name="-", closed=False, edge=edge, role="line")


def _mark(frame: Frame, mark: Mark, x: float, y: float, *, shown: bool) -> list[Part]:
    across = (max(mark.size * frame.scale, 5.0) if frame.grown else mark.size) if shown else 0.0
    box = Box.around(x, y, across, across)
    name = plain(mark.name.partition("<br>")[0] or mark.text) or "-"
    drawn: list[Part] = []
    if shown:
        edge = mark.line(frame.scale, least=2 if frame.grown else 1)
        drawn.append(Shape(box=box, name=name, kind=mark.kind, fill=mark.fill, edge=edge, role="mark"))
    if mark.text:
        size = frame.size(12 if frame.grown else mark.letters)
        drawn.append(beside(mark, box, size=size, grown=frame.grown))
    return drawn


def _scale(trace: Spec, box: Box, frame: Frame) -> list[Part]:
    """The classes as a bar of colours with their unit above and their limits beneath."""
    bar, low, high = trace["colorbar"], trace["zmin"], trace["zmax"]
    wide = (min(box.width * 1.3, frame.plot.width) if frame.grown else frame.plot.width) * 0.9
    size = frame.size(12)
    left, top = box.left + (box.width - wide) / 2, box.bottom + SCALE_HEIGHT + overlay.LINE * size
    drawn: list[Part] = [
        Shape(
            box=Box(left + start * wide, top, (end - start) * wide, SCALE_HEIGHT),
            name=f"{place}",
            fill=Fill(colour),
            edge=Edge(theme.MUTED, 0.5),
            role="scale",
        )
        for place, (start, end, colour) in enumerate(_steps(trace), start=1)
    ]
    said = [
        (text, left + (value - low) / (high - low) * wide, top + SCALE_HEIGHT + 2)
        for value, text in zip(bar["tickvals"], bar["ticktext"], strict=True)
    ]
    said.append((bar["title"]["text"], left + wide / 2, top - 2 - overlay.LINE * size))
    return drawn + [label(text, x, y, size=size, down="top", role="scale") for text, x, y in said]


def _scale_height(frame: Frame) -> float:
    """Pixels that the bar of colours takes with its two lines of words."""
    return (2 if frame.grown else 3.5) * SCALE_HEIGHT + 2 * overlay.LINE * frame.size(12)


def _steps(trace: Spec) -> list[tuple[float, float, str]]:
    """The classes of a scale: from where to where, of 1, in which colour."""
    scale = trace["colorscale"]
    return [
        (start, end, colour)
        for (start, colour), (end, other) in zip(scale[::2], scale[1::2], strict=True)
        if colour == other
    ]

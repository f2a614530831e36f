"""Areas as native geometry: projected, cut at the seam of the map, thinned where there are more points than are seen."""

from functools import cache
from typing import Any, Final

from components.export.slides.projection import NORTHMOST, Point, Projection
from geo import boundaries

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

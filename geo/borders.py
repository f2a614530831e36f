"""Lines where two groups of areas touch, taken from their polygons: neighbours share their points."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from geo.boundaries import Place, read

Segment = frozenset[Place]


def between(name: str, first: Collection[str], second: Collection[str]) -> list[tuple[Place, Place]]:
    """Pieces of line, each from one (latitude, longitude) to another, that belong to an area of both groups."""
    shared = set(_segments(name, first)) & set(_segments(name, second))
    ends = (sorted(segment) for segment in shared)
    return sorted((start, end) for start, end in ends)


def _segments(name: str, codes: Collection[str]) -> Iterator[Segment]:
    for feature in read(name)["features"]:
        if feature["id"] in codes:
            shape = feature["geometry"]
            parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            for ring in (ring for part in parts for ring in part):
                for (lon, lat), (next_lon, next_lat) in pairwise(ring):
                    yield frozenset({(lat, lon), (next_lat, next_lon)})

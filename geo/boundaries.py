"""Boundary files and borders."""

import csv
import hashlib
import json
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

# Boundaries and points, read from the files of this folder with the standard library alone.


FOLDER: Final = Path(__file__).parent
NAMES: Final = ("provinces", "world")
KOREA_EXTENT: Final = ((124.4, 132.0), (33.0, 38.9))  # longitudes (out to 132 E, for Dokdo), latitudes
TOO_SMALL: Final = ("BRN", "HKG", "SGP")  # on a map of the world these need a point to be seen

Place = tuple[float, float]


class BoundaryError(LookupError):
    """No boundary file or no point of that name."""


def path(name: str) -> Path:
    """The GeoJSON file of a name in NAMES.

    Raises:
        BoundaryError: there is no such file.
    """
    if name not in NAMES:
        raise BoundaryError(f"no boundaries {name!r}: there are {', '.join(NAMES)}")
    return FOLDER / f"{name}.geojson"


@cache
def read(name: str) -> dict[str, Any]:
    """A boundary file as GeoJSON: features whose `id` is the area's code. Read it, never change it."""
    features: dict[str, Any] = json.loads(path(name).read_text("utf-8"))
    return features


@cache
def digest(name: str) -> str:
    """The first characters of the file's checksum, for an address that changes with the file."""
    return hashlib.sha256(path(name).read_bytes()).hexdigest()[:12]


def point(place: str, area: str) -> Place:
    """(latitude, longitude) of a place in an area: `dokdo` in KR-47, `texas` in USA, `marker` of any economy.

    Raises:
        BoundaryError: there is no such point.
    """
    try:
        return _points()[place, area]
    except KeyError:
        raise BoundaryError(f"no point {place!r} in {area!r}") from None


def points(place: str) -> dict[str, Place]:
    """All points of a kind by area: `label` of the provinces, `marker` of the economies."""
    return {area: where for (kind, area), where in _points().items() if kind == place}


@cache
def _points() -> dict[tuple[str, str], Place]:
    with (FOLDER / "points.csv").open(encoding="utf-8", newline="") as file:
        return {(row["place"], row["area"]): (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}


# Lines where two groups of areas touch, taken from their polygons: neighbours share their points.


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


# A tile-grid map: every province the same size, about where it lies.


# (row from the north, column from the west)
TILES: Final[dict[str, tuple[int, int]]] = {
    "KR-28": (0, 0),
    "KR-11": (0, 1),
    "KR-41": (1, 1),
    "KR-42": (0, 2),
    "KR-44": (2, 0),
    "KR-50": (2, 1),
    "KR-43": (1, 2),
    "KR-47": (2, 2),
    "KR-30": (3, 1),
    "KR-45": (3, 0),
    "KR-27": (3, 2),
    "KR-31": (3, 3),
    "KR-29": (4, 1),
    "KR-46": (4, 0),
    "KR-48": (4, 2),
    "KR-26": (4, 3),
    "KR-49": (5, 0),
}
DOKDO: Final = (2, 3.2)

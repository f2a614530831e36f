"""The committed boundary files as shapes by code."""

from functools import cache

import shapely

from geo import boundaries


@cache
def shapes(name: str) -> dict[str, shapely.MultiPolygon]:
    return {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in features(name)}


def features(name: str) -> list[dict]:
    return boundaries.read(name)["features"]


def at(latitude: float, longitude: float) -> shapely.Point:
    return shapely.Point(longitude, latitude)


def holder(name: str, latitude: float, longitude: float) -> list[str]:
    """Codes of the shapes that hold a point."""
    return [code for code, shape in shapes(name).items() if shape.contains(at(latitude, longitude))]

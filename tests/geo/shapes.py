"""The boundary files as shapes, for tests of what the build promises."""

from functools import cache

import shapely
from shapely.geometry import shape

from geo import boundaries


@cache
def shapes(name: str) -> dict[str, shapely.MultiPolygon]:
    """Shapes by the code of their feature."""
    return {feature["id"]: shape(feature["geometry"]) for feature in boundaries.read(name)["features"]}

"""Shapes that share their borders: simplified together, then rounded together, so that nothing gapes or overlaps."""

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely


def simplified(frame: gpd.GeoDataFrame, *, tolerance: float, digits: int) -> gpd.GeoDataFrame:
    """The same areas with fewer points, coordinates rounded to `digits` decimals; columns `code`, `geometry` (degrees).

    Rounding each shape for itself makes thin parts cross themselves, so the borders are rounded as one net of lines
    and the areas are cut anew from it. What is smaller than the last decimal goes.
    """
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance)
    lines = shapely.union_all(shapely.boundary(shapes), grid_size=10.0**-digits)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    owners = _owners(faces, shapes)
    cut = [shapely.coverage_union_all(faces[owners == place]) for place in range(len(shapes))]
    rounded = gpd.GeoDataFrame({"code": list(frame["code"])}, geometry=cut, crs=frame.crs)
    return rounded[~rounded.geometry.is_empty].reset_index(drop=True)


def parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """The polygons of a shape; points and lines that a cut left over are dropped."""
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _owners(faces: Sequence[shapely.Polygon], shapes: Any) -> Any:
    """Place of the shape that each face belongs to, -1 for water that land surrounds."""
    owners = np.full(len(faces), -1)
    inside, holder = shapely.STRtree(shapes).query([face.representative_point() for face in faces], "within")
    owners[inside] = holder
    return owners

"""Shapes that share borders: drawn with fewer points, and still without a gap or an overlap between neighbours."""

from collections.abc import Iterable
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

LONGEST_EDGE: Final = 3.0  # degrees: a browser draws edges as great circles, which bulge away from a straight parallel


def parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """The polygons of a shape; lines and points that an intersection left behind are dropped."""
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def together(shapes: Iterable[shapely.Geometry]) -> shapely.MultiPolygon:
    """One shape of many, always a MultiPolygon."""
    return shapely.MultiPolygon(parts(shapely.union_all(list(shapes))))


def simplify(shapes: gpd.GeoSeries, *, tolerance: float, digits: int) -> gpd.GeoSeries:
    """Simplify shapes by code as one coverage, round to decimals of a degree and turn exterior rings clockwise.

    Neighbours move the same vertices to the same places. The tolerance is the root of the area, in square degrees
    of the equator, below which a corner is dropped: measured on an equal-area cylinder, or the Arctic coasts
    would take half of the points. Clockwise because Plotly fills the outside otherwise.

    Raises:
        ValueError: the shapes overlap, or neighbours do not share their vertices.
    """
    if not shapely.coverage_is_valid(shapes.to_numpy()):
        raise ValueError("neighbours do not share their vertices")
    simple = shapely.coverage_simplify(shapely.transform(shapes.to_numpy(), _to_equal_area), tolerance)
    in_degrees = shapely.segmentize(shapely.transform(simple, _from_equal_area), LONGEST_EDGE)
    rounded = shapely.transform(in_degrees, lambda points: np.round(points, digits))
    mended = [together([shapely.make_valid(shape)]) for shape in rounded]
    clockwise = [shapely.MultiPolygon(parts(shapely.orient_polygons(shape, exterior_cw=True))) for shape in mended]
    return gpd.GeoSeries(clockwise, index=shapes.index)


def _to_equal_area(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([points[:, 0], np.degrees(np.sin(np.radians(points[:, 1])))])


def _from_equal_area(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([points[:, 0], np.degrees(np.arcsin(np.radians(points[:, 1])))])

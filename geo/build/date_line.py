"""Joining what the date line cuts, so that a map with the Pacific in its middle shows no seam in Chukotka or Fiji."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.build.coverage import parts, together

CUT: Final = ("RUS", "FJI")
STRIP: Final = 0.11  # the copy of Natural Earth ends at 179.9 degrees on both sides


def across_date_line(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """The same shapes by code; those of CUT run on past 180 degrees east instead of starting again at -180."""
    return gpd.GeoSeries({code: _joined(shape) if code in CUT else shape for code, shape in shapes.items()})


def _joined(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    eastward = [shapely.transform(part, _past_180) if part.bounds[2] < 0 else part for part in parts(shape)]
    return together(shapely.transform(part, _onto_the_line) for part in eastward)


def _past_180(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([points[:, 0] + 360, points[:, 1]])


def _onto_the_line(points: NDArray[np.float64]) -> NDArray[np.float64]:
    close = np.abs(points[:, 0] - 180) < STRIP
    return np.column_stack([np.where(close, 180.0, points[:, 0]), points[:, 1]])

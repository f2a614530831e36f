"""Shapes joined, simplified, cut."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

# Shapes that share borders: drawn with fewer points, and still without a gap or an overlap between neighbours.


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


# Joining what the date line cuts, so that a map with the Pacific in its middle shows no seam in Chukotka or Fiji.


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


# What is read of Natural Earth: shapes and codes, never a name.


STATES: Final = "states_provinces"
COUNTRIES: Final = "countries"
CODES: Final = ["iso_a2", "adm0_a3", "gu_a3", "fips"]


def states(package: Path) -> gpd.GeoDataFrame:
    """First-level divisions of the world in degrees, with the columns CODES."""
    return gpd.read_file(package, layer=STATES, columns=CODES)


def iso3_by_iso2(package: Path) -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by alpha-2 code, where Natural Earth has both."""
    table = gpd.read_file(package, layer=COUNTRIES, columns=["iso_a2", "ISO_A3"], ignore_geometry=True)
    known = table[table["ISO_A3"].str.fullmatch("[A-Z]{3}", na=False)]
    return dict(zip(known["iso_a2"], known["ISO_A3"], strict=True))


# Areas whose status is disputed and that this dashboard leaves neutral: shapes of their own, part of no economy.


CRIMEA: Final = ("UP11", "UP20")  # the peninsula and its city, by FIPS code
SIACHEN: Final = "KAS"
WESTERN_SAHARA: Final = "SAH"


def with_neutral_areas(divisions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Divisions (columns code, fips, adm0_a3) with XX-... as the code of neutral areas, Western Sahara made whole."""
    divisions = divisions.copy()
    divisions.loc[divisions["fips"].isin(CRIMEA), "code"] = "XX-CRIMEA"
    divisions.loc[divisions["adm0_a3"] == SIACHEN, "code"] = "XX-SIACHEN"
    divisions.loc[divisions["adm0_a3"] == WESTERN_SAHARA, "code"] = "XX-WESTERN-SAHARA"
    return _with_western_sahara_whole(divisions)


def _with_western_sahara_whole(divisions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Natural Earth draws the part behind the berm only; the territory reaches the ocean, and 27.67 N in the north."""
    eastern = divisions[divisions["adm0_a3"] == WESTERN_SAHARA]
    west, south, east, north = eastern.total_bounds
    territory = shapely.box(west - 1, south - 1, east, north)
    held = divisions[(divisions["code"] == "MAR") & divisions.intersects(territory)]
    pieces = held.copy()
    pieces["code"] = "XX-WESTERN-SAHARA"
    pieces["geometry"] = held.intersection(territory)
    divisions.loc[held.index, "geometry"] = held.difference(territory)
    return pd.concat([divisions, pieces], ignore_index=True)

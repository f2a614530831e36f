"""The 17 provinces and the North, with the islands of Incheon given back to Incheon."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

from geo import boundaries
from geo.build.shapes import parts, simplify, states, together

INCHEON: Final = "KR-28"
GYEONGGI: Final = "KR-41"
NORTH: Final = "KP"
# Every island of Natural Earth's Gyeonggi west of this belongs to Incheon; Daebudo, east of it, is Gyeonggi's.
LAST_LONGITUDE_OF_INCHEON: Final = 126.5
NORTH_AS_FAR_AS: Final = shapely.box(123.0, 33.0, 132.0, 40.2)
TOLERANCE: Final = 0.006
DIGITS: Final = 3


def provinces(package: Path) -> gpd.GeoSeries:
    """Shapes by code (ISO 3166-2, and KP) in degrees, borders as before July 2023: Gunwi in KR-47.

    Raises:
        BoundaryError: the label point of a province lies in no shape, or two lie in the same one.
    """
    divisions = states(package)
    shapes = _by_code(divisions[divisions["adm0_a3"] == "KOR"].geometry)
    own, islands = _islands_of_incheon(shapes[GYEONGGI])
    shapes |= {GYEONGGI: together(own), INCHEON: together([shapes[INCHEON], *islands])}
    north = shapely.union_all(divisions[divisions["adm0_a3"] == "PRK"].geometry.to_numpy())
    shapes[NORTH] = together([shapely.intersection(north, NORTH_AS_FAR_AS)])
    return simplify(gpd.GeoSeries(shapes), tolerance=TOLERANCE, digits=DIGITS)


def _by_code(unnamed: gpd.GeoSeries) -> dict[str, shapely.Geometry]:
    """Shapes by the province whose label point they hold; Natural Earth gives our provinces no usable code."""
    shapes = {}
    for code, (latitude, longitude) in boundaries.points("label").items():
        holding = unnamed[unnamed.contains(shapely.Point(longitude, latitude))]
        if len(holding) != 1:
            raise boundaries.BoundaryError(f"the label of {code} lies in {len(holding)} shapes")
        shapes[code] = holding.iloc[0]
        unnamed = unnamed.drop(holding.index)
    return shapes


def _islands_of_incheon(gyeonggi: shapely.MultiPolygon) -> tuple[list[shapely.Polygon], list[shapely.Polygon]]:
    mainland, *islands = sorted(parts(gyeonggi), key=lambda part: -part.area)
    western = [part for part in islands if part.centroid.x < LAST_LONGITUDE_OF_INCHEON]
    return [mainland, *(part for part in islands if part not in western)], western

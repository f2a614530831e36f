"""The 17 provinces and the North, with shared borders kept and Incheon's islands given back to Incheon."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

from geo.build.coverage import parts, simplified

CODES: Final = {
    "Seoul": "KR-11",
    "Busan": "KR-26",
    "Daegu": "KR-27",
    "Incheon": "KR-28",
    "Gwangju": "KR-29",
    "Daejeon": "KR-30",
    "Ulsan": "KR-31",
    "Gyeonggi": "KR-41",
    "Gangwon": "KR-42",
    "North Chungcheong": "KR-43",
    "South Chungcheong": "KR-44",
    "North Jeolla": "KR-45",
    "South Jeolla": "KR-46",
    "North Gyeongsang": "KR-47",
    "South Gyeongsang": "KR-48",
    "Jeju": "KR-49",
    "Sejong": "KR-50",
}
DAEBUDO: Final = shapely.Point(126.58, 37.24)  # the one island off Gyeonggi's coast that is Gyeonggi's
NORTHERN_LIMIT: Final = shapely.box(124.0, 33.0, 132.0, 40.2)
TOLERANCE: Final = 0.002
DIGITS: Final = 3


def provinces(package: Path) -> gpd.GeoDataFrame:
    """Features by code: KR-11 to KR-50 and KP; degrees, simplified as one coverage."""
    states = gpd.read_file(package, layer="states_provinces")
    korea = states[states["adm0_a3"] == "KOR"]
    shapes = dict(zip(korea["name"].map(CODES), korea.geometry, strict=True))
    shapes["KR-41"], islands = _split(shapes["KR-41"])
    shapes["KR-28"] = shapely.union_all([shapes["KR-28"], islands])
    north = shapely.union_all(states[states["adm0_a3"] == "PRK"].geometry.to_numpy())
    shapes["KP"] = shapely.intersection(north, NORTHERN_LIMIT)
    frame = gpd.GeoDataFrame({"code": list(shapes)}, geometry=list(shapes.values()), crs=4326)
    return simplified(frame, tolerance=TOLERANCE, digits=DIGITS)


def _split(gyeonggi: shapely.MultiPolygon) -> tuple[shapely.MultiPolygon, shapely.MultiPolygon]:
    """Gyeonggi proper with Daebudo, and the islands that belong to Incheon (Ganghwa, Baengnyeong and others)."""
    *islands, mainland = sorted(parts(gyeonggi), key=lambda part: part.area)
    own = [part for part in islands if part.intersects(DAEBUDO)]
    others = [part for part in islands if not part.intersects(DAEBUDO)]
    return shapely.MultiPolygon([mainland, *own]), shapely.MultiPolygon(others)

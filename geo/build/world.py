"""The world's economies, Pacific-centred: no seam at the date line, Crimea and Western Sahara on their own."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.build.coverage import parts, simplified

TOLERANCE: Final = 0.2
DIGITS: Final = 2
SMALLEST_ISLAND: Final = 0.15  # square degrees, so that Jeju stays; the largest part of each economy stays anyway
SAHARA: Final = "XX-WESTERN-SAHARA"
# The original gives these no alpha-3 code, by its own alpha-2 code; -1 are leased and disputed areas, drawn neutral.
MENDED: Final = {"XK": "XKX", "TK": "TKL", "-1": "XX-OTHER", "EH": SAHARA}
# The original shows who holds which part; all of Western Sahara lies south of 27°40' N, and nothing of Morocco.
SAHARA_LIMIT: Final = shapely.box(-20.0, 20.0, -8.0, 27.6667)
CRIMEA: Final = ("Crimea", "Sevastopol")
LEFT_OUT: Final = ("ATA",)
ACROSS_THE_DATE_LINE: Final = ("RUS", "FJI")
DATE_LINE: Final = 179.899  # the original cuts them off at about 179.9, on either side


def world(package: Path) -> gpd.GeoDataFrame:
    """Features by ISO 3166-1 alpha-3 code, neutral areas as XX-...; degrees, longitudes may pass 180."""
    economies = gpd.read_file(package, layer="countries")
    shapes = dict(zip(_codes(economies), economies.geometry, strict=True))
    shapes["RUS"], shapes["XX-CRIMEA"] = _split(shapes["RUS"], _crimea(package))
    shapes[SAHARA] = shapely.union_all([shapes[SAHARA], shapes["MAR"].intersection(SAHARA_LIMIT)])
    shapes["MAR"] = shapes["MAR"].difference(SAHARA_LIMIT)
    shapes |= {code: _joined(shapes[code]) for code in ACROSS_THE_DATE_LINE}
    frame = gpd.GeoDataFrame({"code": list(shapes)}, geometry=list(shapes.values()), crs=4326)
    frame = frame[~frame["code"].isin(LEFT_OUT)].reset_index(drop=True)
    return simplified(_without_specks(frame), tolerance=TOLERANCE, digits=DIGITS)


def _codes(economies: gpd.GeoDataFrame) -> list[str]:
    return [MENDED.get(short, code) for short, code in zip(economies["iso_a2"], economies["ISO_A3"], strict=True)]


def _crimea(package: Path) -> shapely.Geometry:
    states = gpd.read_file(package, layer="states_provinces")
    return shapely.union_all(states[states["name"].isin(CRIMEA)].geometry.to_numpy())


def _split(holder: shapely.Geometry, region: shapely.Geometry) -> tuple[shapely.MultiPolygon, shapely.MultiPolygon]:
    """What lies outside the region and what lies in it; whole parts, so that no border with a neighbour moves."""
    within = {part: part.representative_point().within(region) for part in parts(holder)}
    return (
        shapely.MultiPolygon([part for part, inside in within.items() if not inside]),
        shapely.MultiPolygon([part for part, inside in within.items() if inside]),
    )


def _joined(shape: shapely.Geometry) -> shapely.Geometry:
    """The same with its western part moved east of 180 degrees and the cut closed, so that no border is drawn there."""
    return shapely.union_all([shapely.transform(part, _eastwards) for part in parts(shape)])


def _eastwards(points: NDArray[np.float64]) -> NDArray[np.float64]:
    longitude, latitude = points.T
    at_the_cut = np.abs(longitude) > DATE_LINE
    moved = np.where(at_the_cut, 180.0, np.where(longitude.max() < 0, longitude + 360, longitude))
    return np.column_stack([moved, latitude])


def _without_specks(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same without small islands; a small part that borders another economy stays, or it would leave a hole."""
    tree = shapely.STRtree(frame.geometry.to_numpy())
    kept = []
    for shape in frame.geometry:
        pieces = parts(shape)
        least = min(SMALLEST_ISLAND, max(piece.area for piece in pieces))
        kept.append(
            shapely.MultiPolygon(
                [piece for piece in pieces if piece.area >= least or len(tree.query(piece, "intersects")) > 1]
            )
        )
    return frame.set_geometry(kept, crs=frame.crs)

"""The world's economies by ISO 3166-1 alpha-3 code, without Antarctica, and neutral areas as XX-..."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np

from geo.build.shapes import across_date_line, iso3_by_iso2, simplify, states, together, with_neutral_areas

WITHOUT_ISO3: Final = {"TK": "TKL", "XK": "XKX"}  # XKX is the usual code of one's own for Kosovo
# Shapes without any ISO code, by Natural Earth's own code: drawn as part of the member state of the United Nations.
PART_OF: Final = {"CYN": "CYP", "ESB": "CYP", "WSB": "CYP", "SOL": "SOM", "KAB": "KAZ", "USG": "CUB"}
# Antarctica, and reefs that several economies claim and nobody would see at this scale: Spratly, Paracel, Clipperton.
LEFT_OUT: Final = ("ATA", "PGA", "PFA", "CLP")
SMALLEST_ISLAND: Final = 0.04  # square degrees on the equator, some 500 square kilometres
TOLERANCE: Final = 0.18
DIGITS: Final = 2


def world(package: Path) -> gpd.GeoSeries:
    """Shapes by code in degrees; the longitudes of RUS and FJI pass 180, so that no seam is drawn there."""
    divisions = states(package)
    divisions["code"] = _codes(divisions, iso3_by_iso2(package))
    divisions = with_neutral_areas(divisions[~divisions["gu_a3"].isin(LEFT_OUT)])
    shapes = divisions.dissolve("code").geometry.map(lambda shape: together([shape]))
    return simplify(_without_specks(across_date_line(shapes)), tolerance=TOLERANCE, digits=DIGITS)


def _codes(divisions: gpd.GeoDataFrame, iso3: dict[str, str]) -> list[str]:
    known = iso3 | WITHOUT_ISO3
    pairs = zip(divisions["iso_a2"], divisions["gu_a3"], strict=True)
    return [known.get(iso2) or PART_OF.get(own, own) for iso2, own in pairs]


def _without_specks(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """The shapes without small islands; the largest part of each stays, and whatever has a neighbour (else: a hole)."""
    pieces = shapes.explode()
    size = pieces.area * np.cos(np.radians(pieces.centroid.y))
    largest = size == size.groupby(level=0).transform("max")
    touching, _ = pieces.sindex.query(pieces, predicate="intersects")
    neighbours = np.bincount(touching, minlength=len(pieces)) - 1  # each piece touches itself
    kept = pieces[largest | (size >= SMALLEST_ISLAND) | (neighbours > 0)]
    return gpd.GeoSeries({code: together(group) for code, group in kept.groupby(level=0)})

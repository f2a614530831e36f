"""The world's economies, Pacific-centred: no seam at the date line, Crimea and Western Sahara on their own."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.affinity import translate

TOLERANCE: Final = 0.2
SMALLEST_ISLAND: Final = 0.3  # square degrees; the largest part of each economy stays whatever its size
OWN_SHAPE: Final = {"ESH": "XX-WESTERN-SAHARA"}
CRIMEA: Final = ("Crimea", "Sevastopol")
LEFT_OUT: Final = ("ATA",)
ACROSS_THE_DATE_LINE: Final = ("RUS", "FJI")


def world(package: Path) -> gpd.GeoDataFrame:
    """Features by ISO 3166-1 alpha-3 code, neutral areas as XX-...; degrees, longitudes may pass 180."""
    economies = gpd.read_file(package, layer="countries")
    economies["code"] = [_code(row) for row in economies.itertuples()]
    economies = economies[~economies["code"].isin(LEFT_OUT)][["code", "geometry"]].dissolve("code").reset_index()
    crimea = _crimea(package)
    russia = economies["code"] == "RUS"
    economies.loc[russia, "geometry"] = economies.loc[russia, "geometry"].difference(crimea)
    frame = gpd.GeoDataFrame(
        {"code": [*economies["code"], "XX-CRIMEA"]}, geometry=[*economies.geometry, crimea], crs=4326
    )
    joined = frame["code"].isin(ACROSS_THE_DATE_LINE)
    frame.loc[joined, "geometry"] = [_join(shape) for shape in frame.geometry[joined]]
    frame["geometry"] = [_without_specks(shape) for shape in frame.geometry]
    frame["geometry"] = shapely.coverage_simplify(frame.geometry.to_numpy(), TOLERANCE)
    return frame


def _code(row: object) -> str:
    code = row.ISO_A3 if isinstance(row.ISO_A3, str) and row.ISO_A3 != "-99" else None  # type: ignore[attr-defined]
    if code is None:
        known = row.WB_A3 if isinstance(row.WB_A3, str) and row.WB_A3 != "-99" else row.Index  # type: ignore[attr-defined]
        code = f"XX-{known}"
    return OWN_SHAPE.get(code, code)


def _crimea(package: Path) -> shapely.Geometry:
    states = gpd.read_file(package, layer="states_provinces")
    return shapely.union_all(states[states["name"].isin(CRIMEA) & (states["iso_a2"] == "RU")].geometry.to_numpy())


def _join(shape: shapely.Geometry) -> shapely.Geometry:
    """The same with its western part moved east of 180 degrees, so that no border is drawn at the date line."""
    parts = [translate(part, xoff=360) if part.bounds[2] < 0 else part for part in _parts(shape)]
    snapped = [shapely.set_precision(part, 0.0001) for part in parts]
    return shapely.union_all(snapped)


def _without_specks(shape: shapely.Geometry) -> shapely.Geometry:
    parts = _parts(shape)
    areas = np.array([part.area for part in parts])
    return shapely.union_all([part for part, area in zip(parts, areas, strict=True) if area >= min(SMALLEST_ISLAND, areas.max())])


def _parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"]

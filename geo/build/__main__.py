"""Writes geo/provinces.geojson, geo/world.geojson and their sidecar geo/boundaries.json."""

import hashlib
import json
import sys
from pathlib import Path

import geopandas as gpd
import shapely

from geo.boundaries import FOLDER
from geo.build.provinces import provinces
from geo.build.world import world

STEPS = {
    "provinces": [
        "17 provinces joined to ISO 3166-2 codes; the North cut at 39.6 N",
        "islands of Incheon that lie in Gyeonggi in the original given back to Incheon; Daebudo stays",
        "simplified as one coverage (0.004 degrees), so shared borders stay shared",
    ],
    "world": [
        "economies by ISO 3166-1 alpha-3 code; Antarctica left out",
        "Crimea and Western Sahara as shapes of their own, drawn neutral",
        "Russia and Fiji joined across the date line; islands under 0.3 square degrees left out",
        "simplified as one coverage (0.2 degrees)",
    ],
}
DIGITS = {"provinces": 3, "world": 2}


def main(package: Path) -> None:
    """Build both files and record where they come from."""
    sidecar = {}
    for name, build in (("provinces", provinces), ("world", world)):
        text = _geojson(build(package), DIGITS[name])
        (FOLDER / f"{name}.geojson").write_text(text, "utf-8")
        sidecar[name] = {
            "origin": "Natural Earth 1:10m, as packaged in Debian's qgis-common 3.22.16",
            "licence": "public domain",
            "steps": [*STEPS[name], f"outer rings clockwise, {DIGITS[name]} decimals"],
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
    (FOLDER / "boundaries.json").write_text(json.dumps(sidecar, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _geojson(frame: gpd.GeoDataFrame, digits: int) -> str:
    frame = frame.sort_values("code")
    shapes = shapely.orient_polygons(frame.geometry.to_numpy(), exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": _rounded(shape, digits)}
        for code, shape in zip(frame["code"], shapes, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n"


def _rounded(shape: shapely.Geometry, digits: int) -> dict[str, object]:
    polygons = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon"]
    coordinates = [
        [[[round(x, digits), round(y, digits)] for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in polygons
    ]
    return {"type": "MultiPolygon", "coordinates": coordinates}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

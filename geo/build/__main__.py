"""Writes geo/provinces.geojson, geo/world.geojson and their sidecar geo/boundaries.json."""

import hashlib
import json
import sys
from pathlib import Path

import geopandas as gpd
import shapely

from geo.boundaries import FOLDER
from geo.build import provinces, world
from geo.build.coverage import parts

STEPS = {
    "provinces": [
        "17 provinces joined to ISO 3166-2 codes; the North cut at 40.2 N",
        "islands of Incheon that lie in Gyeonggi in the original given back to Incheon; Daebudo stays",
        f"simplified as one coverage ({provinces.TOLERANCE} degrees), so shared borders stay shared",
    ],
    "world": [
        "economies by ISO 3166-1 alpha-3 code, Kosovo as XKX; Antarctica left out",
        "Crimea, Western Sahara and areas without a code as shapes of their own (XX-...), drawn neutral",
        f"Russia and Fiji joined across the date line; islands under {world.SMALLEST_ISLAND} square degrees left out",
        f"simplified as one coverage ({world.TOLERANCE} degrees)",
    ],
}


def main(package: Path) -> None:
    """Build both files and record where they come from."""
    sidecar = {
        "provinces": _write("provinces", provinces.provinces(package), provinces.DIGITS),
        "world": _write("world", world.world(package), world.DIGITS),
    }
    (FOLDER / "boundaries.json").write_text(json.dumps(sidecar, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _write(name: str, frame: gpd.GeoDataFrame, digits: int) -> dict[str, object]:
    frame = frame.sort_values("code")
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": _geometry(shape, digits)}
        for code, shape in zip(frame["code"], frame.geometry, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n"
    (FOLDER / f"{name}.geojson").write_text(text, "utf-8")
    return {
        "origin": "Natural Earth 1:10m, as packaged in Debian's qgis-common 3.22.16",
        "licence": "public domain",
        "steps": [
            *STEPS[name],
            f"rounded as one net to {digits} decimals; outer rings clockwise, as Plotly needs them",
        ],
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _geometry(shape: shapely.Geometry, digits: int) -> dict[str, object]:
    polygons = parts(shapely.orient_polygons(shape, exterior_cw=True))
    coordinates = [
        [[[round(x, digits), round(y, digits)] for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in polygons
    ]
    return {"type": "MultiPolygon", "coordinates": coordinates}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

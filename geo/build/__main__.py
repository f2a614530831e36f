"""Writes geo/provinces.geojson, geo/world.geojson and their sidecar geo/boundaries.json."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import shapely

from geo.boundaries import FOLDER, path
from geo.build import provinces, shapes, world

ORIGIN: Final = {
    "origin": "Natural Earth 1:10m cultural vectors 4.1.0, as packaged in Debian's qgis-common 3.22.16+dfsg-1",
    "copy_date": "2023-02-03",
    "licence": "public domain",
}
STEPS: Final = {
    "provinces": [
        "shapes joined to ISO 3166-2 codes by the label points of points.csv",
        "islands that belong to Incheon moved from Gyeonggi to Incheon; Daebudo stays in Gyeonggi",
        "the North as one shape, cut at 40.2 degrees north",
        f"simplified as one coverage ({provinces.TOLERANCE} degrees), {provinces.DIGITS} decimals",
        "exterior rings clockwise",
    ],
    "world": [
        "divisions dissolved to economies by ISO 3166-1 alpha-3 code; Antarctica and disputed reefs left out",
        "Crimea, Western Sahara (whole) and Siachen as shapes of their own, drawn neutral",
        "Russia and Fiji joined across the date line: their longitudes pass 180",
        f"islands under {world.SMALLEST_ISLAND} square degrees left out unless the largest of their economy",
        f"simplified as one coverage ({world.TOLERANCE} degrees), {world.DIGITS} decimals",
        f"edges no longer than {shapes.LONGEST_EDGE:g} degrees, exterior rings clockwise",
    ],
}


def main() -> None:
    """Build both files and record where they come from."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("package", type=Path, metavar="WORLD_MAP.gpkg")
    package = parser.parse_args().package
    texts = {"provinces": geojson(provinces.provinces(package)), "world": geojson(world.world(package))}
    for name, text in texts.items():
        path(name).write_text(text, "utf-8", newline="\n")
        print(f"{path(name).name}: {len(text) / 1000:.0f} kB")
    sidecar_path().write_text(json.dumps(sidecar(texts), ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


def sidecar_path() -> Path:
    """Where the sidecar stands, beside the files it describes."""
    return FOLDER / "boundaries.json"


def sidecar(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Origin, licence, steps and checksum of each boundary file, by its name."""
    return {
        name: {**ORIGIN, "steps": STEPS[name], "sha256": hashlib.sha256(text.encode()).hexdigest()}
        for name, text in texts.items()
    }


def geojson(areas: gpd.GeoSeries) -> str:
    """A FeatureCollection of shapes by code, ordered by code; the code is the only property."""
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": shapely.geometry.mapping(shape)}
        for code, shape in sorted(areas.items())
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    main()

"""Writes geo/provinces.geojson, geo/world.geojson and their sidecar geo/boundaries.json."""

import argparse
import json
from pathlib import Path

from geo.boundaries import path
from geo.build.files import geojson, sidecar, sidecar_path
from geo.build.provinces import provinces
from geo.build.world import world


def main() -> None:
    """Build both files and record where they come from."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("package", type=Path, metavar="WORLD_MAP.gpkg")
    package = parser.parse_args().package
    texts = {"provinces": geojson(provinces(package)), "world": geojson(world(package))}
    for name, text in texts.items():
        path(name).write_text(text, "utf-8", newline="\n")
        print(f"{path(name).name}: {len(text) / 1000:.0f} kB")
    sidecar_path().write_text(json.dumps(sidecar(texts), ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()

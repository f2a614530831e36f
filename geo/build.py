"""Rebuilding the boundary files from Natural Earth: `python -m geo.build WORLD_MAP.gpkg`.

Natural Earth 1:10m is in the public domain. Debian's package `qgis-common` holds a copy that serves; QGIS itself
need not be installed: `apt-get download qgis-common && dpkg -x qgis-common*.deb copy`, then
`copy/usr/share/qgis/resources/data/world_map.gpkg`. Nothing else imports geopandas and shapely.

Writes geo/provinces.geojson, geo/world.geojson and their sidecar geo/boundaries.json.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo import boundaries

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


# The 17 provinces and the North, with the islands of Incheon given back to Incheon.


INCHEON: Final = "KR-28"
GYEONGGI: Final = "KR-41"
NORTH: Final = "KP"
# Every island of Natural Earth's Gyeonggi west of this belongs to Incheon; Daebudo, east of it, is Gyeonggi's.
LAST_LONGITUDE_OF_INCHEON: Final = 126.5
NORTH_AS_FAR_AS: Final = shapely.box(123.0, 33.0, 132.0, 40.2)
PROVINCES_TOLERANCE: Final = 0.006
PROVINCES_DIGITS: Final = 3


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
    return simplify(gpd.GeoSeries(shapes), tolerance=PROVINCES_TOLERANCE, digits=PROVINCES_DIGITS)


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


# The world's economies by ISO 3166-1 alpha-3 code, without Antarctica, and neutral areas as XX-...


WITHOUT_ISO3: Final = {"TK": "TKL", "XK": "XKX"}  # XKX is the usual code of one's own for Kosovo
# Shapes without any ISO code, by Natural Earth's own code: drawn as part of the member state of the United Nations.
PART_OF: Final = {"CYN": "CYP", "ESB": "CYP", "WSB": "CYP", "SOL": "SOM", "KAB": "KAZ", "USG": "CUB"}
# Antarctica, and reefs that several economies claim and nobody would see at this scale: Spratly, Paracel, Clipperton.
LEFT_OUT: Final = ("ATA", "PGA", "PFA", "CLP")
SMALLEST_ISLAND: Final = 0.04  # square degrees on the equator, some 500 square kilometres
WORLD_TOLERANCE: Final = 0.18
WORLD_DIGITS: Final = 2


def world(package: Path) -> gpd.GeoSeries:
    """Shapes by code in degrees; the longitudes of RUS and FJI pass 180, so that no seam is drawn there."""
    divisions = states(package)
    divisions["code"] = _codes(divisions, iso3_by_iso2(package))
    divisions = with_neutral_areas(divisions[~divisions["gu_a3"].isin(LEFT_OUT)])
    shapes = divisions.dissolve("code").geometry.map(lambda shape: together([shape]))
    return simplify(_without_specks(across_date_line(shapes)), tolerance=WORLD_TOLERANCE, digits=WORLD_DIGITS)


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


# The files, and where they come from.


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
        f"simplified as one coverage ({PROVINCES_TOLERANCE} degrees), {PROVINCES_DIGITS} decimals",
        "exterior rings clockwise",
    ],
    "world": [
        "divisions dissolved to economies by ISO 3166-1 alpha-3 code; Antarctica and disputed reefs left out",
        "Crimea, Western Sahara (whole) and Siachen as shapes of their own, drawn neutral",
        "Russia and Fiji joined across the date line: their longitudes pass 180",
        f"islands under {SMALLEST_ISLAND} square degrees left out unless the largest of their economy",
        f"simplified as one coverage ({WORLD_TOLERANCE} degrees), {WORLD_DIGITS} decimals",
        f"edges no longer than {LONGEST_EDGE:g} degrees, exterior rings clockwise",
    ],
}


def main() -> None:
    """Build both files and record where they come from."""
    parser = argparse.ArgumentParser(
        prog="python -m geo.build", description="Writes the boundary files of geo/ from Natural Earth."
    )
    parser.add_argument("package", type=Path, metavar="WORLD_MAP.gpkg")
    package = parser.parse_args().package
    texts = {"provinces": geojson(provinces(package)), "world": geojson(world(package))}
    for name, text in texts.items():
        boundaries.path(name).write_text(text, "utf-8", newline="\n")
        print(f"{boundaries.path(name).name}: {len(text) / 1000:.0f} kB")
    sidecar_path().write_text(json.dumps(sidecar(texts), ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


def sidecar_path() -> Path:
    """Where the sidecar stands, beside the files it describes."""
    return boundaries.FOLDER / "boundaries.json"


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

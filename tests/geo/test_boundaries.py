"""What every boundary file must be, whatever it shows: joined, small, valid, clockwise, traceable."""

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from geo import boundaries
from geo.boundaries import BoundaryError
from tests.geo.shapes import shapes

ROOT = Path(__file__).parents[2]
LARGEST = {"provinces": 60_000, "world": 250_000}  # bytes that a reader on a slow line can wait for
# Long narrow waters on a border, by the centre of their shape: the St Lawrence at Montreal, the Aby lagoon.
NARROW_WATERS = [(-74, 45), (-3, 5)]
both = pytest.mark.parametrize("name", boundaries.NAMES)


def _codes(dataset: str, key: str) -> set[str]:
    with (ROOT / "data" / f"{dataset}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row[key] for row in csv.DictReader(file)}


def test_each_of_the_17_provinces_has_a_shape_and_the_north_is_drawn_besides() -> None:
    codes = _codes("provinces", "code")
    assert len(codes) == 17
    assert set(shapes("provinces")) == {*codes, "KP"}


def test_each_economy_of_the_data_has_a_shape() -> None:
    codes = _codes("economies", "iso3")
    assert len(codes) >= 40
    assert codes <= set(shapes("world"))


@both
def test_no_feature_carries_a_name_or_anything_but_its_code(name: str) -> None:
    for feature in boundaries.read(name)["features"]:
        assert feature["properties"] == {"code": feature["id"]}


@both
def test_the_file_stays_small(name: str) -> None:
    assert boundaries.path(name).stat().st_size <= LARGEST[name]


@both
def test_outer_rings_run_clockwise_or_plotly_would_fill_the_whole_frame(name: str) -> None:
    for code, area in shapes(name).items():
        for part in area.geoms:
            assert not part.exterior.is_ccw, code
            assert all(ring.is_ccw for ring in part.interiors), code


@both
def test_shapes_are_valid_and_neighbours_share_their_borders_without_gap_or_overlap(name: str) -> None:
    areas = shapes(name)
    assert not [code for code, area in areas.items() if not area.is_valid or area.is_empty]
    assert shapely.coverage_is_valid(list(areas.values()))


@both
def test_no_sliver_is_left_between_neighbours(name: str) -> None:
    areas = list(shapes(name).values())
    holes = [ring for part in shapely.get_parts(shapely.union_all(areas)) for ring in part.interiors]
    between = [hole for hole in holes if sum(area.intersects(hole) for area in areas) > 1]
    # A long thin hole is a gap between two borders, a lake is round: a circle has 4 pi, the Caspian Sea about 40.
    thin = [hole for hole in between if hole.length**2 / shapely.Polygon(hole).area > 60]
    assert [hole for hole in thin if (round(hole.centroid.x), round(hole.centroid.y)) not in NARROW_WATERS] == []


@both
def test_the_sidecar_holds_origin_licence_steps_and_the_checksum_of_the_file(name: str) -> None:
    sidecar = json.loads((boundaries.FOLDER / "boundaries.json").read_text("utf-8"))[name]
    assert sidecar["licence"] == "public domain"
    assert sidecar["origin"].startswith("Natural Earth")
    assert sidecar["steps"]
    assert sidecar["sha256"] == hashlib.sha256(boundaries.path(name).read_bytes()).hexdigest()


@both
def test_the_digest_in_the_address_changes_with_the_file(name: str) -> None:
    checksum = hashlib.sha256(boundaries.path(name).read_bytes()).hexdigest()
    assert len(boundaries.digest(name)) == 12
    assert checksum.startswith(boundaries.digest(name))


def test_an_unknown_file_or_point_is_an_error_that_names_it() -> None:
    with pytest.raises(BoundaryError, match="'moon'"):
        boundaries.path("moon")
    with pytest.raises(BoundaryError, match="'texas' in 'KOR'"):
        boundaries.point("texas", "KOR")


def test_reading_boundaries_imports_none_of_the_slow_libraries_of_the_build() -> None:
    code = (
        "import sys; from geo import boundaries, classes, tiles; boundaries.read('world'); boundaries.points('label');"
        "print(sorted({'geopandas', 'shapely', 'pandas', 'numpy'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"

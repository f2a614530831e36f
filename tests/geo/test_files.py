"""What holds for both boundary files, whatever they show."""

import hashlib
import json
import subprocess
import sys

import pytest
import shapely

from geo import boundaries
from tests.geo.shapes import features, shapes

LARGEST = {"provinces": 60_000, "world": 250_000}  # bytes


@pytest.mark.parametrize("name", boundaries.NAMES)
class TestEachFile:
    def test_is_small_enough_to_be_fetched_by_a_page(self, name: str) -> None:
        assert boundaries.path(name).stat().st_size <= LARGEST[name]

    def test_has_no_property_but_the_code_and_no_code_twice(self, name: str) -> None:
        assert all(feature["properties"] == {"code": feature["id"]} for feature in features(name))
        assert len(shapes(name)) == len(features(name))

    def test_turns_exterior_rings_clockwise_as_plotly_needs_them(self, name: str) -> None:
        rings = [part.exterior for shape in shapes(name).values() for part in shape.geoms]
        assert not [ring.bounds for ring in rings if ring.is_ccw]

    def test_has_valid_shapes_that_are_not_empty(self, name: str) -> None:
        assert not [code for code, shape in shapes(name).items() if not shape.is_valid or shape.area == 0]

    def test_keeps_borders_shared_neighbours_neither_overlap_nor_gape(self, name: str) -> None:
        assert shapely.coverage_is_valid(list(shapes(name).values()))

    def test_is_the_file_that_the_sidecar_describes(self, name: str) -> None:
        sidecar = json.loads((boundaries.FOLDER / "boundaries.json").read_text("utf-8"))[name]
        digest = hashlib.sha256(boundaries.path(name).read_bytes()).hexdigest()
        assert sidecar["sha256"] == digest
        assert digest.startswith(boundaries.digest(name))
        assert sidecar["licence"] == "public domain"
        assert sidecar["steps"]
        assert "Natural Earth" in sidecar["origin"]
        assert sidecar["copy_date"] == "2023-02-03"


def test_an_unknown_file_is_refused_by_name() -> None:
    with pytest.raises(boundaries.BoundaryError, match="moon"):
        boundaries.read("moon")


def test_reading_boundaries_imports_no_geopandas_and_no_shapely() -> None:
    script = (
        "import sys; from geo import boundaries; boundaries.read('world'); boundaries.points('label');"
        "print(sorted({'geopandas', 'shapely', 'topojson', 'pandas', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

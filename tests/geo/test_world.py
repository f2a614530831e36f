"""The world's economies: each of ours is there, what is disputed is neutral, and the Pacific has no seam."""

import csv
import re

import pycountry
import pytest

from geo import boundaries
from tests.geo.shapes import holder, shapes

with (boundaries.FOLDER.parent / "data" / "economies.csv").open(encoding="utf-8", newline="") as file:
    ECONOMIES = [row["iso3"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("iso3", ECONOMIES)
def test_each_economy_of_ours_has_a_shape_and_a_marker(iso3: str) -> None:
    assert iso3 in shapes("world")
    assert iso3 in boundaries.points("marker")


def test_every_shape_has_an_iso_code_or_is_neutral() -> None:
    others = {code for code in shapes("world") if pycountry.countries.get(alpha_3=code) is None}
    assert others == {"XKX", "XX-CRIMEA", "XX-SIACHEN", "XX-WESTERN-SAHARA"}  # XKX is Kosovo, which has no ISO code


def test_antarctica_is_left_out() -> None:
    assert "ATA" not in shapes("world")


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Simferopol", 44.95, 34.1, "XX-CRIMEA"),
        ("Sevastopol", 44.62, 33.6, "XX-CRIMEA"),
        ("Western Sahara east of the berm: Tifariti", 26.15, -10.6, "XX-WESTERN-SAHARA"),
        ("Western Sahara west of it: Smara", 26.74, -11.67, "XX-WESTERN-SAHARA"),
        ("Western Sahara on the coast: near Dakhla", 23.9, -15.7, "XX-WESTERN-SAHARA"),
        ("Morocco proper: Agadir", 30.4, -9.5, "MAR"),
        ("Kherson", 46.7, 32.7, "UKR"),
        ("Krasnodar", 45.0, 39.0, "RUS"),
        ("Pristina", 42.65, 21.15, "XKX"),
        ("Nicosia's north", 35.3, 33.4, "CYP"),
        ("Hargeisa", 9.56, 44.06, "SOM"),
        ("Taichung", 24.15, 120.8, "TWN"),
        ("New Territories", 22.42, 114.1, "HKG"),
        ("Jeju", 33.38, 126.55, "KOR"),
        ("Sicily", 37.5, 14.2, "ITA"),
        ("Oslo", 60.1, 10.9, "NOR"),
        ("Lyon", 45.75, 4.85, "FRA"),
    ],
)
def test_places_lie_where_they_belong(place: str, latitude: float, longitude: float, code: str) -> None:
    assert holder("world", latitude, longitude) == [code], place


@pytest.mark.parametrize(("code", "latitude"), [("RUS", 67.5), ("RUS", 71.1)])
def test_no_seam_runs_through_chukotka_and_wrangel(code: str, latitude: float) -> None:
    assert holder("world", latitude, 180.0) == [code]


def test_the_49th_parallel_is_drawn_straight() -> None:
    # An edge of 28 degrees would be drawn as a great circle that bulges 1.5 degrees to the north.
    for shape in (shapes("world")["USA"], shapes("world")["CAN"]):
        on_it = {x for part in shape.geoms for x, y in part.exterior.coords if abs(y - 49) < 0.02 and -123 < x < -96}
        assert len(on_it) >= 9


def test_alaska_belongs_to_the_usa_and_stays_west_of_180() -> None:
    assert holder("world", 65.0, -150.0) == ["USA"]


def test_the_file_of_the_world_holds_no_name_only_codes() -> None:
    text = boundaries.path("world").read_text("utf-8")
    words = set(re.findall(r"[A-Za-z]{4,}", text))
    known = {"type", "features", "Feature", "FeatureCollection", "properties", "code", "geometry", "coordinates"}
    assert words - known == {"MultiPolygon", "CRIMEA", "SIACHEN", "WESTERN", "SAHARA"}

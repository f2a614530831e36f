"""The world's economies: neutral areas on their own, no seam at the date line, a marker for each economy."""

import csv
from itertools import pairwise

import pytest
from shapely.geometry import Point

from geo import boundaries
from tests.geo.shapes import shapes


def _economy_at(latitude: float, longitude: float) -> list[str]:
    return [code for code, area in shapes("world").items() if area.contains(Point(longitude, latitude))]


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Simferopol", 44.95, 34.10, "XX-CRIMEA"),
        ("Laayoune", 26.5, -12.5, "XX-WESTERN-SAHARA"),
        ("Pristina", 42.66, 21.16, "XKX"),
        ("Kherson region", 46.8, 33.5, "UKR"),
        ("Krasnodar", 45.04, 38.98, "RUS"),
        ("Taichung", 24.15, 120.8, "TWN"),
        ("Jeju", 33.38, 126.55, "KOR"),
        ("Hainan", 19.2, 109.7, "CHN"),
        ("Sabah", 5.5, 117.0, "MYS"),
        ("Honshu", 36.3, 138.3, "JPN"),
        ("Alaska", 65.0, -152.0, "USA"),
        ("Paris", 48.86, 2.35, "FRA"),
        ("Oslo", 59.95, 10.8, "NOR"),
        ("Dili district", -8.8, 125.8, "TLS"),
    ],
)
def test_places_lie_in_their_economy(place: str, latitude: float, longitude: float, code: str) -> None:
    assert _economy_at(latitude, longitude) == [code], place


def test_antarctica_is_left_out() -> None:
    assert "ATA" not in shapes("world")


@pytest.mark.parametrize("code", ["RUS", "FJI"])
def test_no_border_is_drawn_along_the_date_line(code: str) -> None:
    for part in shapes("world")[code].geoms:
        points = list(part.exterior.coords)
        along = [here for here, there in pairwise(points) if here[0] == there[0] == 180.0]
        assert not [point for point in along if abs(point[1]) > 20], code
        assert part.bounds[2] > 20


def test_russia_reaches_the_bering_strait_in_one_piece() -> None:
    # Cape Dezhnev at 169.65 W is 190.35 E
    mainland = max(shapes("world")["RUS"].geoms, key=lambda part: part.area)
    assert mainland.bounds[2] == pytest.approx(190.35, abs=0.3)


def test_every_code_is_three_letters_or_marked_neutral() -> None:
    odd = {code for code in shapes("world") if not (len(code) == 3 and code.isalpha() and code.isupper())}
    assert odd == {"XX-CRIMEA", "XX-WESTERN-SAHARA", "XX-OTHER"}


def test_each_economy_of_the_data_has_a_marker_on_or_near_its_land() -> None:
    with (boundaries.FOLDER.parent / "data" / "economies.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["iso3"] for row in csv.DictReader(file)}
    markers = boundaries.points("marker")
    assert codes <= set(markers)
    for code in codes:
        latitude, longitude = markers[code]
        assert shapes("world")[code].distance(Point(longitude, latitude)) < 1, code


def test_the_european_union_and_texas_are_points() -> None:
    assert "EU" in boundaries.points("marker")
    assert _economy_at(*boundaries.point("texas", "USA")) == ["USA"]


def test_the_economies_named_too_small_are_those_of_the_data_that_a_map_of_the_world_cannot_show() -> None:
    with (boundaries.FOLDER.parent / "data" / "economies.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["iso3"] for row in csv.DictReader(file)}
    # one degree is about 3 pixels on the map of the page
    small = {code for code in codes if shapes("world")[code].area < 0.7}
    assert small == set(boundaries.TOO_SMALL)

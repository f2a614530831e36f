"""The 17 provinces: islands with the right province and none lost, labels inside their province."""

import pytest
from shapely.geometry import Point

from geo import boundaries
from tests.geo.shapes import shapes

CITIES = ("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-50")


def _province_at(latitude: float, longitude: float) -> list[str]:
    return [code for code, area in shapes("provinces").items() if area.contains(Point(longitude, latitude))]


@pytest.mark.parametrize(
    ("island", "latitude", "longitude", "province"),
    [
        ("Baengnyeong", 37.95, 124.67, "KR-28"),
        ("Daecheong", 37.82, 124.71, "KR-28"),
        ("Ganghwa", 37.73, 126.46, "KR-28"),
        ("Gyodong", 37.78, 126.27, "KR-28"),
        ("Yeonpyeong", 37.665, 125.695, "KR-28"),
        ("Yeongjong", 37.49, 126.50, "KR-28"),
        ("Deokjeok", 37.23, 126.13, "KR-28"),
        ("Daebu", 37.24, 126.58, "KR-41"),
        ("Ulleung", 37.50, 130.86, "KR-47"),
        ("Jeju", 33.38, 126.55, "KR-49"),
        ("Jin", 34.45, 126.26, "KR-46"),
        ("Geoje", 34.88, 128.62, "KR-48"),
    ],
)
def test_islands_belong_to_their_province(island: str, latitude: float, longitude: float, province: str) -> None:
    assert _province_at(latitude, longitude) == [province], island


@pytest.mark.parametrize(
    ("city", "latitude", "longitude", "province"),
    [
        ("Suwon", 37.27, 127.01, "KR-41"),
        ("Uijeongbu", 37.74, 127.05, "KR-41"),
        ("Incheon, Bupyeong", 37.50, 126.70, "KR-28"),
        ("Seoul, City Hall", 37.566, 126.978, "KR-11"),
        ("Chuncheon", 37.88, 127.73, "KR-42"),
        ("Jeonju", 35.82, 127.15, "KR-45"),
        ("Andong", 36.57, 128.73, "KR-47"),
        ("Gunwi, with Gyeongbuk until 2023", 36.24, 128.57, "KR-47"),
    ],
)
def test_cities_lie_in_their_province(city: str, latitude: float, longitude: float, province: str) -> None:
    assert _province_at(latitude, longitude) == [province], city


def test_gyeonggi_is_among_the_large_provinces_and_incheon_among_the_small() -> None:
    # Gyeonggi 10,200 square kilometres, Incheon 1,067, Seoul 605
    size = {code: area.area for code, area in shapes("provinces").items()}
    assert 8 < size["KR-41"] / size["KR-28"] < 14
    assert 13 < size["KR-41"] / size["KR-11"] < 21


@pytest.mark.parametrize("code", [code for code in shapes("provinces") if code != "KP"])
def test_the_label_of_a_province_lies_inside_it(code: str) -> None:
    latitude, longitude = boundaries.points("label")[code]
    assert _province_at(latitude, longitude) == [code]


def test_labels_of_neighbouring_cities_stand_apart() -> None:
    places = [Point(longitude, latitude) for latitude, longitude in boundaries.points("label").values()]
    assert len(places) == 17
    # 0.2 degrees are about 20 pixels on the map of the page
    assert min(one.distance(other) for one in places for other in places if one is not other) > 0.2


def test_dokdo_is_a_point_of_gyeongsangbuk_east_of_ulleung_and_inside_the_map() -> None:
    latitude, longitude = boundaries.point("dokdo", "KR-47")
    assert (latitude, longitude) == (37.24, 131.87)
    (west, east), (south, north) = boundaries.KOREA_EXTENT
    assert west < longitude < east
    assert south < latitude < north


def test_every_province_lies_inside_the_map() -> None:
    (west, east), (south, north) = boundaries.KOREA_EXTENT
    for code in set(shapes("provinces")) - {"KP"}:
        left, bottom, right, top = shapes("provinces")[code].bounds
        assert west <= left, code
        assert right <= east, code
        assert south <= bottom, code
        assert top <= north, code


def test_the_north_fills_the_map_up_to_its_edge() -> None:
    assert shapes("provinces")["KP"].bounds[3] > boundaries.KOREA_EXTENT[1][1]


@pytest.mark.parametrize("code", CITIES)
def test_simplification_leaves_the_cities_a_recognisable_outline(code: str) -> None:
    largest = max(shapes("provinces")[code].geoms, key=lambda part: part.area)
    assert len(largest.exterior.coords) >= 9

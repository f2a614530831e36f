"""Korea: 17 provinces and the North, the islands where they belong."""

from itertools import combinations

import pytest
import shapely

from tests.geo.shapes import features, holder, shapes

# ISO 3166-2:KR
PROVINCES = {f"KR-{number}" for number in (11, *range(26, 32), *range(41, 51))}
NEIGHBOURS = [("KR-11", "KR-41"), ("KR-28", "KR-41"), ("KR-29", "KR-46"), ("KR-30", "KR-44"), ("KR-50", "KR-43")]


def test_the_17_provinces_and_the_north_are_there_and_nothing_else() -> None:
    assert {feature["id"] for feature in features("provinces")} == {*PROVINCES, "KP"}


@pytest.mark.parametrize(
    ("island", "latitude", "longitude"),
    [
        ("Baengnyeong", 37.95, 124.67),
        ("Daecheong", 37.82, 124.70),
        ("Yeonpyeong", 37.668, 125.695),
        ("Gyodong", 37.78, 126.28),
        ("Ganghwa", 37.73, 126.46),
        ("Seokmo", 37.68, 126.33),
        ("Yeongjong", 37.49, 126.50),
        ("Deokjeok", 37.23, 126.12),
        ("Yeongheung", 37.26, 126.46),
    ],
)
def test_the_islands_of_incheon_belong_to_incheon(island: str, latitude: float, longitude: float) -> None:
    assert holder("provinces", latitude, longitude) == ["KR-28"], island


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Daebudo, an island of Ansan", 37.25, 126.58, "KR-41"),
        ("Gimpo", 37.62, 126.60, "KR-41"),
        ("Ulleung", 37.50, 130.86, "KR-47"),
        ("Hallasan on Jeju", 33.36, 126.53, "KR-49"),
        ("City hall of Seoul", 37.566, 126.978, "KR-11"),
        ("Gunwi, moved to Daegu in 2023, after the years shown", 36.24, 128.57, "KR-47"),
        ("Kaesong", 37.97, 126.55, "KP"),
    ],
)
def test_places_lie_where_they_belong(place: str, latitude: float, longitude: float, code: str) -> None:
    assert holder("provinces", latitude, longitude) == [code], place


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_share_the_vertices_of_their_border(one: str, other: str) -> None:
    first, second = (set(map(tuple, shapely.get_coordinates(shapes("provinces")[code]))) for code in (one, other))
    assert len(first & second) >= 4


def test_no_two_provinces_overlap() -> None:
    overlaps = [one.intersection(other).area for one, other in combinations(shapes("provinces").values(), 2)]
    assert max(overlaps) < 1e-9


def test_the_north_ends_at_about_40_degrees() -> None:
    assert 40 <= shapes("provinces")["KP"].bounds[3] <= 40.5

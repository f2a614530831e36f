"""Points: Dokdo, labels of the provinces, markers of the economies."""

import pytest

from geo import boundaries
from tests.geo.shapes import at, shapes

# Half of a Korean label of two syllables and half of a line, in degrees, where the map is 560 pixels high.
WIDTH, HEIGHT = 0.3, 0.17


def test_dokdo_is_a_point_of_gyeongsangbuk_do_inside_the_map() -> None:
    latitude, longitude = boundaries.point("dokdo", "KR-47")
    assert (latitude, longitude) == (37.24, 131.87)
    (west, east), (south, north) = boundaries.KOREA_EXTENT
    assert west < longitude < east
    assert south < latitude < north


@pytest.mark.parametrize("code", sorted(shapes("provinces").keys() - {"KP"}))
def test_each_province_has_its_label_inside_its_shape(code: str) -> None:
    assert shapes("provinces")[code].contains(at(*boundaries.points("label")[code]))


def test_labels_of_two_syllables_do_not_cover_each_other() -> None:
    places = boundaries.points("label")
    close = [
        (one, other)
        for one in places
        for other in places
        if one < other
        and abs(places[one][0] - places[other][0]) < HEIGHT
        and abs(places[one][1] - places[other][1]) < WIDTH
    ]
    assert not close


@pytest.mark.parametrize("iso3", sorted(boundaries.points("marker").keys() - {"EU"}))
def test_each_marker_lies_on_the_land_of_its_economy(iso3: str) -> None:
    assert shapes("world")[iso3].contains(at(*boundaries.points("marker")[iso3]))


def test_the_european_union_is_a_marker_in_brussels() -> None:
    assert shapes("world")["BEL"].contains(at(*boundaries.point("marker", "EU")))


def test_texas_is_a_point_in_the_usa_apart_from_the_marker_of_the_usa() -> None:
    latitude, longitude = boundaries.point("texas", "USA")
    assert 26 < latitude < 36.5
    assert -106.6 < longitude < -93.5
    assert (latitude, longitude) != boundaries.point("marker", "USA")


def test_economies_too_small_to_see_have_a_marker() -> None:
    assert set(boundaries.TOO_SMALL) == {"SGP", "HKG", "BRN"}
    assert set(boundaries.TOO_SMALL) <= boundaries.points("marker").keys()


def test_a_place_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(boundaries.BoundaryError, match="atlantis"):
        boundaries.point("atlantis", "KR-47")

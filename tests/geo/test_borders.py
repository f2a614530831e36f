"""The line between two groups of areas."""

from geo.boundaries import between
from indicators.indicator import CAPITAL_PROVINCES, PROVINCES

ELSEWHERE = set(PROVINCES) - CAPITAL_PROVINCES


def test_the_line_between_the_zones_runs_south_and_east_of_the_capital_area() -> None:
    places = [place for piece in between("provinces", CAPITAL_PROVINCES, ELSEWHERE) for place in piece]
    assert places
    # from the coast at Pyeongtaek to the North: about 36.9 to 38.3 N, 126.7 to 127.9 E
    assert all(36.8 < latitude < 38.4 and 126.6 < longitude < 128 for latitude, longitude in places)


def test_the_order_of_the_groups_does_not_matter() -> None:
    assert between("provinces", CAPITAL_PROVINCES, ELSEWHERE) == between("provinces", ELSEWHERE, CAPITAL_PROVINCES)


def test_areas_that_do_not_touch_have_no_line() -> None:
    assert between("provinces", {"KR-49"}, {"KR-11"}) == []

"""The tile grid: 17 tiles, none twice, neighbours about where they lie."""

from geo.boundaries import DOKDO, TILES, points


def test_every_province_has_a_tile_of_its_own() -> None:
    assert set(TILES) == set(points("label"))
    assert len(set(TILES.values())) == 17


def test_dokdo_stands_in_the_row_of_gyeongsangbuk_to_its_right_on_no_other_tile() -> None:
    row, column = DOKDO
    assert row == TILES["KR-47"][0]
    assert column > TILES["KR-47"][1]
    assert all(abs(column - right) >= 1 for down, right in TILES.values() if down == row)


def test_tiles_keep_north_above_south_and_west_left_of_east() -> None:
    places = points("label")
    for one, (row, column) in TILES.items():
        for other, (below, right) in TILES.items():
            if row < below - 1:
                assert places[one][0] > places[other][0], (one, other)
            if column < right - 1:
                assert places[one][1] < places[other][1], (one, other)

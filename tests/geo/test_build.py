"""The build keeps borders shared: what two areas have in common stays in common after simplifying and rounding."""

import geopandas as gpd
import pytest
import shapely

from geo.build.coverage import parts, simplified

# Two squares side by side; their common border has a small notch and a coordinate with many decimals.
BORDER = [(1.00012, 0.0), (1.00012, 0.4), (1.01, 0.5), (1.00012, 0.6), (1.00012, 1.0)]
WEST = shapely.Polygon([(0, 0), *BORDER, (0, 1)])
EAST = shapely.Polygon([*BORDER, (2, 1), (2, 0)])


def _frame(**shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"code": list(shapes)}, geometry=list(shapes.values()), crs=4326)


def test_neighbours_still_share_their_border_and_cover_the_same_ground() -> None:
    result = simplified(_frame(W=WEST, E=EAST), tolerance=0.2, digits=2)
    assert shapely.coverage_is_valid(result.geometry.to_numpy())
    assert result.geometry.union_all().area == pytest.approx(2.0)


def test_points_within_the_tolerance_go_on_both_sides() -> None:
    result = simplified(_frame(W=WEST, E=EAST), tolerance=0.2, digits=2)
    assert [shapely.get_num_coordinates(shape) for shape in result.geometry] == [5, 5]


def test_coordinates_have_the_asked_number_of_decimals() -> None:
    result = simplified(_frame(W=WEST, E=EAST), tolerance=0.001, digits=2)
    for x, y in shapely.get_coordinates(result.geometry.to_numpy()):
        assert (round(x, 2), round(y, 2)) == (pytest.approx(x, abs=1e-9), pytest.approx(y, abs=1e-9))


def test_a_lake_that_land_surrounds_stays_water() -> None:
    lake = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (3, 1), (3, 3), (1, 3)]])
    kept = simplified(_frame(L=lake), tolerance=0.1, digits=2).geometry.to_numpy()
    assert shapely.area(kept).tolist() == [pytest.approx(12.0)]


def test_what_is_smaller_than_the_last_decimal_goes() -> None:
    speck = shapely.box(10.001, 10.001, 10.002, 10.002)
    assert list(simplified(_frame(W=WEST, S=speck), tolerance=0.01, digits=1)["code"]) == ["W"]


def test_points_and_lines_that_a_cut_left_over_are_no_parts() -> None:
    mixed = shapely.GeometryCollection([WEST, shapely.Point(5, 5), shapely.LineString([(0, 0), (1, 1)])])
    assert parts(mixed) == [WEST]

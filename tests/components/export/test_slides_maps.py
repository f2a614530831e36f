"""Maps on slides are native shapes: one for each area, named in the reader's language."""

import pytest
from pptx.enum.dml import MSO_THEME_COLOR

from components.scene.maps import UNITS, outlines, projection
from geo.boundaries import read
from i18n import speaking
from tests.components.export.slides import exhibit, inside, slide

PATTERN = "{http://schemas.openxmlformats.org/drawingml/2006/main}pattFill"
WORLD = {"projection": {"type": "natural earth", "rotation": {"lon": 153.5}}, "lataxis": {"range": [-58, 80]}}


def freeforms(made, named=""):
    drawn = [one for one in inside(made.shapes) if one._element.tag.endswith("}sp")]
    return [one for one in drawn if one._element.find(".//{*}custGeom") is not None and named in one.name]


@pytest.mark.parametrize(
    ("language", "names"),
    [("ko", {"서울특별시", "부산광역시", "제주특별자치도"}), ("en", {"Seoul", "Busan", "Jeju"})],
)
def test_a_map_of_korea_has_a_shape_for_each_province_named_in_the_language(language: str, names: set[str]) -> None:
    with speaking(language):
        found = {one.name for one in freeforms(slide("concentration", "zone-map"))}
    assert names <= found
    assert len(found - {"-", "Land", "그 밖의 육지"}) == 17


def test_the_whole_map_is_one_group_with_the_words_of_the_figure() -> None:
    with speaking("en"):
        shown = exhibit("concentration", "zone-map")
        (group,) = [one for one in slide("concentration", "zone-map").shapes if one.shape_type.name == "GROUP"]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == shown.alt


def test_the_capital_area_has_the_colour_of_its_zone() -> None:
    with speaking("en"):
        made = slide("concentration", "zone-map")
    fills = {one.name: one.fill.fore_color for one in freeforms(made) if one.name in ("Seoul", "Busan")}
    assert fills["Seoul"].theme_color == MSO_THEME_COLOR.ACCENT_3, "1C589C in our theme"
    assert str(fills["Busan"].rgb) == "6D7882"


def test_provinces_with_an_estimate_are_hatched() -> None:
    with speaking("en"):
        hatched = [one for one in freeforms(slide("concentration", "estimate-map")) if list(one._element.iter(PATTERN))]
    assert len(hatched) == 17


def test_economies_with_an_agreement_are_shapes_of_their_own() -> None:
    with speaking("en"):
        names = {one.name for one in freeforms(slide("mra", "mra-map"))}
    assert {"Australia", "Japan", "China", "Viet Nam", "United States"} <= names


def test_what_no_list_names_is_one_shape() -> None:
    with speaking("en"):
        assert len(freeforms(slide("mra", "mra-map"), "Land")) == 1


def test_no_area_spans_the_map_where_it_is_cut_open() -> None:
    flat = projection(WORLD)
    assert flat.seam == pytest.approx(-26.5)
    for code, rings in outlines("world", flat).items():
        for ring in rings:
            across = [x for x, _y in ring]
            assert max(across) - min(across) < UNITS * 0.6, code


def test_the_middle_of_the_map_lies_in_the_pacific() -> None:
    x, _y = projection(WORLD).placing(200, 100)(153.5, 0)
    assert x == pytest.approx(100)


def test_mercator_keeps_angles() -> None:
    flat = projection(
        {"projection": {"type": "mercator"}, "lonaxis": {"range": [124, 132]}, "lataxis": {"range": [33, 39]}}
    )
    # At 60° a degree of latitude is drawn twice as long as at the equator: 1 / cos 60° = 2.
    assert (flat.flat(0, 60.01)[1] - flat.flat(0, 59.99)[1]) / (flat.flat(0, 0.01)[1] - flat.flat(0, -0.01)[1]) == (
        pytest.approx(2, rel=1e-4)
    )


def test_areas_with_many_points_are_thinned_and_keep_their_shape() -> None:
    given = next(one for one in read("world")["features"] if one["id"] == "CAN")
    before = sum(len(ring) for part in given["geometry"]["coordinates"] for ring in part)
    assert 100 < sum(map(len, outlines("world", projection(WORLD))["CAN"])) < before / 2

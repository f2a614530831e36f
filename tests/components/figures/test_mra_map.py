"""What the map of agreements fills, outlines, marks and says."""

import pytest

from components import theme
from components.figures.mra import agreements
from components.figures.mra import world as world_map
from data.catalogue import dataset
from geo import boundaries
from i18n import speaking


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def listed(profession=None):
    return agreements.agreements(dataset("mra_agreements"), profession=profession)


def filled(figure, colour):
    areas = [
        trace for trace in figure.spec["data"] if trace["type"] == "choropleth" and trace["colorscale"][0][1] == colour
    ]
    return [code for trace in areas for code in trace["locations"]]


def world(profession=None):
    shown = listed(profession)
    return world_map.world(shown, dataset("mra_memberships"), rests_on=(), lists=(), profession=profession)


class TestMap:
    def test_fills_signed_economies_and_never_the_whole_united_states(self):
        assert set(filled(world(), theme.SIGNED)) == {"AUS", "JPN", "CHN", "VNM"}
        assert filled(world("engineer"), theme.SIGNED) == ["AUS"]

    def test_draws_texas_as_a_point(self):
        latitude, longitude = boundaries.point("texas", "USA")
        dots = [trace for trace in world("engineer").spec["data"] if trace.get("lat") == [latitude]]
        assert [dot["lon"] for dot in dots] == [[longitude]]
        assert dots[0]["marker"]["color"] == theme.SIGNED

    def test_outlines_what_is_under_discussion_without_filling_it(self):
        assert set(filled(world(), "rgba(0,0,0,0)")) == {"USA", "THA"}

    def test_draws_the_european_union_as_one_marker(self):
        brussels = boundaries.point("marker", "EU")
        assert any(trace.get("lat") == [brussels[0]] for trace in world("architect").spec["data"])
        assert all("EU" not in trace.get("locations", []) for trace in world().spec["data"])

    def test_rings_those_who_take_part_in_apec_architect(self):
        # 14 delegations of 2008, Korea among them
        rings = [trace for trace in world().spec["data"] if len(trace.get("lat", [])) == 13 and trace.get("hovertext")]
        assert rings[0]["marker"]["symbol"] == "circle-open"
        assert not any("Rings" in sentence for sentence in world("it").says)

    def test_tells_all_that_an_economy_holds(self):
        rings = next(
            trace for trace in world().spec["data"] if len(trace.get("lat", [])) == 13 and trace.get("hovertext")
        )
        united_states = next(text for text in rings["hovertext"] if "United States" in text)
        assert "Korea-USA architects" in united_states
        assert "under discussion" in united_states.lower()
        assert "Korea-USA professional engineers (Texas)" in united_states
        assert "APEC Architect" in united_states

    def test_says_which_entry_cannot_be_placed(self):
        assert any(sentence.startswith("**Not on the map:** International Engineer") for sentence in world().says)

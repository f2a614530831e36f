"""The page on metropolitan concentration."""

import json

import pandas as pd
import pytest

from components.figures.stories import story
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published
from tests.stores import store


def spec(at, key):
    charts = [chart.proto for chart in at.get("plotly_chart")]
    return next(json.loads(proto.spec) for proto in charts if key in proto.id)


def test_answers_with_the_reported_share_and_the_residents(seen_page, texts):
    text = texts(seen_page("concentration"))
    assert "68.5% of training participation and facilities is in the capital area, home to 50.4% of residents" in text


def test_shows_quotients_and_what_parity_would_take(seen_page, texts):
    at = seen_page("concentration")
    metrics = {metric.label: metric.value for metric in at.metric}
    # 68.5 / 50.3948; 31.5 / 49.6052; 4,661,782 x (0.685 - 0.503948) = 844,024
    assert metrics["Location quotient"] == "1.359"
    assert "elsewhere 0.635" in texts(at)
    assert metrics["Above parity with residents"] == "about 840,000"


def test_nobody_has_reported_and_all_are_named_as_missing(seen_page, texts):
    text = texts(seen_page("concentration"))
    assert "0 of 17 provinces, 0.0% of residents, have reported for 2021" in text
    assert "Missing: Seoul, Busan" in text


def test_the_zone_map_is_solid_in_two_colours_for_17_provinces(seen_page):
    at = seen_page("concentration")
    zones = [trace for trace in spec(at, "zone-map")["data"] if trace["type"] == "choropleth"]
    named = [code for trace in zones for code in trace["locations"] if code != "KP"]
    assert len(named) == 17
    assert sorted(zones[1]["locations"]) == ["KR-11", "KR-28", "KR-41"]


def test_a_chosen_province_is_outlined_on_both_maps(seen_page):
    at = seen_page("concentration", province="KR-26")
    for key in ("zone-map", "province-map"):
        assert ["KR-26"] in [trace.get("locations") for trace in spec(at, key)["data"]]


def test_estimates_come_on_request_with_what_they_assume_and_their_status(open_page, texts):
    at = open_page("concentration")
    assert "estimate-map" not in str([chart.proto.id for chart in at.get("plotly_chart")])
    at.toggle(key="estimates").set_value(True).run()
    assert "about 38.8k" in str(spec(at, "estimate-ranges"))  # Jeju: 38,797 by residents
    assert "49.7k" not in str(spec(at, "estimate-ranges"))
    assert "the capital area held 68.5% in 2021, and trainees spread by residents inside a zone" in texts(at)
    assert "▨ Estimated" in texts(at)
    assert "not ranked" in texts(at)


def test_the_reader_moves_the_share_which_stands_in_the_address(open_page, texts):
    at = open_page("concentration", province="KR-26")
    at.toggle(key="estimates").set_value(True).run()
    # 46,617.82 x 3,350,380 / 25,615,526 = 6,097
    assert (
        "The source prints 68.5% without a year; any other share is yours. Each point moves Busan by about −6,100"
        in (texts(at))
    )
    assert "share" not in at.query_params
    at.select_slider(key="share in en").set_value("70").run()
    # 4,661,782 x 0.30 x 3,350,380 / 25,615,526 = 182,921
    assert "about 183k" in str(spec(at, "estimate-ranges"))
    assert at.query_params["share"] == "70"
    at.segmented_control(key="lang").set_value("ko").run()
    assert at.select_slider(key="share in ko").value == "70"
    assert "약 18.3만" in str(spec(at, "estimate-ranges"))


def test_a_share_that_is_none_leaves_the_printed_one(open_page):
    for asked in ("<b>", "101", "nan", "-1"):
        at = open_page("concentration", share=asked)
        at.toggle(key="estimates").set_value(True).run()
        assert at.select_slider(key="share in en").value == "68.5"


def test_what_is_offered_for_2021_is_given_whatever_year_is_chosen(open_page, texts):
    at = open_page("concentration", year="2019")
    toggle = at.toggle(key="estimates")
    assert toggle.label == "Show estimates for 2021, if the undated share held then"
    toggle.set_value(True).run()
    assert "Trainees of each province if the capital area held 68.5% in 2021" in texts(at)
    assert not at.warning


def test_the_measure_switch_changes_map_and_tiles(open_page, texts):
    at = open_page("concentration")
    assert "Residents: most in Gyeonggi-do, least in Sejong" in texts(at)
    at.segmented_control(key="measure in en").set_value("smes_per_1000_residents").run()
    # Seoul: 1,625,000 / 9,509,458 x 1,000 = 170.9
    assert "170.9" in str(spec(at, "tile-map"))


def test_the_index_of_trainees_is_refused(seen_page, tables):
    table = tables(seen_page("concentration"))[0]
    assert table.loc["Residents", "Index"] == "0.1275"
    assert "only 0 of 17 provinces" in table.loc["Trainees", "Kind of figure"]


def test_columns_stand_in_three_dimensions_on_request(open_page):
    at = open_page("concentration", lang="ko")
    assert not at.get("deck_gl_json_chart")
    at.toggle(key="columns").set_value(True).run()
    assert at.get("deck_gl_json_chart")


def test_the_measure_survives_a_change_of_language_and_stands_in_the_address(open_page):
    at = open_page("concentration", lang="en", measure="sme_firms_by_province")
    at.segmented_control(key="lang").set_value("ko").run()
    assert at.segmented_control(key="measure in ko").value == "sme_firms_by_province"
    at.segmented_control(key="measure in ko").set_value("smes_per_1000_residents").run()
    assert at.query_params["measure"] == "smes_per_1000_residents"
    at.segmented_control(key="lang").set_value("en").run()
    assert at.segmented_control(key="measure in en").value == "smes_per_1000_residents"


def test_a_measure_that_is_none_leaves_the_first(seen_page):
    at = seen_page("concentration", measure="<b>")
    assert at.segmented_control(key="measure in en").value == "residents_by_province"


def test_up_to_four_provinces_of_the_link_stand_side_by_side(seen_page, tables):
    at = seen_page("concentration", compare="KR-26,KR-99,KR-11,KR-41,KR-27,KR-28")
    beside = next(table for table in tables(at) if "Residents, 2021 · ■ Reported" in table.columns)
    assert list(beside.index) == ["Busan", "Seoul", "Gyeonggi-do", "Daegu"]
    assert at.query_params["compare"] == "KR-26,KR-11,KR-41,KR-27"


def test_the_provinces_compared_survive_a_change_of_language(open_page):
    at = open_page("concentration", compare="KR-26,KR-11")
    at.segmented_control(key="lang").set_value("ko").run()
    assert at.multiselect(key="compare in ko").value == ["KR-26", "KR-11"]
    at.multiselect(key="compare in ko").set_value([]).run()
    assert "compare" not in at.query_params


@pytest.mark.parametrize(
    ("compare", "drawn"),
    [
        ("", ["province-map", "tile-map"]),
        ("KR-26", ["province-map", "tile-map"]),  # one alone is a row of the table
        ("KR-26,KR-11", ["provinces-compared"]),
        ("KR-26,KR-11&measure", ["provinces-compared", "province-map", "tile-map"]),  # the line that opens holds it
    ],
)
def test_provinces_compared_stand_in_the_place_of_the_map_of_all(open_page, as_folded, compare, drawn):
    codes, _and, measured = compare.partition("&")
    asked = ({"compare": codes} if codes else {}) | ({"measure": "sme_firms_by_province"} if measured else {})
    ids = [chart.proto.id for chart in open_page("concentration", **asked).get("plotly_chart")]
    known = ("provinces-compared", "province-map", "tile-map")
    assert [next(name for name in known if name in one) for one in ids if any(name in one for name in known)] == drawn


def test_what_offices_have_reported_comes_before_what_is_known_of_all(open_page, as_folded):
    with store("all-provinces"):
        plain, compared = open_page("concentration"), open_page("concentration", compare="KR-26,KR-11")
        charts = [[chart.proto.id for chart in at.get("plotly_chart")] for at in (plain, compared)]
        assert [any("provinces-compared" in one for one in ids) for ids in charts] == [False, True]  # a line that opens
        places = [
            next(at for at, one in enumerate(charts[1]) if key in one) for key in ("reported-map", "provinces-compared")
        ]
        assert places == sorted(places)
        # 17 bars of the height of the map beside them, which has no room for names in English
        assert (
            spec(plain, "reported-bars")["layout"]["height"] == spec(plain, "reported-map")["layout"]["height"] == 350
        )
        named = str(spec(plain, "reported-map"))
        assert ("<b>Gyeonggi" in named, "<b>Chungnam" in named) == (False, False)


@pytest.mark.parametrize(
    ("sent", "year", "told"),
    [(None, "2021", ""), (None, "2020", " (2021)"), (2024, "2021", " (2024)"), (2024, "2020", " (2024)")],
)
def test_the_year_of_residents_is_named_where_it_is_not_that_of_the_page(
    open_page, texts, sent: int | None, year: str, told: str
) -> None:
    """Bundled residents end in 2021; of 2024 a million in each province is invented, 3 of 17 in the capital area: 17.6%."""
    if sent:
        rows = [{"year": sent, "province": code, "residents": 1_000_000} for code in PROVINCES]
        published(pd.DataFrame(rows), actor=MINISTRY, dataset="population")
    text = texts(open_page("concentration", year=year))
    share = "17.6%" if sent else "50.4%"
    assert f"is in the capital area, home to {share} of residents{told}\n" in text
    busan = texts(open_page("concentration", year=year, province="KR-26"))
    assert f"of training and {'82.4%' if sent else '49.6%'}{told} of residents are in its zone" in busan
    assert (f"Residents of {sent or 2021}." in text) is bool(told)


@pytest.mark.parametrize("sent", [False, True])
def test_parity_with_residents_of_another_year_than_the_trainees_says_so(*, sent: bool) -> None:
    """68.5% less 50.4% of 2021 are 18 of 100; less 17.6% of 2024, 51. The trainees beside it are those of 2021."""
    if sent:
        rows = [{"year": 2024, "province": code, "residents": 1_000_000} for code in PROVINCES]
        published(pd.DataFrame(rows), actor=MINISTRY, dataset="population")
    with speaking("en"):
        slide = next(one for one in story("concentration", Outlook()).slides if one.id == "concentration-4")
    told = "Parity with the residents of 2024 would place 51" if sent else "Parity with residents would place 18"
    assert slide.headline == f"{told} of every 100 trainees elsewhere"
    assert {card.when for card in slide.cards} >= {"2021"}


def test_where_an_office_has_sent_a_field_of_training_something_is_known_below_the_zones(open_page, texts) -> None:
    nothing = ("Two zones are all that is known", "Nothing is known below the two zones", "Below the two zones nothing")
    rows = [{"year": 2024, "province": "KR-26", "field": "cloud", "courses": 4, "trainees": 300}]
    for sent in (False, True):
        if sent:
            published(pd.DataFrame(rows), actor=ADMINISTRATOR, dataset="kdt_training")
        with speaking("en"):
            slides = " ".join(one.headline for one in story("concentration", Outlook()).slides)
        told = texts(open_page("concentration")) + slides
        assert [phrase in told for phrase in nothing] == [not sent] * 3
    assert "**Provinces that have reported** for 2021: 0 of 17." in told

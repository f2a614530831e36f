"""Estimates of single provinces: what an office has reported is a fact there, without a range."""

import pytest

from components import theme
from components.figures.concentration.estimate_bars import range_bars
from components.figures.concentration.estimate_map import ring_map
from components.figures.concentration.estimates import Ranges
from data.catalogue import compute
from i18n import speaking
from indicators.areas import PROVINCES
from indicators.regional_training import regional_trainees
from tests.indicators.tables import reports

BUSAN = reports(
    (2021, "KR-26", "job_seeker", 50_000, "provider", None), (2021, "KR-26", "employee", 200_000, "provider", None)
)
NOBODY = reports()


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def ranges(training) -> Ranges:
    reported = regional_trainees(regional_training=training)
    return Ranges(estimate=compute("trainees_by_province"), reported=reported)


def bars(training):
    return range_bars(ranges(training), compute("estimate_spread_pct"))


def test_a_reported_province_has_one_solid_bar_and_no_stroke():
    hatched, strokes, solid = bars(BUSAN).spec["data"]
    assert (solid["customdata"], solid["x"]) == (["KR-26"], [250_000])  # 50,000 + 200,000
    assert "pattern" not in solid["marker"]
    assert solid["marker"]["line"]["color"] == theme.INK
    assert "KR-26" not in hatched["customdata"]
    assert "Busan" not in strokes["y"]


def test_what_is_reported_does_not_move_the_estimates_of_the_others():
    before, after = (dict(zip(one["customdata"], one["x"], strict=True)) for one in map(first_bars, (NOBODY, BUSAN)))
    assert {code: value for code, value in before.items() if code != "KR-26"} == after


def first_bars(training):
    return bars(training).spec["data"][0]


def test_provinces_stay_in_the_order_of_the_codes():
    names = bars(BUSAN).spec["layout"]["yaxis"]["categoryarray"]
    assert (len(names), names[:3]) == (17, ["Seoul", "Busan", "Daegu"])


def test_on_the_map_a_fact_is_a_disc_and_an_estimate_two_rings():
    marks = [
        trace
        for trace in ring_map(ranges(BUSAN), selected=None).spec["data"]
        if "customdata" in trace and trace["type"] == "scattergeo"
    ]
    assert [trace["marker"]["symbol"] for trace in marks] == ["circle-open", "circle-open", "circle"]
    assert marks[2]["customdata"] == ["KR-26"]
    assert all(set(trace["customdata"]) == set(PROVINCES) - {"KR-26"} for trace in marks[:2])


def test_the_table_holds_no_estimate_where_there_is_a_fact():
    frame = ranges(BUSAN).table().frame
    assert frame.loc["Busan", "As reported"] == 250_000
    assert frame.loc["Busan"].isna().sum() == 2
    assert frame.loc["Busan", "Kind of figure"] == "▤ Computed"
    assert frame.loc["Jeju", "Kind of figure"] == "▨ Estimated"
    assert "As reported" not in ranges(NOBODY).table().frame


def test_words_say_which_number_is_a_fact():
    assert "Busan: 250k (as reported); Daegu" in ranges(BUSAN).alt
    assert "as reported" not in ranges(NOBODY).alt

"""Estimates of single provinces: one number with what it assumes; what an office has reported stands in its place."""

import pytest

from components import theme
from components.figures.concentration.estimates import Estimates, estimate_bars, estimates, ring_map
from components.figures.state import State
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.indicators.tables import reports

BUSAN = reports(
    (2021, "KR-26", "job_seeker", 50_000, "provider", None), (2021, "KR-26", "employee", 200_000, "provider", None)
)
NOBODY = reports()


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def found(training, **choices) -> Estimates:
    state = State(outlook=Outlook(instead={"regional_training": training}), year=2021, choices=choices)
    made = estimates(state)
    assert made
    return made


def bars(training):
    return estimate_bars(found(training))


def test_a_reported_province_has_one_solid_bar():
    hatched, solid = bars(BUSAN).spec["data"]
    assert (solid["customdata"], solid["x"]) == (["KR-26"], [250_000])  # 50,000 + 200,000
    assert "pattern" not in solid["marker"]
    assert solid["marker"]["line"]["color"] == theme.INK
    assert "KR-26" not in hatched["customdata"]


def test_what_is_reported_does_not_move_the_estimates_of_the_others():
    before, after = (dict(zip(one["customdata"], one["x"], strict=True)) for one in map(first_bars, (NOBODY, BUSAN)))
    assert {code: value for code, value in before.items() if code != "KR-26"} == after


def first_bars(training):
    return bars(training).spec["data"][0]


def test_there_is_one_number_for_a_province_and_what_it_assumes_stands_beneath():
    (hatched,) = bars(NOBODY).spec["data"]
    assert dict(zip(hatched["customdata"], hatched["x"], strict=True))["KR-26"] == 192_067  # by residents
    assert bars(NOBODY).says[0].startswith("**Assumed:** the capital area held 68.5% in 2021, and trainees spread by")
    assert bars(NOBODY).title == "If the capital area held 68.5% in 2021: trainees by province, spread by residents"


def test_the_share_of_the_reader_moves_every_estimate():
    # 4,661,782 x 0.30 x 3,350,380 / 25,615,526 = 182,921.2; 4,661,782 x 0.70 x 9,509,458 / 26,023,283 = 1,192,459.6,
    # made whole numbers by the largest remainders
    moved = found(NOBODY, share="70")
    assert moved.number("KR-26") == pytest.approx(182_921.2, abs=1)
    assert moved.number("KR-11") == pytest.approx(1_192_459.6, abs=1)
    assert "held 70.0% in 2021" in estimate_bars(moved).title
    assert "70.0%" in ring_map(moved, selected=None).title


def test_the_table_says_what_each_point_of_the_share_does():
    # 46,617.82 x 3,350,380 / 25,615,526 = 6,097; 46,617.82 x 9,509,458 / 26,023,283 = 17,035
    frame = found(NOBODY).table().frame
    assert frame.loc["Busan", "For each point of the share"] == "about −6,100"
    assert frame.loc["Seoul", "For each point of the share"] == "about +17,000"


def test_a_share_that_is_none_is_refused():
    for share in ("101", "-1", "nan"):
        with pytest.raises(ValueError, match=share):
            found(NOBODY, share=share)


def test_provinces_stay_in_the_order_of_the_codes():
    names = bars(BUSAN).spec["layout"]["yaxis"]["categoryarray"]
    assert (len(names), names[:3]) == (17, ["Seoul", "Busan", "Daegu"])


def test_on_the_map_a_report_is_a_disc_and_an_estimate_a_ring():
    marks = [
        trace
        for trace in ring_map(found(BUSAN), selected=None).spec["data"]
        if "customdata" in trace and trace["type"] == "scattergeo"
    ]
    assert [trace["marker"]["symbol"] for trace in marks] == ["circle-open", "circle"]
    assert marks[1]["customdata"] == ["KR-26"]
    assert set(marks[0]["customdata"]) == set(PROVINCES) - {"KR-26"}


def test_the_table_holds_no_estimate_where_an_office_has_reported():
    frame = found(BUSAN).table().frame
    assert frame.loc["Busan", "As reported"] == 250_000
    assert frame.loc["Busan", ["Estimate, by residents"]].isna().all()
    assert frame.loc["Busan", "Kind of figure"] == "▤ Computed from offices' figures"
    assert frame.loc["Jeju", "Kind of figure"] == "▨ Estimated"
    assert "As reported" not in found(NOBODY).table().frame


def test_words_say_which_number_is_reported():
    assert "Busan: 250k (as reported); Daegu" in found(BUSAN).alt
    assert "as reported" not in found(NOBODY).alt

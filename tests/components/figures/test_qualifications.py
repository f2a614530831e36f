"""What the page on qualifications draws and says."""

from dataclasses import replace

import pandas as pd
import pytest

from components import theme
from components.figures.qualifications import demand, dual, programmes
from data.catalogue import compute, dataset
from data.outlook import Outlook
from i18n import speaking
from indicators.dual import dual_top15_every_year


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def chart(followed=None, *, top15=None):
    listed = top15 or dataset("dual_top15")
    every = dual_top15_every_year(dual_top15=listed, dual_demand=dataset("dual_demand"))
    lists = listed, dataset("dual_demand")
    return programmes.ranks(
        compute("dual_top15_rank"), every, lists=lists, statements=dataset("statements"), followed=followed
    )


def drawn(figure, mode):
    return [trace for trace in figure.spec["data"] if trace["mode"] == mode]


class TestRanks:
    def test_draws_each_of_105_places_once(self):
        places = [
            place for trace in drawn(chart(), "markers+text") for place in zip(trace["x"], trace["y"], strict=True)
        ]
        assert sorted(places) == [(year, rank) for year in range(2016, 2023) for rank in range(1, 16)]

    def test_marks_uncertain_levels_and_names_by_shape_and_by_a_question_mark(self):
        marked = {
            (x, y)
            for trace in drawn(chart(), "markers+text")
            for x, y, text, symbol in zip(trace["x"], trace["y"], trace["text"], trace["marker"]["symbol"], strict=True)
            if symbol == "circle" and text.endswith("?")
        }
        # five levels (I-15), and the name with the stray word "hotel" twice
        assert marked == {(2018, 9), (2018, 15), (2020, 12), (2022, 7), (2022, 12), (2019, 15), (2022, 11)}

    def test_the_hover_tells_the_spelling_of_the_source(self):
        hovers = " ".join(text for trace in drawn(chart(), "markers+text") for text in trace["hovertext"])
        assert "in the source: “Mechapital Element DiagnL3”" in hovers
        assert "in the source: “CNC NingL3”" in hovers

    def test_a_programme_that_leaves_and_returns_has_a_broken_line(self):
        # Mechanical element design L3: 10th in 2016, absent in 2017, back from 2018 on
        (line,) = [one for one in drawn(chart("mechanical_element_design_L3"), "lines") if one["line"]["width"] == 5]
        assert line["y"][:3] == [10, None, 13]

    def test_the_programme_that_is_followed_is_drawn_last_in_its_own_colour(self):
        last = drawn(chart("manual_welding_L2"), "markers+text")[-1]
        assert set(last["customdata"]) == {"manual_welding_L2"}
        assert last["marker"]["color"] == theme.ACCENT

    def test_says_of_a_programme_of_the_forecast_alone_that_no_year_has_it(self):
        says = chart("semiconductor_equipment_L5").says[0]
        assert says == "**Semiconductor equipment, L5: in the top 15 of no year; 5 institutions expect a rise.**"

    def test_the_title_says_by_how_few_those_that_stayed_are_named_as_falling(self):
        # electronics production 3, manual welding 4, automobile maintenance 3 institutions
        assert chart().title == (
            "3 programmes stayed in the top 15 from 2016 to 2022; 3 named as falling, each by 3–4 institutions"
        )
        # In 2021 and 2022 ten are the same: software development at levels 3 and 5, CNC milling, mechanical element
        # design, electronics production, manual welding, automobile maintenance, hardware development, food and
        # beverage service, production management. The third to the seventh of these are in the falling list.
        listed = dataset("dual_top15").where(year=[2021, 2022])
        assert chart(top15=listed).title == (
            "10 programmes stayed in the top 15 from 2021 to 2022; 5 named as falling, each by 3–4 institutions"
        )

    def test_stands_without_a_programme_that_stayed(self):
        listed = dataset("dual_top15")
        table = listed.table.query("not (year == 2016 and level == 'L2')")
        figure = chart(top15=replace(listed, table=table))
        assert figure.title == (
            "0 programmes stayed in the top 15 from 2016 to 2022; none is on the list of falling demand"
        )


class TestDemand:
    @pytest.fixture
    def figure(self):
        names = ("dual_demand_programme_net_mentions", "dual_demand_programmes", "dual_top15_years")
        return demand.demand(
            *(compute(name) for name in names),
            forecast=dataset("dual_demand"),
            statements=dataset("statements"),
            followed="cnc_lathe_L3",
        )

    def test_counts_both_lists(self, figure):
        assert figure.title == "Institutions name 14 programmes as rising and 10 as falling; 3 stand in both lists"
        rise, fall = figure.spec["data"]
        assert (len(rise["x"]), sum(rise["x"])) == (14, 77)
        assert (len(fall["x"]), sum(fall["x"])) == (10, -33)

    def test_shows_which_three_stand_in_both(self, figure):
        rise, fall = figure.spec["data"]
        both = {"quality_management_L3", "mechanical_element_design_L3", "cnc_milling_L3"}
        assert set(rise["customdata"]) & set(fall["customdata"]) == both
        assert {code for code, text in zip(rise["customdata"], rise["text"], strict=True) if "both" in text} == both
        assert figure.says[0].startswith(
            "**In both lists:** Quality management L3, Mechanical element design L3, CNC milling L3."
        )

    def test_marks_the_programme_that_is_followed(self, figure):
        assert "<b>▸ CNC lathe, L3</b>" in figure.spec["layout"]["yaxis"]["ticktext"]

    def test_the_table_tells_how_often_each_was_in_the_top_15(self, figure):
        years = figure.table.frame["Years in the top 15"]
        assert years["Manual welding (CO₂ welding), L2"] == 7
        assert years["Structural analysis, L4"] == 0


def test_the_level_mix_runs_from_minus_13_to_plus_29():
    rise, fall = (compute("dual_demand_mentions", direction=name) for name in ("rise", "fall"))
    figure = demand.mentions(
        rise,
        fall,
        compute("dual_demand_net_mentions"),
        compute("dual_demand_high_level_share_pct"),
        statements=dataset("statements"),
    )
    assert figure.title == "Mentions of a rise less those of a fall: from −13 at level 2 to +29 at level 5"
    assert figure.table.frame.loc["All levels"].tolist()[:2] == [77, 33]
    # 5 of 14 programmes and 32 of 77 mentions; strictly above level 4: 4 of 14 and 29 of 77
    assert all(share in figure.says[0] for share in ("35.7", "41.6", "28.6", "37.7"))


def test_the_places_of_every_year_add_up_to_fifteen():
    frame = demand.level_places(compute("dual_top15_level_places"), dataset("dual_top15")).table.frame
    assert frame.sum().tolist() == [15] * 7


def test_the_level_with_most_places_is_named_only_while_the_uncertain_ones_leave_it():
    places, listed = compute("dual_top15_level_places"), dataset("dual_top15")
    # in 2018 level 3 holds 9 places and level 2 holds 5, of which one of each is inferred or doubtful
    assert demand.level_places(places, listed).title == "Level 3 has most places in every year from 2016 to 2022"
    doubtful = listed.table["level_certainty"].where(listed.table["rank"] > 4, "doubtful")
    table = listed.table.assign(level_certainty=doubtful)
    unsure = demand.level_places(places, replace(listed, table=table))
    assert unsure.title == "Places of the top 15 by level, 2016–2022"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("apprenticeship_schools", "Apprenticeship schools: 171 printed for 2021, 143 by the ministry's count"),
        ("p_tech_participants", "Participants of P-TECH: 1,414 printed for 2021, about 1,400 counted by 2019"),
        ("ipp_universities", "Universities of the IPP type: 14 in 2015, 35 in 2021, as printed"),
    ],
)
def test_the_dual_system_is_told_with_what_others_count(name, title):
    assert dual.title(compute(name)) == title


def test_a_count_of_the_ministry_of_another_year_is_told_with_it():
    listed = dataset("dual_system")
    sent = pd.DataFrame(
        {"programme": ["apprenticeship_school"], "measure": ["schools"], "year": [2025], "counting": ["printed"]}
        | {
            "value": [120.0],
            "unit": ["schools"],
            "bound": ["exact"],
            "status": ["uploaded"],
            "source": ["upload_pending"],
        }
    )
    later = pd.concat([listed.table, sent.astype({name: listed.table[name].dtype for name in sent})], ignore_index=True)
    found = Outlook(instead={"dual_system": replace(listed, table=later)}).compute("apprenticeship_schools")
    assert dual.title(found) == "Apprenticeship schools: 120 printed for 2025, 143 by the ministry's count of 2021"


def test_what_is_only_planned_is_an_outline():
    figure = dual.counted(
        compute("p_tech_participants"), dataset("dual_system").where(programme="p_tech"), data=Outlook()
    )
    (bars,) = figure.spec["data"]
    assert bars["text"][-1] == "about 3,300"
    assert bars["marker"]["color"][-1] == "rgba(0,0,0,0)"
    assert bars["marker"]["line"]["width"] == [0, 0, 0, 3]


def test_the_years_between_two_printed_ones_are_named_as_missing():
    figure = dual.items(
        compute("programme_qualification_items"),
        compute("programme_qualification_items_ratio"),
        printed=dataset("programme_qualification"),
        statements=dataset("statements"),
    )
    assert figure.title == "Items of programme-based qualification: 15 in 2015, 103 in 2021, 6.9 times"
    assert [one["text"] for one in figure.spec["layout"]["annotations"]] == ["2016–2020:<br>not printed"]


def test_a_year_between_two_others_is_not_called_missing():
    printed = dataset("programme_qualification").table
    later = printed[printed["measure"] == "items"].tail(1).assign(year=2023, value=95)
    outlook = Outlook.after("programme_qualification", pd.concat([printed, later], ignore_index=True))
    figure = dual.items(
        *(outlook.compute(f"programme_qualification_{name}") for name in ("items", "items_ratio")),
        printed=outlook.dataset("programme_qualification"),
        statements=dataset("statements"),
    )
    assert figure.subtitle == "Items of programme-based qualification, Korea; of years without a bar there is no figure"
    gaps = [one["text"] for one in figure.spec["layout"]["annotations"]]
    assert gaps == ["2016–2020: not printed", "2022: not printed"]


def test_the_answer_follows_the_data():
    counts, listed = compute("programme_qualification_items"), dataset("dual_demand")
    less = replace(listed, table=listed.table.query("programme != 'manual_welding_L2'"))
    every = dual_top15_every_year(dual_top15=dataset("dual_top15"), dual_demand=less)
    # electronics production and automobile maintenance are left, each named by 3
    named = programmes.named_as_falling(dataset("dual_top15"), less)
    assert programmes.answer(counts, every, named).endswith(
        "2 of 3 lasting programmes named as falling, each by 3 institutions"
    )


def test_every_programme_of_both_lists_can_be_followed():
    codes = {*dataset("dual_top15").table["programme"], *dataset("dual_demand").table["programme"]}
    found = programmes.options(dataset("dual_top15"), dataset("dual_demand"))
    assert set(found) == codes | {""}
    assert next(iter(found)) == ""


def test_a_place_as_printed_has_no_doubt():
    first = dataset("dual_top15").rows[0]
    assert programmes.doubts(first) == ""
    assert not programmes.is_uncertain(first)

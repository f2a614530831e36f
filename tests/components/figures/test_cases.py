"""What the page on international cases draws and says."""

from dataclasses import replace

import pytest

from components import theme
from components.figures.cases import matrix, workshop, world_map
from data.catalogue import compute, dataset
from geo import boundaries
from i18n import speaking
from indicators.dual import dual_case_ticks, dual_cases_by_state


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


LISTED = matrix.cases(dataset("dual_cases"))


def marked(**of_case):
    """The list with other marks in single cases, all four types each."""
    listed = dataset("dual_cases")
    table = listed.table.copy()
    for name, mark in of_case.items():
        table.loc[table["case"] == name, ["type_a", "type_b", "type_c", "type_d"]] = mark
    return replace(listed, table=table)


def drawn(listed=None, **choices):
    listed = listed or dataset("dual_cases")
    counted = dual_case_ticks(dual_cases=listed), dual_cases_by_state(dual_cases=listed)
    return matrix.matrix(matrix.cases(listed), *counted, lists=(listed,), **choices)


def world(**choices):
    return world_map(LISTED, compute("dual_cases_by_economy"), lists=(), **choices)


def filled(figure):
    areas = [trace for trace in figure.spec["data"] if trace["type"] == "choropleth"]
    return {code for trace in areas if trace["colorscale"][0][1] == theme.ACCENT for code in trace["locations"]}


class TestMatrix:
    def test_draws_19_marks_and_three_rows_of_unknowns(self):
        ticks, unknown = drawn().spec["data"]
        assert len(ticks["x"]) == 19
        assert len(unknown["x"]) == 3 * 4
        assert "open" in unknown["marker"]["symbol"]

    def test_names_no_type_while_the_unknown_cases_may_change_which_is_ahead(self):
        # c 6, a and d 5, and three cases of unknown type
        assert drawn().title == "Types of 11 cases; 3 more are of unknown type"
        listed = dataset("dual_cases")
        counted = dual_case_ticks(dual_cases=listed), dual_cases_by_state(dual_cases=listed)
        told = matrix.answer(LISTED, *counted)
        assert told == "14 cases in 7 nations, 3 of unknown type: no type can be called the most frequent"

    def test_names_the_type_that_most_cases_carry_once_none_is_unknown(self):
        # the three without any mark of the four types: c 6, a and d 5
        known = marked(advanced_manufacturing="no", varley="no", oberg="no")
        assert drawn(known).title.startswith("Most often c: new dual programmes led by companies (6 of")

    def test_names_none_where_two_are_level(self):
        # without Airbus, and the three without any mark of the four types: a 5, b 3, c 5, d 4
        level = marked(airbus="no", advanced_manufacturing="no", varley="no", oberg="no")
        assert drawn(level).title.startswith("Types of")

    def test_stands_when_every_case_carries_marks(self):
        whole = marked(advanced_manufacturing="yes", varley="yes", oberg="no")
        figure = drawn(whole)
        assert not any("Unknown" in said for said in figure.says)
        assert figure.spec["data"][1]["x"] == []

    def test_sets_off_the_chosen_type_and_economy(self):
        figure = drawn(chosen="d", selected="ITA")
        bands = [shape for shape in figure.spec["layout"]["shapes"] if shape["type"] == "rect"]
        assert [(band["x0"], band["x1"]) for band in bands] == [(2.55, 3.45)]
        names = figure.spec["layout"]["yaxis"]["ticktext"]
        assert sum(name.startswith("<b>▸ Italy</b>") for name in names) == 2

    def test_every_mark_leads_to_its_economy(self):
        ticks = drawn().spec["data"][0]
        # Germany: two cases of types c and d
        assert ticks["customdata"].count("DEU") == 4

    def test_its_words_hold_the_unknown_cases(self):
        assert "United States, Oberg Industries: dual programme put in order: unknown" in drawn().alt


class TestMap:
    def test_fills_every_nation_with_a_mark_and_only_those_of_the_chosen_type(self):
        assert filled(world()) == {"DEU", "DNK", "FRA", "IRL", "ITA", "AUS", "USA"}
        assert filled(world(chosen="b")) == {"IRL", "ITA", "AUS"}

    def test_a_count_is_at_least_so_many_where_a_case_is_unknown(self):
        frame = world().table.frame
        assert frame.loc["Italy", "c: new dual programmes led by companies"] == "at least 1"
        assert frame.loc["Germany", "c: new dual programmes led by companies"] == "2"

    def test_outlines_the_chosen_economy(self):
        assert world(selected="DNK").spec["data"][-1]["locations"] == ["DNK"]

    def test_a_line_that_leads_to_a_name_beneath_its_end_does_not_touch_it(self):
        [leaders] = [trace for trace in world().spec["data"] if trace.get("mode") == "lines"]
        [words] = [trace for trace in world().spec["data"] if trace.get("mode") == "text"]
        beneath = [lat for lat, side in zip(words["lat"], words["textposition"], strict=True) if "bottom" in side]
        assert beneath
        assert not set(beneath) & set(leaders["lat"])

    def test_has_the_mark_of_the_matrix_and_its_key_where_a_case_is_unknown(self):
        key = "A case without any mark: unknown"
        marks = next(trace for trace in world().spec["data"] if trace.get("name") == key)
        assert marks["showlegend"]
        assert list(zip(marks["lat"], marks["lon"], strict=True)) == [
            boundaries.point("marker", code) for code in ("ITA", "AUS", "USA")
        ]


def test_every_issue_has_an_indicator_of_today():
    today = workshop.Today(
        linked=compute("mra_linked_partners"), counts=compute("mra_status_count"), users=compute("mra_users_known")
    )
    found = workshop.issues(dataset("workshop_findings"), dataset("economies"), today)
    assert [card.rests_on[0].id for card in found] == ["mra_linked_partners", "mra_status_count", "mra_users_known"]
    assert {card.page for card in found} == {"mra"}
    assert len({card.id for card in found}) == 3


def test_an_economy_in_no_two_groups_is_told_so():
    origins = dataset("workshop_origins")
    apart = replace(origins, table=origins.table[origins.table["group"] == "speakers"])
    assert workshop.in_both(apart) == "No economy is named in both groups"


def test_where_the_others_came_from_is_not_all():
    found = workshop.people(compute("workshop_people_count"), dataset("workshop_people"), dataset("workshop_origins"))
    assert found.frame.loc["Other participants", "From"].startswith("APEC Business Advisory Council (ABAC), Australia")
    assert "etc." in found.frame.loc["Other participants", "Note"]


def test_a_figure_without_a_year_is_undated_and_words_have_neither():
    frame = matrix.entries(dataset("low_carbon")).frame
    assert frame.loc["Enrolment of students against the year before", ["Figure", "Year"]].tolist() == [
        "2 times",
        "undated",
    ]
    assert frame.loc["Companies that turn to renewable energy", ["Figure", "Year"]].tolist() == ["–", "–"]

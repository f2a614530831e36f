"""What the provinces have reported: map, bars, table, and how far each is."""

from dataclasses import replace
from datetime import date

import pytest

from components import theme
from components.figures import overview
from components.figures.concentration import reports as reporting
from components.figures.concentration.provinces import comparison
from components.figures.concentration.reports import Reports, gather, reported_bars, reported_map, reports_table
from components.figures.state import State
from data.outlook import Outlook
from geo import boundaries
from i18n import speaking
from indicators.dataset import Dataset
from indicators.indicator import PROVINCES
from tests.indicators.tables import all_reported, reports
from tests.stores import store

CAPITAL = ("KR-11", "KR-28", "KR-41")


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def told(*provinces: str, basis: str | None = "provider", counting: str | None = None, year: int = 2021) -> list[tuple]:
    """Rows of 100 job seekers and 400 employees for each province."""
    return [
        (year, code, category, count, basis, counting)
        for code in provinces
        for category, count in (("job_seeker", 100), ("employee", 400))
    ]


def reported(training: Dataset, year: int = 2021) -> Reports:
    return gather(Outlook(instead={"regional_training": training}), year=year)


def areas(figure, colour):
    traces = [trace for trace in figure.spec["data"] if trace["type"] == "choropleth"]
    return {code for trace in traces if trace["colorscale"][0][1] == colour for code in trace["locations"]}


class TestMap:
    def test_a_province_that_has_reported_is_solid_with_an_edge_and_the_rest_a_block(self):
        figure = reported_map(reported(reports(*told("KR-26"))), selected=None)
        assert areas(figure, theme.ZONE["KR-REST"]) == {"KR-26"}
        assert areas(figure, theme.ZONE["KR-CAP"]) == set()
        assert areas(figure, theme.LAND) == set(PROVINCES) - {"KR-26"}
        (solid,) = [trace for trace in figure.spec["data"] if trace.get("locations") == ["KR-26"]]
        assert solid["marker"]["line"]["color"] == theme.INK

    @pytest.mark.parametrize("codes", [("KR-26",), ("KR-11", "KR-26"), ("KR-47", "KR-42")])
    def test_the_border_of_the_capital_area_strikes_no_word_out(self, codes):
        # 45 pixels a degree of longitude, 57 of latitude; "not reported" has 66 x 14 of them, and stands on its place or beneath
        drawn = reported_map(reported(reports(*told(*codes))), selected=None).spec["data"]
        borders = [trace for trace in drawn if trace.get("mode") == "lines" and trace["line"]["width"] == 1.5]
        words = [trace for trace in drawn if "not reported" in (trace.get("text") or [])]
        (border,) = borders
        at = [
            (north - (0.15 if "bottom" in trace["textposition"] else 0), east)
            for trace in words
            for north, east, text in zip(trace["lat"], trace["lon"], trace["text"], strict=True)
            if text == "not reported"
        ]
        assert len(at) == 2
        crossed = [
            (north, east)
            for north, east in at
            for lat, lon in zip(border["lat"], border["lon"], strict=True)
            if lat is not None and abs(lat - north) < 0.15 and abs(lon - east) < 0.75
        ]
        assert crossed == []

    def test_the_word_in_the_sea_is_led_to_its_block(self):
        drawn = reported_map(reported(reports(*told("KR-26"))), selected=None).spec["data"]
        (word,) = [trace for trace in drawn if trace.get("text") == ["not reported"] and trace["lon"][0] < 126]
        (line,) = [trace for trace in drawn if trace.get("mode") == "lines" and trace["lon"][0] == word["lon"][0]]
        assert (line["lat"][1], line["lon"][1]) == boundaries.points("label")["KR-41"]

    def test_inside_a_block_there_are_no_borders(self):
        figure = reported_map(reported(reports(*told("KR-26"))), selected=None)
        blocks = [trace for trace in figure.spec["data"] if trace.get("colorscale", [[0, ""]])[0][1] == theme.LAND]
        assert {block["marker"]["line"]["color"] for block in blocks} == {theme.LAND}

    def test_half_a_province_is_shown_with_what_it_lacks(self):
        half = reports(*told("KR-26"), (2021, "KR-27", "employee", 5, "provider", None))
        figure = reported_map(reported(half), selected=None)
        assert areas(figure, theme.ZONE["KR-REST"]) == {"KR-26", "KR-27"}
        assert figure.title == "Reported so far for 2021: Busan, Daegu (in part)"
        row = figure.table.told.loc["Daegu"]
        assert (row["Employees"], row["Job seekers"]) == (5, "not reported")
        assert row["Kind of figure"] == "▣ Uploaded · Job seekers: not reported"

    def test_words_carry_uploaded_figures_and_say_who_is_missing(self):
        figure = reported_map(reported(reports(*told("KR-26"))), selected=None)
        # 100 + 400 = 500
        assert figure.alt == (
            "Busan: Employees 400 trainees, Job seekers 100 trainees, together 500 trainees; not reported: 16 provinces"
        )
        assert figure.title == "Reported so far for 2021: Busan"
        busan = figure.table.frame.loc["Busan"]
        assert (busan["Employees"], busan["Total"], busan["Basis of place"]) == (400, 500, "Place of provider")
        assert busan["Way of counting"] == "not stated"
        assert busan["Kind of figure"] == "▤ Computed from offices' figures ▣ Uploaded"
        assert figure.table.frame.loc["Seoul", "Kind of figure"] == "not reported"

    def test_totals_stand_on_it_while_few_have_reported_and_neighbours_cannot_meet(self):
        with speaking("ko"):
            few, many = (
                {
                    text
                    for trace in reported_map(reported(training), selected=None).spec["data"]
                    for text in trace.get("text") or ()
                }
                for training in (reports(*told("KR-41")), all_reported())
            )
        assert "<b>경기</b><br>500" in few
        assert {"<b>경기</b>", "<b>강원</b>"} <= many

    def test_the_printed_share_stands_beside_a_complete_zone_and_squeezes_nothing(self):
        says = " ".join(reported_map(reported(reports(*told(*CAPITAL))), selected=None).says)
        # 3 x 500 = 1,500 of 4,661,782 = 0.03%
        assert "**Capital area is complete**: 0.0% of the trainees of 2021" in says.replace("\N{NO-BREAK SPACE}", " ")
        assert "68.5" in says
        assert "taken to count as the offices do" in says

    def test_provinces_that_count_differently_are_said_not_to_be_added_up(self):
        mixed = [*told("KR-26"), *told("KR-27", basis="residence")]
        assert "Not to be added up" in str(reported_map(reported(reports(*mixed)), selected=None).says)
        assert "Not to be added up" not in str(reported_map(reported(reports(*mixed[:2])), selected=None).says)

    def test_quotients_of_provinces_come_only_once_all_have_reported(self):
        assert "Location quotient" not in reports_table(reported(reports(*told(*PROVINCES[:16])))).frame
        frame = reported_map(reported(all_reported()), selected=None).table.frame
        # Busan: 1/17 of the trainees over 3,350,380 / 51,638,809 of the residents
        assert frame.loc["Busan", "Location quotient"] == pytest.approx(0.9066, abs=0.0001)

    def test_another_year_has_its_own_reports(self):
        assert reported(reports(*told("KR-26", year=2023)), year=2023).codes == ["KR-26"]
        assert reported(reports(*told("KR-26", year=2023))).codes == []


class TestBars:
    def test_are_as_long_as_both_categories_and_in_the_order_of_the_codes(self):
        figure = reported_bars(reported(reports(*told("KR-49", "KR-26"))), selected="KR-26")
        employees, job_seekers = figure.spec["data"]
        assert (employees["x"], job_seekers["x"]) == ([400, 400], [100, 100])
        assert employees["customdata"] == ["KR-26", "KR-49"]
        assert employees["marker"]["line"]["color"] == theme.INK

    def test_have_no_total_where_a_province_counts_in_two_ways(self):
        two_ways = reports(
            (2021, "KR-26", "job_seeker", 100, "provider", "headcount"),
            (2021, "KR-26", "employee", 400, "provider", "enrolments"),
        )
        figure = reported_bars(reported(two_ways), selected=None)
        assert "500" not in str(figure.spec["layout"]["annotations"])
        assert figure.table.frame["Total"].isna().all()
        assert figure.title == "Reported trainees; the provinces count in different ways"

    def test_each_say_their_own_number_where_heads_are_counted_which_do_not_add_up(self):
        heads = reports(*told("KR-26", counting="headcount"))
        employees, job_seekers = reported_bars(reported(heads), selected=None).spec["data"]
        assert (employees["text"], job_seekers["text"]) == (["400"], ["100"])
        summed = reports(*told("KR-26", counting="enrolments"))
        assert {
            text for bars in reported_bars(reported(summed), selected=None).spec["data"] for text in bars["text"]
        } == {""}

    def test_each_have_a_label_though_one_of_a_province_is_suppressed_and_another_is_small(self):
        # Busan: 164,500 employees, provisional, and a mark; Sejong: 21,000 employees and 3 job seekers as headcounts
        with store("suppressed"):
            spec = reported_bars(gather(Outlook(), year=2021), selected=None).spec
        employees, job_seekers = spec["data"]
        assert employees["text"] == ["165k (provisional)", "21k"]
        assert job_seekers["text"] == ["", ""]
        told = [(note["text"], note["y"], note["x"]) for note in spec["layout"]["annotations"] if note.get("yshift")]
        assert told == [("suppressed", "Busan", 0), ("suppressed", "Sejong", 0)]

    def test_say_so_when_nobody_states_how_it_counts(self):
        assert "not all provinces state" in reported_bars(reported(reports(*told("KR-26"))), selected=None).title
        assert "all counted in one way" in reported_bars(reported(all_reported()), selected=None).title
        one = reported(reports(*told("KR-26", counting="enrolments")))
        assert reported_bars(one, selected=None).title == "Reported trainees: Busan alone"


class Dated(Outlook):
    """A state of the data in which an office published on 21 January 2022."""

    def source(self, name):
        return {"published": "2022-01-21"} if name == "upload_1" else super().source(name)


class TestStanding:
    def rows(self, *, reference=None, published="deck_trainees"):
        training = reports(*told("KR-26"), (2021, "KR-27", "employee", 5, None, None))
        table = training.table.assign(reference_date=reference, source=published)
        training = Dataset(name="regional_training", table=table)
        return reporting.standing(training, data=Dated(), year=2021, today=date(2022, 1, 31)).frame

    def test_all_17_are_listed_with_what_is_missing(self):
        states = self.rows()["State"]
        assert len(states) == 17
        assert (states["Busan"], states["Daegu"], states["Seoul"]) == (
            "reported",
            "missing: Job seekers",
            "not reported",
        )

    def test_the_age_counts_from_the_reference_date(self):
        # 31 December 2021 to 31 January 2022
        assert self.rows(reference="2021-12-31").loc["Busan", "Age, days"] == 31

    def test_without_a_reference_date_the_age_counts_from_the_publication(self):
        busan = self.rows(published="upload_1").loc["Busan"]
        assert (busan["Published on"], busan["Age, days"]) == ("2022-01-21", 10)

    def test_the_reference_date_goes_before_the_publication(self):
        assert self.rows(reference="2021-12-31", published="upload_1").loc["Busan", "Age, days"] == 31

    def test_a_source_without_a_day_gives_no_age(self):
        assert self.rows()["Age, days"].isna().all()


def test_provinces_that_count_differently_have_no_rank_beside_one_another():
    same, other = reports(*told("KR-26", "KR-27")), reports(*told("KR-26"), *told("KR-27", basis="residence"))
    ranked = [
        "Rank of 2: trainees" in comparison({"trainees": (one.totals,)}, ["KR-26"]).frame
        for one in map(reported, (same, other))
    ]
    assert ranked == [True, False]


def test_an_office_that_counts_in_two_ways_gets_no_estimate_in_the_place_of_its_sum():
    two_ways = reports(
        (2021, "KR-26", "job_seeker", 100, "provider", "headcount"),
        (2021, "KR-26", "employee", 400, "provider", "enrolments"),
    )
    state = State(outlook=Outlook(instead={"regional_training": two_ways}), year=2021, province="KR-26")
    *_, trainees = overview.province_cards(state, "KR-26", residents_year=2021)
    assert not overview.holds_estimate(state, "KR-26")
    assert trainees.status is None
    assert "not added up" in trainees.note
    *_, estimated = overview.province_cards(replace(state, outlook=Outlook()), "KR-26", residents_year=2021)
    assert estimated.status == "estimated"

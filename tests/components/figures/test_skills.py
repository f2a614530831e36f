"""What the page on skills and reform says and draws."""

import dataclasses
from dataclasses import replace

import pytest

from components import theme
from components.figures import charts
from components.figures.skills import reform, votes
from data.catalogue import compute, dataset
from i18n import speak
from indicators.kdt import newest_forecast


@pytest.fixture(autouse=True)
def english():
    speak("en")


@pytest.fixture
def trends():
    return dataset("skill_trends")


def picture(trends):
    names = ("share_pct", "rank", "share_change_pp", "arrow_check")
    return votes.dumbbells(*(compute(f"skill_trend_{name}") for name in names), trends)


def changed(listed, key, code, **columns):
    table = listed.table.copy()
    for column, value in columns.items():
        table.loc[table[key] == code, column] = value
    return dataclasses.replace(listed, table=table)


def only(trends, year):
    return trends.where(year=year)


def words_of(spec):
    return " ".join(note["text"].replace("<br>", " ") for note in spec["layout"]["annotations"])


def joins(spec):
    return [shape for shape in spec["layout"]["shapes"] if shape["type"] == "line"]


class TestVotes:
    def test_the_title_names_the_option_whose_share_rose_most(self, trends):
        # artificial intelligence: 4.7 to 9.2, rank 12 to 2
        title = "Artificial intelligence rises most: 4.7% to 9.2% of the votes, rank 12 to 2"
        assert picture(trends).title == title

    def test_a_rise_that_the_rounding_does_not_set_apart_is_not_named(self, trends):
        # artificial intelligence +4.5; skills-based talent 7.2 to 11.5 would be +4.3: four shares, each rounded to a
        # tenth, may make up for 0.2
        table = trends.table.copy()
        table.loc[(table["year"] == 2023) & (table["option"] == "skills_based_talent"), "share_pct"] = 11.6
        close = replace(trends, table=table)
        assert votes.riser(votes.votes(close)) is None
        assert votes.title(votes.votes(close)) == "Votes for skill trends, 2023"

    def test_without_a_year_before_nothing_is_said_to_rise(self, trends):
        assert votes.title(votes.votes(only(trends, 2022))) == "Votes for skill trends, 2022"
        assert picture(only(trends, 2022)).spec["data"] == []

    def test_draws_fifteen_options_of_both_years_and_two_that_stand_in_one(self, trends):
        # 16 options each: 15 are asked in both years; curation left after 2022, the metaverse is new in 2023
        *joins, first, last = picture(trends).spec["data"]
        assert (len(joins), len(first["x"]), len(last["x"])) == (15, 16, 16)
        assert (first["name"], last["name"]) == ("2022", "2023")

    def test_a_row_holds_both_shares_each_on_the_side_away_from_the_other(self, trends):
        # artificial intelligence is second in 2023: 4.7 to 9.2
        first, last = picture(trends).spec["data"][-2:]
        at = {dots["name"]: dots["y"].index(1) for dots in (first, last)}
        told = [(dots["text"][at[dots["name"]]], dots["textposition"][at[dots["name"]]]) for dots in (first, last)]
        assert told == [("4.7", "middle left"), ("9.2", "middle right")]

    def test_every_option_is_named_with_its_rank(self, trends):
        names = [name.replace("<br>", " ") for name in picture(trends).spec["layout"]["yaxis"]["ticktext"]]
        assert len(names) == 17
        assert names[0] == "1 Reskilling and upskilling"
        assert names[1] == "<b>2 Artificial intelligence</b>"
        assert names[-1] == "– Curation"

    def test_an_arrow_that_contradicts_its_shares_is_told(self, trends):
        said = " ".join(picture(trends).says)
        assert "**Learning experience platforms:** printed arrow “Unchanged”, yet 6.7% became 6.1%" in said

    def test_the_check_of_all_arrows_is_told(self, trends):
        # of 16: 11 agree, 1 contradicts, 2 beside equal shares, 1 lost, 1 new
        assert "Arrow agrees with the shares: 11" in picture(trends).says[0]
        assert "rounding may hide a move: 2" in picture(trends).says[0]

    def test_the_largest_rise_and_fall_are_thick(self, trends):
        # 4.7 to 9.2 rises most, 9.6 to 7.5 falls most
        thick = {
            trace["line"]["color"]: trace["x"]
            for trace in picture(trends).spec["data"]
            if trace["mode"] == "lines" and trace["line"]["width"] > 3
        }
        assert thick == {theme.ACCENT: [4.7, 9.2], theme.INK: [9.6, 7.5]}

    def test_the_table_holds_every_option_of_both_years_with_its_arrow(self, trends):
        frame = picture(trends).table.frame
        assert len(frame) == 32
        row = frame.loc["Learning experience platforms, 2023"]
        assert (row["Rank"], row["Rank the year before"], row["Share of votes, %"]) == (11, "8", 6.1)
        assert row["Arrow against shares"] == "Arrow contradicts the shares"

    def test_labels_keep_apart_in_their_order_and_move_no_further_than_needed(self):
        assert charts.spread([10, 5, 5, 1], 2) == [10, 6, 4, 1]
        assert charts.spread([3, 2, 1], 1) == [3, 2, 1]


class TestProgrammeMap:
    @pytest.fixture
    def figure(self):
        counts, cells = compute("programme_map_programmes"), compute("programme_map_cells")
        return reform.programmes(counts, cells, dataset("programme_map"))

    def test_counts_programmes_once_and_tells_the_repeats(self, figure):
        # 10 private + 3 public; 13 + 8 repeats = 21 cells
        assert figure.title == "13 distinct training programmes in 21 cells; 8 cells repeat others"
        assert len(figure.table.frame) == 13

    def test_a_programme_stands_in_one_box_and_a_repeated_row_in_a_dotted_one(self, figure):
        assert words_of(figure.spec).count("Work-learning dual system") == 1
        dotted = [shape for shape in figure.spec["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
        assert len(dotted) == 2
        assert figure.table.frame.loc["Craftsman course", "Repeated in"].startswith("Enterprise support")

    def test_says_that_the_splits_are_read_into_the_source(self, figure):
        assert figure.says[0] == "Where one programme ends and the next begins is our reading."
        assert "Printed as one line" in " ".join(figure.says)


class TestRoadmap:
    def figure(self, listed):
        return reform.roadmap(compute("hrd_roadmap_parts"), listed)

    def test_nothing_joins_stages_and_programmes(self):
        spec = self.figure(dataset("hrd_roadmap")).spec
        assert joins(spec) == []
        assert not any(note.get("showarrow") for note in spec["layout"]["annotations"])

    def test_only_printed_numbers_stand_before_a_stage(self):
        words = words_of(self.figure(dataset("hrd_roadmap")).spec)
        assert "1. Start-up" in words
        assert "2. Growth" in words
        assert "3." not in words

    def test_tells_that_no_stage_is_known(self):
        assert self.figure(dataset("hrd_roadmap")).title == "5 stages and 10 programmes; which belongs to which is lost"


class TestLinking:
    @pytest.fixture
    def figure(self):
        return reform.linking(dataset("hrdnet_integration"), dataset("competency_bank"))

    def test_lines_join_what_a_sentence_links_and_have_no_heads(self, figure):
        # WorkNet, employment insurance, Q-Net, programmes of the ministries; and HRD-Net to the diagnosis
        assert len(joins(figure.spec)) == 5
        assert not any(note.get("showarrow") for note in figure.spec["layout"]["annotations"])

    def test_every_entry_of_both_lists_is_in_the_table(self, figure):
        frame = figure.table.frame
        assert len(frame) == 14 + 4
        stated = list(frame.index[frame["Link to HRD-Net"] == "stated"])
        assert stated[:4] == ["WorkNet", "Employment insurance", "Q-Net", "Training programmes of the ministries"]

    def test_starts_are_as_printed(self, figure):
        assert reform.when("2023-09") == "9/2023"
        assert "from 9/2023" in " ".join(figure.says)
        assert "from 2024" in words_of(figure.spec)

    def test_the_alternative_names_what_the_lines_join(self, figure):
        assert figure.alt.startswith("Lines join WorkNet, Employment insurance, Q-Net, Training programmes")
        assert "Job information" not in figure.alt


LISTS = ("competency_bank", "sme_joint_training", "dual_system", "programme_qualification")


class TestDated:
    @pytest.fixture
    def lists(self):
        return (*map(dataset, LISTS), newest_forecast(dataset("skill_shortage")).where(field="all"))

    @pytest.fixture
    def figure(self, lists):
        return reform.dated_measures(reform.dated(*lists), dataset("ncs_reform"), lists=lists)

    def test_every_date_of_the_lists_is_a_row_in_the_order_of_time(self, figure):
        # P-TECH is left out: its first figure is of 2019 and another's, the programme began in 2017
        assert list(figure.table.frame["When"]) == ["2014", "2015", "2015", "2023–2027", "9/2023", "2024", "2024"]
        assert figure.table.frame.index[4] == "Job competency bank: Information system"

    def test_a_month_is_a_twelfth_of_a_year_and_a_forecast_runs_to_the_end_of_its_last(self, lists):
        found = {one.name: (round(one.begin, 2), round(one.end, 2)) for one in reform.dated(*lists)}
        assert found["Information system"] == (2023.67, 2023.75)  # 8 / 12 and 9 / 12 of 2023
        assert found["Joint training model"] == (2024, 2025)
        assert found["People short, forecast"] == (2023, 2028)

    def test_a_first_figure_is_no_start(self, figure):
        kinds = figure.table.frame.groupby("What is dated").size().to_dict()
        assert kinds == {"First figure": 3, "Planned start": 3, "Forecast": 1}
        assert figure.table.frame.loc["Apprenticeship school", "Figure"] == "9 schools"

    def test_what_has_no_date_is_told(self, figure):
        # six measures of the reform by NCS
        assert "Job competency bank (Step-by-step expansion)" in figure.says[0]
        assert "NCS reform (6)" in figure.says[0]

    def test_without_a_date_the_answer_says_so(self):
        assert reform.started([]) == "No measure of the reform has a date in the source"


class TestHistory:
    @pytest.fixture
    def figure(self):
        return reform.timeline(dataset("vocational_history"))

    def test_eras_run_to_the_end_of_their_decade(self, figure):
        assert [trace["x"] for trace in figure.spec["data"]][:4] == [
            [1960, 1980],
            [1980, 2000],
            [2000, 2010],
            [2010, 2020],
        ]

    def test_inferred_periods_are_dashed(self, figure):
        dashes = [trace["line"]["dash"] for trace in figure.spec["data"]]
        assert dashes.count("dash") == 3

    def test_what_has_no_year_is_told_and_stands_in_the_table(self, figure):
        assert len(figure.spec["data"]) == 9
        assert len(figure.table.frame) == 15
        assert "Changwon Polytechnic College" in figure.says[1]


def test_boxes_stand_two_in_a_row():
    spec = reform.drawn([reform.Group(title="Group", names=("A", "B", "C"))])
    tops = [shape["y0"] for shape in spec["layout"]["shapes"]]
    assert tops[0] == tops[1] < tops[2]


def test_statements_name_whom_the_source_names():
    frame = votes.others(dataset("statements")).frame
    assert frame.loc["One job in three expected to change by 2030", "According to"] == "World Economic Forum, 2020"
    assert len(frame) == 10

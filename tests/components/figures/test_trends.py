"""What the page on trends says of who trains and of what moved the total, whichever way the data go."""

from dataclasses import replace

import pytest

from components.figures.state import State
from components.figures.stories import story
from components.figures.trends import (
    by_category,
    cards_of,
    contributions,
    index,
    index_lines,
    moved,
    rates_table,
    who_trains,
)
from components.scene import picture
from components.scene.parts import Shape, Words, extent, flat
from data.catalogue import compute
from data.outlook import Outlook
from data.package import bundled
from i18n import speaking
from indicators.kind import Kind
from indicators.trainees import (
    job_seeker_share_pct,
    trainees_change_contribution_pp,
    trainees_change_share_pct,
    trainees_index,
)
from tests.golden.approved import DAY
from tests.indicators.tables import trainees


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def said(table):
    return who_trains(job_seeker_share_pct(trainees=table), trainees_index(trainees=table), [2019, 2021])[0]


def title(table):
    contribution, share = trainees_change_contribution_pp(trainees=table), trainees_change_share_pct(trainees=table)
    return contributions(contribution, share, year=2020).title


def test_job_seekers_grew_as_the_index_says():
    share, index = compute("job_seeker_share_pct"), compute("trainees_index")
    # 242,850 of 3,429,478 = 7.1%; 669,463 of 4,661,782 = 14.4%; 669,463 / 242,850 = 2.76
    assert who_trains(share, index, [2019, 2020, 2021])[0] == (
        "**Job seekers** were 7.1% of all trainees in 2019 and 14.4% in 2021. Their number grew 2.8-fold."
    )


def test_a_fall_is_told_as_a_fall():
    assert said(trainees((2019, 20, 80), (2021, 5, 95))).endswith("fell to 25.0% of that of 2019.")  # 5 / 20
    assert said(trainees((2019, 20, 80), (2021, 20, 95))).endswith("Their number is that of 2019.")


def test_a_small_rise_is_no_growth_of_one_time():
    # 51,500 / 50,000 = 103.0%; 50,010 / 50,000 = 100.02%
    assert said(trainees((2019, 50_000, 8), (2021, 51_500, 9))).endswith("Their number rose to 103.0% of that of 2019.")
    assert said(trainees((2019, 50_000, 8), (2021, 50_010, 9))).endswith("Their number is about that of 2019.")


@pytest.mark.parametrize(
    ("year", "told"),
    [
        # (3,992,319 - 2,437,856) / (4,661,782 - 2,864,962) = 1,554,463 / 1,796,820
        (2021, "Employees made 86.5% of the change of 2021"),
        # -748,772 / 3,429,478 and 184,256 / 3,429,478
        (2020, "Change of the total in 2020: employees −21.8 pp, job seekers +5.4 pp"),
        (2019, "Employees made 86.5% of the change of 2021"),  # the first year has no change: the newest is told
    ],
)
def test_the_title_tells_what_each_made_of_the_change_of_the_chosen_year(year, told):
    contribution, share = compute("trainees_change_contribution_pp"), compute("trainees_change_share_pct")
    shown = contributions(contribution, share, year=year)
    assert shown.title == told
    bold = [one for one in shown.spec["layout"]["yaxis"]["ticktext"] if one.startswith("<b>")]
    assert bold == [f"<b>{2021 if year == 2019 else year}</b>"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((2020, 30, 70), "employees −10.0 pp, job seekers +10.0 pp"),
        ((2020, 10, 95), "employees +15.0 pp, job seekers −10.0 pp"),
    ],
)
def test_the_title_gives_no_part_without_a_change_or_where_the_categories_parted(after, told):
    assert title(trainees((2019, 20, 80), after)) == f"Change of the total in 2020: {told}"


def test_the_title_follows_the_data():
    assert title(trainees((2019, 20, 80), (2020, 25, 95))) == "Employees made 75.0% of the change of 2020"  # 15 / 20


def test_each_rate_says_its_own_kind_of_figure():
    change, share, cagr = compute("trainees_change_pct"), compute("job_seeker_share_pct"), compute("trainees_cagr_pct")
    given = Kind(origins=frozenset({"office"}))
    supplied = replace(share, rows=tuple(replace(row, kind=given) for row in share.rows))
    kinds = rates_table(change, supplied, cagr).frame["Kind of figure"]
    assert kinds["Job seekers, % of all trainees"] == "▣ Uploaded"
    assert set(kinds.drop("Job seekers, % of all trainees")) == {"▤ Computed"}


# 2022 between 2021 and 2023 is in no row: its place on the axis is empty, and a reader would take it for a fault or a zero.
WITHOUT_2022 = ((2020, 100, 900), (2021, 200, 1000), (2023, 300, 1200), (2024, 330, 1100))


def missing(of_page, *years):
    """The picture when only these years are in the data, and what is said in it of the others."""
    state = State(outlook=Outlook.after("trainees", trainees(*years).table), year=2021, today=DAY)
    figure = of_page(state)
    texts = (one["text"] for one in figure.spec["layout"]["annotations"])
    return figure, [text for text in texts if "figure" in text or "수치" in text]


def test_a_year_that_is_missing_between_others_is_named_in_its_place():
    figure, told = missing(by_category, *WITHOUT_2022)
    assert told == ["2022:<br>no<br>figure"]
    (found,) = (one for one in figure.spec["layout"]["annotations"] if one["text"] == told[0])
    assert (found["x"], found["y"], found["yanchor"]) == (2022, 0, "bottom")
    with speaking("ko"):
        assert missing(by_category, *WITHOUT_2022)[1] == ["2022년:<br>수치<br>없음"]


@pytest.mark.parametrize("width", [288, 720])
def test_it_stands_in_the_drawing_too_between_the_bars(width):
    drawn = list(flat(picture(missing(by_category, *WITHOUT_2022)[0], width=width).parts))
    words = [one for one in drawn if isinstance(one, Words) and "figure" in one.text]
    bars = [one.box for one in drawn if isinstance(one, Shape) and one.role == "mark"]
    assert len(words) == 1
    told = extent(words[0])
    assert bars
    assert not [bar for bar in bars if bar.left < told.right and told.left < bar.right]


def test_where_bars_lie_it_is_named_in_its_row():
    # 2012 to 2024 are 13 places, more than stand with labels in each; from 2013 to 2019 nothing is known.
    told = missing(by_category, (2012, 80, 700), (2020, 100, 900), (2021, 200, 1000), (2024, 330, 1100))[1]
    assert told == ["2013–2019: no figure", "2022–2023: no figure"]


def test_changes_and_the_index_name_it_too():
    # A change on the year before is known of 2021 and 2024 alone.
    assert missing(moved, *WITHOUT_2022)[1] == ["2022–2023: no figure"]
    assert missing(index, *WITHOUT_2022)[1] == ["2022:<br>no<br>figure"]


@pytest.mark.parametrize("made", [by_category, moved, index])
def test_what_is_missing_is_said_aloud_as_it_is_seen(made):
    figure, seen = missing(made, *WITHOUT_2022)
    assert figure.alt.endswith("; " + seen[0].replace("<br>", " "))
    assert replace(figure, title="Another").alt == figure.alt, "said once"


def test_years_that_follow_each_other_name_none():
    assert missing(by_category, (2020, 100, 900), (2021, 200, 1000))[1] == []


@pytest.mark.parametrize(
    ("year", "without", "shown"),
    [
        (2020, 2020, ("no figure yet", "not reported")),  # what another year had is no answer to this one
        (2021, 2021, ("5.53", "2020")),  # 2,864,962 of 51,829,023: the newest that has both
        (2020, 2021, ("5.53", "2020")),
    ],
)
def test_a_year_without_residents_has_no_rate_and_the_newest_that_of_the_year_before(
    year: int, without: int, shown: tuple[str, str]
) -> None:
    per_100 = compute("trainees_per_100_residents")
    known = replace(per_100, rows=tuple(row for row in per_100.rows if row.year != without))
    found = cards_of(
        total=compute("trainees_total"),
        trainees=compute("trainees_by_category"),
        change=compute("trainees_change_pct"),
        per_100=known,
        printed=bundled("printed_figures"),
        year=year,
    )[-1]
    assert (found.value, found.when) == shown
    assert f"The residents of {without} are not in the data." in found.note or year != without


def test_what_kept_rising_is_told_of_years_that_follow_each_other_only():
    kept = "Job seekers kept rising; employees fell and came back above the base"
    recovery, rows = compute("recovery_ratio"), [(2019, 20, 80), (2020, 30, 60), (2021, 40, 90)]
    for later, told in (((2022, 50, 95), kept), ((2031, 50, 95), "Trainees by category, 2019 = 100")):
        assert index_lines(trainees_index(trainees=trainees(*rows, later)), recovery).title == told


@pytest.mark.parametrize(("of_2020", "swing"), [((427_106, 2_437_856), True), ((450_000, 3_600_000), False)])
def test_swings_are_told_as_long_as_there_are_some(of_2020, swing):
    """3,429,478 in 2019 and 4,661,782 in 2021: 2,864,962 between them is a fall and a rise, 4,050,000 is none (+18%, +15%)."""
    table = bundled("trainees").table.copy()
    table.loc[table["year"] == 2020, "trainees"] = list(of_2020)
    outlook = Outlook.after("trainees", table, head=0)
    says = " ".join(by_category(State(outlook=outlook, year=2021)).says)
    note = next(slide.note for slide in story("overview", outlook).slides if slide.id == "overview-2")
    assert ["Swings this large" in text for text in (says, note)] == [swing, swing]

"""What the page on as-is and to-be says, draws and refuses."""

import dataclasses

import pandas as pd
import pytest

from components import theme
from components.figures.targets import horizon, own, rows, summary, way
from components.figures.targets.dumbbells import dumbbells
from data.catalogue import compute, dataset
from i18n import speak
from indicators.dataset import Dataset
from indicators.progress import progress_to_target


@pytest.fixture(autouse=True)
def english():
    speak("en")


@pytest.fixture
def states():
    return compute("policy_state", state="as_is"), compute("policy_state", state="to_be")


def drawn(states, total=None):
    gaps = compute("as_is_to_be_gap"), compute("as_is_to_be_gap_pct")
    return dumbbells(*states, *gaps, total or compute("trainees_total"))


def three_years(first, second, third):
    """Trainees of 2019 to 2021, all of one category."""
    table = pd.DataFrame(
        {
            "year": [2019, 2020, 2021] * 2,
            "category": ["job_seeker"] * 3 + ["employee"] * 3,
            "trainees": [0, 0, 0, first, second, third],
            "source": "test",
            "status": "reported",
        }
    )
    return Dataset(name="trainees", table=table)


def test_the_answer_names_both_gaps_and_that_no_year_is_stated():
    # 1,000,000 - 847,000 = 153,000; 3,500,000 - 2,980,000 = 520,000
    assert summary.answer(compute("as_is_to_be_gap")) == (
        "+153,000 unemployed people and +520,000 in employer-provided training, by a year that is not stated"
    )


def test_cards_give_gap_and_percent_of_each_row_and_both():
    # 153/847 = 18.06 %; 520/2,980 = 17.45 %; 673/3,827 = 17.59 %
    gaps = compute("as_is_to_be_gap"), compute("as_is_to_be_gap_pct")
    found = summary.cards(compute("policy_state", state="as_is"), compute("policy_state", state="to_be"), *gaps)
    assert [card.value for card in found] == ["+153,000", "+520,000", "+673,000"]
    percents = ("+18.06 %", "+17.45 %", "+17.59 %")
    assert all(percent in card.note for percent, card in zip(percents, found, strict=True))
    assert {card.when for card in found} == {"undated"}


def test_dumbbells_have_no_axis_of_time_and_an_outlined_target(states):
    now, goal = drawn(states).spec["data"]
    assert (now["x"], goal["x"]) == ([847_000, 2_980_000], [1_000_000, 3_500_000])
    assert now["marker"]["color"] == theme.AS_IS
    assert goal["marker"]["line"]["color"] == theme.TO_BE
    assert goal["marker"]["color"] == theme.BACKGROUND


def test_says_that_the_goals_lie_below_2021_only_while_they_do(states):
    assert "4.5 million trainees, lie below the 4.66 million trainees" in " ".join(drawn(states).says)
    total = compute("trainees_total")
    lower = dataclasses.replace(total, table=total.table.assign(value=total.table["value"] / 2))
    assert "below" not in " ".join(drawn(states, lower).says)


def test_growth_shows_its_arithmetic(states):
    # (1,000,000 / 847,000)^(1/5) - 1 = 3.38 %
    growth = compute("required_annual_growth_pct", years=5)
    row = horizon.growth_table(growth, *states, years=5).frame.loc["Unemployed people"]
    assert row["Arithmetic"] == "(1,000,000 ÷ 847,000)^(1/5) − 1"
    assert row["Required growth a year, %"] == pytest.approx(3.38, abs=0.005)


def test_every_row_of_the_table_is_listed_with_what_can_be_computed():
    benefits = dataset("policy_targets")
    gaps = compute("as_is_to_be_gap"), compute("as_is_to_be_gap_pct")
    frame = rows.every_row(benefits, *gaps).frame
    verdicts = list(frame["Can a gap be computed?"])
    assert len(frame) == 9  # rows of the benefits table
    assert sum(text.startswith("Yes") for text in verdicts) == 2
    assert sum("one number only" in text for text in verdicts) == 1
    assert rows.count(benefits, gaps[0]) == "2 of 9 rows can be put into numbers"


def test_each_numbered_goal_of_the_source_is_refused_with_its_reason():
    text = rows.refusals(compute("progress_to_target"), dataset("policy_targets"))
    assert len(text.splitlines()) == 3
    assert text.count("no year") == 2
    assert "5 % and 60 % measure different things" in text


def judged(trainees, target, year):
    """Progress by the indicator, and what the page makes of it."""
    benefits = dataset("policy_targets")
    progress = progress_to_target(trainees=trainees, policy_targets=benefits, target=target, target_year=year)
    return progress, own.judge(progress, trainees, target=target, year=year)


@pytest.mark.parametrize(
    ("target", "year", "why"),
    [
        (None, 2025, "No target is set"),
        (5_000_000, None, "No target is set"),
        (0, 2025, "target above zero"),
        (-5, 2025, "target above zero"),
        (5_000_000, 2021, "Set a year from 2022 to 2100"),
        (5_000_000, 1, "Set a year from 2022 to 2100"),
        (5_000_000, 99_999, "Set a year from 2022 to 2100"),
        (3_429_478, 2025, "no way to go"),  # the total of 2019
        (3_429_477, 2025, "lies behind the base"),
    ],
)
def test_an_impossible_target_gets_the_refusal_of_the_indicator(target, year, why):
    found = judged(dataset("trainees"), target, year)[1]
    assert found.path is None
    assert why in found.refusal


def test_methods_that_disagree_are_told_apart():
    # the worked example: 30, 33, target 45 in 2025: pace 0.600, ratio 0.698, share 0.662; with 46 pace is 9/16 = 0.5625
    progress, found = judged(three_years(30, 31, 33), 46, 2025)
    frame = own.verdicts(progress, found.path).frame
    assert frame.loc["Linear pace", "Score"] == pytest.approx(0.5625)
    assert frame.loc["Linear pace", "Verdict"] == "Limited progress"
    assert frame.loc["Growth ratio", "Verdict"] == "Acceleration needed"
    assert own.title(progress, found.path) == "46 trainees by 2025: the verdict depends on the method"
    assert "disagree (Limited progress, Acceleration needed)" in own.sensitivity(progress, found.path)


def test_the_scores_shown_are_those_of_the_indicator():
    progress, found = judged(three_years(30, 31, 33), 45, 2025)
    assert list(own.verdicts(progress, found.path).frame["Score"]) == list(progress.table["value"])


def test_the_arithmetic_holds_every_number_of_the_way():
    text = own.arithmetic(judged(three_years(30, 31, 33), 45, 2025)[1].path)
    assert "((33 − 30) ÷ 2) ÷ ((45 − 30) ÷ 6)" in text
    assert "(33 × (33 ÷ 30)^(4/2) − 30) ÷ (45 − 30)" in text


def test_a_target_that_is_met_is_achieved_by_all_methods():
    progress, found = judged(three_years(30, 31, 33), 32, 2025)
    assert set(own.verdicts(progress, found.path).frame["Verdict"]) == {"Achieved"}
    assert "met already" in own.sensitivity(progress, found.path)


def test_the_way_to_the_readers_target_is_dashed_and_its_mark_outlined():
    progress, found = judged(dataset("trainees"), 6_000_000, 2090)
    figure = way.way(compute("trainees_total"), progress, found.path)
    counted, ahead = figure.spec["data"]
    assert counted["y"] == [3_429_478, 2_864_962, 4_661_782]
    assert (ahead["line"]["dash"], ahead["marker"]["color"]) == ("dash", theme.BACKGROUND)
    assert figure.spec["layout"]["xaxis"]["tickvals"] == [2021, 2090]  # 2019 to 2021 would overlap

"""What the page on as-is and to-be says, draws and refuses."""

import dataclasses
import io
import re
from datetime import date

import pandas as pd
import pytest
from pptx import Presentation

from components import theme
from components.export.slides.pages import single
from components.figures import targets
from components.figures.cards import Card
from components.figures.exhibit import Figure
from components.figures.overview import strip
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, State, Story
from components.figures.stories import story
from components.figures.targets import dumbbells
from components.files.rows import Provenance, caveats_of, filed
from components.files.taken import citation
from components.files.workbook import notes
from data.catalogue import compute, dataset
from data.outlook import Outlook
from i18n import LANGUAGES, speak, speaking
from indicators.dataset import Dataset
from indicators.targets import policy_state, progress_to_target


@pytest.fixture(autouse=True)
def english():
    speak("en")


@pytest.fixture
def states():
    return compute("policy_state", state="as_is"), compute("policy_state", state="to_be")


def drawn(states, total=None):
    return dumbbells(*states, compute("as_is_to_be_gap"), total or compute("trainees_total"))


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
    assert targets.answer_of(compute("as_is_to_be_gap")) == (
        "+153,000 unemployed people in training and +520,000 “business owners” (source wording), "
        "by a year that is not stated"
    )


def test_cards_give_the_difference_of_each_row_and_both_and_no_percentage(states):
    # 1,000,000 - 847,000; 3,500,000 - 2,980,000; their sum
    found = targets.cards_of(*states, compute("as_is_to_be_gap"))
    assert [card.value for card in found] == ["+153,000", "+520,000", "+673,000"]
    assert found[0].note == "Difference from 847,000 (as-is) to 1,000,000 (to-be). Neither has a year."
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
    lower = dataclasses.replace(
        total, rows=tuple(dataclasses.replace(row, number=row.number / 2) for row in total.rows)
    )
    assert "below" not in " ".join(drawn(states, lower).says)


def test_growth_shows_its_arithmetic_and_no_more_digits_than_its_inputs(states):
    # (1,000,000 / 847,000)^(1/5) - 1 = 3.38%
    growth = compute("required_annual_growth_pct", years=5)
    row = targets.growth_table(growth, *states, years=5).frame.loc["Unemployed people in training"]
    assert row["Arithmetic"] == "(1,000,000 ÷ 847,000)^(1/5) − 1"
    assert row["Required growth a year"].replace("\N{NO-BREAK SPACE}", " ") == "about 3.4% a year"


def test_a_goal_that_is_todays_number_needs_no_growth(states):
    as_is = states[0]
    growth = compute("required_annual_growth_pct", years=5)
    none = dataclasses.replace(growth, rows=tuple(dataclasses.replace(row, number=0.0) for row in growth.rows))
    frame = targets.growth_table(none, as_is, as_is, years=5).frame
    assert set(frame["Required growth a year"]) == {"about 0% a year"}


def test_every_row_of_the_table_is_listed_with_what_can_be_computed():
    benefits, gap = dataset("policy_targets"), compute("as_is_to_be_gap")
    frame = targets.every_row(benefits, gap).frame
    verdicts = list(frame["Can a difference be computed?"])
    assert len(frame) == 9  # rows of the benefits table
    assert sum(text.startswith("Yes: +") for text in verdicts) == 2
    assert sum("one number only" in text for text in verdicts) == 1
    assert targets.count(benefits, gap) == "2 of 9 rows can be put into numbers"


def test_each_numbered_goal_of_the_source_is_refused_with_its_reason():
    text = targets.refusals(compute("progress_to_target"), dataset("policy_targets"))
    assert len(text.splitlines()) == 3
    assert text.count("no year") == 2
    assert "The rates of SMEs measure different things" in text


def judged(trainees, target, year, goals=(1_000_000, 3_500_000)):
    """What the page makes of a target, beside goals of the source."""
    benefits = dataset("policy_targets")
    table = benefits.table.copy()
    table.loc[table["to_be"].notna(), "to_be"] = goals
    benefits = dataclasses.replace(benefits, table=table)
    progress = progress_to_target(trainees=trainees, policy_targets=benefits, target=target, target_year=year)
    to_be = policy_state(policy_targets=benefits, state="to_be")
    return targets.judge(progress, to_be, trainees, target=target, year=year)


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
    ],
)
def test_an_impossible_target_gets_the_refusal_of_the_indicator(target, year, why):
    found = judged(dataset("trainees"), target, year)
    assert found.path is None
    assert why in found.refusal


@pytest.mark.parametrize("year", [2022, 2027, 2100])
@pytest.mark.parametrize(
    ("target", "why"),
    [
        (4_500_000, "is a goal of the source itself (Both together)"),  # 1,000,000 + 3,500,000
        (3_500_000, "is a goal of the source itself (Employer-provided training (probable reading))"),
        (1_000_000, "is a goal of the source itself (Unemployed people in training)"),
        (4_499_999, "lies below a goal of the source (Both together, 4,500,000 trainees)"),
        (3_429_479, "lies below a goal of the source"),  # one above the total of 2019
        (1, "lies below a goal of the source"),
        (4_500_001, "4,661,782 trainees were already counted for 2021"),
        (4_661_782, "4,661,782 trainees were already counted for 2021"),
    ],
)
def test_a_goal_of_the_source_or_what_was_already_counted_gets_no_verdict(target, year, why):
    found = judged(dataset("trainees"), target, year)
    assert found.path is None
    assert found.refusal.startswith("No verdict: ")
    assert why in found.refusal


def test_goals_that_an_authority_publishes_later_are_refused_as_well():
    # 2,000,000 + 6,000,000
    assert "lies below a goal" in judged(dataset("trainees"), 7_900_000, 2030, goals=(2_000_000, 6_000_000)).refusal
    assert judged(dataset("trainees"), 8_000_001, 2030, goals=(2_000_000, 6_000_000)).path


SMALL = (1, 2)  # goals far below the targets of the worked example


def test_methods_that_disagree_are_told_apart_in_words():
    # the worked example: 30, 33, target 45 in 2025: pace 0.600, ratio 0.698, share 0.662; with 46 pace is 9/16 = 0.5625
    path = judged(three_years(30, 31, 33), 46, 2025, goals=SMALL).path
    frame = targets.verdicts(path).frame
    assert list(frame.columns) == ["Verdict"]
    assert frame.loc["Linear pace", "Verdict"] == "Limited progress"
    assert frame.loc["Growth ratio", "Verdict"] == "Acceleration needed"
    assert targets.title(path) == "46 trainees by 2025: the verdict depends on the method"
    assert "disagree (Limited progress, Acceleration needed)" in targets.sensitivity(path)


def test_every_verdict_is_read_with_three_caveats():
    data = Outlook()
    assert all(name in targets.read_with(data) for name in ("I-02", "I-07", "I-26"))


def test_cautions_on_the_goals_of_the_source_do_not_stand_beside_the_readers_own_target():
    state = State(outlook=Outlook(), year=2021, choices={"target": "6000000", "by": "2025"})
    # I-01 is on a share of residents, I-05 on rates of SMEs, I-10 on figures without a year: the page's foot has them
    assert {"I-01", "I-05", "I-10"} <= {name for one in targets.PAGE.rests_on(state) for name in one.caveats}
    for made in (targets.way_there, targets.own_target):
        graves = {one.id for one in caveats_of(*made(state).behind, data=state.outlook, severity="A")}
        assert graves == {"I-02", "I-07", "I-26"}


def test_the_way_to_the_readers_target_is_dashed_and_its_mark_outlined():
    path = judged(dataset("trainees"), 6_000_000, 2090).path
    figure = targets.way(compute("trainees_total"), compute("progress_to_target"), path, says=("a", "b"))
    counted, ahead = figure.spec["data"]
    assert counted["y"] == [3_429_478, 2_864_962, 4_661_782]
    assert (ahead["line"]["dash"], ahead["marker"]["color"]) == ("dash", theme.BACKGROUND)
    assert figure.spec["layout"]["xaxis"]["tickvals"] == [2021, 2090]  # 2019 to 2021 would overlap
    assert figure.says == ("a", "b")


class TestTakenAway:
    """A verdict, as it goes into files: words, three caveats, and no score."""

    @pytest.fixture
    def taken(self):
        state = State(outlook=Outlook(), year=2021, choices={"target": "6000000", "by": "2025"})
        provenance = Provenance(data=state.outlook, filters="none", accessed=date(2026, 11, 22), link="/targets")
        return [targets.PAGE.exhibits[name](state) for name in ("own-target", "targets-way")], provenance

    def test_the_verdict_is_one_of_words(self, taken):
        verdict, picture = taken[0]
        assert verdict.title == "6,000,000 trainees by 2025: on track, whatever the method"
        assert verdict.title in picture.says
        for name in ("I-02", "I-07", "I-26"):
            assert name in verdict.subtitle
            assert name in " ".join(picture.says)

    def test_no_score_goes_into_any_file(self, taken):
        # pace of the target: (4,661,782 - 3,429,478) / 2 over (6,000,000 - 3,429,478) / 6 = 1.438
        exhibits, provenance = taken
        scores = [
            f"{value:.2f}" for value in compute("progress_to_target", target=6e6, target_year=2025).table["value"]
        ]
        assert "1.44" in scores
        for one in exhibits:
            rows = filed(one, data=provenance.data)
            told = [citation(one, taken=provenance), rows.to_csv(), str(notes(one, taken=provenance))]
            assert not [score for score in scores if score in " ".join(told)]
            assert all("I-07" in text and "I-26" in text for text in told[1:])
            assert all("6,000,000 trainees by 2025, chosen by the reader" in text for text in told[1:])

    def test_the_slide_carries_the_caveats(self, taken):
        exhibits, provenance = taken
        for one in exhibits:
            shapes = Presentation(io.BytesIO(single(one, taken=provenance))).slides[0].shapes
            text = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
            whole = text.replace("\N{NON-BREAKING HYPHEN}", "-")  # no line ends within the name of a caution
            assert all(name in whole for name in ("I-02", "I-07", "I-26"))


def test_no_growth_of_the_undated_goals_stands_anywhere_before_a_horizon_is_chosen():
    # 153/847 = 18.1%, 520/2,980 = 17.4%, 673/3,827 = 17.6%; and the default of the indicator, five years: 3.3 to 3.4%
    growth = re.compile(r"18\.0?[61]? ?%|17\.[4-6]\d? ?%|3\.(?:29|27|38|[34]) ?%")
    state = State(outlook=Outlook(), year=2021)
    for lang in LANGUAGES:
        with speaking(lang):
            shown = [
                *exhibits("targets", state),
                *FIGURE_PAGES["targets"].cards(state),
                *strip(state),
                story("overview", state.outlook),
            ]
            told = [FIGURE_PAGES["targets"].answer(state), *map(_all_words, shown)]
        assert not [text for text in told if growth.search(text.replace("\N{NO-BREAK SPACE}", " "))]


def _all_words(shown):
    """Everything that is said of a card, an exhibit, a slide or a story, its files' rows included."""
    match shown:
        case Story():
            return " ".join(_all_words(slide) for slide in shown.slides if slide.id == "overview-8")
        case Slide():
            parts = [shown.headline, shown.note, *shown.limits, _all_words(shown.shown), *map(_all_words, shown.cards)]
            return " ".join(parts)
        case Card():
            return " ".join((shown.label, shown.value, shown.note))
    files = filed(shown, data=Outlook()).to_csv()
    said = " ".join(shown.says) + shown.alt + str(shown.spec) if isinstance(shown, Figure) else ""
    return " ".join((shown.title, shown.subtitle, shown.table.frame.to_csv(), files, said))

"""The page beside others: pairs on one picture, lines between panels, marks of sources, ten questions answered or refused."""

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest

from components.figures import comparison, mra
from components.figures.comparison import QUESTIONS, entries, picture
from components.figures.exhibit import Exhibit, Figure
from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.figures.stories import beside
from data import labels
from data.outlook import PENDING, Outlook
from data.package import bundled, package
from i18n import speaking
from indicators.comparisons import together

STATE = State(outlook=Outlook(), year=2021)
PAIRS = bundled("comparison_pairs")


@pytest.fixture(params=["en", "ko"], autouse=True)
def language(request):
    with speaking(request.param):
        yield request.param


def of_story() -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("adults", ("adult_learning", "piaac_2")),
        ("adults", ("workforce_training", "trained_staff")),
        ("firms", ("implementation_rate", "firm_survey", "establishment_survey")),
    ]


@pytest.mark.parametrize(("question", "only"), [*((question, ()) for question in QUESTIONS), *of_story()])
def test_no_picture_holds_a_pair_that_is_never_shown_together(question, only):
    shown = list(dict.fromkeys(one.concept for one in entries(STATE, question, only=only)))
    assert shown
    assert [pair for pair in combinations(shown, 2) if together(*pair, pairs=PAIRS).rule == "never"] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_line_stands_between_any_two_that_share_no_axis(question):
    found = entries(STATE, question)
    drawn = comparison.layout(found, axes=comparison._panels(STATE, question))
    for (upper, one), (lower, other) in combinations(drawn.rows, 2):
        between = any(lower < line < upper for line in drawn.lines)
        assert between == (together(one.concept, other.concept, pairs=PAIRS).rule != "same_axis")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_has_one_dot_and_none_is_joined_by_a_line(question):
    made = picture(STATE, question)
    dots = [value for trace in made.spec["data"] for value in trace["x"]]
    assert sorted(dots) == sorted(row.number for row in STATE.compute(QUESTIONS[question]).rows)
    assert {trace["mode"] for trace in made.spec["data"]} == {"markers+text"}
    assert len(made.table.frame) == len(dots)


def test_a_figure_told_by_the_press_says_so_in_its_mark_and_in_the_table():
    kinds = {source["name"]: source["kind"] for source in package().descriptor["sources"]}
    for question in QUESTIONS:
        made = picture(STATE, question)
        marks = {trace["name"]: trace["marker"]["symbol"] for trace in made.spec["data"]}
        assert len(set(marks.values())) == len(marks)
        for one in entries(STATE, question):
            assert one.kind in ("own", kinds[one.source])


def test_each_row_names_its_economy_and_its_time():
    for question in QUESTIONS:
        for one in entries(STATE, question):
            name = labels.area("KOR" if one.found.area == "KR" else one.found.area)
            assert one.place.startswith(name)
            assert one.when


def test_both_of_two_values_for_one_thing_are_shown_and_named():
    said = {question: " ".join(picture(STATE, question).says) for question in QUESTIONS}
    for numbers in (("46.6", "39.5"), ("46.6", "25.1"), ("35.8", "34.4")):
        assert all(number in said["adults"] for number in numbers)
    assert all(number in said["capital"] for number in ("65.6", "66.7", "65"))
    assert all(number in said["trainees"] for number in ("4,949,000", "4,950,000"))


def test_economies_stand_by_their_names_and_not_by_their_values(language):
    programmes = [one for one in entries(STATE, "firms") if one.concept == "formal_programmes"]
    names = [one.place.partition(",")[0] for one in programmes]
    assert names == sorted(names)
    assert len(names) == len(set(names)) == 16


def test_an_update_that_takes_figures_away_leaves_neutral_headlines():
    whole = bundled("comparisons")
    some = whole.table[whole.table["economy"] == "SGP"].reset_index(drop=True)
    state = State(outlook=Outlook(instead={"comparisons": replace(whole, table=some)}), year=2021)
    for question, title in comparison.NEUTRAL.items():
        assert picture(state, question).title == str(title)
    assert comparison.also(state, "trainees") == ""
    assert beside.people(state.outlook).headline


def test_a_figure_that_is_sent_in_stands_with_the_mark_of_its_office():
    whole = bundled("comparisons")
    sent = whole.table.assign(source=whole.table["source"].mask(whole.table["figure"] == "kedi_2024", PENDING))
    state = State(outlook=Outlook(instead={"comparisons": replace(whole, table=sent)}), year=2021)
    kinds = {one.found.category: one.kind for one in entries(state, "adults")}
    assert (kinds["kedi_2024"], kinds["kedi_2022"]) == ("upload", "press")


# Ten questions as they are asked in a hall: where each is answered or refused, in two clicks at most: the page, and one choice.


def read(shown: Exhibit | None) -> str:
    assert shown
    frame = shown.table.frame.reset_index()
    told = [shown.title, shown.subtitle, *frame.astype(str).agg(" | ".join, axis="columns")]
    return "\n".join([*told, *(shown.says if isinstance(shown, Figure) else ())])


def of_page(page: str, exhibit: str, **choice: str) -> str:
    return read(FIGURE_PAGES[page].exhibits[exhibit](STATE.having(**choice)))


TEN = {
    "How many adults in Korea learn, by its own survey?": (("comparison", "comparison-adults"), {}, "33.1"),
    "And by the OECD's?": (("comparison", "comparison-adults"), {}, "13"),
    "Which rate of the European Union is right for 2022?": (("comparison", "comparison-adults"), {}, "25.1"),
    "How many firms train in the European Union?": (("comparison", "comparison-firms"), {}, "67.4"),
    "Do people outside the capital area train less?": (("comparison", "comparison-capital"), {}, "29.6"),
    "How many of the trainees are people?": (("comparison", "comparison-trainees"), {}, "8,677,000|8677000"),
    "May the trainees be set against the survey of people?": (
        ("comparison", "comparison-rules"),
        {"concept": "trainees_table"},
        "enrolments or does not say|기준이 기재되어 있지 않습니다",
    ),
    "Which frameworks of ASEAN are referenced?": (("mra", "mra-asean-frameworks"), {}, "2019-05"),
}


@pytest.mark.parametrize("asked", TEN)
def test_a_question_is_answered_in_two_clicks(asked):
    (page, exhibit), choice, answer = TEN[asked]
    assert 1 + len(choice) <= 2
    told = of_page(page, exhibit, **choice)
    assert any(part in told for part in answer.split("|")), asked


def test_whether_5_percent_is_low_by_international_standards_is_refused(language):
    told = of_page("comparison", "comparison-firms")
    assert {"en": "no survey of firms, here or abroad, is a yardstick", "ko": "비교 기준이 될 수 없습니다"}[
        language
    ] in told
    assert "4.5" not in of_page("comparison", "comparison-firms")
    rules = comparison.rules(STATE.having(concept="scheme_take_up")).table.frame
    firms = labels.word("comparison_concept", "firm_survey")
    assert rules.loc[firms].iloc[0] == labels.word("comparison_rule", "never")


def test_which_asean_economy_trains_most_is_told_with_its_year_and_without_an_order(language):
    told = of_page("comparison", "comparison-firms")
    found = {one.place: one.found for one in entries(STATE, "firms") if one.concept == "formal_programmes"}
    asean = {row.iso3 for row in bundled("economies").rows if row.asean}
    most = max((one for one in found.values() if one.area in asean), key=lambda one: one.number)
    assert (most.area, most.year, most.number) == ("PHL", 2015, 59.8)
    assert all(str(one.year) in place for place, one in found.items())
    assert {"en": "in the order of their names", "ko": "명칭 순"}[language] in told


def test_what_asean_has_stands_beside_what_korea_has():
    frameworks, arrangements = mra.asean_frameworks(STATE), mra.asean_arrangements(STATE)
    assert len(frameworks.table.frame) == 11  # Timor-Leste among them
    assert len(arrangements.table.frame) == 8  # seven of recognition and the framework on surveying
    assert not pd.isna(frameworks.table.frame).any(axis=None)
    assert labels.word("agreement_status", "signed") in read(frameworks)


class TestByHome:
    """31.9 % of the capital area's residents took part, 29.6 % of the others (survey of 2021)."""

    def _title(self, table: pd.DataFrame) -> str:
        whole = Outlook().dataset("comparisons")
        state = State(outlook=Outlook(instead={"comparisons": replace(whole, table=table)}), year=2021)
        with speaking("en"):
            return comparison.picture(state, "capital").title

    def test_each_share_is_told_of_whom_it_is_in_whatever_order_the_rows_stand(self) -> None:
        table = Outlook().dataset("comparisons").table
        for rows in (table, table.iloc[::-1].reset_index(drop=True)):
            told = self._title(rows).replace("\N{NO-BREAK SPACE}", " ")
            assert "31.9 % in the capital area, 29.6 % elsewhere" in told

    def test_figures_of_two_years_are_not_said_to_be_even(self) -> None:
        table = Outlook().dataset("comparisons").table.copy()
        table.loc[table["figure"] == "kedi_2021_oth", "year"] = 2019
        assert "even" not in self._title(table)

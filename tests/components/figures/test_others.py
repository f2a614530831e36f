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
CONCEPTS = bundled("comparison_concepts")


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
    drawn = comparison.layout(found, axes=comparison._panels(STATE, found))
    for upper, lower in combinations(drawn.rows, 2):
        between = any(lower.at < line < upper.at for line in drawn.lines)
        assert between == (together(upper.entry.concept, lower.entry.concept, pairs=PAIRS).rule != "same_axis")


def test_cautions_on_our_own_figures_stand_beside_pictures_that_show_them_alone():
    # I-01 is on the printed 8%, I-05 and I-10 on the rates of the document: the surveys of others count nothing of these.
    assert comparison.lead(STATE).rests_on[0].caveats == ()
    assert {one.caveats for card in comparison.cards(STATE) for one in card.rests_on} == {()}
    assert picture(STATE, "firms", only=("firm_survey",)).rests_on[0].caveats == ()
    assert picture(STATE, "firms").rests_on[0].caveats == ("I-05", "I-10")
    assert picture(STATE, "trainees").rests_on[0].caveats == ("I-02", "I-07")


@pytest.mark.parametrize(("question", "only"), [*((question, ()) for question in QUESTIONS), *of_story()])
def test_the_parts_for_slides_hold_each_figure_once_under_its_concept(question, only):
    made = picture(STATE, question, only=only)
    parts = made.parts()
    assert parts
    rows = [name for part in parts for name in part.table.frame.index]
    assert rows == list(made.table.frame.index)
    for part in parts:
        dots = [value for trace in part.spec["data"] for value in trace["x"]]
        assert len(dots) == len(part.table.frame)
        assert part.spec["layout"]["height"] <= 15 * 22 + 110  # as many lines as a slide has room for, and its margins
        headed = [note["text"] for note in part.spec["layout"]["annotations"] if note["text"].startswith("<b>")]
        assert len(headed) == part.table.frame.iloc[:, 0].nunique()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_has_one_dot_and_none_is_joined_by_a_line(question):
    made = picture(STATE, question)
    dots = [value for trace in made.spec["data"] for value in trace["x"]]
    assert sorted(dots) == sorted(row.number for row in STATE.compute(QUESTIONS[question]).rows)
    assert len(made.table.frame) == len(dots)
    assert joining(made.spec) == []


def joining(spec):
    """What leads the eye from one row to another: traces with lines, paths, and shapes that are not level or end at a dot."""
    found = [
        trace for trace in spec["data"] if "lines" in trace["mode"] or trace.get("fill") or trace.get("stackgroup")
    ]
    found += [trace for trace in spec["data"] if trace.get("error_y") or trace["type"] != "scatter"]
    shapes = spec["layout"].get("shapes", ())
    found += [one for one in shapes if one["type"] != "line" or one["y0"] != one["y1"] or one.get("x0") != 0]
    found += [one for one in spec["layout"].get("annotations", ()) if one.get("showarrow")]
    return found


@pytest.mark.parametrize(
    "drawn",
    [
        {"type": "line", "x0": 34, "x1": 41, "y0": -10, "y1": -60},
        {"type": "line", "x0": 34, "x1": 41, "y0": -10, "y1": -10},
        {"type": "path", "path": "M 34 -10 L 41 -60"},
        {"type": "rect", "x0": 0, "x1": 41, "y0": -10, "y1": -60},
    ],
)
def test_a_line_that_is_drawn_as_a_shape_of_the_picture_is_found(drawn):
    spec = picture(STATE, "adults").spec
    assert joining({**spec, "layout": {**spec["layout"], "shapes": [*spec["layout"]["shapes"], drawn]}}) == [drawn]


MARKS = {
    "own": "square",
    "official": "circle",
    "official_copy": "diamond",
    "press": "circle-open",
    "secondary": "diamond-open",
    "upload": "square-open",
}
"""Filled: who counted tells it. Open: somebody else does, or an office has sent it."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_dot_has_the_mark_and_the_word_of_the_kind_of_its_source(question, language):
    kinds = {source["name"]: source["kind"] for source in package().descriptor["sources"]}
    told = {row.figure: kinds[row.source] for row in bundled("comparisons").rows}
    made, found = picture(STATE, question), entries(STATE, question)
    drawn = {
        (x, y): (trace["marker"]["symbol"], trace["name"])
        for trace in made.spec["data"]
        for x, y in zip(trace["x"], trace["y"], strict=True)
    }
    for placed in comparison.layout(found, axes=comparison._panels(STATE, found)).rows:
        one = placed.entry
        kind = told.get(str(one.found.category), "own")
        mark, name = drawn[one.found.number, placed.at]
        assert mark == MARKS[kind], one.found.category
        assert name == (labels.word("source_kind", kind) if kind != "own" else str(comparison.SYMBOLS["own"][1]))
        row = made.table.frame.loc[f"{one.place}, {one.group}"]
        assert name in row.to_list()


def test_a_secondary_source_is_called_so_and_not_press(language):
    word = {"en": "Secondary source", "ko": "2차 자료"}[language]
    (abstract,) = [one for one in entries(STATE, "adults") if one.found.category == "kedi_2024"]
    assert comparison.SYMBOLS[abstract.kind] == ("diamond-open", comparison.SYMBOLS["secondary"][1])
    assert str(comparison.SYMBOLS[abstract.kind][1]) == word
    assert word.lower() in comparison.TITLES["adults"](STATE)


def test_each_row_names_its_economy_and_its_time():
    for question in QUESTIONS:
        for one in entries(STATE, question):
            name = labels.area("KOR" if one.found.area == "KR" else one.found.area)
            assert one.place.startswith(labels.area(one.part) if one.part else name)
            assert one.when


def test_both_of_two_values_for_one_thing_are_shown_and_named():
    said = {question: " ".join(picture(STATE, question).says) for question in QUESTIONS}
    for numbers in (("46.6", "39.5"), ("46.6", "25.1"), ("35.8", "34.4"), ("42.1", "40")):
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
    assert (kinds["kedi_2024"], kinds["kedi_2022"]) == ("upload", "secondary")


# Figures that an update brings or changes: what the page does with each.


def changed(*edits, table="comparisons"):
    """The state where rows of a table are edited: (figure or None for a new row, columns)."""
    whole = bundled(table)
    frame = whole.table.astype("object")
    for figure, columns in edits:
        if figure in set(frame["figure"]):
            for name, value in columns.items():
                frame.loc[frame["figure"] == figure, name] = value
        else:
            base = frame[frame["figure"] == columns["like"]].iloc[0].to_dict()
            made = {name: cell for name, cell in ({**base, **columns, "figure": figure}).items() if name != "like"}
            frame = pd.concat([frame, pd.DataFrame([made])], ignore_index=True)
    return State(outlook=Outlook(instead={table: replace(whole, table=frame)}), year=2021)


def with_pair(first, second, rule, reason):
    whole = bundled("comparison_pairs")
    frame = whole.table.copy()
    frame.loc[(frame["first"] == first) & (frame["second"] == second), ["rule", "reason"]] = [rule, reason]
    return State(outlook=Outlook(instead={"comparison_pairs": replace(whole, table=frame)}), year=2021)


def titled(state, question="adults"):
    return picture(state, question).title.replace("\N{NO-BREAK SPACE}", " ")


def test_an_economy_that_no_list_holds_is_drawn_by_its_code():
    state = changed(("zzz_2025", {"like": "aes_2022", "economy": "ZZZ", "year": 2025}))
    assert "ZZZ, 2022" in picture(state, "adults").alt.replace("2022년", "2022")  # its period is printed as it was sent
    assert comparison.cards(state)
    assert beside.people(state.outlook).headline


@pytest.mark.parametrize(
    ("columns", "number"),
    [({"value": 5000, "unit": "people"}, 5000), ({"value": 120}, 120), ({"value": -3}, -3)],
    ids=["another unit", "above the whole", "below nothing"],
)
def test_what_cannot_be_a_figure_of_its_concept_is_not_drawn_and_said_to_be_left_out(columns, number, language):
    made = picture(changed(("kedi_2024", columns)), "adults")
    assert number not in [value for trace in made.spec["data"] for value in trace["x"]]
    told = [line for line in made.says if {"en": "**Not shown:", "ko": "**표시하지 않음:"}[language] in line]
    assert len(told) == 1
    assert labels.word("comparison_concept", "adult_learning") in told[0]


def test_a_pair_that_is_never_shown_together_is_kept_apart_with_its_reason_on_the_page(language):
    state = with_pair("adult_learning", "piaac_2", "never", "opposite")
    made = picture(state, "adults")
    shown = {one.concept for one in entries(state, "adults")}
    assert "adult_learning" in shown
    assert "piaac_2" not in shown
    assert labels.word("comparison_concept", "piaac_2") not in made.spec["layout"]["annotations"].__str__()
    told = next(line for line in made.says if {"en": "Kept apart:", "ko": "함께 표시하지 않음:"}[language] in line)
    assert labels.word("comparison_concept", "piaac_2") in told
    assert labels.word("comparison_reason", "opposite") in told
    assert labels.word("comparison_concept", "piaac_2") not in comparison.lead(state).alt
    assert titled(state) == str(comparison.NEUTRAL["adults"])


def test_learners_of_institutions_are_kept_apart_from_people_who_learn(language):
    told = " ".join(picture(STATE, "adults").says)
    assert labels.word("comparison_concept", "institution_learners") in told
    assert labels.word("comparison_reason", "opposite") in told


@pytest.mark.parametrize(
    "columns",
    [
        {"group_en": "women aged 25–79", "group_ko": "25~79세 여성"},
        {"concept": "workforce_training"},
        {"concept": "piaac_1"},
        {"area": "KR-11"},
        {"economy": "JPN"},
    ],
    ids=["another group", "another concept", "another survey", "a part", "another economy"],
)
def test_a_newer_figure_of_something_else_does_not_lead_the_headline(columns):
    before = titled(STATE)
    assert "33.1" in before
    assert titled(changed(("newer", {"like": "kedi_2024", "year": 2025, "value": 77.0, **columns}))) == before


def test_a_newer_edition_of_the_national_survey_leads():
    newer = {"like": "kedi_2024", "year": 2025, "value": 34.0, "period_en": "2025 edition", "period_ko": "2025년 조사"}
    assert "34" in titled(changed(("newer", newer)))
    assert "33.1" not in titled(changed(("newer", newer)))


def test_of_one_edition_the_official_figure_leads_and_two_of_one_kind_lead_nothing():
    official = {"like": "kedi_2024", "value": 32.0, "source": "moe_learning_rate"}
    assert "32" in titled(changed(("official", official)))
    twice = {"like": "kedi_2024", "value": 32.0}
    assert titled(changed(("twice", twice))) == str(comparison.NEUTRAL["adults"])


def test_two_values_that_nobody_declares_are_named_with_those_who_tell_them(language):
    made = picture(changed(("again", {"like": "kedi_2018", "value": 43.9, "source": "kns_training_2014"})), "adults")
    told = [line for line in made.says if "43.9" in line and "41.2" in line]
    assert len(told) == 1
    assert {"en": "Of one concept and year, yet different", "ko": "같은 개념·연도의 서로 다른 값"}[language] in told[0]


def test_what_is_also_counted_of_the_capital_area_is_of_both_its_residents_and_the_others(language):
    """31.9% alone, under a share of 68.5%, would be read as a share: the concept and the 29.6% of the others belong to it."""
    told = comparison.also(STATE, "capital").replace("\N{NO-BREAK SPACE}", " ")
    for part in ("31.9", "29.6", labels.area("KR-CAP"), labels.area("KR-REST")):
        assert part in told
    alone = changed(("kedi_2026_cap", {"like": "kedi_2021_cap", "year": 2026, "value": 36.5}))
    assert "36.5" not in comparison.also(alone, "capital")


@pytest.mark.parametrize("question", comparison.ALSO)
def test_what_is_also_counted_is_told_with_its_concept_and_with_who_tells_it(question, language):
    """The enterprises of the Union stand in an official publication; residents and people with training in the press."""
    told = comparison.also(STATE, question)
    assert labels.word("comparison_concept", comparison.ALSO[question][0]) in told
    assert ({"en": "press", "ko": "언론"}[language] in told) == (question != "firms")


def test_the_mark_of_a_card_says_who_tells_a_figure_that_is_no_official_one(language):
    """33.1 stands in an abstract of a journal; the three others in the press: all but official."""
    words = {"en": ("secondary source", "press"), "ko": ("2차 자료", "언론 보도")}[language]
    kinds = [card.kind for card in comparison.cards(STATE)]
    assert [any(word in kind for word in words) for kind in kinds] == [True] * 4
    of_story = [card for slide in beside.SLIDES for card in slide(STATE.outlook).cards]
    by_label = {card.label: card.kind for card in of_story}
    union = f"{labels.word('comparison_concept', 'firm_survey')}: {labels.economy('EU')}"
    assert not any(word in by_label[union] for word in words)  # Eurostat
    singapore = f"{labels.word('comparison_concept', 'workforce_training')}: {labels.economy('SGP')}"
    assert words[1] in by_label[singapore]  # The Business Times


def test_a_card_of_the_story_says_what_it_counts():
    for slide in beside.SLIDES:
        for card in slide(STATE.outlook).cards:
            assert any(card.label.startswith(labels.word("comparison_concept", row.concept)) for row in CONCEPTS.rows)


def test_the_speaker_is_told_which_values_of_a_picture_contradict_each_other(language):
    """46.6, 39.5 and 25.1 of the Union; 65.6, about 65 and about 66.7 of institutions."""
    begins = {"en": "Of one concept and year, yet different:", "ko": "같은 개념·연도의 서로 다른 값:"}[language]
    for slide, numbers in ((beside.people, ("46.6", "39.5", "25.1")), (beside.places, ("65.6", "65", "66.7"))):
        told = [line for line in slide(STATE.outlook).note.split("\n") if line.startswith(begins)]
        assert any(all(number in line for number in numbers) for line in told)


def test_no_card_sets_a_rate_of_residents_alone_beside_the_share_of_the_capital_area():
    assert beside.places(STATE.outlook).cards == ()
    for number in ("31.9", "29.6", "68.5", "2021"):
        assert number in beside.places(STATE.outlook).headline


def test_sources_of_a_picture_are_those_of_its_figures_and_official_ones_come_first(language):
    """The lead shows no figure of eToday's; of its sources one is no official publication, and it comes last."""
    kinds = {source["name"]: source["kind"] for source in package().descriptor["sources"]}
    for made in (comparison.lead(STATE), *(picture(STATE, question) for question in QUESTIONS)):
        (behind,) = made.behind
        shown = {
            row.source for row in bundled("comparisons").rows if row.figure in {one.category for one in behind.rows}
        }
        assert shown <= set(behind.sources)
        ranks = [comparison.RANK.index(kinds[name]) for name in behind.sources if name in shown]
        assert ranks == sorted(ranks)
    (behind,) = comparison.lead(STATE).behind
    assert "etoday_learning_2020" not in behind.sources
    assert [kinds[name] for name in behind.sources][-1] == "secondary"
    assert {row.status for row in comparison.picture(STATE, "firms", only=("formal_programmes",)).behind[0].rows} == {
        "reported"
    }


def test_all_values_for_one_thing_are_named_in_one_sentence(language):
    """46.6, 39.5 and 25.1 for the Union in 2022; 65.6, about 65 and about 66.7 of institutions in 2020."""
    begins = {"en": "**Of one concept", "ko": "**같은 개념·연도의 서로 다른 값"}[language]
    for question, numbers in (("adults", ("46.6", "39.5", "25.1")), ("capital", ("65.6", "65", "66.7"))):
        told = [line for line in picture(STATE, question).says if line.startswith(begins) and numbers[0] in line]
        assert len(told) == 1
        assert all(number in told[0] for number in numbers)


def test_a_value_that_contradicts_one_of_a_part_of_the_figures_is_named_though_it_has_no_dot_there():
    """The lead shows 42.1 of 25–64 in 2020 as the last of its series; 40 of 25–79 in 2020 is not the last of its own."""
    made = comparison.lead(STATE)
    assert "kedi_2020" not in {row.category for row in made.behind[0].rows}
    assert any("42.1" in line and "40" in line.split("42.1")[0] for line in made.says)


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
    (told_so,) = [line for line in picture(STATE, "firms").says if "59.8" in line and "5.9" in line]  # Myanmar, 2016
    assert all(part in told_so for part in ("2015", "2016", "2021"))  # asked from 2015 to 2021 (Timor-Leste)
    assert all(str(one.year) in place for place, one in found.items())
    assert {"en": "in the order of their names", "ko": "명칭 순"}[language] in told


def test_what_asean_has_stands_beside_what_korea_has():
    frameworks, arrangements = mra.asean_frameworks(STATE), mra.asean_arrangements(STATE)
    assert len(frameworks.table.frame) == 11  # Timor-Leste among them
    assert len(arrangements.table.frame) == 8  # seven of recognition and the framework on surveying
    assert not pd.isna(frameworks.table.frame).any(axis=None)
    assert labels.word("agreement_status", "signed") in read(frameworks)


class TestByHome:
    """31.9% of the capital area's residents took part, 29.6% of the others (survey of 2021)."""

    def _title(self, table: pd.DataFrame) -> str:
        whole = Outlook().dataset("comparisons")
        state = State(outlook=Outlook(instead={"comparisons": replace(whole, table=table)}), year=2021)
        with speaking("en"):
            return comparison.picture(state, "capital").title

    def test_each_share_is_told_of_whom_it_is_in_whatever_order_the_rows_stand(self) -> None:
        table = Outlook().dataset("comparisons").table
        for rows in (table, table.iloc[::-1].reset_index(drop=True)):
            told = self._title(rows).replace("\N{NO-BREAK SPACE}", " ")
            assert "31.9% in the capital area, 29.6% elsewhere" in told

    def test_figures_of_two_years_are_not_said_to_be_even(self) -> None:
        table = Outlook().dataset("comparisons").table.copy()
        table.loc[table["figure"] == "kedi_2021_oth", "year"] = 2019
        assert "even" not in self._title(table)

    def test_figures_of_two_groups_or_sources_are_not_said_to_be_even(self) -> None:
        for column, value in (("group_en", "women aged 25–79"), ("source", "asiae_training_2014")):
            table = Outlook().dataset("comparisons").table.copy()
            table.loc[table["figure"] == "kedi_2021_oth", column] = value
            assert "even" not in self._title(table)

    def test_whose_they_are_goes_by_the_area_and_not_by_the_name_of_the_figure(self) -> None:
        table = Outlook().dataset("comparisons").table.copy()
        table["figure"] = table["figure"].replace({"kedi_2021_cap": "kedi_2021_oth", "kedi_2021_oth": "kedi_2021_cap"})
        assert "31.9% in the capital area" in self._title(table).replace("\N{NO-BREAK SPACE}", " ")

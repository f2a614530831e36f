"""What the page on SMEs says and draws."""

import dataclasses

import pytest

from components import theme
from components.figures import sme
from components.figures.sme import take_up_by_size
from data.catalogue import compute, dataset
from i18n import speak


@pytest.fixture(autouse=True)
def english():
    speak("en")


@pytest.fixture
def take_up():
    return compute("employer_training_take_up_pct")


def picture(take_up, *, own=None):
    against = sme.yardstick(take_up, own=own)
    others = compute("take_up_excluding_micro_pct"), compute("micro_workplaces_share_pct")
    return take_up_by_size(take_up, *others, dataset("sme_participation"), against=against)


def answer(take_up):
    return sme.answer_of(take_up, compute("insured_per_participating_ratio"))


def sixty(reading):
    rates = [
        compute(name) for name in ("sme_implementation_pct", "large_firm_implementation_pct", "sme_gap_to_large_pp")
    ]
    return sme.sixty_read(*rates, reading=reading)


def changed(take_up, size, value):
    rows = [dataclasses.replace(row, number=value) if row.category == size else row for row in take_up.rows]
    return dataclasses.replace(take_up, rows=tuple(rows))


def test_the_answer_counts_workplaces_as_readers_say_it(take_up):
    # 2,511,690 / 113,952 = 22.04; 728 / 1,066 = 0.683, within 0.025 of 2/3
    assert answer(take_up).startswith("One insured workplace in 22 ")
    assert answer(take_up).endswith("two in three")


def test_a_share_that_is_no_plain_fraction_is_told_in_percent(take_up):
    assert answer(changed(take_up, "1000_plus", 58.0)).endswith("58.0%")


def test_the_title_says_that_take_up_rises_only_while_it_does(take_up):
    assert picture(take_up).title == "Take-up rises with every size of workplace: from 1.4% to 68.3%"
    assert picture(changed(take_up, "5_29", 70.0)).title == "Take-up by size of workplace runs from 1.4% to 70.0%"


def test_tells_the_part_of_the_smallest_workplaces_from_the_printed_counts(take_up):
    # 1,914,403 / 2,511,690 = 76.22%; 26,124 / 113,952 = 22.93%; 87,828 / 597,287 = 14.70%
    said = picture(take_up).says[0]
    assert "76.2%" in said
    assert "22.9%" in said
    assert "14.7%" in said


def test_cards_name_the_workplaces_behind_each_rate(take_up):
    part, insured = compute("participating_establishments_count"), compute("insured_establishments_count")
    rates = compute("sme_participation_pct"), take_up, compute("take_up_excluding_micro_pct")
    notes = [card.note for card in sme.cards_of(*rates, part=part, insured=insured)]
    assert notes[1] == "113,952 of 2,511,690 insured workplaces"
    # 113,952 - 26,124 = 87,828; 2,511,690 - 1,914,403 = 597,287
    assert notes[2] == "87,828 of 597,287 insured workplaces"


def test_all_sizes_stand_apart_from_the_sizes_in_place_and_colour(take_up):
    bars = picture(take_up).spec["data"][0]
    assert bars["y"][:3] == [0.0, -1.0, -3.0]
    assert bars["marker"]["color"][:3] == [theme.TOTAL, theme.TOTAL, theme.ACCENT]


def test_parity_is_a_dotted_line_at_the_largest_workplaces_and_a_target_a_dashed_one(take_up):
    parity, own = (picture(take_up, own=own).spec["layout"]["shapes"][0] for own in (None, 30))
    assert (round(parity["x0"], 2), parity["line"]["dash"]) == (68.29, "dot")
    assert (own["x0"], own["line"]["dash"]) == (30, "dash")


def test_distance_to_the_readers_target_is_in_percentage_points(take_up):
    # 41.2 - 30 = +11.2; 12 - 30 = -18
    frame = picture(take_up, own=30).table.frame
    assert frame.loc["100–299 people", "Against 30%, pp"] == pytest.approx(11.2)
    assert frame.loc["5–29 people", "Against 30%, pp"] == pytest.approx(-18)


def test_as_todays_rate_the_sixty_stands_beside_large_firms_with_their_lower_bound():
    figure = sixty("as_is")
    assert figure.spec["data"][0]["x"] == [80, 60]
    assert "more than 20 pp" in figure.title  # 80 - 60, of a rate printed as "more than"
    assert figure.spec["data"][0]["text"][0] == "<b>more than 80%</b>"


def test_as_the_target_the_sixty_stands_alone_and_no_gap_is_drawn():
    figure = sixty("to_be")
    assert figure.spec["data"][0]["x"] == [60]
    assert "20" not in figure.title
    assert [note["text"] for note in figure.spec["layout"]["annotations"]] == ["not printed in the source"]


@pytest.mark.parametrize("reading", ["as_is", "to_be"])
def test_both_readings_are_explained_under_either(reading):
    said = " ".join(sixty(reading).says)
    assert "If it is today's rate" in said
    assert "If it is the target" in said


def test_the_five_and_the_sixty_are_never_in_one_picture(take_up):
    drawn = [picture(take_up), sixty("as_is"), sixty("to_be")]
    assert all("sme_participation_pct" not in {one.id for one in figure.rests_on} for figure in drawn)


def test_the_two_limits_of_joint_training_stay_in_words_with_their_units():
    joint_training = dataset("sme_joint_training")
    row = sme.as_is_to_be(joint_training).frame.loc["Training course"]
    assert "8 hours a day" in row["Current scheme"]
    assert "40 hours or more in total" in row["Reform"]
    assert "from one to the other is no rise" in sme.reading(joint_training)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_name_of_a_target_takes_no_room_from_the_bars_wherever_it_stands(take_up, lang):
    speak(lang)
    ranges = {own: picture(take_up, own=own).spec["layout"]["xaxis"]["range"] for own in range(1, 101)}
    assert {own: low for own, (low, _high) in ranges.items() if low} == {}
    assert max(high for _low, high in ranges.values()) < 105  # a target of 100, and the end of its line


def test_sizes_of_one_rate_are_no_rise(take_up):
    # 12.0, 24.8: made one
    assert picture(changed(take_up, "30_49", 12.0)).title == "Take-up by size of workplace runs from 1.4% to 68.3%"

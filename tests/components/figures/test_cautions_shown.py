"""A caution that is true of one value stands where that value is shown, or what is computed from it, and nowhere else."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, State, offered_years
from components.figures.stories import STORIES, story
from components.files.rows import caveats_of, long_table, never_folded
from data.catalogue import compute
from data.outlook import Outlook
from i18n import speaking
from i18n.numbers import brief, compact, number
from indicators.indicator import Indicator, Value, carried
from tests.golden import record
from tests.stores import STORES, store

OF_ONE_VALUE = ("I-06", "I-27")  # of a share of training: it has no year; nobody says which place it counts
PAGES = ("overview", "concentration", "comparison", "targets")
RULES = ("open-questions", "comparison-rules")  # lists about the figures of other exhibits
# Made of a share, which is not written itself: one number of two, and as many dots as it has whole points.
COMPUTED = ("card-trainees_per_1000_residents-ratio", "parity-dots")


def _writings(row: Value) -> set[str]:
    """The ways in which a number may stand on a page: whole or with decimals, rounded, without its sign."""
    size = abs(row.number)
    rounded = [float(f"{size:.{digits}g}") for digits in (2, 3)]
    short = {write(one) for one in rounded for write in (number, brief, compact)}
    return {number(size, digits=digits) for digits in range(4)} | short


def _shown(one: Exhibit | Card) -> tuple[str, tuple[Behind, ...], str]:
    if isinstance(one, Card):
        told = [one.label, one.value, one.note]
        return one.id, one.rests_on, json.dumps(told, ensure_ascii=False)
    return one.id, one.behind, json.dumps(record._exhibit(one), ensure_ascii=False)


def _everything(outlook: Outlook) -> Iterator[tuple[str, Exhibit | Card]]:
    first, *_others, last = offered_years(outlook)
    for year, province in ((last, None), (first, "KR-26")):
        state = State(outlook=outlook, year=year, province=province)
        for page in PAGES:
            found = [*exhibits(page, state), *FIGURE_PAGES[page].cards(state)]
            yield from ((f"{page} {year} {province}", one) for one in found)
    for name in STORIES:
        for slide in story(name, outlook).slides:
            yield from ((slide.id, one) for one in _of_slide(slide))


def _of_slide(slide: Slide) -> list[Exhibit | Card]:
    return [*([slide.shown] if slide.shown else []), *slide.cards]


@pytest.mark.parametrize("name", STORES)
def test_a_caution_of_a_share_stands_where_the_share_is_shown(name: str) -> None:
    wrong = []
    with store(name), speaking("en"):
        for place, one in _everything(Outlook()):
            told, behind, text = _shown(one)
            if told in RULES:
                continue
            for indicator in (found for found in behind if isinstance(found, Indicator)):
                for caveat in OF_ONE_VALUE:
                    of_it = [row for row in indicator.rows if caveat in row.kind.caveats]
                    if told in COMPUTED or not of_it:
                        continue
                    if not any(written in text for row in of_it for written in _writings(row)):
                        wrong.append((place, told, indicator.id, caveat))
    assert wrong == []


@pytest.mark.parametrize("name", STORES)
def test_where_the_undated_share_is_shown_its_caution_stands(name: str) -> None:
    wrong, found = [], 0
    with store(name), speaking("en"):
        for place, one in _everything(Outlook()):
            told, behind, text = _shown(one)
            if "68.5%" in text and told not in RULES:
                found += 1
                said = {caveat for part in behind if isinstance(part, Indicator) for caveat in part.caveats}
                wrong += [] if "I-06" in said else [(place, told)]
    assert wrong == []
    assert found


def test_a_readers_own_share_is_not_the_one_without_a_year() -> None:
    with speaking("en"):
        state = State(outlook=Outlook(), year=2021)
        for share, said in {None: True, "60": False}.items():
            of = state.having(share=share)
            one = FIGURE_PAGES["concentration"].exhibits["estimate-map"](of)
            assert one is not None
            caveats = {name for indicator in one.rests_on for name in indicator.caveats}
            assert ("I-06" in caveats) is said, one.title
            assert "I-07" in caveats, "the printed trainees do not say whom they count, whatever the share"


def test_each_row_of_a_file_has_the_cautions_of_its_own_value() -> None:
    with store("years"), speaking("en"):
        outlook = Outlook()
        rows = long_table(outlook.compute("metropolitan_share_pct"), data=outlook).set_index(["Category code", "Year"])
    said = rows[rows["Area code"] == "KR-CAP"]["Caveats"]
    assert "I-06" in said["trainees", "undated"]
    assert "I-06" not in said["trainees", 2023]
    assert "I-27" in said["trainees", 2023], "it was sent without the place that it counts"
    assert said["residents", 2021] == ""


def test_a_list_of_firms_does_not_lack_the_year_of_a_share() -> None:
    with speaking("en"):
        outlook = Outlook()
        firms, shares = (
            {one.id for one in caveats_of(outlook.dataset(name), data=outlook)}
            for name in ("sme_by_zone", "zone_shares")
        )
    assert not {"I-06", "I-27"} & firms
    assert {"I-06", "I-27"} <= shares


def test_no_caution_is_both_of_all_values_and_of_some() -> None:
    outlook = Outlook()
    shares = outlook.compute("metropolitan_share_pct")
    assert shares.of_all == ()
    assert carried(shares.rows) == {"I-06", "I-27"}
    residents = [row for row in shares.rows if row.category == "residents"]
    assert shares.only(*residents).caveats == ()
    assert replace(shares, of_all=("I-07",)).only(*residents).caveats == ("I-07",)


def test_a_caution_that_stands_above_is_not_told_again() -> None:
    total, by_category, data = compute("trainees_total"), compute("trainees_by_category"), Outlook()
    with speaking("en"):
        told = never_folded(total, data=data).split(" · ")
        assert "People or enrolments: not stated" in told  # I-07, of both
        left = [one for one in told if one != "People or enrolments: not stated"]
        assert left
        assert never_folded(total, data=data, but=[by_category]) == " · ".join(left)
        assert not never_folded(total, data=data, but=[total])

"""Qualifications and work-based learning: the answer and the cards."""

from dataclasses import replace

from components.figures.card import Card, card
from components.figures.qualifications.ranks import ALL, FALLING
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator

PRINTED, TRAINING = "printed", "in_training"


def answer(items: Indicator, every_year: Indicator, named: str) -> str:
    """The page's answer in one sentence.

    Args:
        items: `programme_qualification_items`.
        every_year: `dual_top15_every_year`.
        named: how many institutions name one of these programmes as falling, as `ranks.named_as_falling` tells.
    """
    years = sorted(int(year) for year in items.table["year"])
    stayed, falling = (number(every_year.value(category=name)) for name in (ALL, FALLING))
    told = {
        "first": number(items.value(year=years[0])),
        "start": years[0],
        "last": number(items.value(year=years[-1])),
        "end": years[-1],
        "stayed": stayed,
        "falling": falling,
    }
    if not named:
        return _(
            "Programme-based qualification: {first} items in {start}, {last} in {end}; "
            "{stayed} dual programmes stayed in the top 15",
            **told,
        )
    return _(
        "Programme-based qualification: {first} items in {start}, {last} in {end}; "
        "{stayed} dual programmes stayed in the top 15, {falling} named as falling by {named} institutions each",
        named=named,
        **told,
    )


def cards(
    items: Indicator,
    ratio: Indicator,
    learners: Indicator,
    against: Indicator,
    *,
    programmes: Indicator,
    every: Indicator,
) -> list[Card]:
    """Items, learning workers with the ministry's count beside, programmes of every year, programmes that rise.

    Args:
        items: `programme_qualification_items`.
        ratio: `programme_qualification_items_ratio`.
        learners: `apprenticeship_learners`.
        against: `apprenticeship_printed_to_ministry_ratio`.
        programmes: `dual_demand_programmes`.
        every: `dual_top15_every_year`.
    """
    return [_items(items, ratio), _learners(learners, against), _every(every), _rising(programmes)]


def _items(items: Indicator, ratio: Indicator) -> Card:
    first, last = int(items.table["year"].min()), int(items.table["year"].max())
    note = _(
        "{first} in {year}: {times} times. The only pair of years that can be compared.",
        first=number(items.value(year=first)),
        year=first,
        times=number(ratio.value(), digits=1),
    )
    found = card(items, items.row(year=last), label=_("Items of programme-based qualification"), note=note)
    return replace(found, rests_on=(items, ratio))


def _learners(learners: Indicator, against: Indicator) -> Card:
    rows = learners.table[learners.table["category"] == PRINTED]
    last, ministry = int(rows["year"].max()), learners.row(category=TRAINING)
    note = _(
        "The ministry counts {n} in training in {year}; {times} times as many are printed: perhaps a running total.",
        n=number(ministry.number),
        year=ministry.year,
        times=number(against.value(category="learning_workers"), digits=1),
    )
    found = learners.row(year=last, category=PRINTED)
    shown = card(learners, found, label=_("Learning workers at apprenticeship schools, as printed"), note=note)
    return replace(shown, rests_on=(learners, against))


def _every(every: Indicator) -> Card:
    note = _("{falling} of them are on the list of falling demand.", falling=number(every.value(category=FALLING)))
    return card(
        every, every.row(category=ALL), label=_("Dual programmes in the top 15 of every year"), note=note
    ).dated(_("all years of the list"))


def _rising(programmes: Indicator) -> Card:
    counts = {name: number(programmes.value(category=name)) for name in ("fall", "both")}
    note = _(
        "{fall} are named as falling, and {both} stand in both lists: opinions, most of few institutions.", **counts
    )
    return card(
        programmes, programmes.row(category="rise"), label=_("Dual programmes named as rising in demand"), note=note
    )

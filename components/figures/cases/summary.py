"""International cases: the answer and the cards."""

from typing import Final

from components.figures.card import Card, card
from components.figures.cases.cases import Case, economies
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import APEC, WORLD
from indicators.dual_cases import TYPES
from indicators.indicator import Indicator

GROUPS: Final = ("speakers", "moderator", "researchers", "others")


def answer(found: list[Case], ticks: Indicator, states: Indicator) -> str:
    """The page's answer in one sentence: how many cases, and the type that most carry if the unknown ones leave it."""
    known = {
        "cases": number(states.value(area=WORLD, category="total")),
        "nations": len(economies(found)),
        "unknown": number(states.value(area=WORLD, category="unknown")),
    }
    leading = _leading(ticks, states)
    if leading is None:
        return _(
            "{cases} cases in {nations} nations, {unknown} of unknown type: no type can be called the most frequent",
            **known,
        )
    return _(
        "{cases} cases in {nations} nations, {unknown} of unknown type, most often of type {type}",
        type=labels.word("case_type", leading),
        **known,
    )


def most_often(ticks: Indicator, states: Indicator) -> str:
    """The type that most cases carry, if it is one whatever the unknown cases are; title of the matrix."""
    marked, unknown = (number(states.value(area=WORLD, category=name)) for name in ("marked", "unknown"))
    leading = _leading(ticks, states)
    if leading is None:
        return _("Types of {marked} cases; {unknown} more are of unknown type", marked=marked, unknown=unknown)
    count = number(ticks.value(area=WORLD, category=leading))
    name = labels.word("case_type", leading)
    return _("Most often {type} ({count} of {marked} cases with a mark)", type=name, count=count, marked=marked)


def cards(ticks: Indicator, states: Indicator, people: Indicator, *, held: str) -> list[Card]:
    """Cases, marks, and people at the workshop; `held` says when that was."""
    return [_cases(states), _ticks(ticks), _people(people).dated(held)]


def _cases(states: Indicator) -> Card:
    note = _(
        "{marked} with at least one mark; {unknown} without any: unknown, not of no type.",
        marked=number(states.value(area=WORLD, category="marked")),
        unknown=number(states.value(area=WORLD, category="unknown")),
    )
    return card(states, states.row(area=WORLD, category="total"), label=_("Cases of dual training"), note=note)


def _ticks(ticks: Indicator) -> Card:
    counts = ", ".join(f"{name} {number(ticks.value(area=WORLD, category=name))}" for name in TYPES)
    note = _("{counts}; a case may carry several.", counts=counts)
    return card(ticks, ticks.row(area=WORLD, category="total"), label=_("Marks by type"), note=note)


def _people(people: Indicator) -> Card:
    known = {name: number(people.value(area=APEC, category=name)) for name in GROUPS}
    note = _(
        "If nobody is in two groups, which the source does not say: "
        "{speakers} speakers, {moderator} moderator, {researchers} other researchers, {others} others.",
        **known,
    )
    found = people.row(area=APEC, category="total")
    return card(people, found, label=_("People at the APEC workshop"), note=note)


def _leading(ticks: Indicator, states: Indicator) -> str | None:
    """The type with most marks, if it would have most even were all cases of unknown type of the second one."""
    first, second, *_others = sorted(TYPES, key=lambda name: -ticks.value(area=WORLD, category=name))
    lead = ticks.value(area=WORLD, category=first) - ticks.value(area=WORLD, category=second)
    return first if lead > states.value(area=WORLD, category="unknown") else None

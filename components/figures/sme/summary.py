"""SME participation: the answer and the cards. Scheme take-up by workplaces, never set against survey rates."""

from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card
from data import labels
from i18n import Message, _, message
from i18n.numbers import number
from indicators.indicator import Indicator, Value

ALL, REST, MICRO, LARGEST = "all", "5_plus", "under_5", "1000_plus"
FRACTIONS: dict[float, Message] = {
    1 / 4: message("one in four"),
    1 / 3: message("one in three"),
    1 / 2: message("one in two"),
    2 / 3: message("two in three"),
    3 / 4: message("three in four"),
}
NEAR = 0.025


def answer(take_up: Indicator, for_each: Indicator) -> str:
    """The page's answer in one sentence: all workplaces against the largest.

    Args:
        take_up: `employer_training_take_up_pct`.
        for_each: `insured_per_participating_ratio`.
    """
    return _(
        "One insured workplace in {n} takes part in employer training; of those with {size}, {share}",
        n=number(for_each.value(category=ALL)),
        size=labels.word("firm_size", LARGEST),
        share=in_words(take_up.value(category=LARGEST)),
    )


def in_words(percent: float) -> str:
    """A share as readers say it (two in three) where that is close enough, else in percent."""
    near = [name for share, name in FRACTIONS.items() if abs(percent / 100 - share) <= NEAR]
    return str(near[0]) if near else words.full(percent, "percent")


def cards(
    participation: Indicator, take_up: Indicator, without_micro: Indicator, *, part: Indicator, insured: Indicator
) -> list[Card]:
    """The 5 % as printed, take-up of all workplaces, and take-up without those under 5 people.

    Args:
        participation: `sme_participation_pct`.
        take_up: `employer_training_take_up_pct`.
        without_micro: `take_up_excluding_micro_pct`.
        part: `participating_establishments_count`.
        insured: `insured_establishments_count`.
    """
    counts = part, insured
    return [
        card(
            participation,
            participation.row(),
            label=_("SMEs in training, as printed"),
            value=printed(participation.row()),
            note=_("Of what and in which year: not stated. Not the same as the take-up beside it."),
        ),
        _rate(take_up, counts, size=ALL, label=_("Take-up of employer training, all sizes"), digits=2),
        _rate(without_micro, counts, size=REST, label=_("Take-up, workplaces of 5 and more")),
    ]


def printed(found: Value) -> str:
    """A percentage with the decimals that its source prints, and its bound."""
    digits = 0 if found.number.is_integer() else 1
    return words.bounded(words.full(found.number, "percent", digits=digits), found.bound)


def dated(found: Value) -> str:
    """The year of a value of this source, which is inferred."""
    return f"{words.year(found)} ({labels.word('year_basis', 'inferred')})"


def _rate(
    rate: Indicator, counts: tuple[Indicator, Indicator], *, size: str, label: str, digits: int | None = None
) -> Card:
    """A card of a take-up rate with the workplaces behind it."""
    found, (part, insured) = rate.row(category=size), counts
    note = _(
        "{part} of {whole} insured workplaces",
        part=number(part.value(category=size)),
        whole=number(insured.value(category=size)),
    )
    shown = card(rate, found, label=label, value=words.full(found.number, "percent", digits=digits), note=note)
    return replace(shown.dated(dated(found)), rests_on=(rate, *counts))

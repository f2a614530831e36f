"""The benefits table: the answer and the cards of its quantified rows."""

from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card
from data import labels
from i18n import _
from i18n.numbers import number, signed
from indicators.indicator import Indicator

UNEMPLOYED, EMPLOYER, BOTH = "unemployed", "employer_training", "both"
ROWS = (UNEMPLOYED, EMPLOYER)


def in_words(indicator: Indicator) -> Indicator:
    """An indicator without its values: what it means, assumes and refuses goes into files, its exact numbers don't."""
    return replace(indicator, table=indicator.table.iloc[:0])


def answer(gap: Indicator) -> str:
    """The page's answer in one sentence: what the table asks for, and that it gives no year."""
    return _(
        "{unemployed} unemployed people in training and {employer} “business owners” (source wording), "
        "by a year that is not stated",
        unemployed=signed(gap.value(category=UNEMPLOYED)),
        employer=signed(gap.value(category=EMPLOYER)),
    )


def cards(as_is: Indicator, to_be: Indicator, gap: Indicator) -> list[Card]:
    """The difference of each quantified row and of both together; no percentage, since neither state has a year (I-10)."""
    found = []
    for name in (*ROWS, BOTH):
        row = gap.row(category=name)
        note = _(
            "Difference from {as_is} (as-is) to {to_be} (to-be). Neither has a year.",
            as_is=number(as_is.value(category=name)),
            to_be=number(to_be.value(category=name)),
        )
        value = words.counted(signed(row.number), gap.unit)
        single = card(gap, row, label=labels.word("target", name), value=value, note=note)
        found.append(replace(single.named(name), rests_on=(as_is, to_be, gap)))
    return found

"""Key figures that rest on the undated share: per resident, above parity, estimates of single provinces."""

from components.figures import words
from components.figures.card import Card, card
from components.figures.concentration.estimates import Estimates
from data import labels
from i18n import _
from indicators.areas import CAPITAL, ELSEWHERE, ZONES
from indicators.indicator import Indicator


def per_resident(per_1000: Indicator) -> tuple[Card, ...]:
    """Trainees per 1,000 residents of each zone, and how many times one is the other."""
    found = [
        card(
            per_1000,
            per_1000.row(area=zone),
            label=_("Trainees per 1,000 residents: {zone}", zone=labels.short_area(zone)),
            note=_("If the undated share held then."),
        ).named(zone)
        for zone in ZONES
    ]
    times = per_1000.value(area=CAPITAL) / per_1000.value(area=ELSEWHERE)
    ratio = card(
        per_1000,
        per_1000.row(area=CAPITAL),
        label=_("Capital area over elsewhere"),
        value=words.full(times, "ratio"),
        note=_("The ratio of both, under the same assumption."),
    )
    return (*found, ratio.named("ratio"))


def above_parity(dissimilarity: Indicator, parity: Indicator) -> tuple[Card, ...]:
    """The share of training that parity with residents would move, and how many trainees of the year that is."""
    share = card(
        dissimilarity,
        dissimilarity.row(category="residents"),
        label=_("Training above parity with residents"),
        note=_("A yardstick, not a target."),
    )
    found = parity.row(area=CAPITAL)
    people = card(
        parity,
        found,
        label=_("The same in trainees"),
        value=words.rounded(found.number, parity.unit),
        note=_("If the undated share held then."),
    )
    return share, people


def moved_by_rounding(shares: Indicator, total: float) -> str:
    """How many trainees the rounding of the printed share alone may move."""
    printed = shares.value(area=CAPITAL, category="trainees", undated=True)
    decimals = len(repr(printed).partition(".")[2].rstrip("0"))
    moved = total * 0.5 * 10**-decimals / 100
    return _(
        "A yardstick, not a target; the rounding of {share} alone moves it by {people} trainees.",
        share=words.full(printed, "percent"),
        people=words.rounded(moved, "count"),
    )


def of_provinces(found: Estimates, *codes: str) -> tuple[Card, ...]:
    """The estimates of some provinces with what moves them, or what they have reported."""
    return tuple(_province(found, code) for code in codes)


def _province(found: Estimates, code: str) -> Card:
    if code in found.given:
        note = _("As its office has reported it: no estimate.")
        return card(found.reported, found.given[code], label=labels.area(code), note=note).named(code)
    return card(
        found.estimate,
        found.row(code),
        label=labels.area(code),
        value=words.rounded(found.number(code), found.estimate.unit, figures=3),
        note=_("By residents of its zone; each point of the share: {people}.", people=found.moved(code)),
        also=(found.per_point,),
    ).named(code)

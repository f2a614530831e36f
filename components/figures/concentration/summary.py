"""Metropolitan concentration: the answer and the cards."""

from components.figures import words
from components.figures.card import Card, card
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, ELSEWHERE
from indicators.indicator import Indicator


def answer(shares: Indicator) -> str:
    """The page's answer in one sentence."""
    return _(
        "{training} of training participation and facilities is in the capital area, home to {residents} of residents",
        training=words.full(shares.value(area=CAPITAL, category="trainees", undated=True), "percent"),
        residents=words.full(shares.value(area=CAPITAL, category="residents"), "percent"),
    )


def cards(shares: Indicator, quotients: Indicator, parity: Indicator, reported: Indicator) -> list[Card]:
    """The share, the quotient, what parity would take, and who has reported."""
    return [_share(shares), _quotient(quotients), _parity(parity), _reported(reported)]


def _share(shares: Indicator) -> Card:
    found = shares.row(area=CAPITAL, category="trainees", undated=True)
    note = _("One share for participants and facilities together; year, definition and basis of place are not stated.")
    return card(shares, found, label=_("Training in the capital area"), note=note)


def _quotient(quotients: Indicator) -> Card:
    found = quotients.row(area=CAPITAL, category="residents", undated=True)
    note = _(
        "Share of training over share of residents; elsewhere {elsewhere}. 1 is in proportion.",
        elsewhere=number(quotients.value(area=ELSEWHERE, category="residents", undated=True), digits=3),
    )
    value = number(found.number, digits=3)
    return card(quotients, found, label=_("Location quotient"), note=note, value=value)


def _parity(parity: Indicator) -> Card:
    found = parity.row(area=CAPITAL)
    note = _(
        "Trainees beyond the capital area's share of residents, if the share held in 2021. A yardstick, not a target."
    )
    return card(
        parity, found, label=_("Above parity with residents"), note=note, value=words.rounded(found.number, parity.unit)
    )


def _reported(reported: Indicator) -> Card:
    found = reported.row()
    note = _(
        "Provinces that have reported their trainees of {year}, of 17. Until all have, provinces are not compared.",
        year=found.year,
    )
    return card(reported, found, label=_("Provinces that have reported"), note=note)


def parity_sentence(parity: Indicator, per_1000: Indicator) -> str:
    """What parity would take, and the same per resident, as one conditional sentence."""
    return _(
        "**If the share held in 2021**, there were {capital} trainees per 1,000 residents in the capital area and "
        "{elsewhere} elsewhere; parity with residents would place {parity} of them elsewhere. {status}.",
        status=words.kind(parity.row(area=CAPITAL)),
        capital=number(per_1000.value(area=CAPITAL)),
        elsewhere=number(per_1000.value(area=ELSEWHERE)),
        parity=words.rounded(parity.value(area=CAPITAL), "count"),
    )

"""What the slides on concentration find, from the data; the neutral title where a claim no longer holds."""

from components.figures import words
from components.figures.concentration.estimates import Estimates
from components.figures.stories.base_quotients import BaseQuotient
from components.figures.stories.parity_dots import MOVING, parts
from components.figures.stories.spoken import is_half
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, ELSEWHERE, PROVINCES, ZONES
from indicators.indicator import Indicator
from indicators.zone_shares import YEAR


def half_of_residents(shares: Indicator) -> str:
    """The printed share of training against one half of residents."""
    training = shares.value(area=CAPITAL, category="trainees", undated=True)
    residents = shares.value(area=CAPITAL, category="residents")
    if training <= residents or not is_half(residents):
        return _("Share of training by zone")
    return _(
        "Half of residents, {training} of training: what the source says, and does not say",
        training=words.full(training, "percent"),
    )


def by_any_base(found: list[BaseQuotient]) -> str:
    """Between which quotients the capital area lies, where all are above 1."""
    low, high = (number(end, digits=1) for end in (min(one.number for one in found), max(one.number for one in found)))
    if min(one.number for one in found) <= 1 or low == high:
        return _("Location quotients of the capital area")
    return _("By any base at hand the capital area holds about {low} to {high} times its share", low=low, high=high)


def if_it_held(per_1000: Indicator, shares: Indicator) -> str:
    """What the undated share would mean for each zone; no such assumption once the year's own share is reported."""
    values = {zone: per_1000.value(area=zone) for zone in ZONES}
    if counted(shares) or values[CAPITAL] <= values[ELSEWHERE]:
        return _("Trainees per 1,000 residents by zone, estimated")
    return _(
        "If the share held in {year}, there were {capital} trainees per 1,000 residents in the capital area "
        "and {elsewhere} elsewhere",
        year=YEAR,
        capital=number(values[CAPITAL]),
        elsewhere=number(values[ELSEWHERE]),
    )


def parity(shares: Indicator) -> str:
    """How many of a hundred trainees parity with residents would place elsewhere."""
    moving = parts(shares)[MOVING]
    if counted(shares) or not moving:
        return _("Parity with residents")
    return _("Parity with residents would place {n} of every 100 trainees elsewhere", n=moving)


def below_the_zones(found: Estimates) -> str:
    """That an estimate tells of residents alone, while no province has reported."""
    if found.given:
        return _("Trainees by province: reported, or estimated by residents")
    return _("Below the two zones nothing is known yet: the estimates only divide the trainees of a zone by residents")


def who_reports(reported: Indicator) -> str:
    """What a report does, while any is missing."""
    if reported.value() == len(PROVINCES):
        return _("Who has reported")
    return _("Each province that reports replaces an estimate with a reported figure")


def counted(shares: Indicator) -> bool:
    """Whether all provinces have reported the year of the estimates, so that it has a share of its own."""
    rows = shares.table[shares.table["category"] == "trainees"]
    return bool((rows["year"] == YEAR).any())

"""Key figures of what the provinces have reported: how many of 17, and the residents who live in them."""

from components.figures import words
from components.figures.card import Card, card
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.areas import PROVINCES
from indicators.zone_shares import YEAR


def reporting_cards(outlook: Outlook, *, year: int = YEAR) -> tuple[Card, ...]:
    """The meter of a year as one or two cards; residents are left out where they are not known."""
    reported, covered = (
        outlook.compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    count = _("{count} of {all} provinces", count=number(reported.value()), all=len(PROVINCES))
    note = _("A province counts once job seekers and employees are both in.")
    meter = card(reported, reported.row(), label=_("Provinces that have reported"), value=count, note=note)
    if covered.table.empty:
        return (meter,)
    share = words.full(covered.value(), "percent")
    note = _("Residents of the provinces that have reported.")
    return meter, card(covered, covered.row(), label=_("Residents covered"), value=share, note=note)

"""Key figures of the two zones, for the slides on concentration."""

from components.figures import words
from components.figures.card import Card, card
from data import labels
from i18n import _
from indicators.areas import CAPITAL
from indicators.indicator import Indicator


def share_cards(shares: Indicator, *bases: str) -> tuple[Card, ...]:
    """The capital area's share of training as printed, then its computed shares of the bases."""
    found = shares.row(area=CAPITAL, category="trainees", undated=True)
    note = _("Participation and facilities together, as the source prints it.")
    printed = card(shares, found, label=_("Training in the capital area"), note=note)
    return (printed, *(_share(shares, base) for base in bases))


def _share(shares: Indicator, base: str) -> Card:
    found = shares.row(area=CAPITAL, category=base)
    value = words.full(found.number, "percent", digits=2)
    label = _("{base} in the capital area", base=labels.word("base", base))
    return card(shares, found, label=label, value=value, note=_("Of all of Korea.")).named(base)

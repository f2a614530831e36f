"""The 5 % and the 60 %: who is counted in each, and what the 60 % says under each of its readings."""

import pandas as pd

from components.figures import words
from components.figures.card import Card, card
from components.figures.figure import Figure
from components.figures.sme import summary
from components.figures.sme.sixty import as_rate, as_target
from components.figures.table import Table
from data import labels
from i18n import _, message
from indicators.indicator import Indicator

NOW, TARGET = "as_is", "to_be"
READINGS = {NOW: message("60 % is today's rate"), TARGET: message("60 % is the target")}


def panels(participation: Indicator, implementation: Indicator) -> list[Card]:
    """The two figures, each with who is counted under it; never on one axis."""
    five = card(
        participation,
        participation.row(),
        label=labels.word("sme_measure", "participation_rate_pct"),
        value=summary.printed(participation.row()),
        note=_(
            "**Who is counted:** SMEs; of which sizes and out of how many is not stated. "
            "*Our reading:* a rate like the take-up of a scheme."
        ),
    )
    sixty_ = card(
        implementation,
        implementation.row(),
        label=labels.word("sme_measure", "implementation_rate_pct"),
        value=summary.printed(implementation.row()),
        note=_(
            "**Who is counted:** firms with 10 to 300 employees, in the words of a footnote; what counts as implementing "
            "is not stated. Today's rate or the target: uncertain. *Our reading:* 10 to 299 employees, as a survey asks."
        ),
    )
    return [five.named("counted"), sixty_.named("counted")]


def reading_name(reading: str) -> str:
    """A reading of the 60 % in the reader's language."""
    return str(READINGS[reading])


def sixty(small: Indicator, large: Indicator, gap: Indicator, *, reading: str) -> Figure:
    """The 60 % as today's rate beside large firms, or as a target whose starting point is not printed."""
    now = reading == NOW
    width = words.bounded(words.full(gap.value(), "percentage_points", digits=0), gap.row().bound)
    return Figure(
        id=f"sme-sixty-{reading}",
        title=_title(small, width, now=now),
        subtitle=_("Training implementation rate, % of firms, Korea, undated"),
        spec=as_rate(small, large, width) if now else as_target(small),
        alt=_alt(small, large, now=now),
        rests_on=(small, large, gap) if now else (small,),
        table=_table(small, large, now=now),
        says=_says(width, now=now),
    )


def _title(small: Indicator, width: str, *, now: bool) -> str:
    if now:
        return _("As today's rate: firms of 10–299 are {gap} behind those of 300 and more", gap=width)
    return _("As the target: {target}, and no gap can be computed", target=summary.printed(small.row()))


def _says(width: str, *, now: bool) -> tuple[str, ...]:
    as_rate = _(
        "**If it is today's rate**, large firms are {gap} ahead (their rate is printed as a lower bound), "
        "and the target is missing.",
        gap=width,
    )
    as_target = _("**If it is the target**, today's rate is not printed, so no gap can be computed.")
    first, second = (as_rate, as_target) if now else (as_target, as_rate)
    why = _(
        "The cells of that row ran together in the source. Today's rate is the likelier reading; "
        "have it confirmed before you quote either."
    )
    return (first, second, why)


def _alt(small: Indicator, large: Indicator, *, now: bool) -> str:
    rate = summary.printed(small.row())
    if now:
        return _("10–299 employees: {small}; 300 and more: {large}", small=rate, large=summary.printed(large.row()))
    return _("Target {target}; today's rate: not printed in the source", target=rate)


def _table(small: Indicator, large: Indicator, *, now: bool) -> Table:
    role = labels.word("role", NOW if now else TARGET)
    rows = {labels.word("firm_size", "10_299"): (summary.printed(small.row()), role)}
    if now:
        rows[labels.word("firm_size", "300_plus")] = (summary.printed(large.row()), role)
    return Table(frame=pd.DataFrame.from_dict(rows, orient="index", columns=[_("Rate"), _("Read as")]))

"""Who has reported, who is missing, and what the index of concentration says and refuses."""

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator


def meter(reported: Indicator, covered: Indicator) -> str:
    """The reporting meter in one sentence; without the share of residents where they are not known."""
    if covered.table.empty:
        return _(
            "{count} of 17 provinces have reported for {year}",
            count=number(reported.value()),
            year=reported.row().year,
        )
    return _(
        "{count} of 17 provinces, {share} of residents, have reported for {year}",
        count=number(reported.value()),
        share=words.full(covered.value(), "percent"),
        year=reported.row().year,
    )


def missing(reported: Indicator) -> str:
    """The provinces that have not reported, by name."""
    names = ", ".join(labels.short_area(refusal.area) for refusal in reported.refusals)
    return _("Missing: {names}", names=names) if names else _("All provinces have reported.")


def concentration_table(hhi: Indicator) -> Table:
    """The index over the 17 provinces by base; where it is refused, the reason stands in its place."""
    rows = [
        {
            _("Base"): labels.word("base", row.category),
            _("Index"): row.value,
            _("Kind of figure"): words.status(row.status),
        }
        for row in hhi.table.itertuples()
    ]
    rows += [
        {
            _("Base"): labels.word("base", refusal.category or ""),
            _("Index"): None,
            _("Kind of figure"): str(refusal.reason),
        }
        for refusal in hhi.refusals
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Base")), digits=4)

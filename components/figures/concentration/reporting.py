"""Who has reported, who is missing, and what the index of concentration says and refuses."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from data.catalogue import source
from i18n import _
from i18n.numbers import number
from indicators.areas import PROVINCES
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.trainee_table import CATEGORIES


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


def standing(training: Dataset, *, year: int, today: date) -> Table:
    """How far each of the 17 provinces is, and how old its figures are: since the reference date, else the publication.

    Args:
        training: `regional_training`.
        year: the year asked for.
        today: the reader's day.
    """
    of_year = training.where(year=year)
    rows = [_standing(of_year.where(province=code), today) for code in PROVINCES]
    names = [labels.area(code) for code in PROVINCES]
    return Table(frame=pd.DataFrame(rows, index=pd.Index(names, name=_("Province"))).astype({_("Age, days"): "Int64"}))


def _standing(told: Dataset, today: date) -> dict[str, Any]:
    reference = _latest(told.table["reference_date"].dropna())
    published = _latest(source(name).get("date") for name in told.sources)
    since = reference or published
    return {
        _("State"): _state(set(told.table["category"])),
        _("Reference date"): reference.isoformat() if reference else None,
        _("Provisional or final"): ", ".join(labels.word("finality", code) for code in _finalities(told)) or None,
        _("Published on"): published.isoformat() if published else None,
        _("Age, days"): (today - since).days if since else None,
    }


def _finalities(told: Dataset) -> list[str]:
    return list(dict.fromkeys(told.table["finality"].dropna()))


def _state(categories: set[str]) -> str:
    missing = [name for name in CATEGORIES if name not in categories]
    if not categories:
        return _("not reported")
    if missing:
        return _("missing: {category}", category=labels.word("trainee_category", missing[0]))
    return _("reported")


def _latest(days: Iterable[str | None]) -> date | None:
    """The latest of some days; a source that gives a month or a year only names no day."""
    return max((date.fromisoformat(day) for day in days if day and len(day) == len("2021-12-31")), default=None)


def concentration_table(hhi: Indicator) -> Table:
    """The index over the 17 provinces by base; where it is refused, the reason stands in its place."""
    rows = [
        {
            _("Base"): labels.word("base", row.category),
            _("Index"): row.value,
            _("Kind of figure"): words.kind(row),
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

"""A figure as one text to paste: finding, values, kind of figure, sources, version, day, link."""

from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.exhibit import Exhibit
from components.figures.state import Data
from components.files.provenance import Provenance
from components.files.rows import label, unit_word
from components.files.sources import cited, sources_of
from data import labels
from i18n import _
from indicators.indicator import Indicator, Value

LISTED: Final = 9  # more values than these are given as a range


def citation(figure: Exhibit, *, taken: Provenance) -> str:
    """The figure in a few lines, each value with its status; a long row of values as its range."""
    indicators = [indicator for indicator in figure.rests_on if len(indicator.table)]
    lines = [
        figure.title,
        figure.subtitle,
        *(f"- {_values(indicator)}" for indicator in indicators),
        *_sources(figure, taken.data),
        taken.in_a_line(),
        taken.link,
    ]
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)


def _sources(figure: Exhibit, data: Data) -> list[str]:
    names = " | ".join(cited(name, data=data) for name in sources_of(*figure.behind))
    return [_("Source: {citation}", citation=names)] if names else []


def _values(indicator: Indicator) -> str:
    head = f"{label(indicator)} ({unit_word(indicator.unit)}; {words.statuses(indicator)})"
    if len(indicator.table) > LISTED:
        ordered = indicator.table.sort_values("value")
        low, high = (words.figure(_value(ordered.iloc[place]), indicator.unit) for place in (0, -1))
        return f"{head}: " + _("{count} values, from {low} to {high}", count=len(ordered), low=low, high=high)
    return f"{head}: " + "; ".join(_one(indicator, row) for row in indicator.table.itertuples())


def _one(indicator: Indicator, row: Any) -> str:
    """One value; what all values share is not said again, but a status is where they differ."""
    table = indicator.table
    name = [labels.short_area(row.area)] if row.area != "KR" else []
    if indicator.category_kind and table["category"].nunique() > 1:
        name.append(labels.category(indicator.category_kind, row.category))
    value = _value(row)
    mark = f" {words.MARKS[row.status]}" if table["status"].nunique() > 1 else ""
    return f"{', '.join([*name, words.year(value)])}: {words.figure(value, indicator.unit)}{mark}"


def _value(row: Any) -> Value:
    year = None if pd.isna(row.year) else int(row.year)
    return Value(number=float(row.value), year=year, bound=row.bound, status=row.status)

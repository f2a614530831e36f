"""A figure as one text to paste: finding, values, kind of figure, sources, version, day, link."""

from typing import Any, Final

from components.figures import words
from components.figures.exhibit import Exhibit
from components.files.provenance import Provenance
from components.files.rows import label, unit_word
from components.files.sources import cited, sources_of
from data import labels
from i18n import _
from indicators.indicator import Indicator, Value, value_of

LISTED: Final = 9  # more values than these are given as a range


def citation(figure: Exhibit, *, taken: Provenance) -> str:
    """The figure in a few lines, each value with its status; a long row of values as its range."""
    indicators = [indicator for indicator in figure.rests_on if len(indicator.table)]
    lines = [
        figure.title,
        figure.subtitle,
        *(f"- {_values(indicator)}" for indicator in indicators),
        *_sources(figure),
        taken.in_a_line(),
        taken.link,
    ]
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)


def _sources(figure: Exhibit) -> list[str]:
    names = " | ".join(cited(name) for name in sources_of(*figure.behind))
    return [_("Source: {citation}", citation=names)] if names else []


def _values(indicator: Indicator) -> str:
    head = f"{label(indicator)} ({unit_word(indicator.unit)}; {words.statuses(indicator)})"
    if len(indicator.table) > LISTED:
        ordered = list(indicator.table.sort_values("value").itertuples())
        low, high = (_told(value_of(ordered[place]), indicator.unit) for place in (0, -1))
        return f"{head}: " + _("{count} values, from {low} to {high}", count=len(ordered), low=low, high=high)
    return f"{head}: " + "; ".join(_one(indicator, row) for row in indicator.table.itertuples())


def _one(indicator: Indicator, row: Any) -> str:
    """One value; what all values share is not said again, but a status is where they differ."""
    table = indicator.table
    name = [labels.short_area(row.area)] if row.area != "KR" else []
    if indicator.category_kind and table["category"].nunique() > 1:
        name.append(labels.category(indicator.category_kind, row.category))
    value = value_of(row)
    mark = f" {words.MARKS[row.status]}" if table["status"].nunique() > 1 else ""
    return f"{', '.join([*name, words.year(value)])}: {_told(value, indicator.unit)}{mark}"


def _told(value: Value, unit: str) -> str:
    return words.flagged(words.figure(value, unit), value)

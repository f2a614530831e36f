"""National figures of the programme as published, each with its kind, source and note."""

from typing import Any

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from data.catalogue import source
from data.package import in_language
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset


def published(programme: Dataset) -> Table:
    """All published figures; units differ, so each value carries its own."""
    rows = [
        {
            _("Measure"): labels.word("kdt_measure", row.measure),
            _("Period"): period(row.period),
            _("Value"): _value(row),
            _("Kind of figure"): words.status(row.status),
            _("Published by"): _publisher(row.source),
            _("Note"): labels.text(row, "note"),
        }
        for row in programme.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Measure")))


def warning(programme: Dataset) -> str:
    """Capacity is not participation (I-23), told with the year for which both are published."""
    people, places = (_by_period(programme, measure) for measure in ("scale_people", "capacity_people"))
    both = sorted(set(people) & set(places))
    if not both:
        return _("Capacity is not participation: places offered are not people trained.")
    return _(
        "Capacity is not participation: for {year} about {people} people and {places} places are published, by different texts. "
        "Do not put them on one line or divide one by the other.",
        year=both[-1],
        people=number(people[both[-1]]),
        places=number(places[both[-1]]),
    )


def period(code: str) -> str:
    """A year as it is, other periods in words."""
    return code if code.isdigit() else labels.word("period", code)


def _by_period(programme: Dataset, measure: str) -> dict[str, float]:
    return programme.where(measure=measure).by("period", "value")


def _value(row: Any) -> str:
    digits = 0 if float(row.value).is_integer() else 1
    text = _("{n} {unit}", n=number(row.value, digits=digits), unit=labels.word("unit", row.unit))
    return words.bounded(text, row.bound)


def _publisher(name: str) -> str:
    entry = source(name)
    date = entry.get("date") or in_language(entry, "date_note")
    return ", ".join(part for part in (in_language(entry, "publisher"), date) if part)

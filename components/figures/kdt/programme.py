"""National figures of the programme as published, each with its kind, source and note."""

from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from data.catalogue import source
from data.package import in_language
from i18n import _
from i18n.numbers import number, won
from indicators.dataset import Dataset

MONEY: Final = "billion_krw"  # the unit of the table; Korean readers are given 억 원


def published(programme: Dataset) -> Table:
    """A row for each measure with its figures by period; units differ, so each row carries its own."""
    rows = [_measure(chosen) for chosen in _by_measure(programme)]
    return Table(frame=pd.DataFrame(rows).set_index(_("What is counted")))


def notes(programme: Dataset) -> list[str]:
    """What must be known with single figures, a line for each measure that has a note."""
    found = []
    for chosen in _by_measure(programme):
        texts = [
            _("{period}: {text}", period=period(row.period), text=labels.text(row, "note"))
            for row in chosen.rows
            if labels.text(row, "note")
        ]
        if texts:
            found.append(f"**{labels.word('kdt_measure', chosen.rows[0].measure)}** " + " ".join(texts))
    return found


def warning(programme: Dataset) -> str:
    """Capacity is not participation (I-23), told with the year for which both are published."""
    people, places = (_by_period(programme, measure) for measure in ("scale_people", "capacity_people"))
    both = sorted(set(people) & set(places))
    if not both:
        return _("Capacity is not participation: places offered are not people trained.")
    return _(
        "Capacity is not participation: for {year} about {people} people and {places} places are published, "
        "by different texts. "
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


def _by_measure(programme: Dataset) -> list[Dataset]:
    return [programme.where(measure=measure) for measure in dict.fromkeys(programme.table["measure"])]


def _measure(chosen: Dataset) -> dict[str, str]:
    return {
        _("What is counted"): _name(chosen.rows[0]),
        _("Figures by period"): " · ".join(f"{period(row.period)}: {_value(row)}" for row in chosen.rows),
        _("Kind of figure, publisher"): f"{words.kind(chosen)} · {_publishers(chosen)}",
    }


def _name(row: Any) -> str:
    """Measure with its unit, unless it says so itself (courses)."""
    measure = labels.word("kdt_measure", row.measure)
    unit = _("billion won") if row.unit == MONEY else labels.word("unit", row.unit)
    return measure if unit.lower() in measure.lower() else _("{measure} ({unit})", measure=measure, unit=unit)


def _value(row: Any) -> str:
    value = won(row.value) if row.unit == MONEY else float(row.value)
    return words.bounded(number(value, digits=0 if value.is_integer() else 1), row.bound)


def _publishers(chosen: Dataset) -> str:
    """Each publisher once, with the dates of its texts."""
    dates: dict[str, list[str]] = {}
    for name in chosen.sources:
        entry = source(name)
        dated = dates.setdefault(in_language(entry, "publisher"), [])
        dated += [entry["date"]] if entry.get("date") else []
    return "; ".join(", ".join([publisher, *told]) for publisher, told in dates.items())

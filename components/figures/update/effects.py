"""What a file changes in what readers see: indicators, estimates that become facts, sentences of the pages."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from components.figures import words
from components.figures.headlines import HeadlineChange
from components.figures.table import Table
from data import labels
from data.catalogue import dataset
from data.changes import Place, ValueChange
from data.effect import Effect
from data.facts import Fact
from i18n import _
from i18n.numbers import number
from indicators.indicator import Refusal, Value


def indicators(effects: Iterable[Effect]) -> Table:
    """A row for each value or refusal that comes, goes or differs; an indicator that would fail says why."""
    columns = [_("Indicator"), _("Of"), _("Before"), _("After")]
    rows = [row for effect in effects for row in _of(effect)]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def facts(found: Iterable[Fact]) -> Table:
    """Estimates that become facts: the range until now, and what its office reports."""
    columns = [_("Province"), _("Year"), _("Estimate until now"), _("As reported")]
    rows = [
        [
            labels.area(fact.area),
            str(fact.year),
            f"{words.span(number(fact.low), number(fact.high))} · {words.status('estimated')}",
            _value(fact.reported, "trainees"),
        ]
        for fact in found
    ]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def sentences(changes: Iterable[HeadlineChange], *, titles: Mapping[str, object]) -> Table:
    """Sentences of the pages before and after; `titles` are the names of the pages."""
    columns = [_("Page"), _("Before"), _("After")]
    rows = [[str(titles[change.page]), change.before or "–", change.after or "–"] for change in changes]
    return Table(frame=pd.DataFrame(rows, columns=columns).set_index(columns[0]))


def _of(effect: Effect) -> Iterator[list[str]]:
    name = labels.text(dataset("indicators").where(id=effect.indicator).rows[0], "label")
    if effect.broken:
        yield [name, _year(effect), "–", _("Could not be computed any more: {reason}", reason=effect.broken)]
    for change in effect.changes:
        yield [name, _place(effect, change), _value(change.before, effect.unit), _value(change.after, effect.unit)]
    yield from ([name, *told] for told in _refusals(effect))


def _refusals(effect: Effect) -> Iterator[tuple[str, str, str]]:
    """Of what, the reason before, the reason after; a value that is given now stands among the values."""
    given = {(change.area, change.year) for change in effect.changes if change.after}
    before, after = (_reasons(refusals) for refusals in (effect.refusals_gone, effect.refusals_new))
    for place in dict.fromkeys([*before, *after]):
        if place in after or place[:2] not in given:
            yield _named(*place), before.get(place, "–"), after.get(place, "–")


def _reasons(refusals: Iterable[Refusal]) -> dict[Place, str]:
    return {
        (refusal.area, refusal.year, refusal.category): _("Not given: {reason}", reason=refusal.reason)
        for refusal in refusals
    }


def _named(area: str, year: int | None, _category: str | None) -> str:
    name = _("each province") if area == "KR-NN" else labels.area(area)
    return f"{name} · {year}" if year else name


def _value(value: Value | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{words.bounded(words.full(value.number, unit), value.bound)} · {words.kind(value)}"


def _place(effect: Effect, change: ValueChange) -> str:
    parts = [labels.area(change.area), _("undated") if change.year is None else str(change.year)]
    if change.category and effect.category_kind:
        parts.append(labels.category(effect.category_kind, change.category))
    return " · ".join(parts)


def _year(effect: Effect) -> str:
    year: Any = effect.parameters.get("year")
    return str(year) if year else "–"

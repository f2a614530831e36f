"""Which values of an indicator come, go or differ between two states of the data."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.indicator import Indicator, Value, value_of

Place = tuple[str, int | None, str | None]


@dataclass(frozen=True, kw_only=True)
class ValueChange:
    """One value before and after; None where there is none."""

    area: str
    year: int | None
    category: str | None
    before: Value | None
    after: Value | None


def changes(before: Indicator | None, after: Indicator) -> Iterator[ValueChange]:
    """The values that differ in number, bound, status or flags; None stands where there is none."""
    old, new = _values(before) if before else {}, _values(after)
    for place in dict.fromkeys([*new, *old]):
        was, now = old.get(place), new.get(place)
        if not _same(was, now):
            area, year, category = place
            yield ValueChange(area=area, year=year, category=category, before=was, after=now)


def _same(was: Value | None, now: Value | None) -> bool:
    if was is None or now is None:
        return was is now
    # The order in which rows are added up may move the last digit of a sum.
    close = math.isclose(was.number, now.number, rel_tol=1e-12)
    return close and (was.bound, was.status, was.flags) == (now.bound, now.status, now.flags)


def _values(indicator: Indicator) -> dict[Place, Value]:
    rows: Iterator[Any] = indicator.table.itertuples()
    found: dict[Place, Value] = {}
    for row in rows:
        value, category = value_of(row), None if pd.isna(row.category) else str(row.category)
        found[row.area, value.year, category] = value
    return found


def lost(before: Indicator | None, after: Indicator) -> tuple[str, ...]:
    """The categories of which neither a value nor a refusal is left."""
    was, now = (_categories(state) if state else set() for state in (before, after))
    return tuple(sorted(was - now))


def _categories(state: Indicator) -> set[str]:
    return {place[2] for place in _values(state) if place[2]} | {
        refusal.category for refusal in state.refusals if refusal.category
    }

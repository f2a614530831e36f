"""What a publication would change on the pages."""

import logging
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final

import pandas as pd

from data import labels
from data.catalogue import compute, indicators
from data.outlook import Outlook
from data.package import in_language, package
from data.releases import Values, base, kept, release, values_of
from data.stewardship import gone
from data.store import location
from data.store.errors import UnavailableError, listed
from i18n import _, current
from indicators.dataset import IndicatorError
from indicators.indicator import PERIOD, Indicator, Refusal, Value
from indicators.registry import REGISTRY, Parameter, YearOf

# Which values of an indicator come, go or differ between two states of the data.


Place = tuple[str, int | None, str | None]


@dataclass(frozen=True, kw_only=True)
class ValueChange:
    """One value before and after; None where there is none."""

    area: str
    year: int | None
    category: str | None
    before: Value | None
    after: Value | None


def changed(before: Indicator | None, after: Indicator) -> Iterator[ValueChange]:
    """The values that differ in number, bound, status or flags; None stands where there is none.

    Of another period, as with the next forecast, all of them are others: none has become another number.
    """
    old, new = _values(before) if before else {}, _values(after)
    pairs = [(place, old.get(place), new.get(place)) for place in dict.fromkeys([*new, *old])]
    if before and before.assumptions.get(PERIOD) != after.assumptions.get(PERIOD):
        pairs = [(place, value, None) for place, value in old.items()]
        pairs += [(place, None, value) for place, value in new.items()]
    for (area, year, category), was, now in pairs:
        if not _same(was, now):
            yield ValueChange(area=area, year=year, category=category, before=was, after=now)


def _same(was: Value | None, now: Value | None) -> bool:
    if was is None or now is None:
        return was is now
    # The order in which rows are added up may move the last digit of a sum.
    close = math.isclose(was.number, now.number, rel_tol=1e-12)
    return close and (was.bound, was.status, was.flags) == (now.bound, now.status, now.flags)


def _values(indicator: Indicator) -> dict[Place, Value]:
    return {(value.area, value.year, value.category or None): value for value in indicator.rows}


def lost(before: Indicator | None, after: Indicator) -> tuple[str, ...]:
    """The categories of which neither a value nor a refusal is left."""
    was, now = (_categories(state) if state else set() for state in (before, after))
    return tuple(sorted(was - now))


def _categories(state: Indicator) -> set[str]:
    return {place[2] for place in _values(state) if place[2]} | {
        refusal.category for refusal in state.refusals if refusal.category
    }


# What the last release of its tables has moved in an indicator that is shown: what each figure was before.


@dataclass(frozen=True, kw_only=True, eq=False)
class Moved:
    """The figures of an indicator that are others since a release.

    Attributes:
        indicator: the one that is shown.
        version: the release; `at` when it came.
        before: by area, year and category, the value that stood there until then.
    """

    indicator: Indicator
    version: int
    at: datetime
    before: Mapping[Place, Value]


def last_moved(indicator: Indicator, *, head: int) -> Moved | None:
    """What the last release until a head of any table that an indicator rests on has moved in it; None where nothing has.

    A figure that is new, or of which only the kind is another, has not moved.
    """
    entry = REGISTRY.get(indicator.id)
    if entry is None or not head:
        return None
    asked = {name: value for name, value in indicator.parameters.items() if name in entry.parameters}
    try:
        with location.one_run():  # what stood there before may be damaged: a page that shows what is in force bears it
            release = _last_release(entry.datasets, head, location.state())
            before = _or_none(Outlook(head=release[0] - 1), indicator.id, asked) if release else None
    except UnavailableError:
        return None
    if release is None or before is None:
        return None
    was = {
        (change.area, change.year, change.category): change.before
        for change in changed(before, indicator)
        if change.before and change.after and change.before.number != change.after.number
    }
    return Moved(indicator=indicator, version=release[0], at=release[1], before=was) if was else None


@lru_cache(maxsize=500)
def _last_release(datasets: tuple[str, ...], head: int, _store: str) -> tuple[int, datetime] | None:
    from data.store.versions import latest

    return latest(datasets, until=head)


# What a changed dataset does to the indicators: values, their statuses, refusals, and what can't be computed any more.


# What arithmetic raises on rows that it can't take; IndicatorError and all errors of data are ValueErrors.
NOT_COMPUTED: Final = (ValueError, LookupError, ArithmeticError)


@dataclass(frozen=True, kw_only=True, eq=False)
class Effect:
    """What happens to one indicator.

    Attributes:
        indicator: its id.
        unit: the unit of its values.
        category_kind: what a category is.
        parameters: what it was computed with beside its defaults.
        changes: values that come, go or differ in number, bound or status.
        refusals_gone: what was refused and is now given, or refused for another reason.
        refusals_new: what is refused now.
        lost: categories of which no value and no refusal is left. Pages that show them would fail.
        broken: why it can be computed no more, in the reader's language; empty as long as it can. Pages that show it would fail.
    """

    indicator: str
    unit: str
    category_kind: str | None
    parameters: Mapping[str, Parameter]
    changes: tuple[ValueChange, ...] = ()
    refusals_gone: tuple[Refusal, ...] = ()
    refusals_new: tuple[Refusal, ...] = ()
    lost: tuple[str, ...] = ()
    broken: str = ""


def effects(name: str, after: pd.DataFrame) -> list[Effect]:
    """What changes in the indicators if a dataset becomes `after`, in the order in which readers meet them.

    Indicators of one year are computed for their own year and for each year whose rows differ.
    """
    now = Outlook()
    return _between(name, now, Outlook.after(name, after, head=now.head))


def released(name: str, version: int, *, only: str | None = None) -> tuple[Effect, ...]:
    """What a version has changed in the indicators that rest on its dataset, or in one of them.

    Args:
        name: of its dataset.
        version: its number, from 1.
        only: an indicator.
    """
    return _released(name, version, only, current(), location.state())


# A release never changes what it changed; the words of refusals are those of the language.
@lru_cache(maxsize=1000)
def _released(name: str, version: int, only: str | None, language: str, database: str) -> tuple[Effect, ...]:
    return tuple(_between(name, Outlook(head=version - 1), Outlook(head=version), only=only))


def _between(name: str, now: Outlook, then: Outlook, *, only: str | None = None) -> list[Effect]:
    before, after = now.dataset(name).table, then.dataset(name).table
    years, why = _years_that_differ(before, after), partial(_why_broken, name, before, after)
    found = (
        _effect(indicator, parameters, now, then, why=why)
        for indicator in indicators()
        if name in REGISTRY[indicator].datasets and only in (None, indicator)
        for parameters in _parameters(indicator, years, now, then)
    )
    withdrawn = _withdrawn(name, before, after)
    return [replace(one, lost=tuple(code for code in one.lost if code not in withdrawn)) for one in found if one]


# Tables of which each row is a category of its own, by the column that names it: no page needs one of them.
OF_ROWS: Final = {"comparisons": "figure"}


def _withdrawn(name: str, before: pd.DataFrame, after: pd.DataFrame) -> set[str]:
    """The categories that go because the one row which they are goes: what is withdrawn on purpose is not lost."""
    key = OF_ROWS.get(name)
    return set(before[key]) - set(after[key]) if key else set()


def moved(before: Iterable[Indicator], after: Iterable[Indicator]) -> list[Effect]:
    """What differs between the indicators of two states; several of one id are held against each other in their order."""
    was = _in_order(before)
    found = (_differing(was.get(place), now, now.parameters) for place, now in _in_order(after).items())
    return [effect for effect in found if effect]


def _in_order(found: Iterable[Indicator]) -> dict[tuple[str, int], Indicator]:
    seen: Counter[str] = Counter()
    placed = {}
    for one in found:
        placed[one.id, seen[one.id]] = one
        seen[one.id] += 1
    return placed


def stops(name: str, found: Iterable[Effect]) -> tuple[str, ...]:
    """Why a dataset must not become a table: each indicator that could be computed no more, with the reason.

    A national table must keep all categories of an indicator; an office may report fewer of them than before.
    """
    whole = package().resource(name)["publishes"] == "national"
    reasons = [_reason(effect) for effect in found if effect.broken or (effect.lost and whole)]
    return tuple(dict.fromkeys(reasons))


def _reason(effect: Effect) -> str:
    what = labels.indicator(effect.indicator)
    if effect.broken:
        return f"{what}: {effect.broken}"
    lost = [labels.category(effect.category_kind, code) if effect.category_kind else code for code in effect.lost]
    return _("{indicator}: nothing would be left of {categories}", indicator=what, categories=listed(lost))


def _parameters(indicator: str, years: set[int], *states: Outlook) -> Iterator[dict[str, Parameter]]:
    """Each year to look at: that of the indicator in each of the states, and those that differ. Other indicators have all."""
    entry = REGISTRY[indicator]
    own = entry.parameters.get("year")
    if not isinstance(own, YearOf):
        yield {}
        return
    for year in sorted({*years, *(year for state in states for year in _year_in(state, own))}):
        yield {"year": year}


def _year_in(state: Outlook, own: YearOf) -> Iterator[int]:
    """The year of an indicator in a state; none where no table of it has a year."""
    with suppress(IndicatorError):
        yield own.of({name: state.dataset(name) for name in own.names})


def _effect(
    indicator: str, parameters: dict[str, Parameter], now: Outlook, then: Outlook, *, why: Callable[[], str]
) -> Effect | None:
    before, after = (_or_none(state, indicator, parameters) for state in (now, then))
    if after is None:
        return None if before is None else _about(before, parameters, broken=why())
    return _differing(before, after, parameters)


def _differing(old: Indicator | None, after: Indicator, parameters: Mapping[str, Any]) -> Effect | None:
    refused = old.refusals if old else ()
    changes = tuple(changed(old, after))
    gone = tuple(refusal for refusal in refused if refusal not in after.refusals)
    new = tuple(refusal for refusal in after.refusals if refusal not in refused)
    if not (changes or gone or new):
        return None
    return _about(after, parameters, changes=changes, refusals_gone=gone, refusals_new=new, lost=lost(old, after))


def _about(indicator: Indicator, parameters: Mapping[str, Any], **found: Any) -> Effect:
    return Effect(
        indicator=indicator.id,
        unit=indicator.unit,
        category_kind=indicator.category_kind,
        parameters=parameters,
        **found,
    )


def _or_none(state: Outlook, indicator: str, parameters: dict[str, Parameter]) -> Indicator | None:
    """The indicator; None where it cannot be computed, for what arithmetic says of it is for the log."""
    try:
        return state.compute(indicator, **parameters)
    except NOT_COMPUTED as error:
        logging.getLogger(__name__).info("%s cannot be computed: %s", indicator, error)
        return None


def _why_broken(name: str, before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Why an indicator that rests on a dataset can be computed no more, as a reader understands it."""
    resource = package().resource(name)
    table, going = in_language(resource, "title"), gone(before, after, resource=resource)
    if going.empty:
        return _("the rows of “{table}” would not make a whole any more", table=table)
    rows = listed(labels.rows(resource, going))
    return _("“{table}” would lack rows that it needs: {rows}", table=table, rows=rows)


def _years_that_differ(before: pd.DataFrame, after: pd.DataFrame) -> set[int]:
    if "year" not in before:
        return set()
    years = {int(year) for table in (before, after) for year in table["year"].dropna().unique()}
    return {year for year in years if not _of_year(before, year).equals(_of_year(after, year))}


def _of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table["year"] == year].reset_index(drop=True)


# What a newer program computes otherwise: the values of an earlier release, on its own bundled tables.


def computed_otherwise(found: Iterable[str]) -> list[str]:
    """Which of some indicators this program computes in another way than the earlier release that is read here did.

    Both on the bundled tables of that release. An indicator that it did not have is none of them.
    """
    then = kept(release())
    return [] if then is None else [name for name in found if name in then.values and _differs(name, then.values[name])]


def _differs(indicator: str, values: Values) -> bool:
    try:
        return values_of(compute(indicator, base)) != values
    except NOT_COMPUTED:
        return True


# Estimates that give way to reports: provinces whose trainees an office reports where they were only estimated.


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A province and year whose estimate, spread by residents, gives way to what its office reports."""

    area: str
    year: int
    estimate: float
    reported: Value


def facts(effects: Iterable[Effect]) -> list[Fact]:
    """The estimates that the effects of a new `regional_training` replace."""
    found = []
    for effect in effects:
        if effect.indicator == "regional_trainees":
            estimate = Outlook().compute("trainees_by_province", year=int(effect.parameters["year"] or 0))
            known = set(estimate.table["area"])
            found += [
                _fact(estimate, change.area, change.after)
                for change in effect.changes
                if change.after and not change.before and change.area in known
            ]
    return found


def _fact(estimate: Indicator, area: str, reported: Value) -> Fact:
    found = estimate.value(area=area, category="residents")
    return Fact(area=area, year=reported.year or 0, estimate=found, reported=reported)

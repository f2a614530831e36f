"""What a publication would change on the pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Final

import pandas as pd

from data import labels, naming
from data.catalogue import compute, indicators
from data.outlook import Outlook
from data.package import in_language, package
from data.releases import Values, base, kept, release, values_of
from data.stewardship import gone
from data.store import location
from data.store.errors import listed
from i18n import _, current
from indicators.dataset import NOT_COMPUTED, IndicatorError
from indicators.indicator import Indicator, Refusal, Value, ValueChange, changed, lost
from indicators.registry import REGISTRY, Parameter, YearOf

# What a changed dataset does to the indicators: values, their statuses, refusals, and what can't be computed any more.


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


# Tables of which each row is a category of its own, by the column that names it: which of them pages need, pages say.
OF_ROWS: Final = {"comparisons": "figure", "policy_targets": "measure"}


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
    lost = [naming.category(effect.category_kind, code) if effect.category_kind else code for code in effect.lost]
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
    before, after = (state.computed(indicator, **parameters) for state in (now, then))
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


def _why_broken(name: str, before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Why an indicator that rests on a dataset can be computed no more, as a reader understands it."""
    resource = package().resource(name)
    table, going = in_language(resource, "title"), gone(before, after, resource=resource)
    if going.empty:
        return _("the rows of “{table}” would not make a whole any more", table=table)
    rows = listed(naming.rows(resource, going))
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

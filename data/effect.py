"""What a changed dataset does to the indicators: values, their statuses, refusals, and what can't be computed any more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.changes import ValueChange, lost
from data.changes import changes as changed
from data.outlook import Outlook
from data.package import package
from indicators.entry import Parameter
from indicators.indicator import Indicator, Refusal
from indicators.registry import REGISTRY

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
        broken: why it can be computed no more; empty as long as it can. Pages that show it would fail.
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
    """What changes in the indicators if a dataset becomes `after`, in the order of the registry.

    Indicators of one year are computed for their own year and for each year whose rows differ.
    """
    now = Outlook()
    then = Outlook.after(name, after, head=now.head)
    years = _years_that_differ(now.dataset(name).table, after)
    found = (
        _effect(indicator, parameters, now, then)
        for indicator, entry in REGISTRY.items()
        if name in entry.datasets
        for parameters in _parameters(entry.parameters, years)
    )
    return [effect for effect in found if effect]


def stops(name: str, found: Iterable[Effect]) -> tuple[str, ...]:
    """Why a dataset must not become a table: each indicator that could be computed no more, with the reason.

    A national table must keep all categories of an indicator; an office may report fewer of them than before.
    """
    whole = package().resource(name)["publishes"] == "national"
    reasons = [(effect.indicator, effect.broken or (", ".join(effect.lost) if whole else "")) for effect in found]
    return tuple(f"{indicator}: {reason}" for indicator, reason in dict.fromkeys(reasons) if reason)


def _parameters(defaults: Mapping[str, Parameter], years: set[int]) -> Iterator[dict[str, Parameter]]:
    own = defaults.get("year")
    if not isinstance(own, int):
        yield {}
        return
    for year in sorted({own, *years}):
        yield {"year": year}


def _effect(indicator: str, parameters: dict[str, Parameter], now: Outlook, then: Outlook) -> Effect | None:
    before, after = (_computed(state, indicator, parameters) for state in (now, then))
    if isinstance(after, str):
        return None if isinstance(before, str) else _about(before, parameters, broken=after)
    old = None if isinstance(before, str) else before
    refused = old.refusals if old else ()
    changes = tuple(changed(old, after))
    gone = tuple(refusal for refusal in refused if refusal not in after.refusals)
    new = tuple(refusal for refusal in after.refusals if refusal not in refused)
    if not (changes or gone or new):
        return None
    return _about(after, parameters, changes=changes, refusals_gone=gone, refusals_new=new, lost=lost(old, after))


def _about(indicator: Indicator, parameters: dict[str, Parameter], **found: Any) -> Effect:
    return Effect(
        indicator=indicator.id,
        unit=indicator.unit,
        category_kind=indicator.category_kind,
        parameters=parameters,
        **found,
    )


def _computed(state: Outlook, indicator: str, parameters: dict[str, Parameter]) -> Indicator | str:
    """The indicator, or why there is none."""
    try:
        return state.compute(indicator, **parameters)
    except NOT_COMPUTED as error:
        return str(error)


def _years_that_differ(before: pd.DataFrame, after: pd.DataFrame) -> set[int]:
    if "year" not in before:
        return set()
    years = {int(year) for table in (before, after) for year in table["year"].dropna().unique()}
    return {year for year in years if not _of_year(before, year).equals(_of_year(after, year))}


def _of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table["year"] == year].reset_index(drop=True)

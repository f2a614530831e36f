"""The register of indicators: the decorator on a function is its entry, and no list is kept beside it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, ParamSpec

from i18n import message
from indicators.dataset import IndicatorError, years
from indicators.indicator import Indicator, Result, carried

Parameter = int | float | str | None
P = ParamSpec("P")


class RegisterError(ValueError):
    """A function cannot be registered: its name is taken, or it does not take what it is registered with."""


@dataclass(frozen=True)
class YearOf:
    """A year that an indicator takes unless another is given: one that all of its lead tables have.

    Attributes:
        tables: names of its lead tables.
        otherwise: name of the table whose year it is while the lead tables have none in common.
        first: whether it is the first year of them; the newest else.
    """

    tables: tuple[str, ...]
    otherwise: str = ""
    first: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All tables that it may be read from."""
        return (*self.tables, self.otherwise) if self.otherwise else self.tables

    def of(self, given: Mapping[str, Any]) -> int:
        """The year, from the tables by their names.

        Raises:
            IndicatorError: the tables have no year in common.
        """
        kept = [given[name] for name in self.tables]
        known = years(*kept) or (years(given[self.otherwise]) if self.otherwise in given else ())
        if not known:
            raise IndicatorError(message("No year in common: {tables}.", tables=", ".join(self.tables)))
        return known[0] if self.first else known[-1]


def newest_of(*tables: str, otherwise: str = "") -> YearOf:
    """The newest year that all of some tables have."""
    return YearOf(tables, otherwise=otherwise)


def first_of(table: str) -> YearOf:
    """The first year of a table."""
    return YearOf((table,), first=True)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How to compute one indicator, and what holds for whatever data it is computed from.

    Attributes:
        function: datasets and parameters in by their names, Indicator out.
        datasets: the datasets it needs.
        parameters: its parameters with their defaults; a `YearOf` is read from the data.
        unit: the one unit of all its values.
        page: the page that shows it; `sources` where none does yet.
        caveats: ids of the caveats that always stand beside it.
    """

    function: Callable[..., Indicator]
    datasets: tuple[str, ...]
    parameters: Mapping[str, Parameter | YearOf]
    unit: str
    page: str
    caveats: tuple[str, ...]

    @property
    def read(self) -> tuple[str, ...]:
        """The datasets that it needs, and those that only say which year it is of."""
        found = (default.names for default in self.parameters.values() if isinstance(default, YearOf))
        return tuple(dict.fromkeys(name for names in (self.datasets, *found) for name in names))


REGISTRY: Final[dict[str, Entry]] = {}
"""Every indicator by its id. Complete once the package is imported; readers meet them in the order of `indicators.csv`."""


def indicator(
    *datasets: str, unit: str, page: str, caveats: tuple[str, ...], **parameters: Parameter | YearOf
) -> Callable[[Callable[P, Result]], Callable[P, Indicator]]:
    """Register a function under its name, and give what it returns this name, its unit and its fixed caveats.

    Args:
        datasets: names of the datasets that it needs, each a keyword argument of it.
        unit: the one unit of all its values.
        page: the page that shows it; `sources` where none does yet.
        caveats: ids of the caveats that always stand beside it; those in its result and in the kinds of its values are added.
        parameters: its other keyword arguments, each with its default: `year=newest_of("population")` is the newest year of
            a table, by which the function is told a year whatever it is asked for.

    Raises:
        RegisterError: the name is taken, or the function takes other arguments than these.
    """

    def registered(function: Callable[P, Result]) -> Callable[P, Indicator]:
        name = function.__name__
        _require_fit(name, set(inspect.signature(function).parameters), {*datasets, *parameters})

        @wraps(function)
        def computed(*args: P.args, **given: P.kwargs) -> Indicator:
            used = _in_force(parameters, given)
            given.update(used)
            for table in entry.read[len(datasets) :]:
                given.pop(table, None)  # it only says which year
            return _indicator(name, unit, caveats, used, function(*args, **given))

        entry = Entry(
            function=computed, datasets=datasets, parameters=parameters, unit=unit, page=page, caveats=caveats
        )
        REGISTRY[name] = entry
        return computed

    return registered


def _in_force(parameters: Mapping[str, Parameter | YearOf], given: Mapping[str, Any]) -> dict[str, Any]:
    """Each parameter as it was given, else its default."""
    return {
        name: given[name] if name in given else default.of(given) if isinstance(default, YearOf) else default
        for name, default in parameters.items()
    }


def _require_fit(name: str, taken: set[str], told: set[str]) -> None:
    if name in REGISTRY:
        raise RegisterError(f"there is an indicator {name} already")
    if differ := sorted(taken ^ told):
        raise RegisterError(f"{name}: the function and its register differ in {', '.join(differ)}")


def _indicator(
    name: str, unit: str, caveats: tuple[str, ...], parameters: Mapping[str, Parameter], found: Result
) -> Indicator:
    of_all = tuple(dict.fromkeys((*caveats, *found.caveats)))
    return Indicator(
        id=name,
        unit=unit,
        rows=found.rows,
        category_kind=found.category_kind,
        sources=found.sources,
        caveats=tuple(sorted({*of_all, *carried(found.rows)})),
        of_all=of_all,
        assumptions=found.assumptions,
        refusals=found.refusals,
        parameters=parameters,
    )

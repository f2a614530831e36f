"""The register of indicators: the decorator on a function is its entry, and no list is kept beside it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, ParamSpec

from indicators.indicator import Indicator, Result

Parameter = int | float | str | None
P = ParamSpec("P")


class RegisterError(ValueError):
    """A function cannot be registered: its name is taken, or it does not take what it is registered with."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How to compute one indicator, and what holds for whatever data it is computed from.

    Attributes:
        function: datasets and parameters in by their names, Indicator out.
        datasets: the datasets it needs.
        parameters: its parameters with their defaults.
        unit: the one unit of all its values.
        page: the page that shows it; `sources` where none does yet.
        caveats: ids of the caveats that always stand beside it.
    """

    function: Callable[..., Indicator]
    datasets: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    unit: str
    page: str
    caveats: tuple[str, ...]


REGISTRY: Final[dict[str, Entry]] = {}
"""Every indicator by its id. Complete once the package is imported; readers meet them in the order of `indicators.csv`."""


def indicator(
    *datasets: str, unit: str, page: str, caveats: tuple[str, ...], **parameters: Parameter
) -> Callable[[Callable[P, Result]], Callable[P, Indicator]]:
    """Register a function under its name, and give what it returns this name, its unit and its fixed caveats.

    Args:
        datasets: names of the datasets that it needs, each a keyword argument of it.
        unit: the one unit of all its values.
        page: the page that shows it; `sources` where none does yet.
        caveats: ids of the caveats that always stand beside it; those in its result are added.
        parameters: its other keyword arguments, each with its default.

    Raises:
        RegisterError: the name is taken, or the function takes other arguments than these.
    """

    def registered(function: Callable[P, Result]) -> Callable[P, Indicator]:
        name = function.__name__
        _require_fit(name, set(inspect.signature(function).parameters), {*datasets, *parameters})

        @wraps(function)
        def computed(*args: P.args, **given: P.kwargs) -> Indicator:
            for parameter, default in parameters.items():
                given.setdefault(parameter, default)
            used: dict[str, Any] = {parameter: given[parameter] for parameter in parameters}
            return _indicator(name, unit, caveats, used, function(*args, **given))

        REGISTRY[name] = Entry(
            function=computed, datasets=datasets, parameters=parameters, unit=unit, page=page, caveats=caveats
        )
        return computed

    return registered


def _require_fit(name: str, taken: set[str], told: set[str]) -> None:
    if name in REGISTRY:
        raise RegisterError(f"there is an indicator {name} already")
    if differ := sorted(taken ^ told):
        raise RegisterError(f"{name}: the function and its register differ in {', '.join(differ)}")


def _indicator(
    name: str, unit: str, caveats: tuple[str, ...], parameters: Mapping[str, Parameter], found: Result
) -> Indicator:
    return Indicator(
        id=name,
        unit=unit,
        table=found.table,
        category_kind=found.category_kind,
        sources=found.sources,
        caveats=tuple(dict.fromkeys((*caveats, *found.caveats))),
        assumptions=found.assumptions,
        refusals=found.refusals,
        parameters=parameters,
    )

"""The one road from a name to a Dataset or an Indicator; pages, exports, comparison and command line all take it."""

import math
from dataclasses import replace
from typing import Any

from data.bundled import bundled
from data.errors import ParameterError, UnknownNameError
from data.package import package
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.registry import REGISTRY, Parameter


def version() -> str:
    """Version of the data in force; caches are keyed by it."""
    return package().version


def dataset(name: str) -> Dataset:
    """The dataset in force; raises as `bundled` does."""
    return bundled(name)


def source(name: str) -> dict[str, Any]:
    """A source entry of the package: title, publisher, date, place in the document, kind, licence."""
    return package().source(name)


def compute(indicator: str, /, **parameters: Parameter) -> Indicator:
    """An indicator by its id, with its default parameters unless others are given.

    Raises:
        UnknownNameError: no such indicator, or it has no such parameter; the message names those there are.
        ParameterError: a word where a number is wanted, or the other way round.
        IndicatorError: it cannot be computed with these parameters.
    """
    if indicator not in REGISTRY:
        raise UnknownNameError(f"no indicator {indicator!r}: there are {', '.join(REGISTRY)}")
    entry = REGISTRY[indicator]
    unknown = sorted(set(parameters) - set(entry.parameters))
    if unknown:
        known = ", ".join(entry.parameters) or "none"
        raise UnknownNameError(f"{indicator} has no parameter {', '.join(unknown)}; it has: {known}")
    for name, value in parameters.items():
        _require_kind(f"{indicator}: {name}", value, entry.parameters[name])
    datasets = {name: dataset(name) for name in entry.datasets}
    used = {**entry.parameters, **parameters}
    return replace(entry.function(**datasets, **used), parameters=used)


def _require_kind(what: str, value: Parameter, default: Parameter) -> None:
    if value is None and default is None:
        return
    if isinstance(default, str):
        wanted, fits = "a word", isinstance(value, str)
    elif isinstance(default, int):
        wanted, fits = "a whole number", isinstance(value, int)
    else:
        wanted, fits = "a number", isinstance(value, int | float) and math.isfinite(value)
    if not fits:
        raise ParameterError(f"{what} is {wanted}, not {value!r}")

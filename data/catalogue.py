"""The one road from a name to a Dataset or an Indicator; pages, exports, comparison and command line all take it."""

import math
import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from data.package import ParameterError, UnknownNameError, bundled, package
from data.store import location
from data.store.location import head as newest
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.registry import REGISTRY, Parameter

_as_of: Final[ContextVar[int | None]] = ContextVar("as_of", default=None)


def as_of(head: int | None) -> None:
    """Fix the version of the data for the rest of this thread of work, so that a page never mixes two.

    A run begins with `as_of(data.store.head.head())`; None lets every call see the newest again.
    """
    _as_of.set(head)


def head() -> int:
    """The version in force here: the one that was fixed, else the newest in the store."""
    fixed = _as_of.get()
    return newest() if fixed is None else fixed


def version(*, at: int | None = None) -> str:
    """Version of the data in force, or of those at a head; caches are keyed by it. `.N` tells the newest published one."""
    published = head() if at is None else at
    return f"{package().version}.{published}" if published else package().version


def dataset(name: str, *, at: int | None = None) -> Dataset:
    """The dataset in force, or as it was at a head; raises as `bundled` does."""
    published = head() if at is None else at
    return _in_force(name, published, location.url()) if published else bundled(name)


def require_readable() -> None:
    """Read all that is in force now, tables and their sources, so that nothing fails half-way down a page.

    Raises:
        UnavailableError: something of it cannot be read.
    """
    if published := head():
        _read(published, location.url())


@lru_cache(maxsize=8)
def _read(published: int, database: str) -> None:
    for name in package().names:
        for one in _in_force(name, published, database).sources:
            source(one)


@lru_cache(maxsize=256)
def _in_force(name: str, published: int, database: str) -> Dataset:
    from data.store.versions import table

    return replace(bundled(name), table=table(name, head=published), version=str(published))


def source(name: str) -> dict[str, Any]:
    """A source entry: title, publisher, date, place in the document, kind, licence; of the package or of an upload."""
    number = re.fullmatch(r"upload_(\d+)", name)
    if number:
        from data.store.versions import origin

        return origin(int(number[1]))
    return package().source(name)


def indicators() -> list[str]:
    """Ids of all indicators in the order in which readers meet them: that of their labels in indicators.csv."""
    return list(bundled("indicators").table["id"])


def compute(indicator: str, found: Callable[[str], Dataset] = dataset, /, **parameters: Parameter) -> Indicator:
    """An indicator by its id, with its default parameters unless others are given. Nothing is kept of it here.

    Args:
        indicator: its id.
        found: gives a dataset by its name; those in force unless said.
        parameters: of the indicator.

    Raises:
        UnknownNameError: no such indicator, or it has no such parameter; the message names those there are.
        ParameterError: a word where a number is wanted, or the other way round.
        IndicatorError: it cannot be computed with these parameters.
    """
    if indicator not in REGISTRY:
        raise UnknownNameError(f"no indicator {indicator!r}: there are {', '.join(indicators())}")
    entry = REGISTRY[indicator]
    unknown = sorted(set(parameters) - set(entry.parameters))
    if unknown:
        known = ", ".join(entry.parameters) or "none"
        raise UnknownNameError(f"{indicator} has no parameter {', '.join(unknown)}; it has: {known}")
    for name, value in parameters.items():
        _require_kind(f"{indicator}: {name}", value, entry.parameters[name])
    datasets = {name: found(name) for name in entry.datasets}
    return entry.function(**datasets, **parameters)


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

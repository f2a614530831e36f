"""The one road from a name to a Dataset or an Indicator; pages, exports, comparison and command line all take it."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from data.package import ParameterError, UnknownNameError, bundled, package, unknown
from data.releases import base, is_kept, read, reading_release, sealed
from data.releases import source as bundled_source
from data.store import location
from data.store.errors import OtherDataError
from data.store.head import head as newest
from data.store.head import store_id
from i18n import Message, message
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.registry import REGISTRY, Parameter, YearOf

_as_of: Final[ContextVar[int | None]] = ContextVar("as_of", default=None)


def as_of(head: int | None, of_release: str = "") -> None:
    """Fix the version of the data for the rest of this thread of work, so that a page never mixes two.

    A run begins with `as_of(data.store.head.head())`; None lets every call see the newest again.

    Args:
        head: its number.
        of_release: the digest of the earlier release whose bundled tables it rests on; "" for those of the program.
    """
    _as_of.set(head)
    read(of_release)


@contextmanager
def seeing(head: int, of_release: str = "") -> Iterator[None]:
    """The same for a part of it."""
    before = _as_of.set(head)
    try:
        with reading_release(of_release):
            yield
    finally:
        _as_of.reset(before)


def head() -> int:
    """The version in force here: the one that was fixed, else the newest in the store."""
    fixed = _as_of.get()
    return newest() if fixed is None else fixed


def version(*, at: int | None = None) -> str:
    """Version of the data in force, or of those at a head; caches are keyed by it. `.N` tells the newest published one."""
    published = head() if at is None else at
    return f"{sealed().version}.{published}" if published else sealed().version


def emptied_since(at: int) -> tuple[int, ...]:
    """The versions until a head that were emptied after it, as `data.store.versions.emptied_since` gives them."""
    if not at:
        return ()
    from data.store.versions import emptied_since as found

    return found(at)


# The name of a version in addresses: `k3mw7p-14-1f2e3d4c` is version 14 of the store k3mw7p over the bundled tables whose
# digest that is; `0-1f2e3d4c` are these tables alone, which belong to no store.


REFERENCE: Final = re.compile(r"(?:(?P<store>[a-z0-9]{6})-(?P<number>[1-9][0-9]{0,8})|0)-(?P<bundle>[0-9a-f]{8})")


def reference(*, at: int | None = None) -> str:
    """The name in addresses of the version in force, or of one; "" in a store of schema 1, which can't be told from others."""
    published = head() if at is None else at
    if not published:
        return f"0-{sealed().digest}"
    store = store_id()
    return f"{store}-{published}-{sealed().digest}" if store else ""


def referred(name: str) -> tuple[int, str]:
    """The number of the version that an address names, and the release whose bundled tables it rests on: as `as_of` takes them.

    Raises:
        OtherDataError: it is no such name, of another store, over bundled tables that are not kept, or not published here.
        UnavailableError: the store cannot be used.
    """
    found = REFERENCE.fullmatch(name)
    if not found:
        raise OtherDataError(message("The link names a version of the data in a form that this program does not know."))
    number, store = int(found["number"] or 0), store_id()
    if number and found["store"] != store:
        raise OtherDataError(_of_another_store(found, store))
    own = found["bundle"] == package().digest
    if not own and not is_kept(found["bundle"]):
        raise OtherDataError(_over_other_tables(found))
    if number > newest():
        raise OtherDataError(
            message(
                "The link names version {version} of the data, which has not been published here: the newest is {newest}.",
                version=str(number),
                newest=str(newest()),
            )
        )
    return number, "" if own else found["bundle"]


def _of_another_store(found: re.Match[str], store: str) -> Message:
    return message(
        "The link names version {version} of another store of data ({theirs}), which cannot be shown here. This is {ours}.",
        version=found["number"],
        theirs=found["store"],
        ours=store or package().version,
    )


def _over_other_tables(found: re.Match[str]) -> Message:
    return message(
        "The link names version {version} as it stood on other bundled tables ({theirs}) than this program has "
        "({ours}, {name}). Figures that rest on bundled tables may differ, so that state is not shown.",
        version=found["number"] or "0",
        theirs=found["bundle"],
        ours=package().digest,
        name=package().version,
    )


def dataset(name: str, *, at: int | None = None) -> Dataset:
    """The dataset in force, or as it was at a head; raises as `bundled` does."""
    published = head() if at is None else at
    return _in_force(name, published, location.state()) if published else base(name)


def require_readable() -> None:
    """Read all that is in force now, tables and their sources, so that nothing fails half-way down a page.

    Raises:
        UnavailableError: something of it cannot be read.
    """
    if published := head():
        _read(published, location.state())


@lru_cache(maxsize=8)
def _read(published: int, database: str) -> None:
    for name in package().names:
        for one in _in_force(name, published, database).sources:
            source(one)


@lru_cache(maxsize=256)
def _in_force(name: str, published: int, database: str) -> Dataset:
    from data.store.versions import table

    return replace(base(name), table=table(name, head=published), version=str(published))


def source(name: str) -> dict[str, Any]:
    """A source entry: title, publisher, date, place in the document, kind, licence; of the package or of an upload."""
    sent = re.fullmatch(r"upload_(\d+)(?:_([1-9]\d*))?", name)
    if sent:
        from data.store.versions import origin

        return origin(int(sent[1]), int(sent[2] or 0))
    return bundled_source(name)


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
        raise UnknownNameError(unknown(message("indicator"), indicator, indicators()))
    entry = REGISTRY[indicator]
    _require_parameters(indicator, entry.parameters, parameters)
    datasets = {name: found(name) for name in entry.read}
    return entry.function(**datasets, **parameters)


def _require_parameters(
    indicator: str, known: Mapping[str, Parameter | YearOf], given: Mapping[str, Parameter]
) -> None:
    if others := sorted(set(given) - set(known)):
        told = message(
            "{indicator} has no parameter {names}. It has: {known}",
            indicator=indicator,
            names=", ".join(others),
            known=", ".join(known) or message("none"),
        )
        raise UnknownNameError(told)
    for name, value in given.items():
        if wanted := _wanted(value, known[name]):
            raise ParameterError(message(wanted.text, indicator=indicator, name=name, value=str(value)))


def _wanted(value: Parameter, default: Parameter | YearOf) -> Message | None:
    """What should stand in the place of a value of the wrong kind; None where it is of the right one."""
    if value is None and default is None:
        return None
    if isinstance(default, str):
        return None if isinstance(value, str) else message("{name} of {indicator} is a word, not {value}.")
    if isinstance(default, int | YearOf):
        return None if isinstance(value, int) else message("{name} of {indicator} is a whole number, not {value}.")
    fits = isinstance(value, int | float) and math.isfinite(value)
    return None if fits else message("{name} of {indicator} is a number, not {value}.")

"""One state of the data, whole: as they are in force, as they were at a version, or as they would be with other datasets.

Whatever is shown or filed sees the data through one of these, so that its figures, sources and version belong together.
"""

import logging
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final, Self

import pandas as pd

from data import catalogue
from data.package import in_each_language, in_language, origin_of, package
from data.releases import reading_release, release
from data.store import location
from data.store.errors import UnavailableError
from data.suppression import shown
from i18n import _, ngettext
from indicators.dataset import NOT_COMPUTED, Dataset
from indicators.indicator import Indicator, Place, Value, changed
from indicators.registry import REGISTRY, Parameter

PENDING: Final = "upload_pending"  # the source of rows that nobody has published yet
Asked = tuple[str, tuple[tuple[str, Parameter], ...]]  # an indicator and its parameters


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


@dataclass(frozen=True, kw_only=True, eq=False)
class Outlook:
    """One state of the data. It stays what it was when it was made, whoever publishes and whatever thread asks.

    An indicator is computed once for all states of a version, and once for one with other datasets that it rests on: read it,
    never change it.

    Attributes:
        instead: datasets that stand in the place of the published ones, by name.
        head: the version that all others are of; the one in force where the state is made.
        release: the earlier release whose bundled tables it rests on, by its digest; "" for those of the program.
    """

    instead: Mapping[str, Dataset] = field(default_factory=dict)
    head: int = field(default_factory=catalogue.head)
    release: str = field(default_factory=release)
    _known: dict[Asked, Indicator] = field(default_factory=dict, init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        """Caches go by it: states of the same version are the same, one with other datasets is only itself."""
        if self is other:
            return True
        if not isinstance(other, Outlook) or self.instead or other.instead:
            return False
        return (self.head, self.release) == (other.head, other.release)

    def __hash__(self) -> int:
        """By version and names; equal states have the same."""
        return hash((self.head, self.release, *sorted(self.instead)))

    @classmethod
    def after(cls, name: str, table: pd.DataFrame, *, head: int | None = None) -> Self:
        """The data in force, or of a version, as they would be if a dataset held this table."""
        published = catalogue.head() if head is None else head
        return cls(instead={name: replace(catalogue.dataset(name, at=published), table=table)}, head=published)

    @classmethod
    def named(cls, name: str | None) -> Self:
        """The data as of the version of that name in addresses, the newest without one; raises as `catalogue.referred` does."""
        if name is None:
            return cls()
        head, of_release = catalogue.referred(name)
        return cls(head=head, release=of_release)

    def in_force(self) -> AbstractContextManager[None]:
        """Have what is made of this state outside of a page take its words from it too: rows have the names of its version."""
        return catalogue.seeing(self.head, self.release)

    def version(self) -> str:
        """Version of the data, without those that were emptied after it; and what stands instead of a published dataset."""
        with reading_release(self.release):
            published = catalogue.version(at=self.head)
        if gone := catalogue.emptied_since(self.head):
            told = {"version": published, "emptied": ", ".join(map(str, gone))}
            published = ngettext(
                "{version}, without version {emptied}, which was emptied",
                "{version}, without versions {emptied}, which were emptied",
                len(gone),
                **told,
            )
        if not self.instead:
            return published
        return _("{version}, with changes not published: {tables}", version=published, tables=_titles(self.instead))

    def reference(self) -> str:
        """The name of this version in addresses; "" where it has none, as with a dataset that nobody has published."""
        with reading_release(self.release):
            return "" if self.instead else catalogue.reference(at=self.head)

    def dataset(self, name: str) -> Dataset:
        """A dataset in this state as the public may see it, small counts marked; raises as `catalogue.dataset` does."""
        if name in self.instead:
            return shown(self.instead[name])
        with reading_release(self.release):
            return _shown(name, self.head)

    def source(self, name: str) -> dict[str, Any]:
        """A source entry as `catalogue.source` gives it; rows not yet published have one as well."""
        with reading_release(self.release):
            return _pending(self.instead) if name == PENDING and self.instead else catalogue.source(name)

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator in this state; raises as `catalogue.compute` does."""
        asked = (indicator, tuple(sorted(parameters.items())))
        if indicator not in REGISTRY or self.instead.keys().isdisjoint(REGISTRY[indicator].read):
            with reading_release(self.release):
                return _published(asked, self.head, location.state(at=self.head))
        if asked not in self._known:  # with rows that nobody has published: it goes when this state goes
            self._known[asked] = catalogue.compute(indicator, self.dataset, **parameters)
        return self._known[asked]

    def computed(self, indicator: str, /, **parameters: Parameter) -> Indicator | None:
        """The same; None where it cannot be computed, for what arithmetic says of it is for the log."""
        try:
            return self.compute(indicator, **parameters)
        except NOT_COMPUTED as error:
            logging.getLogger(__name__).info("%s cannot be computed: %s", indicator, error)
            return None

    def moved(self, indicator: Indicator) -> Moved | None:
        """What the last release of any table that an indicator rests on has moved in it; None where nothing has.

        A figure that is new, or of which only the kind is another, has not moved.
        """
        entry = REGISTRY.get(indicator.id)
        if entry is None or not self.head or self.instead:
            return None
        asked = {name: value for name, value in indicator.parameters.items() if name in entry.parameters}
        try:
            with (
                location.one_run()
            ):  # what stood there before may be damaged: a page that shows what is in force bears it
                found = _last_release(entry.datasets, self.head, location.state())
                before = replace(self, head=found[0] - 1).computed(indicator.id, **asked) if found else None
        except UnavailableError:
            return None
        if found is None or before is None:
            return None
        was = {
            (change.area, change.year, change.category): change.before
            for change in changed(before, indicator)
            if change.before and change.after and change.before.number != change.after.number
        }
        return Moved(indicator=indicator, version=found[0], at=found[1], before=was) if was else None


@lru_cache(maxsize=500)
def _published(asked: Asked, head: int, database: str) -> Indicator:
    indicator, parameters = asked
    return catalogue.compute(indicator, partial(_shown, head=head), **dict(parameters))


def _shown(name: str, head: int) -> Dataset:
    return shown(catalogue.dataset(name, at=head))


def _titles(names: Mapping[str, Dataset]) -> str:
    return ", ".join(in_language(package().resource(name), "title") for name in names)


def _pending(instead: Mapping[str, Dataset]) -> dict[str, Any]:
    """The source entry of rows that nobody has published, in the form of the package's sources."""
    changed = {name: found for name, found in instead.items() if PENDING in found.sources}
    sent = next(iter(changed or instead))
    entry: dict[str, Any] = {"name": PENDING, "kind": "upload", "origin": origin_of(package().resource(sent))}
    return {
        **entry,
        **in_each_language("title", lambda: _titles(changed or instead)),
        **in_each_language("publisher", lambda: _("a file that is not published yet")),
        **in_each_language("licence", lambda: _("not stated")),
    }


@lru_cache(maxsize=500)
def _last_release(datasets: tuple[str, ...], head: int, _store: str) -> tuple[int, datetime] | None:
    from data.store.versions import latest

    return latest(datasets, until=head)

"""The data as they are, or as they would be with other datasets in the place of those in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import pandas as pd

from data import catalogue
from data.store import location
from indicators.dataset import Dataset
from indicators.entry import Parameter
from indicators.indicator import Indicator

Asked = tuple[str, str, str, frozenset[tuple[str, Parameter]]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Outlook:
    """One state of the data. Its two functions stand where those of the catalogue do.

    An indicator is computed once for each version of the data: read it, never change it.
    """

    instead: Mapping[str, Dataset] = field(default_factory=dict)
    _known: dict[Asked, Indicator] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def after(cls, name: str, table: pd.DataFrame) -> Self:
        """The data as they would be if a dataset held this table."""
        return cls(instead={name: replace(catalogue.dataset(name), table=table)})

    def dataset(self, name: str) -> Dataset:
        """A dataset in this state; raises as `catalogue.dataset` does."""
        return self.instead[name] if name in self.instead else catalogue.dataset(name)

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator in this state; raises as `catalogue.compute` does."""
        asked = (location.url(), catalogue.version(), indicator, frozenset(parameters.items()))
        if asked not in self._known:
            self._known[asked] = catalogue.compute_with(self.instead, indicator, **parameters)
        return self._known[asked]

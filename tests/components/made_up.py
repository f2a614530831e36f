"""Data that nobody has: the shipped ones with other trainees and with a source of its own behind every row."""

from dataclasses import replace
from typing import Any, Final

from data.package import bundled, package
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.registry import REGISTRY, Parameter

VERSION: Final = "what-if-7"
SOURCE: Final = "made_up"
PUBLISHER: Final = "Nobody's Office"


class MadeUp:
    """A state of the data beside the catalogue: twice the trainees of the shipped table, all from `SOURCE`."""

    def __init__(self) -> None:
        self._known: dict[Any, Indicator] = {}

    def version(self) -> str:
        return VERSION

    def reference(self) -> str:
        return ""

    def source(self, name: str) -> dict[str, Any]:
        if name != SOURCE:
            return package().source(name)  # named by a list of all sources, not by a row
        return {"name": SOURCE, "title": "Made up", "publisher": PUBLISHER, "date": "2024-01-02", "kind": "official"}

    def dataset(self, name: str) -> Dataset:
        found = bundled(name)
        table = found.table.copy()
        if "source" in table:
            table["source"] = SOURCE
        if name == "trainees":
            table["trainees"] = table["trainees"] * 2
        return replace(found, table=table)

    def moved(self, indicator: Indicator) -> None:
        """Nothing was ever published over made-up data."""

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        entry = REGISTRY[indicator]
        asked = (indicator, *parameters.items())
        if asked not in self._known:
            datasets = {name: self.dataset(name) for name in entry.read}
            self._known[asked] = entry.function(**datasets, **parameters)
        return self._known[asked]

"""One column of a file: which kind of value its field holds, and each different text read once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from data.bundled import PANDAS_TYPES
from data.intake.problem import Fix
from data.intake.upload import Against, Reading
from data.intake.values import booleans, codes, dates, numbers, province_numbers, provinces, words, years
from data.intake.values.cell import Cell
from i18n import Message

Reader = Callable[[str], Cell]
PEOPLE = ("trainees", "people")


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """A column as it was understood: the meaning of each different text, and which text stands in which row."""

    field: dict[str, Any]
    texts: list[str]
    cells: list[Cell]
    places: "np.ndarray[Any, np.dtype[np.intp]]"

    @property
    def values(self) -> pd.Series:
        """Typed as bundled data are; empty where there is no value."""
        kind: Any = PANDAS_TYPES.get(self.field["type"], "str")
        return pd.Series(
            pd.Series([cell.value for cell in self.cells], dtype="object").astype(kind).array.take(self.places)
        )

    def each(self, attribute: str) -> pd.Series:
        """`missing`, `fault` or `finality` of each row, as text."""
        found = np.array([getattr(cell, attribute) for cell in self.cells], dtype=object)
        return pd.Series(found.take(self.places), dtype="str")

    def fixes(self, reading: Reading) -> Iterator[Fix]:
        """What was mended: cells mended in the same way are told once, with their number and the first of them."""
        mended = [number for number, cell in enumerate(self.cells) if cell.fix]
        if not mended:
            return
        rows, firsts = np.bincount(self.places), pd.Series(self.places).drop_duplicates().index
        first: dict[Message, int] = {}
        count: Counter[Message] = Counter()
        for number in mended:
            fix = cast(Message, self.cells[number].fix)
            first.setdefault(fix, number)
            count[fix] += int(rows[number])
        for fix, number in first.items():
            row, heading = reading.place(int(firsts[number]), self.field["name"])
            value = self.cells[number].value
            after = "" if value is None else str(value)
            yield Fix(message=fix, before=self.texts[number], after=after, row=row, column=heading, count=count[fix])


def column(texts: pd.Series, field: dict[str, Any], read: Reader) -> Column:
    """Read a column: as many texts as there are different ones, however long it is."""
    places, different = pd.factorize(texts)
    return Column(field=field, texts=list(different), cells=[read(text) for text in different], places=places)


def reader(
    field: dict[str, Any], *, texts: pd.Series, scale: int, against: Against, answers: Mapping[str, str]
) -> Reader:
    """How the texts of a field are read; `texts` is the whole column, since one number may explain another."""
    kind = codes.list_of(field, against.resource)
    if kind == "provinces":
        return _provinces(texts, against, answers)
    if kind:
        among = codes.allowed(field, kind)
        return lambda text: codes.code(text, kind=kind, among=among)
    if is_year(field):
        return years.year
    if is_number(field):
        times = scale if _scaled(field, against.resource) else 1
        return lambda text: numbers.number(
            text, whole=field["type"] == "integer", scale=times, dash=answers.get("dash")
        )
    return {"date": dates.day, "boolean": booleans.boolean}.get(field["type"], words.words)


def is_year(field: dict[str, Any]) -> bool:
    """Whether a field holds years."""
    name, kind = str(field["name"]), str(field["type"])
    return kind == "integer" and (name == "year" or name.endswith("_year"))


def is_number(field: dict[str, Any]) -> bool:
    """Whether a field holds figures, in which a lone dash may mean nil."""
    return field["type"] in ("integer", "number") and not is_year(field)


def _scaled(field: dict[str, Any], resource: dict[str, Any]) -> bool:
    units = [other.get("unit") for other in resource["schema"]["fields"] if is_number(other)]
    people = any(unit in PEOPLE for unit in units)
    return field.get("unit") in PEOPLE if people else field.get("unit") != "percent"


def _provinces(texts: pd.Series, against: Against, answers: Mapping[str, str]) -> Reader:
    numbering = answers.get(province_numbers.QUESTION)
    found = province_numbers.decided(texts.unique(), numbering=numbering, own=against.provinces)
    return lambda text: provinces.province(text, numbers=found, gwangju=answers.get(provinces.QUESTION))

"""What an indicator function returns: a tidy table, and all that must be said beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import pandas as pd

from i18n import Message
from indicators.dataset import FLAGS, IndicatorError, NotComparableError, joined

COLUMNS: Final = ["area", "year", "category", "value", "bound", "status", "flags"]
STATUSES: Final = ("reported", "computed", "estimated", "uploaded")
BOUNDS: Final = ("exact", "about", "at_least", "more_than")


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A value that is not given, and why. `area`, `year` and `category` say which value.

    `gap` is the code of what an office wrote in its place (suppressed, not_available, not_applicable); "" where it wrote
    nothing, or where the value is refused for another reason.
    """

    reason: Message
    area: str = "KR"
    year: int | None = None
    category: str | None = None
    gap: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Result:
    """What a function of the register works out; `indicators.registry.indicator` makes an Indicator of it.

    Attributes:
        table: one row per value, columns COLUMNS; `year` is empty where the source gives none, `flags` are codes of
            `indicators.dataset.FLAGS` joined by spaces.
        category_kind: what a category is (trainee_category, firm_size, base ...), or None.
        sources: names of source entries of the data package.
        caveats: ids of caveats that must be shown beside the values; a function names those that depend on the data.
        assumptions: what was taken for granted, each a sentence.
        refusals: values that are not given, each with its reason.
    """

    table: pd.DataFrame
    category_kind: str | None = None
    sources: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    assumptions: Mapping[str, Message] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator(Result):
    """A result with its name and unit.

    Attributes:
        id: name of the function that made it.
        unit: the one unit of all its values (percent, percentage_points, ratio, trainees ...).
        parameters: what it was computed with, where a name alone does not say which values these are.
    """

    id: str
    unit: str
    parameters: Mapping[str, str | int | float | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a table that is not tidy."""
        if list(self.table.columns) != COLUMNS:
            raise IndicatorError(f"{self.id}: columns are {list(self.table.columns)}, expected {COLUMNS}")
        if self.table.duplicated(["area", "year", "category"]).any():
            raise IndicatorError(f"{self.id}: two values for one area, year and category")
        if not set(self.table["status"]) <= set(STATUSES) or not set(self.table["bound"]) <= set(BOUNDS):
            raise IndicatorError(f"{self.id}: unknown status or bound")
        if not {flag for flags in self.table["flags"] for flag in flags.split()} <= set(FLAGS):
            raise IndicatorError(f"{self.id}: unknown flag")

    @property
    def flags(self) -> str:
        """What is said of any of the values, codes joined by spaces."""
        return joined(self.table["flags"])

    def row(
        self, *, area: str = "KR", year: int | None = None, category: str | None = None, undated: bool = False
    ) -> "Value":
        """The one value for an area, a year and a category; what is left out matches anything.

        `undated` takes only a value without a year, where dated ones stand beside it.

        Raises:
            IndicatorError: no value or more than one fits.
        """
        found = [
            value
            for when, kind, value in self._by_area.get(area, [])
            if (year is None or when == year)
            and (category is None or kind == category)
            and (when is None or not undated)
        ]
        if len(found) != 1:
            raise IndicatorError(f"{self.id}: {len(found)} values for {area}, {year}, {category}; expected one")
        return found[0]

    @cached_property
    def _by_area(self) -> dict[str, list[tuple[int | None, str | None, "Value"]]]:
        """The rows by area, read once: a page asks for many single values, and filtering a table for each is slow."""
        rows: dict[str, list[tuple[int | None, str | None, Value]]] = {}
        stored: Iterator[Any] = self.table.itertuples()
        for row in stored:
            value, kind = value_of(row), None if pd.isna(row.category) else str(row.category)
            rows.setdefault(row.area, []).append((value.year, kind, value))
        return rows

    def value(
        self, *, area: str = "KR", year: int | None = None, category: str | None = None, undated: bool = False
    ) -> float:
        """The number alone; raises as `row` does."""
        return self.row(area=area, year=year, category=category, undated=undated).number


@dataclass(frozen=True, kw_only=True)
class Value:
    """One number with its year (None when undated), bound, status and flags."""

    number: float
    year: int | None
    bound: str
    status: str
    flags: tuple[str, ...] = ()


def value_of(row: Any) -> Value:
    """The value of a row of an indicator's table, a named tuple."""
    return Value(
        number=float(row.value),
        year=None if pd.isna(row.year) else int(row.year),
        bound=row.bound,
        status=row.status,
        flags=tuple(row.flags.split()),
    )


Unflagged = tuple[str, int | None, str | None, float, str, str]
Row = Unflagged | tuple[str, int | None, str | None, float, str, str, str]
TYPES: Final = {"category": "object", "year": "Int64", "value": "float64"}


def tidy(rows: Iterable[Row]) -> pd.DataFrame:
    """Rows of (area, year, category, value, bound, status, flags) as the table of an Indicator; flags may be left out."""
    whole = [row if len(row) == len(COLUMNS) else (*row, "") for row in rows]
    return pd.DataFrame(whole, columns=COLUMNS).astype({name: TYPES.get(name, "str") for name in COLUMNS})


def sources_of(*parts: Iterable[str]) -> tuple[str, ...]:
    """Names of sources, each once, in order."""
    return tuple(dict.fromkeys(name for part in parts for name in part))


# Areas: KR, its two zones, the provinces by ISO 3166-2 code, and what lies beyond Korea.


KOREA: Final = "KR"
CAPITAL: Final = "KR-CAP"
ELSEWHERE: Final = "KR-REST"
WORLD: Final = "WORLD"
APEC: Final = "APEC"
ZONES: Final = (CAPITAL, ELSEWHERE)
CAPITAL_PROVINCES: Final = frozenset({"KR-11", "KR-28", "KR-41"})
PROVINCES: Final = (
    *("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-41", "KR-42"),
    *("KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49", "KR-50"),
)


def zone_of(province: str) -> str:
    """The zone that a province lies in."""
    return CAPITAL if province in CAPITAL_PROVINCES else ELSEWHERE


def by_zone(values: Mapping[str, float]) -> dict[str, float]:
    """Sums over the two zones of values by province."""
    sums = dict.fromkeys(ZONES, 0.0)
    for province, value in values.items():
        sums[zone_of(str(province))] += float(value)
    return sums


# Two indicators may be set against each other only when they measure the same thing.


def require_comparable(first: Indicator, second: Indicator) -> None:
    """Let two indicators be compared.

    Raises:
        NotComparableError: they differ in definition (id or kind of category), unit, assumptions or areas; says which.
    """
    differences = [name for name, a, b in _aspects(first, second) if a != b]
    if differences:
        raise NotComparableError(
            f"{first.id} and {second.id} must not be compared: they differ in {', '.join(differences)}"
        )


def _aspects(first: Indicator, second: Indicator) -> list[tuple[str, object, object]]:
    return [
        ("definition", (first.id, first.category_kind), (second.id, second.category_kind)),
        ("unit", first.unit, second.unit),
        ("assumptions", dict(first.assumptions), dict(second.assumptions)),
        ("areas", set(first.table["area"]), set(second.table["area"])),
    ]

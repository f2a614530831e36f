"""What an indicator function returns: tidy values, and all that must be said beside it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError, NotComparableError, once
from indicators.kind import ORIGINS, Kind, in_order, joined

COLUMNS: Final = [
    *("area", "year", "category", "value", "bound"),
    *("status", "origins", "derivation", "flags", "sources"),  # the kind of the value
]
BOUNDS: Final = ("exact", "about", "at_least", "more_than")
LOWER_BOUNDS: Final = BOUNDS[2:]


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
        rows: its values, one for an area, a year and a category.
        category_kind: what a category is (trainee_category, firm_size, base ...), or None.
        sources: names of source entries of the data package.
        caveats: ids of caveats that must be shown beside all of the values; a function names those that depend on the data.
            Those that are true of some of them alone are in their kind.
        assumptions: what was taken for granted, each a sentence.
        refusals: values that are not given, each with its reason.
    """

    rows: tuple["Value", ...]
    category_kind: str | None = None
    sources: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    assumptions: Mapping[str, Message] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()

    @cached_property
    def table(self) -> pd.DataFrame:
        """The rows with columns COLUMNS; `year` is empty where the source gives none, codes are joined by spaces."""
        columns = list(zip(*map(_cells, self.rows), strict=True)) or [()] * len(COLUMNS)
        typed = zip(COLUMNS, columns, strict=True)
        return pd.DataFrame({name: pd.Series(cells, dtype=TYPES.get(name, "str")) for name, cells in typed})


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator(Result):
    """A result with its name and unit.

    Attributes:
        id: name of the function that made it.
        unit: the one unit of all its values (percent, percentage_points, ratio, trainees ...).
        parameters: what it was computed with, where a name alone does not say which values these are.
        of_all: those of its caveats that are true of whichever of its values are shown.
    """

    id: str
    unit: str
    of_all: tuple[str, ...] = ()
    parameters: Mapping[str, str | int | float | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse rows that are not tidy."""
        if len({(row.area, row.year, row.category) for row in self.rows}) < len(self.rows):
            raise IndicatorError(f"{self.id}: two values for one area, year and category")
        if unknown := {row.bound for row in self.rows} - set(BOUNDS):
            raise IndicatorError(f"{self.id}: unknown bound {', '.join(sorted(unknown))}")

    @property
    def flags(self) -> tuple[str, ...]:
        """What is said of any of the values."""
        return in_order(code for row in self.rows for code in row.kind.flags)

    def only(self, *rows: "Value") -> "Indicator":
        """Some of its values, as a picture or a card shows them: with the caveats, assumptions and sources of these alone."""
        years = {str(row.year or UNDATED) for row in rows}
        of_others = {str(row.year or UNDATED) for row in self.rows} - years
        assumed = {name: text for name, text in self.assumptions.items() if name.rpartition("_")[2] not in of_others}
        caveats = tuple(sorted({*self.of_all, *carried(rows)}))
        named = joined(row.kind for row in rows).sources
        sources = tuple(name for name in self.sources if name in named) or self.sources  # a count of rows names none
        return replace(self, rows=rows, caveats=caveats, assumptions=assumed, sources=sources)

    def caveats_of(self, row: "Value") -> tuple[str, ...]:
        """The caveats of one of its values."""
        return tuple(sorted({*self.of_all, *row.kind.caveats}))

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
            for value in self._by_area.get(area, [])
            if (year is None or value.year == year)
            and (category is None or value.category == category)
            and (value.year is None or not undated)
        ]
        if len(found) != 1:
            raise IndicatorError(self._not_one(found, area, year, category))
        return found[0]

    def _not_one(self, found: Sized, *of: object) -> Message:
        told = ", ".join(str(part) for part in of if part is not None)
        return message(
            "{indicator}: which value is that of {place} is not clear (values found: {count}).",
            indicator=self.id,
            place=told,
            count=len(found),
        )

    def newest(self, *, area: str = "KR", category: str | None = None) -> "Value":
        """The value of the newest year for an area and a category; one without a year where none has one.

        Raises:
            IndicatorError: no value fits, or several of one year.
        """
        fits = [row for row in self._by_area.get(area, []) if category is None or row.category == category]
        last = max((row.year or 0 for row in fits), default=0)
        found = [row for row in fits if (row.year or 0) == last]
        if len(found) != 1:
            raise IndicatorError(self._not_one(found, area, last, category))
        return found[0]

    @cached_property
    def _by_area(self) -> dict[str, list["Value"]]:
        """The rows by area, read once: a page asks for many single values, and filtering a table for each is slow."""
        found: dict[str, list[Value]] = {}
        for value in self.rows:
            found.setdefault(value.area, []).append(value)
        return found

    def value(
        self, *, area: str = "KR", year: int | None = None, category: str | None = None, undated: bool = False
    ) -> float:
        """The number alone; raises as `row` does."""
        return self.row(area=area, year=year, category=category, undated=undated).number


@dataclass(frozen=True, kw_only=True)
class Value:
    """One number with its year (None when undated), bound and kind, and the place of its row.

    Attributes:
        category: its code; empty where the indicator has no categories, or the row is of all of them.
    """

    number: float
    year: int | None
    bound: str
    kind: Kind
    area: str = "KR"
    category: str = ""

    @property
    def status(self) -> str:
        """The one word that a reader is told first."""
        return self.kind.status

    @property
    def flags(self) -> tuple[str, ...]:
        """What must be said of it."""
        return in_order(self.kind.flags)


def carried(rows: Iterable[Value]) -> set[str]:
    """The caveats that are true of any of some values, whatever they are shown with."""
    return {caveat for row in rows for caveat in row.kind.caveats}


Row = tuple[str, int | None, str | None, float, str, Kind]
TYPES: Final = {"category": "object", "year": "Int64", "value": "float64"}


def tidy(rows: Iterable[Row]) -> tuple[Value, ...]:
    """Rows of (area, year, category, value, bound, kind) as the values of an Indicator."""
    return tuple(map(_value, rows))


def _value(row: Row) -> Value:
    area, year, category, number, bound, kind = row
    return Value(
        number=float(number),
        year=None if pd.isna(year) else int(year),
        bound=bound,
        kind=kind,
        area=area,
        category="" if pd.isna(category) else str(category),
    )


def _cells(row: Value) -> tuple[str | int | float | None, ...]:
    """A value in the order of COLUMNS."""
    kind = row.kind
    codes = in_order(kind.origins, ORIGINS), (kind.derivation,), in_order(kind.flags), sorted(kind.sources)
    return (row.area, row.year, row.category or None, row.number, row.bound, kind.status, *map(" ".join, codes))


def sources_of(*parts: Iterable[str]) -> tuple[str, ...]:
    """Names of sources, each once, in order."""
    return tuple(dict.fromkeys(name for part in parts for name in part))


# Areas: KR, its two zones, the provinces by ISO 3166-2 code, and what lies beyond Korea.


UNDATED: Final = "undated"
"""In the name of an assumption: it is of the values without a year, as one that ends in a year is of those of that year."""
PERIOD: Final = "period"
"""What an indicator of years together says of them, among its assumptions."""
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


@once
def full_years(population: Dataset) -> tuple[int, ...]:
    """The years of which the residents of all 17 provinces are known, ascending: only these have a share or a sum."""
    rows = population.table[population.table["province"].isin(PROVINCES)]
    counted = rows.groupby("year")["province"].nunique()
    return tuple(sorted(int(str(year)) for year in counted.index[counted == len(PROVINCES)]))


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
        ("areas", {row.area for row in first.rows}, {row.area for row in second.rows}),
    ]


# Which values of an indicator come, go or differ between two states of its datasets.


Place = tuple[str, int | None, str | None]


@dataclass(frozen=True, kw_only=True)
class ValueChange:
    """One value before and after; None where there is none. Without a year it may be of a period, as its assumption tells."""

    area: str
    year: int | None
    category: str | None
    before: Value | None
    after: Value | None
    period: Message | None = None


def changed(before: Indicator | None, after: Indicator) -> Iterator[ValueChange]:
    """The values that differ in number, bound, status or flags; None stands where there is none.

    Of another period, as with the next forecast, all of them are others: none has become another number.
    """
    old, new = _by_place(before) if before else {}, _by_place(after)
    then, since = (one.assumptions.get(PERIOD) if one else None for one in (before, after))
    pairs = [(place, since, old.get(place), new.get(place)) for place in dict.fromkeys([*new, *old])]
    if before and then != since:
        pairs = [(place, then, value, None) for place, value in old.items()]
        pairs += [(place, since, None, value) for place, value in new.items()]
    for (area, year, category), period, was, now in pairs:
        if not _same(was, now):
            yield ValueChange(area=area, year=year, category=category, before=was, after=now, period=period)


def _same(was: Value | None, now: Value | None) -> bool:
    if was is None or now is None:
        return was is now
    # The order in which rows are added up may move the last digit of a sum.
    close = math.isclose(was.number, now.number, rel_tol=1e-12)
    return close and (was.bound, was.status, was.flags) == (now.bound, now.status, now.flags)


def _by_place(indicator: Indicator) -> dict[Place, Value]:
    return {(value.area, value.year, value.category or None): value for value in indicator.rows}


def lost(before: Indicator | None, after: Indicator) -> tuple[str, ...]:
    """The categories that had a value and of which neither a value nor a refusal is left."""
    refused = {refusal.category for refusal in after.refusals}
    return tuple(sorted((_valued(before) if before else set()) - _valued(after) - refused))


def _valued(state: Indicator) -> set[str]:
    return {place[2] for place in _by_place(state) if place[2]}

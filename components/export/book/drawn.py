"""What a picture of bars or lines shows, as names and series of numbers: what an Excel chart is made from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from components.export.book.places import Places, places
from components.figures.figure import Figure, Spec

LINE: Final = "lines+markers+text"  # how the house draws values over years; other lines are drawings
OPEN_ENDED: Final = {"at_least", "more_than"}


@dataclass(frozen=True, kw_only=True)
class Series:
    """Numbers by the names of bars or points.

    Attributes:
        name: what the numbers are; empty where there is nothing to tell apart.
        values: the numbers; a bar or point without one has none here either, and stays empty in its cell.
        colours: placeholders by the same names.
        hatched: whether it is drawn as an estimate.
        said: what must be said of a number, by the same names, where anything must.
    """

    name: str
    values: dict[Any, float]
    colours: dict[Any, str]
    hatched: bool = False
    said: dict[Any, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Series over the same names.

    Attributes:
        kind: "bar" where bars lie, "column" where they stand, or "line".
        stacked: whether the series add up.
        names: of bars or points, from the top or the left; years are numbers.
        series: the numbers.
    """

    kind: str
    stacked: bool
    names: list[Any]
    series: list[Series]


def drawn(figure: Figure) -> Drawn | None:
    """The numbers of a picture of bars or lines; None for another, or where a bar would hide that a rate is more than it."""
    pictured = [trace for trace in figure.spec["data"] if trace["type"] == "bar" or trace.get("mode") == LINE]
    if not any(trace["x"] for trace in pictured) or _open_ended(figure):
        return None
    found = places(figure.spec, lying=pictured[0].get("orientation") == "h")
    series = _merged(_series(figure, trace, found) for trace in pictured)
    if not series:
        return None
    kind = "line" if pictured[0]["type"] == "scatter" else "bar" if found.lying else "column"
    return Drawn(
        kind=kind,
        stacked=figure.spec["layout"].get("barmode") == "stack",
        names=found.ordered(name for one in series for name in one.colours),
        series=series,
    )


def _open_ended(figure: Figure) -> bool:
    return any(OPEN_ENDED & set(indicator.table["bound"]) for indicator in figure.rests_on)


def _series(figure: Figure, trace: Spec, found: Places) -> Series:
    names, values = found.names(trace), found.values(trace)
    colour = trace["marker"]["color"]
    colours = colour if isinstance(colour, list) else [colour] * len(names)
    return Series(
        name=trace.get("name") or _heading(figure, values),
        values={name: value for name, value in zip(names, values, strict=True) if value is not None},
        colours=dict(zip(names, colours, strict=True)),
        hatched="pattern" in trace["marker"],
        said={name: text for name, text in zip(names, trace.get("meta", ()), strict=False) if text},
    )


def _heading(figure: Figure, values: list[float | None]) -> str:
    """What the figure's table calls these numbers: the name of their row, or the title of their column."""
    numbers = figure.table.frame.select_dtypes("number").drop(index=list(figure.table.totals), errors="ignore")
    rows = [str(row[0]) for row in figure.table.frame[numbers.columns].itertuples() if [*row[1:]] == values]
    columns = [str(title) for title in numbers if [*numbers[title]] == values]
    return next(iter([*rows, *columns]), "")


def _merged(found: Iterable[Series]) -> list[Series]:
    """Without what is empty; nameless traces that never name the same are one series with several colours."""
    series: list[Series] = []
    for one in found:
        before = series[-1] if series and not one.name and not series[-1].name else None
        if before and not before.values.keys() & one.values.keys():
            values, colours = before.values | one.values, before.colours | one.colours
            series[-1] = replace(before, values=values, colours=colours, said=before.said | one.said)
        elif one.values:
            series.append(one)
    return series

"""Excel's own charts of a figure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import xlsxwriter
from xlsxwriter.chart import Chart

from components.figures.exhibit import Figure, Spec
from components.scene.parts import plain, rgb
from i18n import _
from i18n.numbers import number

# Where the bars and points of a picture stand, by name and in the order that they are read.


@dataclass(frozen=True, kw_only=True)
class Places:
    """The axis that names bars or points.

    Attributes:
        lying: whether it is the vertical one, because bars lie.
        words: what stands at a place that is a number; years and names stand for themselves.
        order: all names from the top or the left, where the axis says so.
    """

    lying: bool
    words: dict[Any, Any]
    order: list[Any]

    def names(self, trace: Spec) -> list[Any]:
        """What the bars or points of a trace are called."""
        return [self.words.get(place, place) for place in trace["y" if self.lying else "x"]]

    def values(self, trace: Spec) -> list[float | None]:
        """The numbers of the same; None where a bar or point has none."""
        return [None if value is None else float(value) for value in trace["x" if self.lying else "y"]]

    def ordered(self, names: Iterable[Any]) -> list[Any]:
        """Names as they are read, each once."""
        wanted = list(dict.fromkeys(names))
        known = [name for name in dict.fromkeys(self.order) if name in wanted]
        return [*known, *(name for name in wanted if name not in known)]


def places(spec: Spec, *, lying: bool) -> Places:
    """The axis that names the bars or points of a picture."""
    axis = spec["layout"]["yaxis" if lying else "xaxis"]
    words = {
        place: _word(place, text)
        for place, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True)
    }
    bottom, top = axis.get("range", (0, 0))
    # What lies is read from the top: from the highest place, unless the axis runs downwards.
    order = [words[place] for place in sorted(words, reverse=lying and bottom < top)]
    return Places(lying=lying, words=words, order=[*axis.get("categoryarray", ()), *order])


def _word(place: Any, text: str) -> Any:
    """A year stays a number; the chosen one is set in bold, which is no part of a name."""
    word = " ".join(plain(text).split())
    return place if word == str(place) else word


# What a picture of bars or lines shows, as names and series of numbers: what an Excel chart is made from.


LINE: Final = "lines+markers+text"  # how the house draws values over years; other lines are drawings
OPEN_ENDED: Final = {"at_least", "more_than"}


@dataclass(frozen=True, kw_only=True)
class Series:
    """Numbers by the names of bars or points.

    Attributes:
        name: what the numbers are.
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
        named: what the names are of, such as a year or a province.
        names: of bars or points, from the top or the left; years are numbers.
        series: the numbers.
    """

    kind: str
    stacked: bool
    named: str
    names: list[Any]
    series: list[Series]


def drawn(figure: Figure) -> Drawn | None:
    """The numbers of a picture of bars or lines; None for another, where a bar would hide that a rate is
    more than it, and where bars have no names.
    """
    pictured = [trace for trace in figure.spec["data"] if trace["type"] == "bar" or trace.get("mode") == LINE]
    if not any(trace["x"] for trace in pictured) or _open_ended(figure):
        return None
    found = places(figure.spec, lying=pictured[0].get("orientation") == "h")
    series = _together([one for one in (_series(trace, found) for trace in pictured) if one.values])
    if not series:
        return None
    names = found.ordered(name for one in series for name in one.colours)
    if any(isinstance(name, float) and not name.is_integer() for name in names):
        return None  # bars that stand between the rows have no names
    kind = "line" if pictured[0]["type"] == "scatter" else "bar" if found.lying else "column"
    return Drawn(
        kind=kind,
        stacked=figure.spec["layout"].get("barmode") == "stack",
        named=_named_by(figure, names),
        names=names,
        series=series,
    )


def _together(series: list[Series]) -> list[Series]:
    """One series of each name: a picture may draw one in two ways, as a budget that is only proposed."""
    found: dict[str, Series] = {}
    for one in series:
        known = found.get(one.name)
        found[one.name] = (
            one
            if known is None
            else replace(
                known, values=known.values | one.values, colours=known.colours | one.colours, said=known.said | one.said
            )
        )
    return list(found.values())


def _open_ended(figure: Figure) -> bool:
    return any(OPEN_ENDED & set(indicator.table["bound"]) for indicator in figure.rests_on)


def _series(trace: Spec, found: Places) -> Series:
    names, values = found.names(trace), found.values(trace)
    colour = trace["marker"]["color"]
    colours = colour if isinstance(colour, list) else [colour] * len(names)
    return Series(
        name=plain(trace["name"]),
        values={name: value for name, value in zip(names, values, strict=True) if value is not None},
        colours=dict(zip(names, colours, strict=True)),
        hatched="pattern" in trace["marker"],
        said={name: text for name, text in zip(names, trace.get("meta", ()), strict=False) if text},
    )


def _named_by(figure: Figure, names: list[Any]) -> str:
    """What the bars or points are: what the picture says of them, years, or the rows of the figure's table."""
    if said := figure.spec["layout"].get("meta"):
        return str(said["named"])
    return _("Year") if all(isinstance(name, int) for name in names) else figure.table.named


# Excel's own chart of bars or lines; its series are cells, so that a change of a number changes the chart.


WIDTH: Final = 720  # pixels
STANDING: Final = 360
ROW: Final = 26  # of a bar that lies
FRAME: Final = 110  # legend, axis and edges
GRID: Final = "#E6E8EA"
TEXT: Final = "#464C53"


def chart(
    book: xlsxwriter.Workbook, drawn: Drawn, *, sheet: str, top: int, first: int, pattern: str, wide: int
) -> Chart:
    """The chart of numbers that stand in cells.

    Args:
        book: the workbook.
        drawn: what the chart shows.
        sheet: name of the sheet that holds the numbers.
        top: the row of the names of the series; the numbers stand below it.
        first: the column of the first series; the names of bars and points stand in column 0.
        pattern: how numbers are shown.
        wide: pixels.
    """
    made = book.add_chart(_type(drawn))
    last = top + len(drawn.names)
    for column, series in enumerate(drawn.series, start=first):
        cells = {
            "name": [sheet, top, column],
            "categories": [sheet, top + 1, 0, last, 0],
            "values": [sheet, top + 1, column, last, column],
        }
        made.add_series({**cells, **_look(drawn, series), **_labels(drawn, series, pattern)})
    _axes(made, drawn)
    made.set_legend({"position": "top"} if len(drawn.series) > 1 else {"none": True})
    made.set_title({"none": True})
    made.set_size({"width": wide, "height": height(drawn)})
    return made


def height(drawn: Drawn) -> int:
    """Pixels that the chart takes: a row for each bar that lies."""
    return FRAME + ROW * len(drawn.names) if drawn.kind == "bar" else STANDING


def _type(drawn: Drawn) -> dict[str, str]:
    return {"type": drawn.kind, **({"subtype": "stacked"} if drawn.stacked else {})}


def _look(drawn: Drawn, series: Series) -> dict[str, Any]:
    colours = [series.colours.get(name) for name in drawn.names]
    if drawn.kind == "line":
        ink = _ink(next((one for one in colours if rgb(one)), TEXT))  # a line may begin after the first name
        return {"line": {"color": ink, "width": 2.25}, "marker": {"type": "circle", "size": 7, "fill": {"color": ink}}}
    # What is reported stands in the place of an estimate: one bar for each name.
    look = {"gap": 50, **({"overlap": 100} if series.hatched else {})}
    return {**look, **_fill(colours[0], series), "points": [_fill(colour, series) for colour in colours]}


def _fill(colour: str | None, series: Series) -> dict[str, Any]:
    if rgb(colour) is None:
        return {"fill": {"none": True}, "border": {"color": TEXT, "width": 1}}
    if series.hatched:
        hatch = {"pattern": "wide_upward_diagonal", "fg_color": _ink(colour), "bg_color": "#FFFFFF"}
        return {"pattern": hatch, "border": {"color": _ink(colour), "width": 1}}
    return {"fill": {"color": _ink(colour)}}


def _labels(drawn: Drawn, series: Series, pattern: str) -> dict[str, Any]:
    # An estimate is read on the axis: a label would give it digits that it does not have.
    if series.hatched:
        return {}
    # A label stands inside a bar that others are stacked on.
    font = {"color": "#FFFFFF" if drawn.stacked and _dark(next(iter(series.colours.values()))) else TEXT}
    return {"data_labels": {"value": True, "num_format": pattern, "font": font, **_said(drawn, series)}}


def _said(drawn: Drawn, series: Series) -> dict[str, Any]:
    """Labels of numbers of which something must be said, as that they are provisional; the others follow their cells."""
    if not series.said:
        return {}
    told = {name: f"{number(series.values[name])} ({text})" for name, text in series.said.items()}
    return {"custom": [{"value": told[name]} if name in told else None for name in drawn.names]}


def _dark(colour: str) -> bool:
    ink = rgb(colour)
    return ink is not None and sum(bytes.fromhex(ink)) < 3 * 128


def _axes(made: Chart, drawn: Drawn) -> None:
    numbers = [value for series in drawn.series for value in series.values.values()]
    # Names stand at the edge, not at zero, where bars to both sides would cover them; a year has no separator.
    names = {"label_position": "low", "line": {"color": TEXT}, "num_format": "0"}
    values: dict[str, Any] = {"line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": GRID}}}
    read = any(series.hatched for series in drawn.series)
    marked = {"num_format": "#,##0"} if read else {"label_position": "none"}
    values |= {**marked, **({"min": 0} if min(numbers) >= 0 else {})}
    if drawn.kind == "bar":
        # The names of bars that lie stand on the vertical axis, which Excel fills from the bottom.
        made.set_y_axis({**names, "reverse": True})
        made.set_x_axis(values)
    else:
        made.set_x_axis(names)
        made.set_y_axis(values)


def _ink(colour: str | None) -> str:
    return f"#{rgb(colour)}"

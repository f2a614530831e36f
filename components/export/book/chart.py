"""Excel's own chart of bars or lines; its series are cells, so that a change of a number changes the chart."""

from typing import Any, Final

import xlsxwriter
from xlsxwriter.chart import Chart

from components.export.book.drawn import Drawn, Series
from components.export.slides.colours import rgb
from i18n.numbers import number

WIDTH: Final = 720  # pixels
STANDING: Final = 360
ROW: Final = 26  # of a bar that lies
FRAME: Final = 110  # legend, axis and edges
GRID: Final = "#E6E8EA"
TEXT: Final = "#464C53"


def chart(book: xlsxwriter.Workbook, drawn: Drawn, *, sheet: str, top: int, first: int, pattern: str) -> Chart:
    """The chart of numbers that stand in cells.

    Args:
        book: the workbook.
        drawn: what the chart shows.
        sheet: name of the sheet that holds the numbers.
        top: the row of the names of the series; the numbers stand below it.
        first: the column of the first series; the names of bars and points stand in column 0.
        pattern: how numbers are shown.
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
    made.set_size({"width": WIDTH, "height": height(drawn)})
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

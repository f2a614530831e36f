"""Bar traces as a native bar chart: standing or lying, side by side, stacked or laid over each other."""

from itertools import pairwise
from typing import Any, Final

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from components import theme
from components.export.slides import native, numbers, series
from components.export.slides.axis import Axis
from components.export.slides.box import Box
from components.export.slides.colours import rgb
from components.export.slides.frame import Frame
from components.export.slides.marks import one
from components.export.slides.markup import plain
from components.figures.figure import Figure, Spec

STACKED: Final = ("stack", "relative")
WIDEST_GAP: Final = 500  # percent of a bar, the most that the format allows
INSIDE: Final = {"middle": "ctr", "end": "inEnd", "start": "inBase"}


def bar_chart(slide: Slide, frame: Frame, figure: Figure) -> Any:
    """The chart of all bar traces of a figure."""
    traces = [trace for trace in frame.spec["data"] if trace["type"] == "bar" and len(trace["x"])]
    lying = traces[0].get("orientation") == "h"
    along, across = (frame.y, frame.x) if lying else (frame.x, frame.y)
    slots = _slots(along, traces, "y" if lying else "x")
    data: Any = native.Categories(number_format=numbers.pattern(_digits(traces)))
    data.categories = [text for _place, text in slots]
    values = [_aligned(trace, along, slots, "y" if lying else "x", numbers.values_of(trace)) for trace in traces]
    for trace, found in zip(traces, values, strict=True):
        data.add_series(numbers.series_name(trace, figure), found)
    stacked = frame.layout.get("barmode") in STACKED
    plot = _plot(frame.plot, along, slots, lying=lying)
    size = frame.size(frame.tick_pixels(along))
    chart = native.chart(slide, _kind(lying, stacked), data, frame.box, plot, name=plain(figure.title), size=size)
    native.value_axis(chart.value_axis, across)
    _category_axis(chart.category_axis, along)
    _widths(chart.plots[0], frame.layout, traces, step=_step(along, slots), stacked=stacked)
    for drawn, trace, found in zip(chart.plots[0].series, traces, values, strict=True):
        order = _aligned(trace, along, slots, "y" if lying else "x", list(range(len(found))))
        _dress(drawn, trace, found, order, frame, stacked=stacked)
    return chart


def _slots(axis: Axis, traces: list[Spec], key: str) -> list[tuple[float, str]]:
    """Places along the axis from its low end, each with its word; an empty slot where the figure leaves a gap."""
    used = {axis.place(value) for trace in traces for value in trace[key]}
    words = {place: plain(text) for place, text in (*axis.ticks, *((v, k) for k, v in axis.names.items()))}
    ordered = sorted(used)
    step = min((b - a for a, b in pairwise(ordered)), default=1.0)
    count = round((ordered[-1] - ordered[0]) / step) + 1
    places = [ordered[0] + step * place for place in range(count)]
    return sorted(((place, words.get(place, "")) for place in places), key=lambda slot: axis.at(slot[0]))


def _step(axis: Axis, slots: list[tuple[float, str]]) -> float:
    return abs(slots[1][0] - slots[0][0]) if len(slots) > 1 else 1.0


def _aligned(trace: Spec, axis: Axis, slots: list[tuple[float, str]], key: str, given: list[Any]) -> list[Any]:
    """What is given for the bars of a trace, in the order of the slots; None where the trace has no bar."""
    held = {round(axis.place(value), 6): one for value, one in zip(trace[key], given, strict=False)}
    return [held.get(round(place, 6)) for place, _text in slots]


def _plot(plot: Box, axis: Axis, slots: list[tuple[float, str]], *, lying: bool) -> Box:
    """The part of the plot that the slots take: an axis of a figure may reach further."""
    half = _step(axis, slots) / 2 / abs(axis.high - axis.low)
    low, high = axis.at(slots[0][0]) - half, axis.at(slots[-1][0]) + half
    if lying:
        return plot.inside(top=plot.height * (1 - high), bottom=plot.height * low)
    return plot.inside(left=plot.width * low, right=plot.width * (1 - high))


def _kind(lying: bool, stacked: bool) -> XL_CHART_TYPE:
    if lying:
        return XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _category_axis(axis: Any, settings: Axis) -> None:
    native.bare(axis)
    if settings.ticks:
        axis.tick_label_position = native.BESIDE
    native.ink(axis.format.line, theme.BORDER)


def _widths(plot: Any, layout: Spec, traces: list[Spec], *, step: float, stacked: bool) -> None:
    side_by_side = not stacked and layout.get("barmode", "group") == "group"
    together = len(traces) if side_by_side else 1
    taken = min((traces[0].get("width") or (1 - layout["bargap"]) * step) / step, 1.0)
    bar = taken / together if traces[0].get("width") is None else taken
    plot.gap_width = min(round(max(1 - bar * together, 0) / bar * 100), WIDEST_GAP)
    plot.overlap = 0 if side_by_side else 100


def _dress(drawn: Any, trace: Spec, values: list[Any], order: list[Any], frame: Frame, *, stacked: bool) -> None:
    marker = trace.get("marker") or {}
    series.dress(drawn, [series.bar_look(marker, place or 0) for place in order])
    texts = trace.get("text") or []
    told = ["" if place is None or place >= len(texts) else str(texts[place]) for place in order]
    if any(told):
        at = [_where(trace, stacked=stacked)] * len(values)
        inks = [_ink(trace, place or 0) for place in order]
        series.put(drawn._element, numbers.labels(told, values, at=at, inks=inks, size=frame.size(14)))


def _where(trace: Spec, *, stacked: bool) -> str:
    if trace.get("textposition") == "inside":
        return INSIDE[trace.get("insidetextanchor", "end")]
    # Outside its bar a label of a stack would lie in the next one; PowerPoint calls such a file broken.
    return "ctr" if stacked else "outEnd"


def _ink(trace: Spec, place: int) -> str | None:
    if trace.get("textposition") != "inside":
        return one((trace.get("textfont") or {}).get("color"), place) or theme.TEXT
    font = trace.get("insidetextfont") or trace.get("textfont") or {}
    if colour := one(font.get("color"), place):
        return str(colour)
    fill = rgb(one((trace.get("marker") or {}).get("color"), place)) or "FFFFFF"
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    return theme.TEXT if 0.3 * red + 0.59 * green + 0.11 * blue > 150 else theme.BACKGROUND


def _digits(traces: list[Spec]) -> int:
    return max(numbers.digits(numbers.values_of(trace)) for trace in traces)

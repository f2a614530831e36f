"""Native charts that PowerPoint can edit."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, pairwise
from typing import Any, Final

import pandas as pd
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu
from xlsxwriter import Workbook

from components import theme
from components.export.slides import shapes
from components.export.slides.shapes import edged, emu, fill, line, painted, paragraphs, properties
from components.figures.exhibit import Figure, Spec
from components.files.workbook import pattern
from components.scene import reading
from components.scene.frame import Frame, dash
from components.scene.parts import Box, plain, rgb
from components.scene.reading import Axis, Mark, label_ink, marks
from data.spreadsheet import OPTIONS
from i18n import _

# A native chart in the place of a picture: its frame, the plot exactly where the words around it expect it.


CHART: Final = nsdecls("c", "a")
BESIDE: Final = XL_TICK_LABEL_POSITION.LOW
UNBROKEN: Final = '<a:bodyPr wrap="none"/><a:lstStyle/>'
BODY: Final = '<a:bodyPr wrap="square"/><a:lstStyle/>'


class _PlainCells:
    """Writes the sheet of a chart: a name from data is a text, never a formula or a link."""

    @contextmanager
    def _open_worksheet(self, file: Any) -> Iterator[Any]:
        with Workbook(file, OPTIONS) as book:
            yield book, book.add_worksheet()


class _CategoryCells(_PlainCells, CategoryWorkbookWriter):
    """Of names and series."""


class _PointCells(_PlainCells, XyWorkbookWriter):
    """Of points."""


class Categories(CategoryChartData):
    """Names and series of numbers; a missing one is an empty cell."""

    @property
    def _workbook_writer(self) -> Any:
        return _CategoryCells(self)


class Points(XyChartData):
    """Series of points."""

    @property
    def _workbook_writer(self) -> Any:
        return _PointCells(self)


def drawn_by_powerpoint(
    slide: Slide, kind: XL_CHART_TYPE, data: Any, box: Box, plot: Box, *, name: str, size: float
) -> Any:
    """A chart whose plot, without the words of its axes, fills `plot`."""
    left, top, width, height = (Emu(emu(one)) for one in (box.left, box.top, box.width, box.height))
    frame: Any = slide.shapes.add_chart(kind, left, top, width, height, data)
    frame.name = name
    found = frame.chart
    found.has_legend = found.has_title = False
    area = found._chartSpace.find(".//" + qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, _layout(box, plot))
    for old in found._chartSpace.findall(qn("c:txPr")):
        found._chartSpace.remove(old)
    found._chartSpace.chart.addnext(_letters(size))
    _number_axes(found._chartSpace)
    return found


def _number_axes(space: Any) -> None:
    """Numbers of axes are whole and not below nought, as the standard wants them; python-pptx writes negative ones."""
    named = list(space.iter(qn("c:axId"), qn("c:crossAx")))
    known = {value: str(place) for place, value in enumerate(dict.fromkeys(one.get("val") for one in named), start=1)}
    for one in named:
        one.set("val", known[one.get("val")])


def value_axis(axis: Any, settings: Axis) -> None:
    """From the figure's low to its high end, with its grid; the numbers stand on the marks."""
    axis.minimum_scale, axis.maximum_scale = sorted((settings.low, settings.high))
    axis.reverse_order = settings.low > settings.high
    axis.major_unit = settings.step
    axis.has_major_gridlines = settings.shows_values and settings.grid
    if axis.has_major_gridlines:
        ink(axis.major_gridlines.format.line, theme.GRID)
    bare(axis)
    ink(axis.format.line, None)


def bare(axis: Any) -> None:
    """No ticks and no words."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE


def ink(edge: Any, colour: str | None, width: float = 0.75) -> None:
    """The colour of a line of a chart."""
    properties_of = edge._get_or_add_ln().getparent()
    for old in properties_of.findall(qn("a:ln")):
        properties_of.remove(old)
    properties_of.append(part(line(colour, width)))


def part(markup: str) -> Any:
    """Markup of a chart as an element."""
    cut = markup.index("/>") if markup.endswith("/>") and markup.count("<") == 1 else markup.index(">")
    return parse_xml(f"{markup[:cut]} {CHART}{markup[cut:]}")


def _layout(box: Box, plot: Box) -> Any:
    parts = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    given = "".join(f'<c:{key} val="{value:.5f}"/>' for key, value in parts.items())
    return part(f"<c:layout><c:manualLayout>{modes}{given}</c:manualLayout></c:layout>")


def _letters(size: float, body: str = BODY) -> Any:
    look = properties("defRPr", size=size, colour=theme.TEXT)
    return part(f"<c:txPr>{body}<a:p><a:pPr>{look}</a:pPr>{properties('endParaRPr')}</a:p></c:txPr>")


def _level(size: float) -> Any:
    """Names that lie level, in so many words: else LibreOffice leaves out those whose lines, not letters, would touch."""
    return _letters(size, BODY.replace("<a:bodyPr", '<a:bodyPr rot="0" vert="horz"'))


# Looks of a chart's series: one fill for all points or one for each, hatched where the figure hatches.


AFTER_LOOK: Final = ("c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:xVal", "c:val", "c:yVal", "c:smooth", "c:shape")


def bar_look(marker: Spec, place: int) -> str:
    """Fill and edge of one bar, as properties of a chart's point."""
    paint, edge = reading.bar_look(marker, place)
    return f"<c:spPr>{painted(paint)}{edged(edge)}</c:spPr>"


def dress(series: Any, looks: Sequence[str]) -> None:
    """Give bars their look: the series that of the first, and each bar its own where they differ."""
    element = series._element
    for old in (*element.findall(qn("c:spPr")), *element.findall(qn("c:dPt"))):
        element.remove(old)
    element.find(qn("c:tx")).addnext(part(looks[0]))
    if len(set(looks)) > 1:
        for place, look in enumerate(looks):
            put(element, f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/>{look}</c:dPt>')


def put(element: Any, markup: str) -> None:
    """Put points or labels into a series where the format wants them: before its data."""
    new = part(markup)
    later = next(child for child in element if child.tag in {qn(name) for name in AFTER_LOOK if qn(name) != new.tag})
    later.addprevious(new)


# Names and number formats of a chart's series, and its labels: native numbers where they say the same as the figure.


SHOWN: Final = "".join(
    f'<c:{name} val="{{{name}}}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
HIDDEN: Final = dict.fromkeys(re.findall(r"{(\w+)}", SHOWN), 0)
WITH_VALUE: Final = HIDDEN | {"showVal": 1}


def series_name(trace: Spec, figure: Figure) -> str:
    """The name of a series: its own, or that of the table's column or row that holds its numbers."""
    if trace.get("name"):
        return plain(trace["name"])
    wanted = {round(value, 6) for value in values_of(trace) if value is not None}
    frame = figure.table.frame
    for title, cells in (*frame.items(), *frame.iterrows()):
        if wanted and wanted <= set(pd.to_numeric(cells, errors="coerce").round(6)):
            return plain(str(title))
    return _("Value")


def values_of(trace: Spec) -> list[float | None]:
    """The numbers of a trace, missing where there is none: along the axis that holds no names."""
    lying = trace.get("orientation") == "h" or any(isinstance(value, str) for value in trace["y"])
    found = trace["x"] if lying else trace["y"]
    return [None if value is None or pd.isna(value) else float(value) for value in found]


def digits(values: Sequence[float | None]) -> int:
    """Decimals in which numbers are shown in the chart's sheet: none for whole ones, at most two."""
    known = [value for value in values if value is not None]
    return next((places for places in (0, 1) if all(round(one, places) == one for one in known)), 2)


TOLD: Final = re.compile(r"(?P<sign>[+\N{MINUS SIGN}-]?)(?P<number>\d[\d,]*(?:\.(?P<digits>\d+))?)(?P<unit>[^\d]*)")
# By the unit of a label: what its number is counted in, and how a spreadsheet counts in it, which knows thousands only.
SCALES: Final = {"k": (1e3, ","), "M": (1e6, ",,"), "만": (1e4, ","), "억": (1e8, ",,")}
# Of units that are no power of a thousand: decimals after a point that the format itself puts between the digits.
MYRIADS: Final = {"만": 1, "억": 2}


def label_format(texts: Sequence[str], values: Sequence[float | None]) -> str | None:
    """The number format that writes the labels of a series from its cells; None where they say what no number says."""
    pairs = [(plain(text), value) for text, value in zip(texts, values, strict=True) if plain(text)]
    found = [(TOLD.fullmatch(text), value) for text, value in pairs]
    if not found or any(match is None or value is None for match, value in found):
        return None
    told = [(match, value) for match, value in found if match and value is not None]
    units = {match["unit"] for match, _value in told}
    if len(units) > 1 or not all(_says(match, value) for match, value in told):
        return None
    unit = units.pop()
    form = _form(unit.strip(), max(len(match["digits"] or "") for match, _value in told))
    form += f'"{unit}"' if unit else ""
    if any(match["sign"] == "+" for match, _value in told):
        return f'"+"{form};"\N{MINUS SIGN}"{form};{form}'
    return f'{form};"\N{MINUS SIGN}"{form}' if any(match["sign"] for match, _value in told) else form


def _says(told: re.Match[str], value: float) -> bool:
    """Whether a label is its number, rounded."""
    scale, _form = SCALES.get(told["unit"].strip(), (1, ""))
    number, digits = float(told["number"].replace(",", "")), len(told["digits"] or "")
    return bool(abs(number - abs(value) / scale) <= 0.5 * 10.0**-digits + 1e-9)


def _form(unit: str, digits: int) -> str:
    if unit in MYRIADS:
        return f"0\\.{'0' * MYRIADS[unit]}{SCALES[unit][1]}"
    return pattern(digits) + (SCALES[unit][1] if unit in SCALES else "")


def labels(
    texts: Sequence[str], values: Sequence[float | None], *, at: Sequence[str], inks: Sequence[str | None], size: float
) -> str:
    """The labels of a series: numbers of its cells, that follow when somebody edits them; other words as they are written."""
    form = label_format(texts, values)
    told = list(zip(texts, at, inks, strict=True))
    if not form:
        each = "".join(_label(place, *label, size) for place, label in enumerate(told) if plain(label[0]))
        return f"<c:dLbls>{each}{SHOWN.format(**HIDDEN)}</c:dLbls>"
    first = next(label for label in told if plain(label[0]))
    usual = _native(form, *first, size)
    each = ""
    for place, label in enumerate(told):
        look = _native(form, *label, size) if plain(label[0]) else '<c:delete val="1"/>'
        each += f'<c:dLbl><c:idx val="{place}"/>{look}</c:dLbl>' if look != usual else ""
    return f"<c:dLbls>{each}{usual}</c:dLbls>"


def _native(form: str, text: str, where: str, ink: str | None, size: float) -> str:
    bold = text.startswith(("<b>", "**"))
    look = properties("defRPr", size=size, colour=ink, bold=bold)
    words = f"{BODY}<a:p><a:pPr>{look}</a:pPr>{properties('endParaRPr')}</a:p>"
    written = f'<c:numFmt formatCode={shapes.quoted(form)} sourceLinked="0"/>'
    bare = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f'{written}{bare}<c:txPr>{words}</c:txPr><c:dLblPos val="{where}"/>{SHOWN.format(**WITH_VALUE)}'


def _label(place: int, text: str, where: str, ink: str | None, size: float) -> str:
    rich = f"<c:tx><c:rich>{UNBROKEN}{paragraphs(text, size=size, colour=ink, align='center')}</c:rich></c:tx>"
    shown = SHOWN.format(**WITH_VALUE)
    return f'<c:dLbl><c:idx val="{place}"/>{rich}<c:dLblPos val="{where}"/>{shown}</c:dLbl>'


# Bar traces as a native bar chart: standing or lying, side by side, stacked or laid over each other.


STACKED: Final = ("stack", "relative")
WIDEST_GAP: Final = 500  # percent of a bar, the most that the format allows
INSIDE: Final = {"middle": "ctr", "end": "inEnd", "start": "inBase"}


def bar_chart(slide: Slide, frame: Frame, figure: Figure) -> Any:
    """The chart of all bar traces of a figure."""
    traces = [trace for trace in frame.spec["data"] if trace["type"] == "bar" and len(trace["x"])]
    lying = traces[0].get("orientation") == "h"
    along, across = (frame.y, frame.x) if lying else (frame.x, frame.y)
    if along.low > along.high and _side_by_side(frame.layout):
        traces.reverse()  # the slots begin at the low end of the axis, where the last bar of a group stands
    slots = _slots(along, traces, "y" if lying else "x")
    data: Any = Categories(number_format=pattern(_digits(traces)))
    data.categories = [text for _place, text in slots]
    values = [_aligned(trace, along, slots, "y" if lying else "x", values_of(trace)) for trace in traces]
    for trace, found in zip(traces, values, strict=True):
        data.add_series(plain(trace["name"]), found)
    stacked = frame.layout.get("barmode") in STACKED
    plot = _plot(frame.plot, along, slots, lying=lying)
    size = frame.size(frame.tick_pixels(along))
    chart = drawn_by_powerpoint(
        slide, _kind(lying, stacked), data, frame.box, plot, name=plain(figure.title), size=size
    )
    value_axis(chart.value_axis, across)
    _category_axis(chart.category_axis, along, size=size)
    _widths(chart.plots[0], frame.layout, traces, step=_step(along, slots))
    for drawn, trace, found in zip(chart.plots[0].series, traces, values, strict=True):
        order = _aligned(trace, along, slots, "y" if lying else "x", list(range(len(found))))
        _dress_bars(drawn, trace, found, order, frame, stacked=stacked)
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


def _category_axis(axis: Any, settings: Axis, *, size: float) -> None:
    bare(axis)
    if settings.ticks:
        axis.tick_label_position = BESIDE
        # Each row is named: programs leave every second name out where they take the rows to be too low.
        axis._element.find(qn("c:lblOffset")).addnext(part('<c:tickLblSkip val="1"/>'))
        axis._element.find(qn("c:crossAx")).addprevious(_level(size))
    ink(axis.format.line, theme.BORDER)


def _side_by_side(layout: Spec) -> bool:
    return bool(layout.get("barmode", "group") == "group")


def _widths(plot: Any, layout: Spec, traces: list[Spec], *, step: float) -> None:
    side_by_side = _side_by_side(layout)
    together = len(traces) if side_by_side else 1
    taken = min((traces[0].get("width") or (1 - layout["bargap"]) * step) / step, 1.0)
    bar = taken / together if traces[0].get("width") is None else taken
    plot.gap_width = min(round(max(1 - bar * together, 0) / bar * 100), WIDEST_GAP)
    plot.overlap = 0 if side_by_side else 100


def _dress_bars(drawn: Any, trace: Spec, values: list[Any], order: list[Any], frame: Frame, *, stacked: bool) -> None:
    marker = trace.get("marker") or {}
    dress(drawn, [bar_look(marker, place or 0) for place in order])
    texts = trace.get("text") or []
    told = ["" if place is None or place >= len(texts) else str(texts[place]) for place in order]
    if stacked and (trace.get("orientation") != "h"):
        told = [text if _within(value, frame) else "" for text, value in zip(told, values, strict=True)]
    if any(told):
        at = [_where(trace, stacked=stacked)] * len(values)
        inks = [label_ink(trace, place or 0) for place in order]
        put(drawn._element, labels(told, values, at=at, inks=inks, size=frame.size(14)))


def _within(value: float | None, frame: Frame) -> bool:
    """Whether a column of a stack is high enough for its number, which the total above it would hide else."""
    tall = abs(value or 0) / abs(frame.y.high - frame.y.low) * frame.plot.height
    return tall >= frame.size(14)


def _where(trace: Spec, *, stacked: bool) -> str:
    if trace.get("textposition") == "inside":
        return INSIDE[trace.get("insidetextanchor", "end")]
    # Outside its bar a label of a stack would lie in the next one; PowerPoint calls such a file broken.
    return "ctr" if stacked else "outEnd"


def _digits(traces: list[Spec]) -> int:
    return max(digits(values_of(trace)) for trace in traces)


# Lines, dots and dumbbells as a native XY chart: every trace a series, straight lines of the figure as well.


SYMBOLS: Final = {"square": "square", "diamond": "diamond", "triangle-up": "triangle", "x": "x", "cross": "plus"}
SIDES: Final = {"top": "t", "bottom": "b"}


def point_chart(slide: Slide, frame: Frame, figure: Figure) -> Any:
    """The chart of all scatter traces of a figure."""
    lines = [form for form in frame.layout.get("shapes", ()) if form["type"] == "line"]
    traces = [_as_trace(frame, form) for form in lines]
    traces = _layered([*traces, *(piece for trace in frame.spec["data"] for piece in _pieces(trace))])
    data: Any = Points(number_format="General")
    for trace in traces:
        one = data.add_series(trace.get("called") or series_name(trace, figure))
        for x, y in zip(trace["x"], trace["y"], strict=True):
            if x is not None and y is not None:
                one.add_data_point(frame.x.place(x), frame.y.place(y))
    chart = drawn_by_powerpoint(
        slide,
        XL_CHART_TYPE.XY_SCATTER_LINES,
        data,
        frame.box,
        frame.plot,
        name=plain(figure.title),
        size=frame.size(14),
    )
    value_axis(chart.category_axis, frame.x)
    value_axis(chart.value_axis, frame.y)
    for drawn, trace in zip(chart.plots[0].series, traces, strict=True):
        _dress_points(drawn._element, trace, frame)
    return chart


def _layered(traces: list[Spec]) -> list[Spec]:
    """Marks over lines, and none after a shorter one, which LibreOffice would not draw: lines stay on their last point."""
    lines = [trace for trace in traces if trace.get("mode") == "lines"]
    others = sorted((trace for trace in traces if trace.get("mode") != "lines"), key=lambda one: -len(one["x"]))
    longest = max((len(trace["x"]) for trace in traces), default=0)
    return [*(_as_long(trace, longest) for trace in lines), *others]


def _as_long(line: Spec, count: int) -> Spec:
    return {**line, **{key: [*line[key], *[line[key][-1]] * (count - len(line[key]))] for key in ("x", "y")}}


def _pieces(trace: Spec) -> list[Spec]:
    """A line with a gap as several lines: a chart would join what lies on both sides of a missing value."""
    there = [x is not None and y is not None for x, y in zip(trace["x"], trace["y"], strict=True)]
    if not any(there):
        return []
    if all(there) or "lines" not in trace.get("mode", ""):
        return [trace]
    runs = [[place for place, _there in run] for known, run in groupby(enumerate(there), lambda one: one[1]) if known]
    each = ("x", "y", "text", "hovertext")
    return [{**trace, **{key: [trace[key][place] for place in run] for key in each if trace.get(key)}} for run in runs]


def _as_trace(frame: Frame, form: Spec) -> Spec:
    """A straight line of the figure as a series of two points, so that it moves with the chart."""
    ends = {
        key: [_value(frame, key, form[f"{key}{end}"], form.get(f"{key}ref", key)) for end in "01"] for key in ("x", "y")
    }
    return {**ends, "mode": "lines", "line": form.get("line", {}), "called": _("Line")}


def _value(frame: Frame, key: str, given: Any, ref: str) -> Any:
    axis = frame.x if key == "x" else frame.y
    return axis.low + float(given) * (axis.high - axis.low) if ref == "paper" else given


def _dress_points(element: Any, trace: Spec, frame: Frame) -> None:
    for name in ("c:spPr", "c:marker", "c:dPt"):
        for old in element.findall(qn(name)):
            element.remove(old)
    found = list(marks(trace)) if "markers" in trace.get("mode", "markers") else []
    first = found[0] if found else None
    look = part(_symbol(first, frame))
    element.find(qn("c:tx")).addnext(look)
    look.addprevious(part(f"<c:spPr>{_stroke(trace, frame)}</c:spPr>"))
    symbols = [_symbol(mark, frame) for mark in found]
    if len(set(symbols)) > 1:
        for place, symbol in enumerate(symbols):
            put(element, f'<c:dPt><c:idx val="{place}"/>{symbol}</c:dPt>')
    if any(mark.text for mark in found):
        put(element, _labels(found, trace, frame))


def _stroke(trace: Spec, frame: Frame) -> str:
    if "lines" not in trace.get("mode", ""):
        return line(None)
    style = trace.get("line") or {}
    return line(style.get("color"), style.get("width", 2) * frame.scale, dash(style))


def _symbol(mark: Mark | None, frame: Frame) -> str:
    if mark is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    kind = SYMBOLS.get(mark.symbol.replace("-open", ""), "circle")
    size = min(max(round(mark.size * frame.scale), 4), 72)
    # LibreOffice draws no edge of a mark in a chart: one that is white within would not be seen there, so an open one is
    # grey, and none is filled like those that it must be told from.
    white = rgb(mark.colour) == rgb(theme.BACKGROUND)
    paint = fill(theme.BORDER) if mark.open else fill(mark.edge) if white else painted(mark.fill)
    inner = f"<c:spPr>{paint}{edged(mark.line(frame.scale))}</c:spPr>"
    return f'<c:marker><c:symbol val="{kind}"/><c:size val="{size}"/>{inner}</c:marker>'


def _labels(found: list[Mark], trace: Spec, frame: Frame) -> str:
    size = frame.size((trace.get("textfont") or {}).get("size"))
    return labels(
        [mark.text for mark in found],
        [float(frame.y.place(mark.y)) for mark in found],
        at=[_side(mark) for mark in found],
        inks=[mark.ink for mark in found],
        size=size,
    )


def _side(mark: Mark) -> str:
    """A chart knows no corners: words at one stand above or below their point."""
    down, _space, across = mark.place.partition(" ")
    return SIDES[down] if down != "middle" else {"left": "l", "center": "ctr", "right": "r"}[across]

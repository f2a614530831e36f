"""Lines, dots and dumbbells as a native XY chart: every trace a series, straight lines of the figure as well."""

from itertools import groupby
from typing import Any, Final

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from components import theme
from components.export.slides import native, numbers, series
from components.export.slides.colours import rgb
from components.export.slides.frame import Frame
from components.export.slides.marks import Mark, marks
from components.export.slides.markup import plain
from components.export.slides.overlay import dash
from components.export.slides.paint import fill, line
from components.figures.figure import Figure, Spec
from i18n import _

SYMBOLS: Final = {"square": "square", "diamond": "diamond", "triangle-up": "triangle", "x": "x", "cross": "plus"}
SIDES: Final = {"top": "t", "bottom": "b"}


def point_chart(slide: Slide, frame: Frame, figure: Figure) -> Any:
    """The chart of all scatter traces of a figure."""
    lines = [form for form in frame.layout.get("shapes", ()) if form["type"] == "line"]
    traces = [_as_trace(frame, form) for form in lines]
    traces += [piece for trace in frame.spec["data"] for piece in _pieces(trace)]
    data: Any = native.Points(number_format="General")
    for trace in traces:
        one = data.add_series(trace.get("called") or numbers.series_name(trace, figure))
        for x, y in zip(trace["x"], trace["y"], strict=True):
            if x is not None and y is not None:
                one.add_data_point(frame.x.place(x), frame.y.place(y))
    chart = native.chart(
        slide,
        XL_CHART_TYPE.XY_SCATTER_LINES,
        data,
        frame.box,
        frame.plot,
        name=plain(figure.title),
        size=frame.size(14),
    )
    native.value_axis(chart.category_axis, frame.x)
    native.value_axis(chart.value_axis, frame.y)
    for drawn, trace in zip(chart.plots[0].series, traces, strict=True):
        _dress(drawn._element, trace, frame)
    return chart


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


def _dress(element: Any, trace: Spec, frame: Frame) -> None:
    for name in ("c:spPr", "c:marker", "c:dPt"):
        for old in element.findall(qn(name)):
            element.remove(old)
    found = list(marks(trace)) if "markers" in trace.get("mode", "markers") else []
    first = found[0] if found else None
    look = native.part(_symbol(first, frame))
    element.find(qn("c:tx")).addnext(look)
    look.addprevious(native.part(f"<c:spPr>{_stroke(trace, frame)}</c:spPr>"))
    symbols = [_symbol(mark, frame) for mark in found]
    if len(set(symbols)) > 1:
        for place, symbol in enumerate(symbols):
            series.put(element, f'<c:dPt><c:idx val="{place}"/>{symbol}</c:dPt>')
    if any(mark.text for mark in found):
        series.put(element, _labels(found, trace, frame))


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
    # LibreOffice draws no edge of a mark in a chart: one that is light within would not be seen there.
    edged = mark.open or rgb(mark.colour) == rgb(theme.BACKGROUND)
    paint = fill(mark.colour if mark.open else mark.edge) if edged else mark.paint
    inner = f"<c:spPr>{paint}{mark.line(frame.scale)}</c:spPr>"
    return f'<c:marker><c:symbol val="{kind}"/><c:size val="{size}"/>{inner}</c:marker>'


def _labels(found: list[Mark], trace: Spec, frame: Frame) -> str:
    size = frame.size((trace.get("textfont") or {}).get("size"))
    return numbers.labels(
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

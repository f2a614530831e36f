"""The parts of a chart that PowerPoint draws itself."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu
from xlsxwriter import Workbook

from components import theme
from components.export.slides.shapes import Box, emu, fill, hatched, line, one, properties, rgb
from components.figures.exhibit import Spec
from data.spreadsheet import OPTIONS
from i18n.numbers import number

# One axis of a figure: from a value or a name to its place between the two ends.


STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis from `low` (left, below) to `high`; where it is reversed, low is the larger.

    Attributes:
        low: the number at the left or lower end.
        high: the number at the other end.
        names: on an axis of names, the place of each.
        ticks: numbers with the words that stand at them; none where the axis is bare.
        settings: the axis as the figure gives it.
    """

    low: float
    high: float
    names: dict[str, float]
    ticks: tuple[tuple[float, str], ...]
    settings: Spec

    def place(self, value: Any) -> float:
        """The number of a value or a name."""
        return self.names[value] if isinstance(value, str) else float(value)

    def at(self, value: Any) -> float:
        """The fraction of the way from the low to the high end."""
        return (self.place(value) - self.low) / (self.high - self.low)

    @property
    def shows_values(self) -> bool:
        """Whether it measures, rather than holding rows apart."""
        return bool(self.settings.get("rangemode") == "tozero" or self.settings.get("zeroline"))

    @property
    def grid(self) -> bool:
        """Whether lines are drawn across the picture."""
        return bool(self.settings.get("visible", True) and self.settings.get("showgrid", True))

    @property
    def step(self) -> float:
        """A round distance between two lines of the grid, about five of them."""
        return _step(self.low, self.high)


def axis(settings: Spec, values: Iterable[Any]) -> Axis:
    """The axis that the settings ask for over some values."""
    found = [value for value in values if value is not None]
    names = _names(settings, found)
    low, high = _ends(settings, names)
    return Axis(low=low, high=high, names=names, ticks=_ticks(settings, names, low, high), settings=settings)


def _names(settings: Spec, found: list[Any]) -> dict[str, float]:
    ordered = [*settings.get("categoryarray", ()), *(value for value in found if isinstance(value, str))]
    return {name: float(place) for place, name in enumerate(dict.fromkeys(ordered))}


def _ends(settings: Spec, names: dict[str, float]) -> tuple[float, float]:
    # An axis of numbers has the range that the figure gives it; one of names may be left to the names.
    low, high = map(float, settings.get("range") or (-0.5, max(len(names), 1) - 0.5))
    return (high, low) if settings.get("autorange") == "reversed" else (low, high)


def _ticks(settings: Spec, names: dict[str, float], low: float, high: float) -> tuple[tuple[float, str], ...]:
    if not settings.get("visible", True) or not settings.get("showticklabels", True):
        return ()
    if settings.get("tickvals") is None:
        return tuple((place, name) for name, place in names.items()) or _round(low, high)
    vals = [float(value) for value in settings["tickvals"]]
    return tuple(zip(vals, settings.get("ticktext") or [number(value) for value in vals], strict=True))


def _step(low: float, high: float) -> float:
    rough = abs(high - low) / 5
    scale = 10 ** floor(log10(rough))
    return float(next(step * scale for step in STEPS if step * scale >= rough * 0.999))


def _round(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Round numbers along an axis that names none."""
    step, (first, last) = _step(low, high), sorted((low, high))
    digits = max(0, -floor(log10(step)))
    found = [place * step for place in range(ceil(first / step), floor(last / step) + 1)]
    return tuple((value, number(value, digits=digits)) for value in found)


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


def chart(slide: Slide, kind: XL_CHART_TYPE, data: Any, box: Box, plot: Box, *, name: str, size: float) -> Any:
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
    return found


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


def _letters(size: float) -> Any:
    look = properties("defRPr", size=size, colour=theme.TEXT)
    return part(f"<c:txPr>{BODY}<a:p><a:pPr>{look}</a:pPr>{properties('endParaRPr')}</a:p></c:txPr>")


# Looks of a chart's series: one fill for all points or one for each, hatched where the figure hatches.


AFTER_LOOK: Final = ("c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:xVal", "c:val", "c:yVal", "c:smooth", "c:shape")


def bar_look(marker: Spec, place: int) -> str:
    """Fill and edge of one bar, as properties of a chart's point."""
    paint, edge = bar_paint(marker, place)
    return f"<c:spPr>{paint}{edge}</c:spPr>"


def bar_paint(marker: Spec, place: int) -> tuple[str, str]:
    """Fill and edge of one bar."""
    edge, colour = marker.get("line") or {}, one(marker.get("color"), place)
    width = one(edge.get("width"), place) or 0
    shaped = one((marker.get("pattern") or {}).get("shape"), place)
    paint = hatched(colour) if shaped else fill(colour)
    outline = one(edge.get("color"), place) if width else None
    if shaped and not rgb(outline):
        outline, width = colour, 1
    return paint, line(outline, width)


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

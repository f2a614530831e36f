"""The parts of a chart that PowerPoint draws itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
from components.export.slides.shapes import edged, emu, line, painted, properties
from components.figures.exhibit import Spec
from components.scene import reading
from components.scene.parts import Box
from components.scene.reading import Axis
from data.spreadsheet import OPTIONS

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

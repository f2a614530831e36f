"""What a slide shows, as native objects: chart, map, drawing or table, by what the figure is made of."""

from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.slide import Slide

from components import theme
from components.export.slides import overlay, shapes, ticks
from components.export.slides.bars import bar_chart
from components.export.slides.box import Box
from components.export.slides.drawing import drawing, marked, signs
from components.export.slides.frame import Frame
from components.export.slides.grid import grid
from components.export.slides.maps import world_or_korea
from components.export.slides.markup import plain
from components.export.slides.places import PICTURE_AT
from components.export.slides.points import point_chart
from components.export.slides.projection import projection
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure, Spec
from data.spreadsheet import visible
from i18n import _, ngettext

LINE: Final = 18.0
READABLE: Final = 0.35  # a picture that must be made smaller than this holds words that nobody reads
HOLDER: Final = f'<p:ph idx="{PICTURE_AT}"/>'


def draw(slide: Slide, shown: Exhibit, box: Box) -> None:
    """Put the picture of an exhibit, or its table where it has none, into a rectangle of a slide."""
    if not isinstance(shown, Figure) or box.height / shown.spec["layout"]["height"] < READABLE:
        _table(slide, shown, box)
        return
    frame = Frame(spec=shown.spec, box=_room(shown.spec, box))
    types = {trace["type"] for trace in shown.spec["data"]}
    if types & {"choropleth", "scattergeo"}:
        _grouped(slide, world_or_korea(frame, shown), shown, box)
    elif "bar" in types:
        _charted(slide, bar_chart(slide, frame, shown), shown)
        loose = [part for trace in shown.spec["data"] if trace["type"] == "scatter" for part in marked(frame, trace)]
        _over(slide, [*loose, *overlay.forms(frame), *overlay.notes(frame), *signs(frame)], shown, box)
    elif types == {"scatter"} and (frame.x.shows_values or frame.y.shows_values):
        _charted(slide, point_chart(slide, frame, shown), shown)
        around = [*ticks.rows(frame), *ticks.columns(frame)]
        _over(slide, [*around, *overlay.notes(frame), *signs(frame)], shown, box)
    else:
        _grouped(slide, drawing(frame), shown, box)


def _room(spec: Spec, box: Box) -> Box:
    """A map leaves the sides of a wide slide empty, so that words over it stay with it."""
    if "geo" not in spec["layout"]:
        return box
    wide = min(box.width, box.height * projection(spec["layout"]["geo"]).ratio * 1.35)
    return Box(box.left + (box.width - wide) / 2, box.top, wide, box.height)


def _charted(slide: Slide, chart: Any, shown: Figure) -> None:
    """The alternative text of a chart, and its place in the layout."""
    frame: Any = next(one for one in slide.shapes if one.has_chart and one.chart.part is chart.part)  # type: ignore[attr-defined]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(shown.alt))
    frame._element.nvGraphicFramePr.nvPr.append(parse_xml(HOLDER.replace("/>", f" {shapes.NAMESPACES}/>")))


def _over(slide: Slide, parts: list[str], shown: Figure, box: Box) -> None:
    if parts:
        says = _("Words and marks on the chart: {title}", title=plain(shown.title))
        _grouped(slide, parts, shown, box, name=_("Words on the chart"), says=says)


def _grouped(slide: Slide, parts: list[str], shown: Figure, box: Box, *, name: str = "", says: str = "") -> None:
    drawn = shapes.group(parts, box, name=name or plain(shown.title), says=says or shown.alt)
    slide.shapes._spTree.append(shapes.element(drawn))


def _table(slide: Slide, shown: Exhibit, box: Box) -> None:
    made = grid(shown.table, box, name=plain(shown.title), says=_says(shown), spare=LINE, ph=HOLDER)
    slide.shapes._spTree.append(made.element)
    if made.left_out:
        more = ngettext("and {count} more row in the workbook", "and {count} more rows in the workbook", made.left_out)
        place = box.inside(top=box.height - LINE + 4)
        slide.shapes._spTree.append(shapes.element(shapes.words(more, place, size=10, colour=theme.MUTED)))


def _says(shown: Exhibit) -> str:
    return _("Table: {title}. {subtitle}", title=plain(shown.title), subtitle=plain(shown.subtitle))

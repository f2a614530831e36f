"""Charts drawn as shapes: matrices, timelines."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import pandas as pd
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement

from components import theme
from components.export.slides import frame as overlay
from components.export.slides.frame import Frame, legend
from components.export.slides.master import NAMED, SAID
from components.export.slides.shapes import (
    EMPTY,
    NAMESPACES,
    NO_FILL,
    Box,
    Mark,
    body,
    called,
    emu,
    fill,
    height,
    label,
    leading,
    line,
    marks,
    paragraphs,
    plain,
    shape,
    stroke,
    width,
)
from components.figures.exhibit import Spec, Table
from i18n.numbers import number

# Tiles, matrices, timelines and boxes: marks as native shapes placed by the axes, with their words in them or beside.


TILE: Final = 40  # pixels; a square that large holds words and fills its cell
FLAT: Final = 2.3  # of the height of a tile, its width: the longest name of a province in letters that a hall reads
ACROSS: Final = {"left": "right", "center": "center", "right": "left"}
DOWN: Final = {"top": "bottom", "middle": "middle", "bottom": "top"}


def drawing(frame: Frame) -> list[str]:
    """The whole figure as shapes: grid, boxes, lines, marks, words, legend."""
    parts = [*_grid(frame), *overlay.forms(frame)]
    for trace in frame.spec["data"]:
        if "lines" in trace.get("mode", ""):
            parts += _lines(frame, trace)
        if trace.get("mode", "markers") != "lines":
            parts += marked(frame, trace)
    parts += [*overlay.rows(frame), *overlay.columns(frame), *overlay.notes(frame), *signs(frame)]
    return parts


def marked(frame: Frame, trace: Spec) -> list[str]:
    """The marks of a trace, each a shape with its words."""
    return [drawn for mark in marks(trace) for drawn in _mark(frame, mark)]


def tiled(spec: Spec) -> bool:
    """Whether the picture is a map of tiles."""
    squares = (one for trace in spec["data"] if trace["type"] == "scatter" for one in marks(trace))
    return any(one.kind == "rect" and one.size >= TILE and one.text for one in squares)


def signs(frame: Frame) -> list[str]:
    """The legend beneath the picture, where the figure shows one."""
    if not frame.legend_height:
        return []
    box = frame.box.inside(top=frame.box.height - frame.legend_height)
    return legend(frame.spec, box, size=frame.size(13))


def _grid(frame: Frame) -> list[str]:
    edge, plot = line(theme.GRID, 0.75), frame.plot
    drawn = []
    if frame.y.grid:
        heights = [plot.bottom - frame.y.at(place) * plot.height for place, _text in frame.y.ticks]
        drawn += [stroke((plot.left, y), (plot.right, y), name="-", edge=edge) for y in heights]
    if frame.x.grid:
        lefts = [plot.left + frame.x.at(place) * plot.width for place, _text in frame.x.ticks]
        drawn += [stroke((x, plot.top), (x, plot.bottom), name="-", edge=edge) for x in lefts]
    return drawn


def _lines(frame: Frame, trace: Spec) -> list[str]:
    style = trace.get("line", {})
    edge = line(style.get("color"), style.get("width", 2) * frame.scale, overlay.dash(style))
    ends = pairwise(zip(trace["x"], trace["y"], strict=True))
    return [
        stroke(frame.point(*start), frame.point(*end), name=str(trace.get("name") or "-"), edge=edge)
        for start, end in ends
        if None not in (*start, *end)
    ]


def _mark(frame: Frame, mark: Mark) -> list[str]:
    x, y = frame.point(mark.x, mark.y)
    box = _box(frame, mark, x, y)
    within = mark.place == "middle center"
    size = frame.size(frame.layout["font"]["size"] if within else 12)
    words = EMPTY
    if within and mark.text:
        words = body(_fitted(mark, box, size), anchor="middle")
    name = plain(mark.name.partition("<br>")[0] or mark.text) or "-"
    drawn = [shape(box, name=name, kind=mark.kind, paint=mark.paint, edge=mark.line(frame.scale), words=words)]
    if mark.text and not within:
        drawn.append(beside(_with_room(frame, mark, box, size), box, size=size))
    return drawn


def _with_room(frame: Frame, mark: Mark, box: Box, size: float) -> Mark:
    """The words of a mark in as few lines as its row is high, on the right where the side that is named has no room."""
    text = mark.text
    while text.count("<br>") > 1 and height(text, size, within=frame.box.width) > frame.row:
        text = text.replace("<br>", " ", 1)
    under = not mark.place.startswith("middle") and frame.pitch < box.height + 2 * leading(size)
    over = mark.place == "middle left" and width(text, size) > box.left - frame.box.left
    return replace(mark, text=text, place="middle right" if under or over else mark.place)


def beside(mark: Mark, box: Box, *, size: float) -> str:
    """The words of a mark on the side of it that the figure names."""
    down, _space, across = mark.place.partition(" ")
    x = {"left": box.left - 2, "center": box.left + box.width / 2, "right": box.right + 2}[across]
    y = {"top": box.top - 1, "middle": box.top + box.height / 2, "bottom": box.bottom + 1}[down]
    if across != "center" and down != "middle":
        x = box.left + box.width / 2
    return label(mark.text.strip(), x, y, size=size, across=ACROSS[across], down=DOWN[down], colour=mark.ink)


def _box(frame: Frame, mark: Mark, x: float, y: float) -> Box:
    across = tall = max(mark.size * frame.scale, min(mark.size * 0.75, frame.pitch * 0.6), 6.0)
    if mark.symbol.startswith("line-ns"):
        across = max(mark.edge_width * frame.scale, 1.5)
    elif mark.kind == "rect" and mark.size >= TILE:
        tall = min(frame.plot.height / abs(frame.y.high - frame.y.low), frame.plot.width) * 0.94
        across = min(frame.plot.width / abs(frame.x.high - frame.x.low) * 0.96, tall * FLAT)
    return Box.around(x, y, across, tall)


def _fitted(mark: Mark, box: Box, size: float) -> str:
    fits = min(1.0, (box.width - 2) / max(width(mark.text, size), 1))
    return paragraphs(mark.text, size=max(size * fits, NAMED), colour=mark.ink, align="center")


# A table of an exhibit as a native table: as many rows as can be read, and how many more the workbook holds.


SIZES: Final = (SAID, 16.0, NAMED)
PAD: Final = 4.5
URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid": the cells carry all looks themselves
Row = list[str]


@dataclass(frozen=True)
class Grid:
    """A table cut to its room.

    Attributes:
        rows: the titles, then the rows that fit.
        left_out: how many rows do not.
        element: the native table.
    """

    rows: list[Row]
    left_out: int
    element: BaseOxmlElement


def grid(table: Table, box: Box, *, name: str, says: str, spare: float, ph: str = "") -> Grid:
    """The native table of as many rows as fit; `spare` is kept free beneath where some do not."""
    titles, rows, right = _cells(table)
    size, wides = _size(titles, rows, box)
    heights = [_tall(row, wides, size) for row in (titles, *rows)]
    room = box.height if sum(heights) <= box.height else box.height - spare
    # A row that is higher than its room stands there all the same: what follows begins with the next one.
    fitting = next(
        (place for place in range(len(heights), 1, -1) if sum(heights[:place]) <= room), min(2, len(heights))
    )
    shown = [titles, *rows][:fitting]
    inner = "".join(
        _row(row, place, tall, size, right) for place, (row, tall) in enumerate(zip(shown, heights, strict=False))
    )
    columns = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in wides)
    markup = (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{called(name, says)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{ph}</p:nvPr></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/><a:ext cx="{emu(sum(wides))}" '
        f'cy="{emu(sum(heights[:fitting]))}"/></p:xfrm><a:graphic><a:graphicData uri="{URI}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{inner}</a:tbl></a:graphicData>"
        "</a:graphic></p:graphicFrame>"
    )
    return Grid(shown, len(rows) + 1 - fitting, parse_xml(markup))


def _cells(table: Table) -> tuple[Row, list[Row], list[bool]]:
    frame, told = (one.reset_index(names=table.named) for one in (table.frame, table.told))
    titles = [str(title) for title in frame.columns]
    columns = [[_word(cell, table.places(title)) for cell in told[title]] for title in told.columns]
    right = [place > 0 and pd.api.types.is_numeric_dtype(frame[title]) for place, title in enumerate(frame.columns)]
    return titles, [list(row) for row in zip(*columns, strict=True)], right


def _word(cell: Any, digits: int) -> str:
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return "–"
    return cell if isinstance(cell, str) else number(float(cell), digits=digits)


def _size(titles: Row, rows: list[Row], box: Box) -> tuple[float, list[float]]:
    """The largest letters at which all rows fit, or the smallest of all."""
    for size in SIZES:
        wides = _wides(titles, rows, box.width, size)
        if sum(wides) <= box.width and sum(_tall(row, wides, size) for row in (titles, *rows)) <= box.height:
            break
    return size, wides


def _wides(titles: Row, rows: list[Row], wide: float, size: float) -> list[float]:
    """Columns as wide as their longest text while there is room, else no narrower than their longest word.

    Long texts share what numbers and names leave.
    """
    wanted = [max(width(row[place], size) for row in (titles, *rows)) + 3 * PAD for place in range(len(titles))]
    if sum(wanted) <= wide:
        return [one * wide / sum(wanted) for one in wanted]
    least = [max(_longest_word(row[place], size) for row in (titles, *rows)) + 3 * PAD for place in range(len(titles))]
    spare = max(wide - sum(least), 0)
    more = [max(full - low, 1) ** 0.5 for full, low in zip(wanted, least, strict=True)]
    return [low + spare * part / sum(more) for low, part in zip(least, more, strict=True)]


def _longest_word(text: str, size: float) -> float:
    return max((width(f"**{word}**", size) for word in plain(text).split()), default=0.0)


def _tall(row: Row, wides: list[float], size: float) -> float:
    texts = zip(row, wides, strict=True)
    return max(height(text, size, within=wide - 2 * PAD - 2) for text, wide in texts) + PAD


def _row(row: Row, place: int, tall: float, size: float, right: list[bool]) -> str:
    cells = "".join(_cell(text, size, head=place == 0, right=side) for text, side in zip(row, right, strict=True))
    return f'<a:tr h="{emu(tall)}">{cells}</a:tr>'


def _cell(text: str, size: float, *, head: bool, right: bool) -> str:
    inner = paragraphs(text, size=size, colour=theme.TEXT, bold=head, align="right" if right else "left")
    rule = line(theme.MUTED if head else theme.GRID, 1).replace("a:ln", "a:lnB", 1)
    rule = rule[: rule.rindex("</a:ln>")] + "</a:lnB>"
    edge = emu(PAD)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody>"
        f'<a:tcPr marL="{edge}" marR="{edge}" marT="{edge // 2}" marB="{edge // 2}" anchor="ctr">{rule}'
        f"{fill(theme.SURFACE) if head else NO_FILL}</a:tcPr></a:tc>"
    )

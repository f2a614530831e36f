"""A table of an exhibit as a native table: as many rows as can be read, and how many more the workbook holds."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement

from components import theme
from components.export.slides.body import paragraphs
from components.export.slides.box import Box, emu
from components.export.slides.markup import height, width
from components.export.slides.paint import NO_FILL, fill, line
from components.export.slides.shapes import NAMESPACES, called
from components.figures.table import Table
from i18n.numbers import number

SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0)
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
    fitting = next((place for place in range(len(heights), 1, -1) if sum(heights[:place]) <= room), 1)
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
    frame = table.frame.reset_index(names=table.named)
    titles = [str(title) for title in frame.columns]
    columns = [[_word(cell, table.places(title)) for cell in frame[title]] for title in frame.columns]
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
        if sum(_tall(row, wides, size) for row in (titles, *rows)) <= box.height:
            break
    return size, wides


def _wides(titles: Row, rows: list[Row], wide: float, size: float) -> list[float]:
    """Columns as wide as their longest text while there is room; long texts share what numbers and names leave."""
    wanted = [max(width(row[place], size) for row in (titles, *rows)) + 3 * PAD for place in range(len(titles))]
    if sum(wanted) <= wide:
        return [one * wide / sum(wanted) for one in wanted]
    fair = wide / len(wanted)
    modest = sum(one for one in wanted if one <= fair)
    greedy = sum(one**0.5 for one in wanted if one > fair)
    return [one if one <= fair else (wide - modest) * one**0.5 / greedy for one in wanted]


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

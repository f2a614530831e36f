"""Tables of a slide, which PowerPoint can edit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import pandas as pd
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement

from components import theme
from components.export.slides.master import NAMED, SAID
from components.export.slides.shapes import NAMESPACES, NO_FILL, called, emu, fill, line, paragraphs
from components.figures import words
from components.figures.exhibit import Table
from components.scene.parts import Box, height, plain, width
from i18n.numbers import number

# A table of an exhibit as a native table: as many rows as can be read, and how many more the workbook holds.


SIZES: Final = (SAID, 16.0, NAMED)
PAD: Final = 4.5
KIND: Final = 9.0  # of the size of the letters: what a kind of figure beneath a title may ask for on one line
AIRY: Final = 1.8  # times its height that a row of a short table may take, so that the table fills its place
MOST: Final = 20_000  # rows that are measured for the columns at which they are lowest
URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid": the cells carry all looks themselves
Row = list[str]
PARTS: Final = re.compile(r"\s*·\s+(?=\W)|\s*(?=\([^()]*\)$)")


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


def first_of(heights: list[float], room: float) -> int:
    """How many of the first stand on a slide so that no more slides are needed, and all are about equally full.

    One that is higher than its room stands there all the same: what follows begins with the next one.
    """
    slides = slides_for(heights, room)
    enough = [count for count in _fitting(heights, room) if slides_for(heights[count:], room) < slides]
    return min(enough, key=lambda count: abs(sum(heights[:count]) - sum(heights) / slides), default=0)


def _fitting(heights: list[float], room: float) -> list[int]:
    """How many of the first may stand on a slide."""
    return [count for count in range(1, len(heights) + 1) if count == 1 or sum(heights[:count]) <= room]


def slides_for(heights: list[float], room: float) -> int:
    """How many slides are needed when each takes as many of these heights as fit."""
    count, used = 0, room
    for tall in heights:
        count, used = (count + 1, tall) if used + tall > room else (count, used + tall)
    return count


def grid(table: Table, box: Box, *, name: str, says: str, spare: float, evenly: bool, ph: str = "") -> Grid:
    """The native table of as many rows as fit, or of as many as fill this slide and those that follow `evenly`.

    `spare` is kept free beneath where some do not fit.
    """
    titles, rows, right = _cells(table)
    size, letters, wides = _size(titles, rows, box)
    titles = _broken(titles, wides, letters)
    head, heights = _tall(titles, wides, letters), [_tall(row, wides, size) for row in rows]
    room = (box.height if head + sum(heights) <= box.height else box.height - spare) - head
    fitting = first_of(heights, room) if evenly else max(_fitting(heights, room), default=0)
    if evenly or fitting == len(heights):
        heights = _airy(heights[:fitting], room - PAD)
    shown, heights = [titles, *rows[:fitting]], [head, *heights[:fitting]]
    inner = "".join(
        _row(row, tall, size if place else letters, right, head=place == 0)
        for place, (row, tall) in enumerate(zip(shown, heights, strict=True))
    )
    columns = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in wides)
    markup = (
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{called(name, says)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{ph}</p:nvPr></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/><a:ext cx="{emu(sum(wides))}" '
        f'cy="{emu(sum(heights))}"/></p:xfrm><a:graphic><a:graphicData uri="{URI}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{inner}</a:tbl></a:graphicData>"
        "</a:graphic></p:graphicFrame>"
    )
    return Grid(shown, len(rows) - fitting, parse_xml(markup))


def _airy(heights: list[float], room: float) -> list[float]:
    """The same with higher rows, as far as there is room."""
    times = min(room / sum(heights), AIRY) if heights else 1.0
    return [tall * max(times, 1.0) for tall in heights]


def _cells(table: Table) -> tuple[Row, list[Row], list[bool]]:
    frame, told = (one.reset_index(names=table.named) for one in (table.frame, table.told))
    titles = [str(title) for title in frame.columns]
    columns = [[_word(cell, table.places(title)) for cell in told[title]] for title in told.columns]
    right = [
        place > 0 and words.counts(frame[title], told)
        for place, (title, told) in enumerate(zip(titles, columns, strict=True))
    ]
    return titles, [list(row) for row in zip(*columns, strict=True)], right


def _word(cell: Any, digits: int) -> str:
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return "–"
    return cell if isinstance(cell, str) else number(float(cell), digits=digits)


def _size(titles: Row, rows: list[Row], box: Box) -> tuple[float, float, list[float]]:
    """The largest letters at which all rows fit beneath titles of the same or smaller ones, or the smallest of all."""
    for size, letters in ((one, other) for one in SIZES for other in SIZES if other <= one):
        wides = _wides(titles, rows, box.width, size, letters)
        tall = _tall(_broken(titles, wides, letters), wides, letters) + sum(_tall(row, wides, size) for row in rows)
        if sum(wides) <= box.width and tall <= box.height:
            return size, letters, wides
    return size, letters, _lowest(titles, rows, wides, size)


def _lowest(titles: Row, rows: list[Row], wides: list[float], size: float) -> list[float]:
    """Columns of a table that has too little room: those among the widths of their texts at which it is lowest."""
    tried = [_tried(column, size) for column in zip(titles, *rows, strict=True)]
    longest = max(range(len(tried)), key=lambda place: tried[place][-1])
    rest = [one for place, one in enumerate(tried) if place != longest]
    spare = [(list(found), sum(wides) - sum(found)) for found in product(*rest)]
    ways = [[*found[:longest], left, *found[longest:]] for found, left in spare if left >= tried[longest][0]]

    def tall(way: list[float]) -> float:
        return _tall(_broken(titles, way, size), way, size) + sum(_tall(row, way, size) for row in rows)

    return min([wides, *ways], key=tall) if len(rows) * len(ways) <= MOST else wides


def _tried(column: Iterable[str], size: float) -> list[float]:
    """Widths of a column from its longest word to its longest text in one line; that in two, and most texts in one."""
    whole = sorted(width(cell, size) for cell in column)
    least = max(_longest_word(cell, size) for cell in column)
    return sorted(
        {max(least, one) + 3 * PAD for one in (least, whole[-1] / 2 + PAD, whole[len(whole) // 2], whole[-1])}
    )


def _broken(titles: Row, wides: list[float], size: float) -> Row:
    """Titles that do not fit one line, in lines of what they say: the measure, what is in brackets, the kind of figure."""
    return [
        PARTS.sub("<br>", title) if width(f"**{title}**", size) > wide - 2 * PAD else title
        for title, wide in zip(titles, wides, strict=True)
    ]


def _wides(titles: Row, rows: list[Row], wide: float, size: float, letters: float) -> list[float]:
    """Columns as wide as their longest text while there is room, else no narrower than their longest word.

    Long texts share what numbers and names leave.
    """
    full = [[width(title, letters) for title in titles], *([width(cell, size) for cell in row] for row in rows)]
    wanted = [max(column) + 3 * PAD for column in zip(*full, strict=True)]
    if sum(wanted) <= wide:
        return [one * wide / sum(wanted) for one in wanted]
    held = [[_longest_word(cell, size) for cell in row] for row in rows]
    least = _least(_broken_words(titles, letters), *held)
    smallest = size == letters == SIZES[-1]
    if sum(least) > wide and smallest:  # a kind of figure takes as many lines as it has words
        least = _least([_longest_word(PARTS.sub(" ", title), letters) for title in titles], *held)
    if sum(least) > wide:  # at the smallest letters: words that are cut, rather than columns beyond the slide
        return [one * wide / sum(least) for one in least] if smallest else least
    spare = wide - sum(least)
    more = [max(whole - low, 1) ** 0.5 for whole, low in zip(wanted, least, strict=True)]
    return [low + spare * part / sum(more) for low, part in zip(least, more, strict=True)]


def _least(*rows: list[float]) -> list[float]:
    """The columns of so wide words, with their edges."""
    return [max(column) + 3 * PAD for column in zip(*rows, strict=True)]


def _broken_words(titles: Row, size: float) -> list[float]:
    """What each title needs: its longest word, and what is in brackets or the kind of figure on a line of its own.

    A kind of figure of many words takes lines as well, rather than the room of all other columns.
    """
    found = []
    for measure, *more in map(PARTS.split, titles):
        lines = (min(width(f"**{one}**", size), max(_longest_word(one, size), KIND * size)) for one in more)
        found.append(max(_longest_word(measure, size), *lines, 0.0))
    return found


def _longest_word(text: str, size: float) -> float:
    return max((width(f"**{word}**", size) for word in words.held(plain(text)).split(" ")), default=0.0)


def _tall(row: Row, wides: list[float], size: float) -> float:
    texts = zip(row, wides, strict=True)
    return max(height(text, size, within=wide - 2 * PAD - 2) for text, wide in texts) + PAD


def _row(row: Row, tall: float, size: float, right: list[bool], *, head: bool) -> str:
    cells = "".join(_cell(text, size, head=head, right=side) for text, side in zip(row, right, strict=True))
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

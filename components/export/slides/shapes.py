"""Native shapes as DrawingML: boxes with words, marks, lines, groups. Ids are given when the slide is done."""

from typing import Final
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement

from components.export.slides.body import body, paragraphs
from components.export.slides.box import Box, emu
from components.export.slides.markup import height, plain, width
from components.export.slides.paint import NO_FILL
from data.spreadsheet import visible

NAMESPACES: Final = nsdecls("a", "p", "r")
EMPTY: Final = body(paragraphs(""))
WORDLESS: Final = f"<a:ln>{NO_FILL}</a:ln>"


def shape(
    box: Box,
    *,
    name: str,
    kind: str = "rect",
    geometry: str = "",
    paint: str = NO_FILL,
    edge: str = WORDLESS,
    words: str = EMPTY,
    says: str = "",
) -> str:
    """A shape in a rectangle: a preset `kind`, or a `geometry` of its own; `says` is its alternative text."""
    form = geometry or f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
    return (
        f"<p:sp><p:nvSpPr>{called(name, says)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{placed(box)}{form}{paint}{edge}</p:spPr>{words}</p:sp>"
    )


def words(
    text: str,
    box: Box,
    *,
    size: float,
    colour: str | None = None,
    align: str = "left",
    anchor: str = "top",
    paint: str = NO_FILL,
    wrap: bool = True,
) -> str:
    """A text box."""
    inner = body(paragraphs(text, size=size, colour=colour, align=align), anchor=anchor, wrap=wrap)
    drawn = shape(box, name=plain(text)[:60] or "-", paint=paint, words=inner)
    return drawn.replace("<p:cNvSpPr/>", '<p:cNvSpPr txBox="1"/>')


def turned(text: str, box: Box, *, size: float, colour: str | None = None, align: str = "left") -> str:
    """A text box whose words run upwards."""
    drawn = words(text, box, size=size, colour=colour, align=align, anchor="middle")
    return drawn.replace("<a:bodyPr ", '<a:bodyPr vert="vert270" ', 1)


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    across: str = "center",
    down: str = "middle",
    align: str | None = None,
    colour: str | None = None,
    paint: str = NO_FILL,
) -> str:
    """Words that never wrap, with a side or the middle of their box at a point."""
    wide = width(text, size) + 2
    tall = height(text, size, within=wide * 2)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[across]
    top = y - tall * {"top": 0, "middle": 0.5, "bottom": 1}[down]
    box = Box(left, top, wide, tall)
    return words(text, box, size=size, colour=colour, align=align or across, anchor="middle", paint=paint, wrap=False)


def stroke(start: tuple[float, float], end: tuple[float, float], *, name: str, edge: str) -> str:
    """A straight line from one point to another."""
    (x0, y0), (x1, y1) = start, end
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    where = placed(box).replace("<a:xfrm>", f"<a:xfrm{flips}>")
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{called(name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{where}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{edge}</p:spPr></p:cxnSp>'
    )


def group(members: list[str], box: Box, *, name: str, says: str = "", inner: Box | None = None) -> str:
    """Shapes that move together; `inner` is the rectangle of their own coordinates that fills `box`."""
    own = inner or box
    child = placed(own).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    child = child.removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
    where = placed(box).replace("</a:xfrm>", f"{child}</a:xfrm>")
    head = f"<p:nvGrpSpPr>{called(name, says)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{where}</p:grpSpPr>"
    return f"<p:grpSp>{head}{''.join(members)}</p:grpSp>"


def element(markup: str) -> BaseOxmlElement:
    """The markup of one shape as an element of a slide."""
    return parse_xml(markup.replace(">", f" {NAMESPACES}>", 1))


def placed(box: Box) -> str:
    """Where a shape stands and how large it is."""
    size = f'<a:ext cx="{max(emu(box.width), 0)}" cy="{max(emu(box.height), 0)}"/>'
    return f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>{size}</a:xfrm>'


def called(name: str, says: str = "") -> str:
    """Name and alternative text of a shape."""
    said = f" descr={quoteattr(visible(says))}" if says else ""
    return f'<p:cNvPr id="0" name={quoteattr(visible(name))}{said}/>'

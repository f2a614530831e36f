"""Shapes of a slide as DrawingML, and the parts of a picture written as such."""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement

from components import theme
from components.figures.words import held
from components.scene.parts import (
    Box,
    Edge,
    Fill,
    Group,
    Line,
    Part,
    Path,
    Words,
    height,
    leading,
    lines_of,
    palette,
    plain,
    seen,
)
from data.sentences import CAVEAT_ID
from data.spreadsheet import visible
from i18n import current

# A slide is measured in points (1/72 inch); a file counts in 12,700ths of a point.


EMU: Final = 12_700


def emu(points: float) -> int:
    """A length as files count it."""
    return round(points * EMU)


# Colours: one that the template of the deck has for a meaning is named by its place in it, so that it follows the template.


NAMED: Final = {"backgroundColor": theme.BACKGROUND, "grayTextColor": theme.MUTED, "textColor": theme.TEXT}
ACCENTS: Final = (
    *(theme.EMPLOYEES, theme.JOB_SEEKERS, theme.CAPITAL_AREA),
    *(theme.TO_BE, theme.ON_GOING, theme.ACCENT),
)


@dataclass(frozen=True, kw_only=True)
class Inks:
    """Which colours are named by the template, and of which theme the others are.

    Attributes:
        named: by the placeholder of a figure, the place in the template: `accent1`, `tx1`.
        theme: `light` or `dark`, after the ground of the slides.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    theme: str = "light"


OURS: Final = Inks(
    named={
        **{colour: f"accent{place}" for place, colour in enumerate(ACCENTS, start=1)},
        **{theme.TEXT: "tx1", theme.BACKGROUND: "bg1", theme.MUTED: "tx2", theme.SURFACE: "bg2"},
    }
)
INKS: Final[ContextVar[Inks]] = ContextVar("inks", default=OURS)  # of the deck in the making


def ink(colour: str | None) -> str:
    """A colour as DrawingML, empty for one that cannot be seen."""
    if not colour or not seen(colour):
        return ""
    inks = INKS.get()
    place = inks.named.get(NAMED.get(colour, colour))
    if place:
        return f'<a:schemeClr val="{place}"/>'
    return f'<a:srgbClr val="{palette(inks.theme).get(colour, colour).removeprefix("#").upper()}"/>'


# Text bodies as DrawingML. Each run says its language: spelling, line breaks and the choice of a font depend on it.


TAGS: Final = {"ko": "ko-KR", "en": "en-US"}
ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}
BULLET: Final = 10.0  # points that a bullet takes at least
ANCHOR: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def tag(text: str = "") -> str:
    """The language of a run: the reader's, but Hangul is Korean in English slides too."""
    return TAGS["ko"] if _HANGUL.search(text) else TAGS.get(current(), current())


def paragraphs(
    text: str,
    *,
    size: float | None = None,
    colour: str | None = None,
    bold: bool = False,
    align: str = "left",
    bullet: bool = False,
    hanging: float = 0.0,
    after: float = 0.0,
) -> str:
    """A paragraph for each line of a text; what is not given comes from the placeholder or the master.

    Lines after the first are `hanging` by so many points, and so many stand free `after` each paragraph. On a slide, where
    letters have a size, the number of a caution is not broken between two lines; notes keep it as it is searched for.
    """
    text = CAVEAT_ID.sub("I\N{NON-BREAKING HYPHEN}\\1", text) if size else text
    indented = emu(max(BULLET, 0.65 * (size or 0)) if bullet else hanging)
    indent = f' marL="{indented}" indent="-{indented}"' if indented else ' marL="0" indent="0"'
    spaced = f'<a:lnSpc><a:spcPts val="{round(leading(size) * 100)}"/></a:lnSpc>' if size else ""
    spaced += f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    dot = '<a:buChar char="•"/>' if bullet else "<a:buNone/>"  # a template may have bullets of its own
    # Korean lines break between words, as officials set them, not inside one.
    head = f'<a:pPr{indent} algn="{ALIGN[align]}" eaLnBrk="0">{spaced}{dot}</a:pPr>'
    runs = (_runs(line, size=size, colour=colour, bold=bold) for line in lines_of(text))
    return "".join(f"<a:p>{head}{run}</a:p>" for run in runs)


def body(inner: str, *, anchor: str = "top", wrap: bool = True, inset: float = 0) -> str:
    """Paragraphs as the text of a shape; without `wrap` a line never breaks, however wide."""
    edge = emu(inset)
    edges = f'lIns="{edge}" tIns="{edge}" rIns="{edge}" bIns="{edge}"'
    return (
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" {edges} rtlCol="0" anchor="{ANCHOR[anchor]}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{inner}</p:txBody>"
    )


def properties(
    kind: str, text: str = "", *, size: float | None = None, colour: str | None = None, bold: bool = False
) -> str:
    """Size, colour, weight and language, for a run (`rPr`), a paragraph's end or a chart's words (`defRPr`)."""
    sized = f' sz="{round(size * 100)}"' if size else ""
    heavy = ' b="1"' if bold else ""
    # Where the template's own letters can't be read on its ground, all words say their colour.
    found = ink(colour if colour or theme.TEXT in INKS.get().named else theme.TEXT)
    inked = f"<a:solidFill>{found}</a:solidFill>" if found else ""
    return f'<a:{kind} lang="{tag(text)}" altLang="en-US"{sized}{heavy}>{inked}</a:{kind}>'


def _runs(line: list[tuple[str, bool]], *, size: float | None, colour: str | None, bold: bool) -> str:
    if not line:
        return properties("endParaRPr", size=size, bold=bold)
    return "".join(
        f"<a:r>{properties('rPr', text, size=size, colour=colour, bold=bold or strong)}<a:t>{escape(held(text))}</a:t></a:r>"
        for text, strong in line
    )


# Fills and lines as DrawingML.


DASHES: Final = {"dot": "sysDot", "dash": "dash", "dashdot": "dashDot", "solid": "solid"}
NO_FILL: Final = "<a:noFill/>"
OPEN: Final = ' fill="none"'


def fill(colour: str | None) -> str:
    """One colour, or none."""
    found = ink(colour)
    return f"<a:solidFill>{found}</a:solidFill>" if found else NO_FILL


def hatched(colour: str | None, *, ground: str | None = "backgroundColor") -> str:
    """Wide strokes rising to the right, as estimates are drawn everywhere."""
    strokes, paper = ink(colour) or ink(theme.MUTED), ink(ground) or ink(theme.BACKGROUND)
    return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{strokes}</a:fgClr><a:bgClr>{paper}</a:bgClr></a:pattFill>'


def line(colour: str | None, width: float = 1, dash: str | None = None, *, arrow: bool = False) -> str:
    """A line in points; none where the colour can't be seen or the width is nothing."""
    if not seen(colour) or not width:
        return f"<a:ln>{NO_FILL}</a:ln>"
    dashed = f'<a:prstDash val="{DASHES.get(dash, "dash")}"/>' if dash else ""
    head = '<a:tailEnd type="triangle"/>' if arrow else ""
    return f'<a:ln w="{emu(width)}">{fill(colour)}{dashed}<a:round/>{head}</a:ln>'


# Native shapes as DrawingML: boxes with words, marks, lines, groups. Ids are given when the slide is done.


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
    found: BaseOxmlElement = parse_xml(markup.replace(">", f" {NAMESPACES}>", 1))
    return found


def placed(box: Box) -> str:
    """Where a shape stands and how large it is."""
    size = f'<a:ext cx="{max(emu(box.width), 0)}" cy="{max(emu(box.height), 0)}"/>'
    return f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>{size}</a:xfrm>'


def fits(text: str, size: float, box: Box) -> bool:
    """Whether a text stands within a box in letters of a size, with a little room for fonts that are wider than ours."""
    return height(text, size, within=box.width * 0.97) <= box.height


def shortened(text: str, size: float, box: Box) -> str:
    """What fits of a text, with three dots for the rest."""
    whole = text = plain(text)
    while text and not fits(text if text == whole else f"{text}…", size, box):
        text = text.rpartition(" ")[0] or text[:-1]
    return text if text == whole else f"{text}…"


def refill(holder: Any, inner: str) -> None:
    """Put paragraphs in the place of those of a shape."""
    text = holder.txBody
    for old in text.findall("{*}p"):
        text.remove(old)
    for new in parse_xml(f"<p:txBody {NAMESPACES}>{inner}</p:txBody>"):
        text.append(new)


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return quoteattr(visible(text))


def called(name: str, says: str = "") -> str:
    """Name and alternative text of a shape."""
    said = f" descr={quoted(says)}" if says else ""
    return f'<p:cNvPr id="0" name={quoted(name)}{said}/>'


# The parts of a picture as shapes.


# The forms of marks as native shapes; those that are not named are called the same.
KINDS: Final = {
    "circle": "ellipse",
    "square": "rect",
    "triangle-up": "triangle",
    "line-ns": "rect",
    "line-ew": "rect",
    "circle-dot": "donut",
    "star": "star5",
    "cross": "mathPlus",
    "x": "mathMultiply",
}


def painted(given: Fill) -> str:
    """A fill."""
    return hatched(given.colour, ground=given.ground) if given.hatched else fill(given.colour)


def edged(given: Edge) -> str:
    """A line."""
    return line(given.colour, given.width, given.dash, arrow=given.arrow)


def written(part: Part) -> str:
    """A part of a picture, or a group of them with all its members."""
    if isinstance(part, Group):
        return group([written(one) for one in part.members], part.box, name=part.name, inner=part.inner)
    if isinstance(part, Words):
        return _box_of_words(part)
    if isinstance(part, Line):
        return stroke(part.start, part.end, name=part.name, edge=edged(part.edge))
    if isinstance(part, Path):
        return _path(part)
    said = ""
    if part.words:
        inner = paragraphs(part.words.text, size=part.words.size, colour=part.words.colour, align=part.words.align)
        said = body(inner, anchor="middle")
    look = {"paint": painted(part.fill), "edge": edged(part.edge)}
    return shape(part.box, name=part.name, kind=KINDS.get(part.kind, part.kind), words=said, **look)


def _box_of_words(part: Words) -> str:
    if part.turned:
        return turned(part.text, part.box, size=part.size, colour=part.colour, align=part.align)
    return words(
        part.text,
        part.box,
        size=part.size,
        colour=part.colour,
        align=part.align,
        anchor=part.anchor,
        paint=painted(part.fill),
        wrap=part.wrap,
    )


def _path(part: Path) -> str:
    """A freeform; its points count from the corner of its own rectangle."""
    across = [emu(x) for ring in part.rings for x, _y in ring]
    down = [emu(y) for ring in part.rings for _x, y in ring]
    left, top = min(across), min(down)
    wide, tall = max(max(across) - left, 1), max(max(down) - top, 1)
    steps = []
    for ring in part.rings:
        points = [f'<a:pt x="{emu(x) - left}" y="{emu(y) - top}"/>' for x, y in ring]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        steps.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}{'<a:close/>' if part.closed else ''}")
    path = f'<a:path w="{wide}" h="{tall}"{"" if part.closed else OPEN}>{"".join(steps)}</a:path>'
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
    )
    box = Box(left / EMU, top / EMU, wide / EMU, tall / EMU)
    look = {"paint": painted(part.fill), "edge": edged(part.edge)}
    return shape(box, name=part.name, geometry=geometry, words="", **look)

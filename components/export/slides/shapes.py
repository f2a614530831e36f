"""Shapes: boxes, paths, marks in a slide's own units."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Self
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement

from components import theme
from components.figures.exhibit import Spec
from data.spreadsheet import visible
from i18n import current

# Rectangles on a slide, in points (1/72 inch); a file counts in 12,700ths of a point.


EMU: Final = 12_700


def emu(points: float) -> int:
    """A length as files count it."""
    return round(points * EMU)


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def inside(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Self:
        """The same without some margins; never smaller than a point."""
        width, height = max(self.width - left - right, 1), max(self.height - top - bottom, 1)
        return type(self)(self.left + left, self.top + top, width, height)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point at two fractions, from the left and from the bottom."""
        return self.left + x * self.width, self.bottom - y * self.height

    def fitting(self, ratio: float) -> Self:
        """The largest rectangle of a ratio of width to height that stands in the middle of this one."""
        width = min(self.width, self.height * ratio)
        height = width / ratio
        return type(self)(self.left + (self.width - width) / 2, self.top + (self.height - height) / 2, width, height)

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Self:
        """A rectangle by its middle."""
        return cls(x - width / 2, y - height / 2, width, height)


# Colours of a slide: paper is light, so the placeholders of a figure are those of the light theme.


CONFIG: Final = Path(__file__).parents[3] / ".streamlit" / "config.toml"
LISTS: Final = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")


@cache
def light() -> dict[str, str]:
    """The light theme of the dashboard: each placeholder (`#000001`) and each single setting (`primaryColor`)."""
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["light"]
    listed = [colour for name in LISTS for colour in theme[name]]
    numbered = {f"#{place:06d}": colour for place, colour in enumerate(listed, start=1)}
    return numbered | {name: value for name, value in theme.items() if isinstance(value, str)}


def rgb(colour: str | None) -> str | None:
    """Six digits for a placeholder or a colour; None for one that cannot be seen."""
    if not colour or (colour.startswith("rgba(") and colour.rstrip(")").rpartition(",")[2].strip() == "0"):
        return None
    return light().get(colour, colour).removeprefix("#").upper()


# The little markup of our texts (bold, line breaks) as lines of runs, and how wide a line is.


Run = tuple[str, bool]
Line = list[Run]
_BREAK: Final = re.compile(r"<br\s*/?>|\n")
_BOLD: Final = re.compile(r"</?b>|\*\*")
WIDE: Final = 0.98  # of the size, for a Korean letter
NARROW: Final = 0.56  # for a Latin letter or a digit, on average; wider than most so that nothing is cut
BOLDER: Final = 1.06


def lines_of(text: str) -> list[Line]:
    """Lines of runs, each run a text and whether it is bold; `<b>` and `**` may run over a line's end."""
    bold, lines = False, []
    for raw in _BREAK.split(visible(text)):
        runs: Line = []
        for place, part in enumerate(_BOLD.split(raw)):
            bold = bold if place == 0 else not bold
            if part:
                runs.append((part.replace("&lt;", "<").replace("\N{NO-BREAK SPACE}", " "), bold))
        lines.append(runs)
    return lines


def plain(text: str) -> str:
    """The words alone, in one line."""
    return " ".join("".join(word for word, _bold in line).strip() for line in lines_of(text)).strip()


def width(text: str, size: float) -> float:
    """About how many points the longest line takes."""
    return max((_line_width(line, size) for line in lines_of(text)), default=0.0)


def height(text: str, size: float, *, within: float) -> float:
    """About how many points a text takes that wraps within a width."""
    rows = sum(max(1, -int(-_line_width(line, size) // max(within, size))) for line in lines_of(text))
    return rows * leading(size)


def leading(size: float) -> float:
    """From one line to the next: told in every paragraph, since Korean fonts differ most in this."""
    return size * 1.22


def _line_width(line: Line, size: float) -> float:
    return sum(_letters(text) * (BOLDER if bold else 1) for text, bold in line) * size


def _letters(text: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text)


# Text bodies as DrawingML. Each run says its language: spelling, line breaks and the choice of a font depend on it.


TAGS: Final = {"ko": "ko-KR", "en": "en-US"}
ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}
INDENT: Final = emu(10)
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
) -> str:
    """A paragraph for each line of a text; what is not given comes from the placeholder or the master."""
    indent = f' marL="{INDENT}" indent="-{INDENT}"' if bullet else ""
    spaced = f'<a:lnSpc><a:spcPts val="{round(leading(size) * 100)}"/></a:lnSpc>' if size else ""
    dot = '<a:buChar char="•"/>' if bullet else ""
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
    ink = rgb(colour)
    inked = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>' if ink else ""
    return f'<a:{kind} lang="{tag(text)}" altLang="en-US"{sized}{heavy}>{inked}</a:{kind}>'


def _runs(line: Line, *, size: float | None, colour: str | None, bold: bool) -> str:
    if not line:
        return properties("endParaRPr", size=size, bold=bold)
    return "".join(
        f"<a:r>{properties('rPr', text, size=size, colour=colour, bold=bold or strong)}<a:t>{escape(text)}</a:t></a:r>"
        for text, strong in line
    )


# Fills and lines as DrawingML.


DASHES: Final = {"dot": "sysDot", "dash": "dash", "dashdot": "dashDot", "solid": "solid"}
NO_FILL: Final = "<a:noFill/>"


def fill(colour: str | None) -> str:
    """One colour, or none."""
    seen = rgb(colour)
    return f'<a:solidFill><a:srgbClr val="{seen}"/></a:solidFill>' if seen else NO_FILL


def hatched(colour: str | None, *, ground: str | None = "backgroundColor") -> str:
    """Wide strokes rising to the right, as estimates are drawn everywhere."""
    ink, paper = rgb(colour) or rgb("grayTextColor"), rgb(ground) or rgb("backgroundColor")
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{ink}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{paper}"/></a:bgClr></a:pattFill>'
    )


def line(colour: str | None, width: float = 1, dash: str | None = None, *, arrow: bool = False) -> str:
    """A line in points; none where the colour can't be seen or the width is nothing."""
    if not rgb(colour) or not width:
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
    found: BaseOxmlElement = parse_xml(markup.replace(">", f" {NAMESPACES}>", 1))
    return found


def placed(box: Box) -> str:
    """Where a shape stands and how large it is."""
    size = f'<a:ext cx="{max(emu(box.width), 0)}" cy="{max(emu(box.height), 0)}"/>'
    return f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>{size}</a:xfrm>'


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


# Marks of a scatter trace, one by one: its place, symbol, size, colours and words, whether given once or for each.


KINDS: Final = {
    "circle": "ellipse",
    "square": "rect",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "line-ns": "rect",
    "circle-dot": "donut",
    "star": "star5",
    "cross": "mathPlus",
    "x": "mathMultiply",
}
DEFAULT_SIZE: Final = 8


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark; sizes in pixels of the screen."""

    x: Any
    y: Any
    symbol: str
    size: float
    colour: str | None
    edge: str | None
    edge_width: float
    text: str
    place: str
    ink: str | None
    name: str

    @property
    def open(self) -> bool:
        """Whether only its edge is drawn."""
        return "-open" in self.symbol

    @property
    def kind(self) -> str:
        """The native shape of its symbol."""
        return KINDS.get(self.symbol.replace("-open", ""), "ellipse")

    @property
    def paint(self) -> str:
        """Its fill; what is open lets the ground be seen through its middle."""
        return fill(None if self.open and not self.symbol.startswith("line") else self.colour)

    def line(self, scale: float) -> str:
        """Its edge."""
        if self.symbol.startswith("line"):
            return line(None)
        return line(self.colour if self.open else self.edge, (self.edge_width or (2 if self.open else 0)) * scale)


def marks(trace: Spec, *, x: str = "x", y: str = "y") -> Iterator[Mark]:
    """All marks of a trace that have a place; `x` and `y` name its coordinates."""
    marker, font = trace.get("marker") or {}, trace.get("textfont") or {}
    edge = marker.get("line") or {}
    for place, (across, up) in enumerate(zip(trace[x], trace[y], strict=True)):
        if across is None or up is None or marker.get("opacity") == 0:
            continue
        yield Mark(
            x=across,
            y=up,
            symbol=one(marker.get("symbol"), place) or "circle",
            size=one(marker.get("size"), place) or DEFAULT_SIZE,
            colour=one(marker.get("color"), place),
            edge=one(edge.get("color"), place),
            edge_width=one(edge.get("width"), place) or 0,
            text=str(one(trace.get("text"), place) or "") if "text" in trace.get("mode", "") else "",
            place=one(trace.get("textposition"), place) or "middle center",
            ink=one(font.get("color"), place) or theme.TEXT,
            name=str(one(trace.get("hovertext"), place) or trace.get("name") or ""),
        )


def one(given: Any, place: int) -> Any:
    """What holds for one mark, of something given once for all or for each."""
    return given[place] if isinstance(given, list | tuple) else given

"""Text bodies as DrawingML. Each run says its language: spelling, line breaks and the choice of a font depend on it."""

import re
from typing import Final
from xml.sax.saxutils import escape

from components.export.slides.box import emu
from components.export.slides.colours import rgb
from components.export.slides.markup import Line, leading, lines_of
from i18n import current

TAGS: Final = {"ko": "ko-KR", "en": "en-US"}
ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}
INDENT: Final = emu(10)
ANCHOR: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def tag(text: str = "") -> str:
    """The language of a run: the reader's, but Hangul is Korean in English slides too."""
    return TAGS["ko"] if _HANGUL.search(text) else TAGS[current()]


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

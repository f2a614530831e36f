"""Master and layouts, and what a PowerPoint file says of itself as a whole."""

import io
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape, unescape

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu

from components.export.slides.shapes import ACCENTS, ALIGN, ANCHOR, NAMESPACES, called, emu, fill, placed, shape, tag
from components.scene.parts import Box, palette, plain
from i18n import Message, _, current, message

# Where the parts of a slide stand: 16:9, 960 by 540 points.


SLIDE: Final = Box(0, 0, 960, 540)
TITLE: Final = Box(52, 16, 868, 72)
ACCENT: Final = Box(40, 24, 4, 58)
SUBTITLE: Final = Box(52, 90, 868, 36)
WHOLE: Final = Box(40, 132, 880, 316)
PICTURE: Final = Box(40, 132, 580, 316)
BESIDE: Final = Box(640, 132, 280, 316)
UPRIGHT: Final = Box(40, 132, 400, 316)  # for a picture that is as high as wide: the figures get what it leaves
BESIDE_UPRIGHT: Final = Box(464, 132, 456, 316)
RULE: Final = Box(40, 455, 880, 0.75)
SOURCE: Final = Box(40, 460, 790, 36)
FOOTER: Final = Box(40, 502, 730, 20)
NUMBER: Final = Box(770, 502, 60, 20)
CODE: Final = Box(848, 462, 72, 72)

COVER_CODE: Final = Box(740, 290, 144, 144)  # 5 cm: it can be read from the middle of a hall

# Points, for the last row of a hall: what is said, and what names it (sources, marks, words of a picture).
SAID: Final = 18.0
NAMED: Final = 14.0
HEADLINES: Final = (32.0, 30.0, 28.0)
TIGHT: Final = (26.0, 24.0, 22.0, 20.0, SAID)  # of a headline in a template whose place for it is small

# Numbers of the placeholders, the same in every layout, so that a slide keeps its contents when the layout changes.
SUBTITLE_AT: Final = 13
PICTURE_AT: Final = 14
SOURCE_AT: Final = 15
BESIDE_AT: Final = 16
FOOTER_AT: Final = 11
NUMBER_AT: Final = 12
TEXT_AT: Final = 17


# Shapes of the master and of the layouts as DrawingML: real placeholders, so that PowerPoint's own tools work.


KINDS: Final[dict[str, Message]] = {
    "beside": message("Picture with key figures"),
    "upright": message("Upright picture with key figures"),
    "whole": message("Picture across the slide"),
    "cards": message("Key figures alone"),
    "cover": message("Cover"),
    "text": message("Headline and text"),
}
# Of the picture, and of what stands beside it.
ROOMS: Final[dict[str, tuple[Box, Box | None]]] = {
    "beside": (PICTURE, BESIDE),
    "upright": (UPRIGHT, BESIDE_UPRIGHT),
    "whole": (WHOLE, None),
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where a template lets the parts of a slide stand, in points of a slide of 960 by 540.

    Attributes:
        layouts: the place of the layout of each kind among those of the template.
        rooms: of each kind with a picture, that of the picture and of what stands beside it.
        closing: the kind of layout that the last slide has.
        ours: whether the layouts have our placeholders; what has none stands as text.
    """

    layouts: Mapping[str, int]
    title: Box = TITLE
    subtitle: Box = SUBTITLE
    whole: Box = WHOLE
    rooms: Mapping[str, tuple[Box, Box | None]] = field(default_factory=lambda: ROOMS)
    source: Box = SOURCE
    footer: Box = FOOTER
    number: Box = NUMBER
    code: Box = CODE
    cover_code: Box = COVER_CODE
    closing: str = "cover"
    ours: bool = True


OURS: Final = Plan(layouts={kind: place for place, kind in enumerate(KINDS)})
PLAN: Final[ContextVar[Plan]] = ContextVar("plan", default=OURS)  # of the deck in the making


COVER_TITLE: Final = Box(52, 110, 868, 120)
COVER_ACCENT: Final = Box(40, 140, 4, 90)
COVER_TEXT: Final = Box(52, 244, 640, 190)  # beside the code of the closing slide
OCCASION: Final = Box(52, 244, 868, 240)  # the same of the cover, which has no code
COVER_SIZE: Final = 40.0
COVER_SIZES: Final = (COVER_SIZE, 36.0, 32.0, 28.0, 24.0)  # a longer title is smaller
TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
GROUND: Final = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def layouts_master() -> str:
    """Background, accent, rule and the placeholders that all layouts share."""
    decor = [
        shape(ACCENT, name="Accent", paint='<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'),
        shape(RULE, name="Rule", paint=fill("borderColor")),
    ]
    held = [
        _holder('type="title"', _("Headline"), TITLE, size=HEADLINES[-1], anchor="middle", bold=True),
        _holder('type="body" idx="1"', _("Body"), WHOLE, size=SAID),
        _footer(),
        _number(),
    ]
    return _tree([*decor, *held], name="", ground=GROUND)


def layout(kind: str) -> str:
    """The placeholders of one layout."""
    if kind in ("cover", "text"):
        return _in_words(kind)
    held = [
        _holder('type="title"', _("Headline"), TITLE, size=HEADLINES[-1], anchor="middle", bold=True),
        _holder(_body(SUBTITLE_AT), _("Subtitle"), SUBTITLE, size=NAMED, ink="tx2"),
        _holder(_body(SOURCE_AT), _("Source"), SOURCE, size=NAMED, ink="tx2"),
        _footer(f' idx="{FOOTER_AT}"'),
        _number(f' idx="{NUMBER_AT}"'),
    ]
    if kind in ROOMS:
        picture, beside = ROOMS[kind]
        held.insert(2, _holder(f'idx="{PICTURE_AT}"', _("Picture or table"), picture, size=NAMED))
        if beside:
            held.insert(3, _holder(_body(BESIDE_AT), _("Beside the picture"), beside, size=SAID))
    return _tree(held, name=str(KINDS[kind]))


def _in_words(kind: str) -> str:
    """A layout of a title and words alone."""
    cover = kind == "cover"
    size, title, text = (COVER_SIZE, COVER_TITLE, COVER_TEXT) if cover else (HEADLINES[-1], TITLE, WHOLE)
    held = [
        _holder('type="title"', _("Headline"), title, size=size, anchor="bottom" if cover else "middle", bold=True),
        _holder(_body(TEXT_AT), _("Text"), text, size=SAID),
        _footer(f' idx="{FOOTER_AT}"'),
        _number(f' idx="{NUMBER_AT}"'),
    ]
    accent = [shape(COVER_ACCENT, name="Accent", paint='<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>')]
    return _tree([*(accent if cover else ()), *held], name=str(KINDS[kind]))


def text_styles() -> str:
    """Sizes and colours that placeholders fall back on; no bullets unless somebody asks for them."""
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 171450}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="300"/></a:spcBef><a:buNone/>{_look(SAID if level == 1 else NAMED)}</a:lvl{level}pPr>'
        for level in range(1, 6)
    )
    title = f'<a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0"><a:buNone/>{_look(HEADLINES[-1], bold=True)}</a:lvl1pPr>'
    other = f'<a:lvl1pPr algn="l">{_look(NAMED)}</a:lvl1pPr>'
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _tree(members: list[str], *, name: str, ground: str = "") -> str:
    numbered = [one.replace('id="0"', f'id="{place}"', 1) for place, one in enumerate(members, start=2)]
    named = f' name="{name}"' if name else ""
    return f"<p:cSld {NAMESPACES}{named}>{ground}<p:spTree>{TREE}{''.join(numbered)}</p:spTree></p:cSld>"


def _body(place: int) -> str:
    return f'type="body" sz="quarter" idx="{place}"'


def _holder(
    ph: str,
    name: str,
    box: Box,
    *,
    size: float,
    ink: str = "tx1",
    anchor: str = "top",
    bold: bool = False,
    field: str = "",
) -> str:
    align = ALIGN["right"] if field else ALIGN["left"]
    level = f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>{_look(size, ink, bold=bold)}</a:lvl1pPr>'
    words = field or f'<a:r><a:rPr lang="{tag(name)}"/><a:t>{name}</a:t></a:r>'
    edges = f'lIns="0" tIns="0" rIns="0" bIns="0" anchor="{ANCHOR[anchor]}"'
    locked = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    return (
        f"<p:sp><p:nvSpPr>{called(name)}{locked}<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{placed(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {edges}><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _footer(idx: str = ' idx="3"') -> str:
    return _holder(f'type="ftr" sz="quarter"{idx}', _("Footer"), FOOTER, size=NAMED, ink="tx2", anchor="middle")


def _number(idx: str = ' idx="4"') -> str:
    name = _("Number of the slide")
    return _holder(
        f'type="sldNum" sz="quarter"{idx}',
        name,
        NUMBER,
        size=NAMED,
        ink="tx2",
        anchor="middle",
        field=number_field(),
    )


def number_field() -> str:
    """The number of the slide, which PowerPoint keeps up to date."""
    look = f'<a:rPr lang="{tag()}" altLang="en-US" sz="{round(NAMED * 100)}"/>'
    return f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{look}<a:t>‹#›</a:t></a:fld>'


def _look(size: float, ink: str = "tx1", *, bold: bool = False) -> str:
    return (
        f'<a:defRPr lang="{tag()}" sz="{round(size * 100)}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    )


# The fonts of a slide, chosen so that Korean survives on every machine.


# Latin letters and digits: Arial, which every machine has, or a font of the very same widths (Liberation Sans), so that
# no line grows elsewhere. Hangul: Malgun Gothic, which comes with Windows and with Office for Mac; it is named for the
# East Asian letters and once more for the script, since programs look in different places. Where it is missing (Keynote,
# LibreOffice, Google Slides), `charset` -127 and `pitchFamily` 34 say Hangul and sans serif and the panose number says
# what it looks like, so that Apple SD Gothic Neo or Noto Sans CJK takes its place, and no serif or Chinese font. A Latin
# name alone would leave the choice for Hangul to chance. Each run names its language besides.
LATIN: Final = "Arial"
HANGUL: Final = "Malgun Gothic"
LOOKS: Final = 'panose="020B0503020000020004" pitchFamily="34" charset="-127"'
PART: Final = (
    f'<a:latin typeface="{LATIN}"/><a:ea typeface="{HANGUL}" {LOOKS}/><a:cs typeface=""/>'
    f'<a:font script="Hang" typeface="{HANGUL}"/>'
)
SCHEME: Final = (
    f'<a:fontScheme name="KRDS"><a:majorFont>{PART}</a:majorFont><a:minorFont>{PART}</a:minorFont></a:fontScheme>'
)


# The template: theme, master and named layouts in the government's style, made once for each language.


def template() -> Deck:
    """A deck without slides, its own to fill."""
    deck: Deck = Presentation(io.BytesIO(_made(current())))
    return deck


def master_layout(deck: Deck, kind: str) -> SlideLayout:
    """The layout of a kind, one of `KINDS`, in the template in force."""
    return deck.slide_layouts[PLAN.get().layouts[kind]]


TEXTS: Final = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


def place_for_text(slide: Any, kind: str) -> Any:
    """Of a template of one's own, what holds the words under a title; None where the layout has nothing for them.

    On the cover it stays where the template has it; elsewhere it gets all the room that slides leave.
    """
    found = next((one for one in slide.placeholders if one.placeholder_format.type in TEXTS), None)
    if found is not None and kind != "cover":
        place_at(found, PLAN.get().whole)
    return found


def place_at(held: Any, box: Box) -> None:
    """Put a placeholder of a slide into a place of its own."""
    held.left, held.top, held.width, held.height = (Emu(emu(one)) for one in (box.left, box.top, box.width, box.height))


def without_empty(slide: Any) -> None:
    """Take away the placeholders in which nothing stands: programs would show “click to add text”."""
    for one in list(slide.placeholders):
        if not (one.has_text_frame and one.text_frame.text.strip()):
            one._element.getparent().remove(one._element)


def footers(slide: Any) -> dict[str, int]:
    """Numbers of the placeholders that the layout of a slide has for its foot and its number."""
    found = ((one.element.ph.get("type"), one.placeholder_format.idx) for one in slide.slide_layout.placeholders)
    return {kind: place for kind, place in found if kind in ("ftr", "sldNum")}


@cache
def _made(language: str) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(SLIDE.width)), Emu(emu(SLIDE.height))
    deck.part._element.find("{*}sldSz").attrib.pop("type", None)
    for surplus in list(deck.slide_layouts)[len(KINDS) :]:
        deck.slide_layouts.remove(surplus)
    master = deck.slide_master
    _replace(master._element, layouts_master())
    _style(master._element)
    for held, kind in zip(deck.slide_layouts, KINDS, strict=True):
        _replace(held._element, layout(kind))
        held._element.attrib.pop("type", None)
        held._element.set("userDrawn", "1")
        if kind == "cover":
            held._element.set("showMasterSp", "0")  # its accent stands by its title
    theme(master.part.part_related_by(RT.THEME))
    _without_leftovers(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def theme(part: object) -> None:
    """Put our colours and fonts into a theme part."""
    text = part.blob.decode("utf-8")  # type: ignore[attr-defined]
    text = re.sub(r"<a:clrScheme.*?</a:clrScheme>", _colours(), text, flags=re.DOTALL)
    text = re.sub(r"<a:fontScheme.*?</a:fontScheme>", SCHEME, text, flags=re.DOTALL)
    part._blob = text.replace('name="Office Theme"', 'name="KRDS"').encode("utf-8")  # type: ignore[attr-defined]


def _colours() -> str:
    known = palette()
    named = {
        "dk1": known["textColor"],
        "lt1": known["backgroundColor"],
        "dk2": known["grayTextColor"],
        "lt2": known["secondaryBackgroundColor"],
        **{f"accent{place}": known[code] for place, code in enumerate(ACCENTS, start=1)},
        "hlink": known["linkColor"],
        "folHlink": known["grayTextColor"],
    }
    colours = "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in named.items())
    return f'<a:clrScheme name="KRDS">{colours}</a:clrScheme>'


def _replace(element: object, markup: str) -> None:
    """Put our shapes in the place of those of the default template."""
    new = parse_xml(markup)
    old = element.find("{*}cSld")  # type: ignore[attr-defined]
    element.replace(old, new)  # type: ignore[attr-defined]


def _style(element: object) -> None:
    old = element.find("{*}txStyles")  # type: ignore[attr-defined]
    element.replace(old, parse_xml(text_styles()))  # type: ignore[attr-defined]


def _without_leftovers(deck: Deck) -> None:
    """The default template brings settings of a printer and a small picture of itself."""
    for holder, kind in ((deck.part, RT.PRINTER_SETTINGS), (deck.part.package, RT.THUMBNAIL)):
        for key in [key for key, one in holder._rels.items() if one.reltype == kind]:
            holder._rels.pop(key)


PROPERTIES: Final = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
FORM: Final = "On-screen Show (16:9)"
THEME: Final = "KRDS"


def complete(deck: Deck) -> None:
    """Name the master of the notes, which python-pptx leaves out, and replace what its template says of another file."""
    _notes(deck)
    package: Any = deck.part.package
    told = _properties(_theme_of(deck), [_heading(slide) for slide in deck.slides]).encode()
    if any(one.reltype == RT.EXTENDED_PROPERTIES for one in package._rels.values()):
        package.part_related_by(RT.EXTENDED_PROPERTIES)._blob = told
    else:
        part = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, package, told)
        package.relate_to(part, RT.EXTENDED_PROPERTIES)


def _theme_of(deck: Deck) -> str:
    found = re.search(rb'<a:theme [^>]*?name="([^"]+)"', deck.slide_master.part.part_related_by(RT.THEME).blob)
    return unescape(found[1].decode()) if found else THEME


def _notes(deck: Deck) -> None:
    """Programs find the notes by this list; without it Keynote refuses the file or drops them."""
    part: Any = deck.part
    root = part._element
    if root.find(qn("p:notesMasterIdLst")) is None:
        key = part.relate_to(part.notes_master_part, RT.NOTES_MASTER)
        listed = f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{key}"/></p:notesMasterIdLst>'
        root.find(qn("p:sldMasterIdLst")).addnext(parse_xml(listed))


def _heading(slide: Any) -> str:
    return plain(slide.shapes.title.text_frame.text) or _("Slide")


def _properties(theme_name: str, titles: list[str]) -> str:
    pairs = _pair(_("Theme"), 1) + _pair(_("Slide titles"), len(titles))
    program = escape(_("Lifelong learning in Korea"))
    named = "".join(f"<vt:lpstr>{escape(one)}</vt:lpstr>" for one in (theme_name, *titles))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties {PROPERTIES}>'
        f"<TotalTime>0</TotalTime><Application>{program}</Application>"
        f"<PresentationFormat>{FORM}</PresentationFormat>"
        f"<Slides>{len(titles)}</Slides><Notes>{len(titles)}</Notes><HiddenSlides>0</HiddenSlides>"
        f'<HeadingPairs><vt:vector size="4" baseType="variant">{pairs}</vt:vector></HeadingPairs>'
        f'<TitlesOfParts><vt:vector size="{len(titles) + 1}" baseType="lpstr">{named}</vt:vector></TitlesOfParts>'
        "<AppVersion>1.0000</AppVersion></Properties>"
    )


def _pair(name: str, count: int) -> str:
    return (
        f"<vt:variant><vt:lpstr>{escape(name)}</vt:lpstr></vt:variant><vt:variant><vt:i4>{count}</vt:i4></vt:variant>"
    )

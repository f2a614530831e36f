"""Shapes of the master and of the layouts as DrawingML: real placeholders, so that PowerPoint's own tools work."""

from typing import Final

from components.export.slides import places
from components.export.slides.body import ALIGN, ANCHOR, tag
from components.export.slides.box import Box
from components.export.slides.paint import fill
from components.export.slides.shapes import NAMESPACES, called, placed, shape
from i18n import Message, _, message

KINDS: Final[dict[str, Message]] = {
    "beside": message("Picture with key figures"),
    "whole": message("Picture across the slide"),
    "cards": message("Key figures alone"),
}
TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
GROUND: Final = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def master() -> str:
    """Background, accent, rule and the placeholders that all layouts share."""
    decor = [
        shape(places.ACCENT, name="Accent", paint='<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'),
        shape(places.RULE, name="Rule", paint=fill("borderColor")),
    ]
    held = [
        _holder('type="title"', _("Headline"), places.TITLE, size=26, anchor="middle", bold=True),
        _holder('type="body" idx="1"', _("Body"), places.WHOLE, size=14),
        _footer(),
        _number(),
    ]
    return _tree([*decor, *held], name="", ground=GROUND)


def layout(kind: str) -> str:
    """The placeholders of one layout."""
    held = [
        _holder('type="title"', _("Headline"), places.TITLE, size=26, anchor="middle", bold=True),
        _holder(_body(places.SUBTITLE_AT), _("Subtitle"), places.SUBTITLE, size=13, ink="tx2"),
        _holder(_body(places.SOURCE_AT), _("Source"), places.SOURCE, size=8.5, ink="tx2"),
        _footer(f' idx="{places.FOOTER_AT}"'),
        _number(f' idx="{places.NUMBER_AT}"'),
    ]
    if kind != "cards":
        room = places.PICTURE if kind == "beside" else places.WHOLE
        held.insert(2, _holder(f'idx="{places.PICTURE_AT}"', _("Picture or table"), room, size=14))
    if kind == "beside":
        held.insert(3, _holder(_body(places.BESIDE_AT), _("Beside the picture"), places.BESIDE, size=12))
    return _tree(held, name=str(KINDS[kind]))


def text_styles() -> str:
    """Sizes and colours that placeholders fall back on; no bullets unless somebody asks for them."""
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 171450}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="300"/></a:spcBef><a:buNone/>{_look(14 if level == 1 else 12)}</a:lvl{level}pPr>'
        for level in range(1, 6)
    )
    title = f'<a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0"><a:buNone/>{_look(26, bold=True)}</a:lvl1pPr>'
    other = f'<a:lvl1pPr algn="l">{_look(14)}</a:lvl1pPr>'
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
    return _holder(f'type="ftr" sz="quarter"{idx}', _("Footer"), places.FOOTER, size=9, ink="tx2", anchor="middle")


def _number(idx: str = ' idx="4"') -> str:
    name = _("Number of the slide")
    return _holder(
        f'type="sldNum" sz="quarter"{idx}',
        name,
        places.NUMBER,
        size=9,
        ink="tx2",
        anchor="middle",
        field=number_field(),
    )


def number_field() -> str:
    """The number of the slide, which PowerPoint keeps up to date."""
    look = f'<a:rPr lang="{tag()}" altLang="en-US"/>'
    return f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{look}<a:t>‹#›</a:t></a:fld>'


def _look(size: float, ink: str = "tx1", *, bold: bool = False) -> str:
    return (
        f'<a:defRPr lang="{tag()}" sz="{round(size * 100)}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    )

"""A template of one's own: is it one, what does it lack, and which of its layouts, places and colours a deck takes."""

import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu

from components import theme as meanings
from components.export.slides import master
from components.export.slides.master import CODE, KINDS, PLAN, Plan
from components.export.slides.shapes import ACCENTS, EMU, INKS, Inks, emu
from components.scene.parts import Box, palette
from i18n import _, current, in_each, message

MOST: Final = 20_000_000  # bytes of the file
UNPACKED: Final = 200_000_000  # bytes of its parts
PARTS: Final = 5_000
OLD: Final = b"\xd0\xcf\x11\xe0"  # how a file begins that is locked by a password, and one of the years before 2007
WIDE: Final = 16 / 9
NEAR: Final = 0.01
INSET: Final = 8.0  # points between the edge of a place and its letters, rounded up
LOWEST: Final = 260.0  # points of a slide of 540 that a picture needs with its words

TOO_LARGE: Final = message(
    "The template is too large: {size} MB; {most} MB may be had. Take pictures out of its layouts."
)
LOCKED: Final = message(
    "The template has a password, or is a file of the years before 2007. Save it as .potx or .pptx without a password."
)
NO_TEMPLATE: Final = message("This is no template: it can't be opened as a .potx or .pptx file.")
MACROS: Final = message("The template holds macros. Save it as .potx or .pptx, which hold none.")
OTHER_FORM: Final = message(
    "The slides of the template are not 16:9 ({wide} to {tall}). Set their size to wide screen (16:9), and save it again."
)
NO_LAYOUT: Final = message("The template has no layout with a title that stands on the slide.")
NO_ROOM: Final = message(
    "Between title and foot of the layout “{name}” is no room for a picture: {part}% of the height, {least}% are needed."
)
# What a layout may be called in programs of either language, beside the names that ours have.
CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "cover": ("title slide", "제목 슬라이드", "cover", "표지"),
    "text": ("title and content", "제목 및 내용", "title and text", "제목 및 텍스트"),
    **dict.fromkeys(("beside", "upright", "whole", "cards"), ("title only", "제목만")),
}
FOOT: Final = ("ftr", "sldNum", "dt")


class TemplateError(ValueError):
    """What was given can't be a template. The message says why, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A template that can be used.

    Attributes:
        content: the file without its slides, 960 by 540 points.
        plan: where the parts of a slide stand.
        inks: which colours it names.
        lacking: what it lacks and what is done about it, a sentence each.
    """

    content: bytes
    plan: Plan
    inks: Inks
    lacking: tuple[str, ...]

    @contextmanager
    def applied(self) -> Iterator[Deck]:
        """A deck without slides; what is put into it meanwhile stands where the template wants it, in its colours."""
        plan, inks = PLAN.set(self.plan), INKS.set(self.inks)
        try:
            yield Presentation(io.BytesIO(self.content))
        finally:
            PLAN.reset(plan)
            INKS.reset(inks)


def read(content: bytes) -> Template:
    """A template from a file.

    Raises:
        TemplateError: it is none, or can't be used.
    """
    return _read(content, current())


@lru_cache(maxsize=2)
def _read(content: bytes, _language: str) -> Template:
    """The same, kept for the next run of the page, in the language in force, which the cache has to know as well."""
    deck = _opened(content)
    form = _form(deck)
    _without_slides(deck)
    _sized(deck, master.SLIDE.width * EMU / form)
    layouts, lacking = _matched(deck)
    plan, missing = _plan(deck, layouts)
    inks, told = _inks(deck)
    out = io.BytesIO()
    deck.save(out)
    return Template(content=out.getvalue(), plan=plan, inks=inks, lacking=(*lacking, *missing, *told, *_fonts(deck)))


# Is it a template at all? Asked of the outside of the file first, so that a bad one costs nothing.


def _opened(content: bytes) -> Deck:
    if len(content) > MOST:
        raise TemplateError(_(TOO_LARGE.text, size=_millions(len(content)), most=_millions(MOST)))
    if content.startswith(OLD):
        raise TemplateError(str(LOCKED))
    try:
        deck = _unpacked(content)
    except TemplateError:
        raise
    except UNREADABLE as fault:
        raise TemplateError(str(NO_TEMPLATE)) from fault
    if not deck.slide_masters or not deck.slide_layouts:
        raise TemplateError(str(NO_LAYOUT))
    return deck


# What is raised by parts that are torn, locked, packed in other ways or not what their names say.
UNREADABLE: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError),
    *(PythonPptxError, etree.LxmlError, LookupError, ValueError, TypeError, AttributeError, zlib.error),
)


def _unpacked(content: bytes) -> Deck:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        _inspect(package)
        deck: Deck = Presentation(io.BytesIO(_as_presentation(package)))
    if deck.slide_masters:
        _scheme(deck)  # a theme without colours is found here
    return deck


def _inspect(package: zipfile.ZipFile) -> None:
    """What the list of its parts tells, before any of them is unpacked."""
    parts = package.infolist()
    size = sum(one.file_size for one in parts)
    if size > UNPACKED or len(parts) > PARTS:
        raise TemplateError(_(TOO_LARGE.text, size=_millions(size), most=_millions(UNPACKED)))
    if any(one.flag_bits & 1 for one in parts):
        raise TemplateError(str(LOCKED))
    if any(one.filename.lower().endswith("vbaproject.bin") for one in parts):
        raise TemplateError(str(MACROS))
    if TYPES not in package.namelist() or b"macroEnabled" in package.read(TYPES):
        raise TemplateError(str(MACROS if TYPES in package.namelist() else NO_TEMPLATE))


TYPES: Final = "[Content_Types].xml"
TEMPLATE: Final = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
SLIDES: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def _as_presentation(package: zipfile.ZipFile) -> bytes:
    """The same as a presentation: a template differs from one by its type alone, and can't be given as slides."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in dict.fromkeys(package.namelist()):
            part = package.read(name)
            made.writestr(name, part.replace(TEMPLATE, SLIDES) if name == TYPES else part)
    return out.getvalue()


def _form(deck: Deck) -> float:
    """Its width; refused where its slides are not 16:9."""
    wide, tall = deck.slide_width or 0, deck.slide_height or 0
    if not wide or not tall or abs(wide / tall / WIDE - 1) > NEAR:
        raise TemplateError(_(OTHER_FORM.text, wide=f"{wide / EMU / 72:.1f}", tall=f"{tall / EMU / 72:.1f}"))
    return float(wide)


def _millions(size: int) -> str:
    return str(math.ceil(size / 1_000_000))


# Its slides go, its measures become ours.


def _without_slides(deck: Deck) -> None:
    """Its slides, all that names them, and its master of notes, which may have no place for words: ours has one."""
    root = deck.part._element
    for listed in root.findall(qn("p:sldIdLst")):
        for one in list(listed):
            deck.part.drop_rel(one.get(qn("r:id")))
            listed.remove(one)
    for name in ("p:custShowLst", "p:extLst", "p:notesMasterIdLst"):
        for old in root.findall(qn(name)):
            root.remove(old)
    held: Any = deck.part
    for key in [key for key, one in held._rels.items() if one.reltype == RT.NOTES_MASTER]:
        held._rels.pop(key)


LENGTHS: Final = {"off": ("x", "y"), "ext": ("cx", "cy"), "chOff": ("x", "y"), "chExt": ("cx", "cy")}
SIZES: Final = {"defRPr": "sz", "rPr": "sz", "endParaRPr": "sz", "spcPts": "val"}


def _sized(deck: Deck, scale: float) -> None:
    """Bring masters and layouts to 960 by 540 points, letters too: a slide of half the size is shown just as large."""
    deck.slide_width, deck.slide_height = Emu(emu(master.SLIDE.width)), Emu(emu(master.SLIDE.height))
    deck.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    if abs(scale - 1) < NEAR / 10:
        return
    for held in [*deck.slide_masters, *deck.slide_layouts]:
        for one in held._element.iter("{*}off", "{*}ext", "{*}chOff", "{*}chExt", *(f"{{*}}{name}" for name in SIZES)):
            name = etree.QName(one).localname
            for key in LENGTHS.get(name) or (SIZES[name],):
                if (one.get(key) or "").lstrip("-").isdigit():
                    one.set(key, str(round(int(one.get(key)) * scale)))


# Its layouts: by their names, else by their placeholders.


def _matched(deck: Deck) -> tuple[dict[str, int], list[str]]:
    """The place of the layout of each kind, and which were not found by their names."""
    found, lacking = {}, []
    for kind, name in KINDS.items():
        titled = {
            _plain(one.name): place for place, one in reversed(list(enumerate(deck.slide_layouts))) if _titled(one)
        }
        names = [_plain(one) for one in (*in_each(name.__str__).values(), *CALLED[kind])]
        by_name = next((titled[one] for one in names if one in titled), None)
        found[kind] = _by_placeholders(deck, kind) if by_name is None else by_name
        if by_name is None:
            taken = deck.slide_layouts[found[kind]].name
            lacking.append(_("No layout is called “{name}”: “{taken}” is taken.", name=name, taken=taken))
    return found, lacking


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _kinds(layout: Any) -> list[str]:
    return [str(one.element.ph.get("type") or "obj") for one in layout.placeholders]


def _titled(layout: Any) -> bool:
    """Whether it has a title that stands on the slide."""
    held = (one for one in list(layout.placeholders) if one.element.ph.get("type") in ("title", "ctrTitle"))
    return any(one.width and one.height and _on_slide(_box(one)) for one in held)


def _on_slide(place: Box) -> bool:
    """Whether what is written in a place can be seen: no more of it lies beyond an edge than the margin of its letters."""
    wide, tall = master.SLIDE.width + INSET, master.SLIDE.height + INSET
    return place.left >= -INSET and place.right <= wide and place.top >= -INSET and place.bottom <= tall


def _by_placeholders(deck: Deck, kind: str) -> int:
    """The layout that serves best: a centred title for a cover, a title and words for text, else a title and little more."""
    titled = [place for place, one in enumerate(deck.slide_layouts) if _titled(one)]
    if not titled:
        raise TemplateError(str(NO_LAYOUT))

    def fits(place: int) -> tuple[bool, int]:
        held = [one for one in _kinds(deck.slide_layouts[place]) if one not in FOOT]
        wanted = {
            "cover": "ctrTitle" in held,
            "text": "ctrTitle" not in held and bool({"obj", "body"} & set(held)),
        }.get(kind, "ctrTitle" not in held)
        return not wanted, len(held)

    return min(titled, key=fits)


# Where the parts of a slide stand in it.


SIDE: Final = 24.0  # points at least between the edge of a slide and what stands on it
OURS: Final = (master.SUBTITLE_AT, master.SOURCE_AT, master.PICTURE_AT)


def _plan(deck: Deck, layouts: Mapping[str, int]) -> tuple[Plan, list[str]]:
    layout = deck.slide_layouts[layouts["beside"]]
    if _is_ours(deck, layouts):
        return Plan(layouts=layouts), []
    title = _box(_held(layout, "title", "ctrTitle"))
    foot = min((_box(one).top for one in _footers(layout) if _box(one).top > master.SLIDE.height / 2), default=502.0)
    foot = min(foot, master.SLIDE.height - 28)
    top, bottom = title.bottom + 2, foot - 2
    sides = [title, *_texts(deck.slide_layouts[layouts["text"]])]
    left = max(min(one.left for one in sides), SIDE)
    wide = min(max(one.right for one in sides), master.SLIDE.width - SIDE) - left
    room = bottom - top - master.SUBTITLE.height - master.SOURCE.height - 14
    if room < LOWEST - 60:
        told = {"part": str(max(round(room / 5.4), 0)), "least": str(round((LOWEST - 60) / 5.4))}
        raise TemplateError(_(NO_ROOM.text, name=layout.name, **told))
    return _standing(layouts, title, Box(left, top, wide, bottom - top), foot), [
        _("The layout “{name}” has no places for subtitle and sources: they stand as text.", name=layout.name)
    ]


def _texts(layout: Any) -> list[Box]:
    """Where the words of a layout stand: the title may leave a side to a sign, beneath which there is room again."""
    held: list[Any] = list(layout.placeholders)
    return [_box(one) for one in held if one.element.ph.get("type") in (None, "obj", "body") and one.width]


def _is_ours(deck: Deck, layouts: Mapping[str, int]) -> bool:
    """Whether it was made from our template: its layouts have our placeholders."""
    found: list[Any] = [deck.slide_layouts[layouts[kind]] for kind in master.ROOMS]
    held = ({one.placeholder_format.idx for one in list(layout.placeholders)} for layout in found)
    return all(set(OURS) <= one for one in held)


def _standing(layouts: Mapping[str, int], title: Box, room: Box, foot: float) -> Plan:
    """Our parts in the room between title and foot: measure, picture, sources, with the code at the right."""
    source = Box(room.left, room.bottom - master.SOURCE.height, room.width - CODE.width - 18, master.SOURCE.height)
    whole = Box(room.left, room.top + master.SUBTITLE.height + 4, room.width, 0)
    whole = Box(whole.left, whole.top, whole.width, source.top - 6 - whole.top)
    parts = {"beside": 580 / 880, "upright": 400 / 880}
    rooms: dict[str, tuple[Box, Box | None]] = {"whole": (whole, None)}
    for kind, part in parts.items():
        wide = whole.width * part
        picture = Box(whole.left, whole.top, wide, whole.height)
        rooms[kind] = picture, Box(picture.right + 20, whole.top, whole.width - wide - 20, whole.height)
    side = min(CODE.height, master.SLIDE.height - source.top - 6)
    footer = Box(room.left, foot, room.width - side - 90, 20)
    return Plan(
        layouts=layouts,
        title=title,
        subtitle=Box(room.left, room.top, room.width, master.SUBTITLE.height),
        whole=whole,
        rooms=rooms,
        source=source,
        footer=footer,
        number=Box(footer.right + 10, foot, 60, 20),
        code=Box(room.right - side, source.top + 2, side, side),
        cover_code=Box(whole.right - 144, whole.bottom - 144, 144, 144),
        closing="text",
        ours=False,
    )


def _held(layout: Any, *kinds: str) -> Any:
    held: list[Any] = list(layout.placeholders)
    return next(one for one in held if one.element.ph.get("type") in kinds)


def _footers(layout: Any) -> list[Any]:
    held: list[Any] = list(layout.placeholders)
    return [one for one in held if one.element.ph.get("type") in FOOT]


def _box(shape: Any) -> Box:
    return Box(*((one or 0) / EMU for one in (shape.left, shape.top, shape.width, shape.height)))


# Its colours: taken where they can be seen and mean one thing each.


SIX: Final = re.compile("[0-9A-Fa-f]{6}")
LEAST: Final = 3.0  # contrast of a fill with the ground
WORDS: Final = 4.5  # contrast of letters with the ground
APART: Final = 15.0  # of CIE 1976: two colours that nobody takes for each other
SAME: Final = 2.0
DARK: Final = 0.18  # of white light that the ground gives back


def _inks(deck: Deck) -> tuple[Inks, list[str]]:
    named, told = _scheme(deck), []
    ground, plain = _ground(deck, named)
    if not plain:
        told.append(_("The ground of the slides is a picture or a gradient: contrast with it can't be measured."))
    shade = "dark" if _light(ground) < DARK else "light"
    known = palette(shade)
    own = {colour: f"accent{place}" for place, colour in enumerate(ACCENTS, start=1)}
    taken = {colour for colour, place in own.items() if place in named and contrast(named[place], ground) >= LEAST}
    fixed = [known[one] for one in (meanings.TOTAL, meanings.ELSEWHERE, meanings.INK)]
    while clash := _clash({one: named[own[one]] if one in taken else known[one] for one in ACCENTS}, taken, fixed):
        taken.discard(clash)
    left = [own[one].removeprefix("accent") for one in ACCENTS if one not in taken]
    if left:
        numbers = ", ".join(left)
        told.append(
            _(
                "Accent colours {numbers} of the template are too near to the ground or to each other: ours stand instead.",
                numbers=numbers,
            )
        )
    found: dict[str, str] = {one: own[one] for one in ACCENTS if one in taken}
    if apart(named["bg1"], ground) < SAME:
        found[meanings.BACKGROUND] = "bg1"
    if contrast(named["tx1"], ground) >= WORDS:
        found[meanings.TEXT] = "tx1"
    else:
        told.append(_("The text colour of the template can't be read on its ground: ours stands instead."))
    return Inks(named=found, theme=shade), told


def _clash(colours: Mapping[str, str], taken: set[str], fixed: Sequence[str]) -> str | None:
    """A colour of the template that looks like another one, or like a grey that has a meaning; more so than ours do."""
    own = palette()
    for one, other in combinations(colours, 2):
        least = min(APART, apart(own[one], own[other]))
        if {one, other} & taken and apart(colours[one], colours[other]) < least:
            return other if other in taken else one
    return next(
        (one for one in colours if one in taken and any(apart(colours[one], grey) < APART for grey in fixed)), None
    )


def _scheme(deck: Deck) -> dict[str, str]:
    """The colours of the theme by the names under which slides ask for them; those that are given as six digits."""
    held = deck.slide_master
    tree = etree.fromstring(held.part.part_related_by(RT.THEME).blob, etree.XMLParser(resolve_entities=False))
    found = {"dk1": "#000000", "lt1": "#ffffff"}
    for one in tree.find(".//{*}clrScheme"):
        value = one[0].get("lastClr") or one[0].get("val") or ""
        if SIX.fullmatch(value):
            found[etree.QName(one).localname] = f"#{value.lower()}"
    mapped = held._element.find(qn("p:clrMap")).attrib.items()
    return found | {str(place): found[str(name)] for place, name in mapped if str(name) in found}


def _ground(deck: Deck, named: Mapping[str, str]) -> tuple[str, bool]:
    """The colour of the slides, and whether it is one colour."""
    given = deck.slide_master._element.find(f".//{qn('p:bg')}")
    if given is None:
        return named["bg1"], True
    plain = given.find(".//{*}blipFill") is None and given.find(".//{*}gradFill") is None
    solid = next(given.iter("{*}srgbClr", "{*}schemeClr"), None)
    value = solid.get("val") if solid is not None else "bg1"
    return named.get(value) or (f"#{value.lower()}" if SIX.fullmatch(value) else named["bg1"]), plain


def _linear(colour: str) -> tuple[float, float, float]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def _light(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG, 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def apart(one: str, other: str) -> float:
    """How far two colours are from each other (CIE 1976, Lab); 2 is just seen."""
    return math.dist(_lab(one), _lab(other))


def _lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (one ** (1 / 3) if one > 0.008856 else (903.3 * one + 16) / 116 for one in (x, _light(colour), z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _fonts(deck: Deck) -> list[str]:
    """A theme that names no font for Hangul leaves Korean letters to chance."""
    text = deck.slide_master.part.part_related_by(RT.THEME).blob
    tree = etree.fromstring(text, etree.XMLParser(resolve_entities=False))
    for kind in ("majorFont", "minorFont"):
        held = tree.find(f".//{{*}}{kind}")
        east = held.find("{*}ea") if held is not None else None
        hangul = [one for one in held.iter("{*}font") if one.get("script") == "Hang"] if held is not None else []
        if not hangul and (east is None or not east.get("typeface")):
            return [_("The theme names no font for Hangul: each program takes one of its own.")]
    return []

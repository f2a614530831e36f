"""The template: theme, master and named layouts in the government's style, made once for each language."""

import io
import re
from functools import cache
from typing import Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu

from components.export.slides import fonts, layouts, places
from components.export.slides.box import emu
from components.export.slides.colours import light
from i18n import current

ACCENTS: Final = ("#000001", "#000002", "#000004", "#000007", "#000008", "#000009")


def template() -> Deck:
    """A deck without slides, its own to fill."""
    deck: Deck = Presentation(io.BytesIO(_made(current())))
    return deck


def layout(deck: Deck, kind: str) -> SlideLayout:
    """The layout of a kind, one of `layouts.KINDS`."""
    return deck.slide_layouts[list(layouts.KINDS).index(kind)]


@cache
def _made(language: str) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(places.SLIDE.width)), Emu(emu(places.SLIDE.height))
    deck.part._element.find("{*}sldSz").attrib.pop("type", None)
    for surplus in list(deck.slide_layouts)[len(layouts.KINDS) :]:
        deck.slide_layouts.remove(surplus)
    master = deck.slide_master
    _replace(master._element, layouts.master())
    _style(master._element)
    for held, kind in zip(deck.slide_layouts, layouts.KINDS, strict=True):
        _replace(held._element, layouts.layout(kind))
        held._element.attrib.pop("type", None)
        held._element.set("userDrawn", "1")
    theme(master.part.part_related_by(RT.THEME))
    _without_leftovers(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def theme(part: object) -> None:
    """Put our colours and fonts into a theme part."""
    text = part.blob.decode("utf-8")  # type: ignore[attr-defined]
    text = re.sub(r"<a:clrScheme.*?</a:clrScheme>", _colours(), text, flags=re.DOTALL)
    text = re.sub(r"<a:fontScheme.*?</a:fontScheme>", fonts.SCHEME, text, flags=re.DOTALL)
    part._blob = text.replace('name="Office Theme"', 'name="KRDS"').encode("utf-8")  # type: ignore[attr-defined]


def _colours() -> str:
    known = light()
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
    element.replace(old, parse_xml(layouts.text_styles()))  # type: ignore[attr-defined]


def _without_leftovers(deck: Deck) -> None:
    """The default template brings settings of a printer and a small picture of itself."""
    for holder, kind in ((deck.part, RT.PRINTER_SETTINGS), (deck.part.package, RT.THUMBNAIL)):
        for key in [key for key, one in holder._rels.items() if one.reltype == kind]:
            holder._rels.pop(key)

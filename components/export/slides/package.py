"""What a PowerPoint file says of itself as a whole: its master of notes, its form, its slides, what made it."""

from typing import Any, Final
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from components.scene.parts import plain
from i18n import _

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
    part = package.part_related_by(RT.EXTENDED_PROPERTIES)
    part._blob = _properties([_heading(slide) for slide in deck.slides]).encode()


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


def _properties(titles: list[str]) -> str:
    pairs = _pair(_("Theme"), 1) + _pair(_("Slide titles"), len(titles))
    program = escape(_("Lifelong learning in Korea"))
    named = "".join(f"<vt:lpstr>{escape(one)}</vt:lpstr>" for one in (THEME, *titles))
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

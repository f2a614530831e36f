"""Templates as ministries have them, made for the tests: another size, other colours, other names of layouts."""

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

WIDE = (12_192_000, 6_858_000)  # what PowerPoint begins with
SMALL = (9_144_000, 5_143_500)  # what Google Slides begins with
NARROW = (2_600_000, 250_000, 9_000_000, 900_000)  # a title beside the sign of a ministry: left, top, width, height
TALL = (1_200_000, 350_000, 9_800_000, 1_500_000)  # one that leaves a picture little room
MINISTRY = {"accent1": "1F4E9E", "accent2": "B8500C", "accent3": "00707A", "accent4": "2E7D32", "accent5": "7B1FA2"}
SLIDES = b"presentationml.presentation.main+xml"


def template(
    *,
    size: tuple[int, int] = WIDE,
    accents: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    potx: bool = False,
    ground: str = "",
    title: tuple[int, int, int, int] | None = None,
) -> bytes:
    """The layouts of PowerPoint in a size, with accents, names, ground and titles of one's own, and a slide of its maker."""
    deck: Any = Presentation()
    for held in [deck.slide_master, *deck.slide_layouts]:
        for one in held._element.iter("{*}off", "{*}ext"):
            for key, scale in (("x", size[0] / 9_144_000), ("cx", size[0] / 9_144_000)):
                if one.get(key):
                    one.set(key, str(round(int(one.get(key)) * scale)))
            for key in ("y", "cy"):
                if one.get(key):
                    one.set(key, str(round(int(one.get(key)) * size[1] / 6_858_000)))
    _titled(deck, title)
    deck.slide_width, deck.slide_height = Emu(size[0]), Emu(size[1])
    for layout in deck.slide_layouts:
        if (names or {}).get(layout.name):
            layout._element.find(qn("p:cSld")).set("name", (names or {})[layout.name])
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Slide of the ministry"
    out = io.BytesIO()
    deck.save(out)
    return changed(out.getvalue(), accents or {}, potx=potx, ground=ground)


def _titled(deck: Any, title: tuple[int, int, int, int] | None) -> None:
    """Put all titles but that of the cover into a place."""
    for one in (one for held in [deck.slide_master, *deck.slide_layouts] for one in held.placeholders):
        if title and one.element.ph.get("type") == "title":
            one.left, one.top, one.width, one.height = map(Emu, title)


def changed(content: bytes, accents: dict[str, str], *, potx: bool, ground: str) -> bytes:
    def part(name: str, held: bytes) -> bytes:
        if name == "[Content_Types].xml" and potx:
            return held.replace(SLIDES, b"presentationml.template.main+xml")
        if name.startswith("ppt/theme/theme"):
            # Letters of a font that this machine has in the same widths: LibreOffice takes wider ones in the place of Calibri.
            text = re.sub('<a:latin typeface="Calibri[^"]*"', '<a:latin typeface="Arial"', held.decode())
            for accent, value in accents.items():
                text = re.sub(rf"(<a:{accent}>).*?(</a:{accent}>)", rf'\1<a:srgbClr val="{value}"/>\2', text)
            return text.encode()
        if name == "ppt/slideMasters/slideMaster1.xml" and ground:
            given = (
                f'<p:bg><p:bgPr><a:solidFill><a:srgbClr val="{ground}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
            )
            return re.sub(r"<p:bg>.*?</p:bg>", given, held.decode(), flags=re.DOTALL).encode()
        return held

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, part(name, old.read(name)))
    return out.getvalue()

"""The QR code that leads from a slide to the same view of the dashboard."""

import io
from typing import Any, Final

import segno
from pptx.slide import Slide as Page
from pptx.util import Emu

from components.export.slides.box import emu
from components.export.slides.places import CODE
from i18n import _

QUIET: Final = 2  # modules of white around the code; the slide itself is white beyond


def code(page: Page, address: str, link: str) -> None:
    """Put the code of an address and a path into the corner of a slide."""
    target = address.rstrip("/") + "/" + link.lstrip("/")
    out = io.BytesIO()
    segno.make(target, error="m", micro=False).save(out, kind="png", scale=8, border=QUIET)
    out.seek(0)
    picture: Any = page.shapes.add_picture(
        out, *(Emu(emu(one)) for one in (CODE.left, CODE.top, CODE.width, CODE.height))
    )
    picture.name = _("QR code")
    picture._element.nvPicPr.cNvPr.set("descr", _("QR code: {address}", address=target))
    picture.click_action.hyperlink.address = target

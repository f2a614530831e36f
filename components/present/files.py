"""What a presenter takes along: the talk as one file, slides, a workbook, an edition to be read."""

from functools import partial
from typing import Final

import streamlit as st

from components import say
from components.export import shelf
from components.export.kinds import KINDS, Maker
from components.export.public import public_address
from components.files.provenance import Provenance
from components.present.listing import Listed
from components.takeaway import PPTX, XLSX, download
from i18n import Message, _, message

# Label and media type by the ending of the file; the talk itself is the player's own.
OFFERED: Final[dict[str, tuple[Message, str]]] = {
    "pptx": (message("Slides (PowerPoint)"), PPTX),
    "xlsx": (message("Workbook (Excel)"), XLSX),
    "html": (message("Edition to read (HTML)"), "text/html"),
}


def offer(one: Listed) -> None:
    """A button for each file; each is made when it is asked for, with the data of this run of the page."""
    talk = one.talk
    name = f"{one.name}_{talk.head}_{talk.language}"
    with st.container(horizontal=True, gap="small"):
        download(_("Talk in one file (HTML)"), partial(shelf.file, talk), f"talk-{name}.html", mime="text/html")
        for kind, (label, mime) in OFFERED.items():
            download(str(label), partial(_file, talk, kind), f"{name}.{kind}", mime=mime)
    say.caption(
        _("The files open by double click, without a network; the talk holds both languages and the speaker window.")
    )


def _file(talk: shelf.Talk, kind: str) -> bytes:
    def make(story: Maker, taken: Provenance) -> bytes:
        return KINDS[kind](story, taken, public_address())

    return shelf.frozen(talk, make)

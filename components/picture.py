"""PNG and SVG of a figure at slide size, made in the reader's browser from the chart on the screen."""

from pathlib import Path
from typing import Final

import streamlit as st

from components import evidence
from components.figures import words
from components.figures.figure import Figure
from components.files.provenance import Provenance
from i18n import _, current

HERE: Final = Path(__file__).parent
HTML: Final = """
<div><button type="button" data-kind="png"></button><button type="button" data-kind="svg"></button></div>
<p role="status"></p>
"""
_PICTURE: Final = st.components.v2.component(
    "picture",
    html=HTML,
    css=(HERE / "picture.css").read_text("utf-8"),
    js=(HERE / "picture.js").read_text("utf-8"),
)


def buttons(figure: Figure, taken: Provenance, name: str) -> None:
    """Two buttons that save the figure's chart under a name; title, status, source and day stand in the picture."""
    _PICTURE(
        key=f"picture {figure.id}",
        data={
            "chart": figure.id,
            "name": name,
            "language": current(),
            "title": figure.title,
            "subtitle": f"{figure.subtitle} · {words.unbroken(words.statuses(*figure.behind))}",
            "foot": [evidence.publishers(*figure.behind), taken.in_a_line()],
            "alt": figure.alt,
            "png": _("PNG picture"),
            "svg": _("SVG picture"),
            "missing": _("The chart is not on the screen. Show it, then save the picture."),
            "failed": _("This browser cannot make the picture. Try the other kind."),
        },
    )

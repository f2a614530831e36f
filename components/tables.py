"""Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash; headings sort."""

from pathlib import Path

import streamlit as st

from components import evidence, say
from components.figures import words
from components.figures.cells import cells
from components.figures.exhibit import Exhibit
from components.figures.table import Table
from components.takeaway import takeaway
from i18n import _, current

HERE = Path(__file__).parent
_TABLE = st.components.v2.component(
    "table",
    js=(HERE / "table.js").read_text("utf-8"),
    css=(HERE / "table.css").read_text("utf-8"),
    isolate_styles=False,
)


def table(shown: Exhibit | None) -> None:
    """Draw a table of the page with its title, what it holds, the evidence of what stands behind it, and its take-away.

    Nothing where the state of the page gives no table.
    """
    if shown is None:
        return
    with st.container(gap="xsmall"):
        say.subheader(shown.title)
        say.caption(f"{shown.subtitle} · {words.statuses(*shown.behind)}" if shown.behind else shown.subtitle)
        rows(shown.table, alt=shown.title)
        if shown.behind:
            say.caption(evidence.publishers(*shown.behind))
        with st.container(horizontal=True, gap="small"):
            if shown.behind:
                evidence.button(f"table {shown.id}", *shown.behind)
            takeaway(shown)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    _TABLE(data={**cells(content), "name": alt, "sort": _("Sort"), "language": current()})

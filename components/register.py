"""The part of a page that holds the coverage register: a search box, two filters, the rows that are left."""

import streamlit as st

from components.draw import table
from components.figures import sources
from components.figures.exhibit import Exhibit
from components.figures.pages import PAGES
from components.filters import choose, words
from data import labels
from data.catalogue import dataset
from i18n import _


def searched() -> None:
    """The register, searched by words, by page and by whether a claim stands on one; all three in the address."""
    claims = dataset("coverage")
    names = {row.id: labels.text(row, "label") for row in dataset("indicators").rows}
    titles = {name: str(PAGES[name].title) for name in sources.pages(claims)}
    states = {"all": _("All"), "yes": _("On a page"), "no": _("Nowhere")}
    left, middle, right = st.columns(3, gap="medium")
    with left:
        typed = words(_("Words in a claim"), name="find", icon=":material/search:")
    with middle:
        page = choose(st.selectbox, _("Page"), {"all": _("All"), **titles}, name="on")
    with right:
        placed = choose(st.segmented_control, _("Stands"), states, name="placed")
    found = sources.chosen(
        claims,
        typed=typed,
        page=None if page == "all" else page,
        placed=None if placed == "all" else placed == "yes",
        names=names,
    )
    table(
        Exhibit(
            id="coverage-register",
            title=sources.told(claims),
            subtitle=_("{count} of {all} rows, in the order of the documents", count=len(found), all=len(claims.table)),
            table=sources.table(found, titles=titles, names=names),
        )
    )

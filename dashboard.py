"""The dashboard: page setup, language, navigation. `streamlit run dashboard.py` serves it."""

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import filters, search, state
from components.door import reading, sign_in
from components.figures.page import FigurePage, Page
from components.figures.pages import PAGES
from components.page import told_if_older
from components.session import session
from components.turns import in_turn
from data import catalogue
from i18n import _

ICON = Path(__file__).parent / "components" / "icon.svg"


def show() -> None:
    """One run of the script: what every page shares, then the page."""
    filters.language()
    st.set_page_config(page_title=_("Lifelong learning in Korea"), page_icon=str(ICON), layout="wide")
    if not reading.may_read():
        st.navigation(_pages(), position="hidden")  # else Streamlit ran the file of the page by itself
        reading.turn_away()
        return
    with state.followed(), in_turn() as end_turn:
        filters.follow()  # before the browser hears of the page: an address that is completed later is one step back more
        page = st.navigation(_pages(), position="top")
        record = _record(page)
        moved = record.moved_by(catalogue.head())
        session.filters.set(moved)  # the others keep their choice in session and address
        if record.acts:
            state.at_newest()
        search.follow()
        with st.container(horizontal_alignment="center"), st.container(width=1280):
            filters.bar()
            told_if_older(record)
            if not isinstance(record, FigurePage):
                end_turn()
            page.run()


def _record(page: StreamlitPage) -> Page:
    """What is known of a page; the one without a url of its own is the first."""
    return PAGES[page.url_path or next(iter(PAGES))]


def _pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section; a page's file has the name of its url, and the first is the one without."""
    found: dict[str, list[StreamlitPage]] = {}
    for page in PAGES.values():
        found.setdefault(str(page.section or ""), []).append(_page(page, default=not found))
    return found


def _page(page: Page, *, default: bool) -> StreamlitPage:
    icon = f":material/{page.icon}:"
    # Whoever only reads finds nothing to do there; who follows a link is told whose page it is.
    hidden = page.name == "access" and not sign_in.is_known()
    seen: Literal["visible", "hidden"] = "hidden" if hidden else "visible"
    return st.Page(f"pages/{page.name}.py", title=str(page.title), icon=icon, default=default, visibility=seen)


# Streamlit imports this file once to find the server, then runs it as a script for each reader.
if __name__ == "__main__":
    show()
else:
    from components import server

    # Told now that we navigate ourselves, Streamlit doesn't run a file of pages/ by itself on the first deep link.
    st.navigation([st.Page(show)], position="hidden")
    app = st.App(__file__, routes=server.routes(), middleware=server.MIDDLEWARE)

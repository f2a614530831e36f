"""The pages, in sections as the top navigation shows them."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.titles import FILTERS, TITLES
from i18n import _


def filters_of(page: StreamlitPage) -> tuple[str, ...]:
    """The filters that a page uses; the one without a url of its own is the overview."""
    return FILTERS.get(page.url_path or "overview", ())


def pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section; a page's file has the name of its url."""
    return {
        "": [_page("overview", "dashboard", default=True), _page("targets", "flag")],
        _("Participation"): [
            _page("trends", "trending_up"),
            _page("sme", "factory"),
            _page("concentration", "map"),
            _page("kdt", "memory"),
        ],
        _("Qualifications and skills"): [_page("qualifications", "workspace_premium"), _page("skills", "insights")],
        _("International"): [_page("mra", "handshake"), _page("cases", "travel_explore")],
        _("Present"): [_page("present", "slideshow")],
        _("Data"): [_page("data", "upload_file"), _page("sources", "menu_book")],
    }


def _page(name: str, icon: str, *, default: bool = False) -> StreamlitPage:
    title = str(TITLES[name])
    return st.Page(f"pages/{name}.py", title=title, icon=f":material/{icon}:", default=default)

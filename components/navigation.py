"""The pages, in sections as the top navigation shows them."""

from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from i18n import Message, _, message

# By the name of the page's file, which is its url.
TITLES: Final[dict[str, Message]] = {
    "overview": message("Overview"),
    "targets": message("As-is → to-be"),
    "trends": message("Trainee trends"),
    "sme": message("SME participation"),
    "concentration": message("Metropolitan concentration"),
    "kdt": message("K-Digital Training"),
    "qualifications": message("Qualifications and work-based learning"),
    "skills": message("Skills and reform outlook"),
    "mra": message("Mutual recognition"),
    "cases": message("International cases"),
    "data": message("Update the data"),
    "sources": message("Sources and method"),
}

# The filters that change what a page shows, by its name; a page of all of Korea at one time has none.
FILTERS: Final[dict[str, tuple[str, ...]]] = {
    "overview": ("province", "year"),
    "trends": ("year",),
    "concentration": ("province", "year"),
    "kdt": ("province",),
    "data": ("province", "year"),
}


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
        _("Data"): [_page("data", "upload_file"), _page("sources", "menu_book")],
    }


def _page(name: str, icon: str, *, default: bool = False) -> StreamlitPage:
    title = str(TITLES[name])
    return st.Page(f"pages/{name}.py", title=title, icon=f":material/{icon}:", default=default)

"""The pages, in sections as the top navigation shows them."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from i18n import _


def pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section; a page's file has the name of its url."""
    return {
        "": [
            _page("overview", _("Overview"), "dashboard", default=True),
            _page("targets", _("As-is → to-be"), "flag"),
        ],
        _("Participation"): [
            _page("trends", _("Trainee trends"), "trending_up"),
            _page("sme", _("SME participation"), "factory"),
            _page("concentration", _("Metropolitan concentration"), "map"),
            _page("kdt", _("K-Digital Training"), "memory"),
        ],
        _("International"): [_page("mra", _("Mutual recognition"), "handshake")],
        _("Data"): [_page("sources", _("Sources and method"), "menu_book")],
    }


def _page(name: str, title: str, icon: str, *, default: bool = False) -> StreamlitPage:
    return st.Page(f"pages/{name}.py", title=title, icon=f":material/{icon}:", default=default)

"""The pages, in sections as the top navigation shows them."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.figures.page import Page
from components.figures.pages import PAGES


def record(page: StreamlitPage) -> Page:
    """What is known of a page; the one without a url of its own is the first."""
    return PAGES[page.url_path or next(iter(PAGES))]


def pages() -> dict[str, list[StreamlitPage]]:
    """Pages by section; a page's file has the name of its url, and the first is the one without."""
    found: dict[str, list[StreamlitPage]] = {}
    for page in PAGES.values():
        found.setdefault(str(page.section or ""), []).append(_page(page, default=not found))
    return found


def _page(page: Page, *, default: bool) -> StreamlitPage:
    icon = f":material/{page.icon}:"
    return st.Page(f"pages/{page.name}.py", title=str(page.title), icon=icon, default=default)

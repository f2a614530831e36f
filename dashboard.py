"""The dashboard: page setup, language, navigation. `streamlit run dashboard.py` serves it."""

from pathlib import Path

import streamlit as st

from components import filters, navigation, search, state
from components.page import told_if_older
from i18n import _

ICON = Path(__file__).parent / "components" / "icon.svg"


def show() -> None:
    """One run of the script: what every page shares, then the page."""
    filters.language()
    st.set_page_config(page_title=_("Lifelong learning in Korea"), page_icon=str(ICON), layout="wide")
    with state.followed():
        filters.follow()  # before the browser hears of the page: an address that is completed later is one step back more
        page = st.navigation(navigation.pages(), position="top")
        record = navigation.record(page)
        filters.offer(record.filters)
        if record.acts:
            state.at_newest()
        search.follow()
        with st.container(horizontal_alignment="center"), st.container(width=1280):
            filters.bar()
            told_if_older(record)
            page.run()


# Streamlit imports this file once to find the server, then runs it as a script for each reader.
if __name__ == "__main__":
    show()
else:
    from components import server

    # Told now that we navigate ourselves, Streamlit doesn't run a file of pages/ by itself on the first deep link.
    st.navigation([st.Page(show)], position="hidden")
    app = st.App(__file__, routes=server.routes(), middleware=server.MIDDLEWARE)

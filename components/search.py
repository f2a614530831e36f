"""The search box: find a page, an indicator, a province or an economy by Korean or English words, and go there."""

import streamlit as st

from components import address
from components.finder import Entry, entries
from components.titles import TITLES
from data.catalogue import version
from i18n import _, current

# What choosing an entry puts into force, by its kind: the filter or the choice of that name.
SETS = {"province": "province", "economy": "partner"}
CHOSEN = "found by search"


def search() -> None:
    """Draw the box; one widget for each language, empty again once something was chosen."""
    texts = _texts(current(), version())
    key = f"search in {current()}"
    st.selectbox(
        _("Search pages, indicators, provinces, economies"),
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        key=key,
        placeholder=_("Korean or English words"),
        icon=":material/search:",
        on_change=_choose,
        args=(key,),
    )


def follow() -> None:
    """Go to what the reader chose in the box, if anything, before the page is drawn."""
    chosen = st.session_state.pop(CHOSEN, None)
    if chosen:
        _go(_entries(version())[chosen])


def _choose(key: str) -> None:
    # The pages are not known yet when this runs, so the switch waits for `follow`.
    st.session_state[CHOSEN], st.session_state[key] = st.session_state[key], None


def _go(entry: Entry) -> None:
    if entry.kind in SETS:
        st.session_state[SETS[entry.kind]] = entry.code
    if entry.kind == "indicator" and entry.page == "sources":
        st.session_state["tab"] = "indicators"  # the one with its definition: no page shows its values
    # A switch before the widgets are drawn forgets them; of the filters, only the language is held by its widget alone.
    st.session_state[address.ALWAYS] = current()
    st.switch_page(f"pages/{entry.page}.py")


@st.cache_resource(show_spinner=False)
def _entries(version: str) -> dict[str, Entry]:
    return entries(TITLES)


@st.cache_resource(show_spinner=False)
def _texts(language: str, version: str) -> dict[str, str]:
    return {name: entry.text() for name, entry in _entries(version).items()}

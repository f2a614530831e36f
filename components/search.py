"""The search box: find a page, an indicator, a province or an economy by Korean or English words, and go there."""

import streamlit as st

from components import address, navigation
from components.finder import Entry, entries
from data.catalogue import version
from i18n import _, current, speak

# What choosing an entry puts into force, by its kind: the filter or the choice of that name.
SETS = {"province": "province", "economy": "partner"}


def search() -> None:
    """Draw the box; one widget for each language, empty again once the reader has gone there."""
    found, texts = _entries(version()), _texts(current(), version())
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
        args=(key, found, current()),
    )


def go(entry: Entry) -> None:
    """Put what was found into force, and show the page that it is on."""
    if entry.kind in SETS:
        st.session_state[SETS[entry.kind]] = entry.code
    if entry.kind == "indicator" and entry.page == "sources":
        st.session_state["sources"] = _("Indicators")  # the tab with its definition: no page shows its values
    # A switch before the widgets are drawn forgets them; of the filters, only the language is held by its widget alone.
    st.session_state[address.ALWAYS] = current()
    st.switch_page(f"pages/{entry.page}.py")


def _choose(key: str, found: dict[str, Entry], language: str) -> None:
    speak(language)  # this runs before the script puts a language in force
    chosen = st.session_state[key]
    st.session_state[key] = None
    if chosen:
        go(found[chosen])


@st.cache_resource(show_spinner=False)
def _entries(version: str) -> dict[str, Entry]:
    return entries(navigation.TITLES)


@st.cache_resource(show_spinner=False)
def _texts(language: str, version: str) -> dict[str, str]:
    return {name: entry.text() for name, entry in _entries(version).items()}

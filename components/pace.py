"""What a page shows first is drawn first."""

import time
from typing import Final

import streamlit as st

BEGUN: Final = "the first thing was drawn"
A_MOMENT: Final = 0.15  # seconds: what a laptop takes to draw a chart


def first_things_first() -> None:
    """Let the browser draw what has come before the rest of the page comes; once, when a session begins.

    A browser that gets everything at once begins with the many small parts, and ends with the picture.
    """
    if not st.session_state.get(BEGUN):
        st.session_state[BEGUN] = True
        time.sleep(A_MOMENT)

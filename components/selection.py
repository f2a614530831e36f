"""Choosing a province by a click on a map or a tile."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import filters


def chooses_province(figure: str) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its province as the filter of all pages."""
    return partial(_choose, figure)


def _choose(figure: str) -> None:
    points = st.session_state[figure]["selection"]["points"]
    codes = [point.get("location") or point.get("customdata") for point in points]
    chosen = next((code for code in codes if code in filters.provinces()), None)
    if chosen:
        st.session_state["province"] = chosen

"""Choosing a province, an economy or a programme by a click on a picture; a second click on it takes the choice back."""

from collections.abc import Callable, Collection
from functools import partial

import streamlit as st

from components import address, filters


def chooses_province(figure: str) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its province as the filter of all pages."""
    return partial(_choose, figure, "province", filters.provinces(), filters.ALL)


def chooses_partner(figure: str, economies: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its economy as the one that the page tells about."""
    return partial(_choose, figure, "partner", economies, "")


def chooses_programme(figure: str, programmes: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: follow its programme."""
    return partial(_choose, figure, "programme", programmes, "")


def _choose(figure: str, name: str, allowed: Collection[str], nothing: str) -> None:
    points = st.session_state[figure]["selection"]["points"]
    codes = [point.get("location") or point.get("customdata") for point in points]
    chosen = next((code for code in codes if code in allowed), nothing)
    st.session_state[name] = nothing if chosen == st.session_state[name] else chosen
    address.chosen()

"""Indicators for pages, cached by name, parameters and version of the data."""

import streamlit as st

from data import catalogue
from indicators.entry import Parameter
from indicators.indicator import Indicator


def compute(indicator: str, /, **parameters: Parameter) -> Indicator:
    """An indicator as `data.catalogue.compute` gives it. Shared between sessions: read it, never change it."""
    return _compute(indicator, catalogue.version(), tuple(sorted(parameters.items())))


@st.cache_resource(show_spinner=False, max_entries=500)
def _compute(indicator: str, version: str, parameters: tuple[tuple[str, Parameter], ...]) -> Indicator:
    return catalogue.compute(indicator, **dict(parameters))

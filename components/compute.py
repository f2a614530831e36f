"""The data in force for pages: indicators are computed once for all sessions and kept by name, parameters and version."""

import streamlit as st

from data.outlook import Outlook
from data.store import location
from indicators.entry import Parameter
from indicators.indicator import Indicator


class Cached(Outlook):
    """The data in force when a run of a page begins. Its indicators are shared between sessions: read, never change them.

    What a run has asked for it holds itself: Streamlit's cache takes its time to find it.
    """

    def _computed(self, indicator: str, parameters: dict[str, Parameter]) -> Indicator:
        return _compute(indicator, self.version(), location.url(), tuple(sorted(parameters.items())), _data=self)


def compute(indicator: str, /, **parameters: Parameter) -> Indicator:
    """An indicator of the data in force."""
    return Cached().compute(indicator, **parameters)


@st.cache_resource(show_spinner=False, max_entries=500)
def _compute(
    indicator: str, version: str, database: str, parameters: tuple[tuple[str, Parameter], ...], _data: Outlook
) -> Indicator:
    return Outlook(head=_data.head).compute(indicator, **dict(parameters))

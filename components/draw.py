"""Drawing a figure: finding, subtitle, picture, evidence. The only place that calls st.plotly_chart."""

from collections.abc import Callable

import streamlit as st

from components import evidence
from components.figures.figure import Figure
from components.offline import PLOTLY


def draw(figure: Figure, *, on_select: Callable[[], None] | None = None) -> None:
    """Draw one figure with its title, subtitle and evidence."""
    with st.container(gap="xsmall"):
        st.subheader(figure.title)
        st.caption(figure.subtitle)
        st.plotly_chart(
            figure.spec,
            config=PLOTLY,
            alt=figure.alt,
            key=figure.id,
            on_select=on_select or "ignore",
            selection_mode="points",
        )
        for note in figure.notes:
            st.caption(note)
        evidence.button(figure.id, *figure.rests_on)

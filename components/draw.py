"""Drawing a figure: finding, subtitle, picture, what it says, its table and evidence. All charts pass here."""

from collections.abc import Callable

import streamlit as st

from components import evidence, tables
from components.figures import words
from components.figures.figure import Figure
from components.offline import PLOTLY
from i18n import _


def lead(figure: Figure, *, on_select: Callable[[], None] | None = None) -> None:
    """Draw the main picture of a page across two thirds, what it says beside it."""
    picture, beside = st.columns([2, 1], gap="large")
    with picture:
        draw(figure, on_select=on_select, says=False)
    with beside:
        _say(figure)


def draw(figure: Figure, *, on_select: Callable[[], None] | None = None, says: bool = True) -> None:
    """Draw one figure with its title, subtitle, table and evidence."""
    with st.container(gap="xsmall"):
        st.subheader(figure.title)
        st.caption(f"{figure.subtitle} · {words.statuses(*figure.rests_on)}")
        st.plotly_chart(
            figure.spec,
            config=PLOTLY,
            alt=figure.alt,
            key=figure.id,
            on_select=on_select or "ignore",
            selection_mode="points",
        )
        if says:
            _say(figure)
        st.caption(evidence.publishers(*figure.rests_on))
        with st.container(horizontal=True, gap="small"):
            _table(figure)
            evidence.button(figure.id, *figure.rests_on)


def _say(figure: Figure) -> None:
    if figure.says:
        st.markdown("\n\n".join(figure.says))


def _table(figure: Figure) -> None:
    opener = st.popover(
        _("Table"), icon=":material/table:", type="tertiary", key=f"table {figure.id}", on_change="rerun"
    )
    if opener.open:
        with opener:
            tables.rows(figure.table, alt=figure.title)

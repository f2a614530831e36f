"""Drawing a figure: finding, subtitle, picture or table or definition, what it says. All charts pass here."""

from collections.abc import Callable

import streamlit as st

from components import evidence, say, tables
from components.figures import words
from components.figures.figure import Figure
from components.offline import PLOTLY
from components.pace import first_things_first
from components.takeaway import takeaway
from i18n import _


def lead(figure: Figure, *, on_select: Callable[[], None] | None = None) -> None:
    """Draw the main picture of a page across two thirds, what it says beside it; before all else of the page."""
    picture, beside = st.columns([2, 1], gap="large")
    with picture:
        draw(figure, on_select=on_select, says=False)
    first_things_first()
    with beside:
        _say(figure)


def draw(figure: Figure, *, on_select: Callable[[], None] | None = None, says: bool = True) -> None:
    """Draw one figure with its title and subtitle, three ways: picture, table, definition. A closed way is not made."""
    with st.container(gap="xsmall"):
        say.subheader(figure.title)
        say.caption(f"{figure.subtitle} · {words.statuses(*figure.behind)}")
        if figure.hint:
            say.caption(figure.hint)
        picture, table, definition = st.tabs(
            [_("Picture"), _("Table"), _("Definition")], key=f"ways {figure.id}", on_change="rerun"
        )
        if picture.open:
            with picture:
                _picture(figure, on_select=on_select)
        if table.open:
            with table:
                tables.rows(figure.table, alt=figure.title)
        if definition.open:
            with definition:
                evidence.definitions(*figure.behind)
        if says:
            _say(figure)
        say.caption(evidence.publishers(*figure.behind))
        takeaway(figure)


def _picture(figure: Figure, *, on_select: Callable[[], None] | None) -> None:
    st.plotly_chart(
        figure.spec,
        config=PLOTLY,
        alt=figure.alt,
        key=figure.id,
        on_select=on_select or "ignore",
        selection_mode="points",
    )


def _say(figure: Figure) -> None:
    if figure.says:
        say.text("\n\n".join(figure.says))

"""A row of cards, each with its status mark and its evidence."""

from typing import Final

import streamlit as st

from components import evidence
from components.figures.card import Card
from i18n import _

# Room for "about 840,000" on one line; four such cards stand in a row on a screen of 1440 px beside the side bar.
NARROWEST: Final = 230


def row(*cards: Card, columns: int = 3) -> None:
    """Cards side by side, of one height, in as many columns as fit."""
    with st.grid(min(len(cards), columns), min_column_width=NARROWEST, gap="small"):
        for card in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.markdown(f"**{card.label}**")
                st.metric(card.label, card.value, label_visibility="collapsed")
                st.caption(card.kind)
                st.markdown(card.note)
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    evidence.button(card.id, *card.rests_on)
                    if card.page:
                        st.page_link(f"pages/{card.page}.py", label=_("Open"), icon=":material/arrow_forward:")

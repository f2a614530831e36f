"""A row of cards, each with its status mark and its evidence."""

import streamlit as st

from components import evidence
from components.figures import words
from components.figures.card import Card


def row(*cards: Card, columns: int = 3) -> None:
    """Cards side by side, of one height, in as many columns as fit."""
    with st.grid(min(len(cards), columns), min_column_width=200, gap="small"):
        for card in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(card.label, card.value)
                st.caption(f"{words.status(card.status)} · {card.when}")
                st.markdown(card.note)
                evidence.button(card.id, *card.rests_on)

"""A figure as a card: what, how much, what kind of figure, what to know, and its evidence."""

from dataclasses import dataclass

import streamlit as st

from components import evidence
from components.figures import words
from indicators.indicator import Indicator


@dataclass(frozen=True, kw_only=True, eq=False)
class Card:
    """One headline figure; `note` says what it must not be taken for, or how it changed."""

    id: str
    label: str
    value: str
    status: str
    when: str
    note: str
    rests_on: tuple[Indicator, ...]


def row(*cards: Card) -> None:
    """Cards side by side, of one height, in as many columns as fit."""
    with st.grid(min(len(cards), 3), min_column_width=240, gap="small"):
        for card in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(card.label, card.value)
                st.caption(f"{words.status(card.status)} · {card.when}")
                st.markdown(card.note)
                evidence.button(card.id, *card.rests_on)

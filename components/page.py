"""The head of every page: its question, and the answer in one sentence with the number in it."""

import streamlit as st

from components import filters


def header(title: str, question: str, answer: str) -> None:
    """Draw the head of a page; what could not be taken from the link is told here."""
    filters.notices()
    with st.container(gap="xsmall"):
        st.title(title)
        st.markdown(question)
        st.header(answer.replace(" %", "\N{NO-BREAK SPACE}%"), divider="gray")

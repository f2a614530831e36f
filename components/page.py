"""The head of every page: its question, and the answer in one sentence with the number in it."""

import streamlit as st

from components import filters
from components.terms import explain


def header(title: str, question: str, answer: str, *, terms: tuple[str, ...] = ()) -> None:
    """Draw the head of a page; what could not be taken from the link is told here.

    `terms` of the glossary are explained beside the question.
    """
    filters.notices()
    with st.container(gap="xsmall"):
        st.title(title)
        st.markdown(question, help=explain(*terms))
        st.header(answer.replace(" %", "\N{NO-BREAK SPACE}%"), divider="gray")

"""The head of every page: its question, and the answer in one sentence with the number in it."""

import streamlit as st

from components import filters, say
from components.terms import explain


def header(title: str, question: str, answer: str, *, terms: tuple[str, ...] = ()) -> None:
    """Draw the head of a page; what could not be taken from the link is told here.

    `terms` of the glossary are explained beside the question.
    """
    filters.notices()
    with st.container(gap="xsmall"):
        say.title(title)
        say.text(question, help=explain(*terms))
        say.header(answer.replace(" %", "\N{NO-BREAK SPACE}%"), divider="gray")

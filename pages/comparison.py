"""Beside others: what surveys and other economies count, and which figures may stand together."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, table
from components.figures import comparison
from components.filters import choose
from components.page import answered, framed
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _


def asked(question: str) -> None:
    """The picture of one question."""
    draw(comparison.picture(state, question))


# The question
state = chosen()
first, *others = comparison.QUESTIONS
answered(framed(), comparison.PAGE, state, lead=comparison.picture(state, first))

# The other questions, each made when it is opened
for question in others:
    say.fold(labels.word("comparison_question", question), partial(asked, question), key=f"asked-{question}")

# The reader's choice: what a figure may be set beside
say.subheader(_("May these two stand together?"))
names = {row.concept: labels.word("comparison_concept", row.concept) for row in dataset("comparison_concepts").rows}
concept = choose(st.selectbox, _("Figures of"), names, name="concept")
table(comparison.rules(state.having(concept=concept)))

# The evidence
evidence.panel(comparison.PAGE, state)

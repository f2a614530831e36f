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


def allowed() -> None:
    """What a figure may be set beside, as the reader chooses."""
    say.subheader(_("May these two stand together?"))
    names = {row.concept: labels.word("comparison_concept", row.concept) for row in dataset("comparison_concepts").rows}
    chosen_one = choose(st.selectbox, _("Figures of"), {"": _("None"), **names}, name="concept")
    # Whoever is led here by search sees the rules of one.
    first = next(iter(names)) if say.is_asked_for("comparison-rules") else ""
    if concept := chosen_one or first:
        table(comparison.rules(state.having(concept=concept)))


def asked(question: str) -> None:
    """The picture of a question, under what it says: who opens the question reads its answer or refusal at once."""
    draw(comparison.picture(state, question), first=True)


# The question, and the answer in its picture
state = chosen()
answered(framed(), comparison.PAGE, state)

# More of it, each made when it is opened
for question in comparison.QUESTIONS:
    say.fold(labels.word("comparison_question", question), partial(asked, question), key=f"comparison-{question}")
allowed()

# The evidence
evidence.panel(comparison.PAGE, state)

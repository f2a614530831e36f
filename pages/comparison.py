"""Beside others: what surveys and other economies count, and which figures may stand together."""

import streamlit as st

from components import evidence, say
from components.draw import draw, table
from components.figures import comparison
from components.filters import choose
from components.page import head
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _

# The question
state = chosen()
head(comparison.PAGE, state)

# The answer: the pictures of one question after the other
for question in comparison.QUESTIONS:
    say.header(labels.word("comparison_question", question), divider="gray")
    draw(comparison.picture(state, question))

# The reader's choice: what a figure may be set beside
say.header(_("May these two stand together?"), divider="gray")
names = {row.concept: labels.word("comparison_concept", row.concept) for row in dataset("comparison_concepts").rows}
concept = choose(st.selectbox, _("Figures of"), names, name="concept")
table(comparison.rules(state.having(concept=concept)))

# The evidence
evidence.panel(comparison.PAGE, state)

"""Trainee trends: how many people train, who they are, and how that changed."""

import streamlit as st

from components import evidence
from components.draw import draw, lead, table
from components.figures import trends
from components.page import head
from components.state import chosen

# The question
state = chosen()

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(trends.by_category(state))
with above:
    head(trends.PAGE, state)
    evidence.also_counted(state, "trainees")
left, right = st.columns(2, gap="large")
with left:
    draw(trends.index(state))
with right:
    draw(trends.moved(state))
table(trends.rates(state))

# The evidence
evidence.panel(trends.PAGE, state)

"""Trainee trends: how many people train, who they are, and how that changed."""

import streamlit as st

from components import draw as cards
from components import evidence, page
from components.draw import draw, lead, table
from components.figures import trends
from components.page import header
from components.state import chosen
from i18n import _

# The question
state = chosen()

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(trends.by_category(state))
with above:
    header(
        _("Trainee trends"),
        _("How many train, who are they, and how did that change?"),
        trends.answer(state),
        terms=(
            "headcount",
            "job_seeker_training",
            "employee_training",
            "learning_card",
            "break_in_series",
            "contribution",
        ),
    )
    cards.row(*trends.cards(state), columns=4)
    page.not_by_province()
left, right = st.columns(2, gap="large")
with left:
    draw(trends.index(state))
with right:
    draw(trends.moved(state))
table(trends.rates(state))

# The evidence
foot = (
    *("trainees_total", "trainees_by_category", "trainees_change_pct", "trainees_index", "trainees_per_100_residents"),
    *("trainees_change_contribution_pp", "trainees_change_share_pct", "recovery_ratio", "trainees_cagr_pct"),
)
evidence.panel(*map(state.compute, foot))

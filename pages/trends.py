"""Trainee trends: how many people train, who they are, and how that changed."""

import streamlit as st

from components import cards, evidence, filters, province
from components.compute import compute
from components.draw import draw, lead
from components.figures.trends import changes, levels
from components.figures.trends.contributions import contributions
from components.page import header
from components.tables import table
from i18n import _

# The question
total, trainees, change = compute("trainees_total"), compute("trainees_by_category"), compute("trainees_change_pct")
index, share, per_100 = (
    compute("trainees_index"),
    compute("job_seeker_share_pct"),
    compute("trainees_per_100_residents"),
)
contribution, change_share = compute("trainees_change_contribution_pp"), compute("trainees_change_share_pct")
recovery, cagr = compute("recovery_ratio"), compute("trainees_cagr_pct")
year = filters.choices().year

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(levels.by_category(trainees, total, share, index, year=year))
with above:
    header(
        _("Trainee trends"),
        _("How many train, who are they, and how did that change?"),
        levels.answer(total, change, index, year=year),
        terms=(
            "headcount",
            "job_seeker_training",
            "employee_training",
            "learning_card",
            "break_in_series",
            "contribution",
        ),
    )
    cards.row(*levels.cards(total, trainees, change, per_100, year=year), columns=4)
    province.not_by_province()
left, right = st.columns(2, gap="large")
with left:
    draw(changes.index_lines(index, recovery))
with right:
    draw(contributions(contribution, change_share))
table(
    changes.rates_table(change, share, cagr),
    title=_("All rates"),
    subtitle=_(
        "Percent, computed from the printed counts. The average over the span hides the fall of 2020: not for headlines."
    ),
    rests_on=(change, share, cagr),
    name="trainees-rates",
)

# The evidence
evidence.panel(total, trainees, change, index, per_100, contribution, change_share, recovery, cagr)

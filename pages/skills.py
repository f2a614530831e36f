"""Skills and reform outlook: which skills rise, what training is short of, and how its parts are to be linked."""

import streamlit as st

from components import cards, evidence, province
from components.controls import choose
from components.draw import draw, lead
from components.figures.skills import view
from components.page import header
from components.state import chosen
from components.tables import table
from i18n import _

# The question
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
orders = {view.BY_RANK: _("Rank"), "share": _("Share of votes")}
state = chosen(votes=choose(st.segmented_control, _("Show votes by"), orders, name="votes"))
lead(view.votes(state))
with above:
    header(
        _("Skills and reform outlook"),
        _("Which skills rise, how is training reformed, and what links training, qualifications and jobs?"),
        view.answer(state),
        terms=("lifelong_skills", "shortage", "kdt", "joint_training", "percentage_point", "undated"),
    )
    cards.row(*view.cards(state), columns=4)
    province.not_by_province()
draw(view.shortage(state))
left, right = st.columns(2, gap="large")
with left:
    draw(view.programme_map(state))
with right:
    draw(view.roadmap(state))
table(view.joint_training(state))
draw(view.linked(state))
table(view.bank(state))
draw(view.history(state))
for text in (view.model, view.claim, view.others):
    table(text(state))

# The evidence
foot = (
    *("skill_trend_share_pct", "skill_trend_rank", "skill_trend_share_change_pp", "skill_trend_arrow_check"),
    *("training_courses", "training_providers", "kdt_shortage_by_field", "kdt_shortage_published_pct"),
    *("kdt_shortage_unpublished", "programme_map_programmes", "programme_map_cells", "joint_training_hours_ratio"),
    *("hrd_roadmap_parts", "trainees_gdp_correlation"),
)
evidence.panel(*map(state.compute, foot))

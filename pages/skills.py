"""Skills and reform outlook: which skills rise, what training is short of, and how its parts are to be linked."""

import streamlit as st

from components import draw as cards
from components import evidence, page
from components.draw import draw, lead, table
from components.figures import kdt, skills_page
from components.filters import choose
from components.page import header
from components.state import chosen
from i18n import _

# The question
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
orders = {skills_page.BY_RANK: _("Rank"), "share": _("Share of votes")}
state = chosen(votes=choose(st.segmented_control, _("Show votes by"), orders, name="votes"))
lead(skills_page.votes_by_sector(state))
with above:
    header(
        _("Skills and reform outlook"),
        _("Which skills rise, how is training reformed, and what links training, qualifications and jobs?"),
        skills_page.answer(state),
        terms=("lifelong_skills", "shortage", "kdt", "joint_training", "percentage_point", "undated"),
    )
    cards.row(*skills_page.cards(state), columns=4)
    page.not_by_province()
draw(kdt.shortage(state))
left, right = st.columns(2, gap="large")
with left:
    draw(skills_page.programme_map(state))
with right:
    draw(skills_page.roadmap(state))
table(skills_page.joint_training(state))
draw(skills_page.linked(state))
table(skills_page.bank(state))
draw(skills_page.history(state))
for text in (skills_page.model, skills_page.claim, skills_page.others):
    table(text(state))

# The evidence
foot = (
    *("skill_trend_share_pct", "skill_trend_rank", "skill_trend_share_change_pp", "skill_trend_arrow_check"),
    *("training_courses", "training_providers", "kdt_shortage_by_field", "kdt_shortage_published_pct"),
    *("kdt_shortage_unpublished", "programme_map_programmes", "programme_map_cells", "joint_training_hours_ratio"),
    *("hrd_roadmap_parts", "trainees_gdp_correlation"),
)
evidence.panel(*map(state.compute, foot))

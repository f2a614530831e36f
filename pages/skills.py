"""Skills and reform outlook: which skills rise, what training is short of, and how its parts are to be linked."""

import streamlit as st

from components import evidence
from components.draw import draw, lead, table
from components.figures import kdt, skills_page
from components.filters import choose
from components.page import head
from components.state import chosen
from i18n import _

# The question
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
orders = {skills_page.BY_RANK: _("Rank"), "share": _("Share of votes")}
state = chosen(votes=choose(st.segmented_control, _("Show votes by"), orders, name="votes"))
lead(skills_page.votes_by_sector(state))
with above:
    head(skills_page.PAGE, state)
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
evidence.panel(skills_page.PAGE, state)

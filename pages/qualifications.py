"""Qualifications and work-based learning: how they grew, and which programmes rise and fall."""

import streamlit as st

from components import draw as cards
from components import evidence, say
from components.draw import draw, lead, table
from components.figures import qualifications_page
from components.figures.qualifications import dual, programmes
from components.filters import choose
from components.page import chooses_programme, head
from components.session import session
from components.state import chosen
from data.catalogue import dataset
from i18n import _

# The question
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
names = programmes.options(dataset("dual_top15"), dataset("dual_demand"))
hint = _("A click on a picture chooses it too.")
followed = choose(st.selectbox, _("Follow a programme"), names, name=session.programme.name, help=hint)
state = chosen(programme=followed)
lead(qualifications_page.ranks(state), on_select=chooses_programme("dual-ranks", names))
with above:
    head(qualifications_page.PAGE, state)
table(qualifications_page.of_programme(state))
draw(qualifications_page.demand_by_industry(state), on_select=chooses_programme("dual-demand", names))
pairs = (
    (qualifications_page.levels, qualifications_page.level_places),
    (dual.schools_of, dual.learners_of),
    (dual.p_tech_of, dual.universities_of),
)
for pair in pairs:
    for picture, column in zip(pair, st.columns(2, gap="large"), strict=True):
        with column:
            draw(picture(state))
left, right = st.columns([2, 1], gap="large")
with left:
    draw(qualifications_page.programme_items(state))
with right:
    cards.row(*qualifications_page.taking_part(state), columns=1)
left, right = st.columns(2, gap="large")
with left:
    table(qualifications_page.reform(state))
    say.text(dual.frame(dataset("statements")))
with right:
    table(qualifications_page.frameworks(state))

# The evidence
evidence.panel(qualifications_page.PAGE, state)

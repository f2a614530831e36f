"""Qualifications and work-based learning: how they grew, and which programmes rise and fall."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, folded, pair, row, said, whole
from components.figures import qualifications
from components.figures.qualifications import dual, programmes
from components.filters import choose
from components.page import answered, chooses_programme, framed
from components.session import session
from components.state import chosen
from data.catalogue import dataset
from i18n import _

frame = framed()
ranking = st.columns([2, 1], gap="large")

# The reader's choice
names = programmes.options(dataset("dual_top15"), dataset("dual_demand"))
hint = _("A click on a picture chooses it too.")
with ranking[1]:
    followed = choose(st.selectbox, _("Follow a programme"), names, name=session.programme.name, help=hint)
state = chosen(programme=followed)

# The question, and the answer in its picture: how both systems grew
answered(
    frame,
    qualifications.PAGE,
    state,
    beside=state.made(qualifications.programme_items),
)

# Which programmes rise and fall
ranks = state.made(qualifications.ranks)
with ranking[0]:
    draw(ranks, on_select=chooses_programme("dual-ranks", names), says=False, height=whole(ranks))
with ranking[1]:
    said(ranks)
folded(state.made(qualifications.of_programme))
demand = state.made(qualifications.demand_by_industry)
say.fold(demand.title, partial(draw, demand, on_select=chooses_programme("dual-demand", names)), key=demand.id)

# More of it
for title, *made in (
    (_("Levels of the programmes"), qualifications.levels, qualifications.level_places),
    (_("Schools, P-TECH and universities"), dual.schools_of, dual.p_tech_of, dual.universities_of),
):
    pictures = [state.made(picture) for picture in made]
    ids = [picture.id for picture in pictures if picture]
    say.fold(title, partial(pair, *pictures), key=made[0].__name__, holds=ids)
taking_part = partial(row, *state.made(qualifications.taking_part), columns=2)
say.fold(_("Who takes part in programme-based qualification"), taking_part, key="taking-part")
folded(state.made(qualifications.reform), state.made(qualifications.frameworks))
say.fold(_("What the frame of the reform is"), partial(say.text, dual.frame(dataset("statements"))), key="frame")

# The evidence
evidence.panel(qualifications.PAGE, state)

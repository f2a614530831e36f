"""Skills and reform outlook: how training is reformed and linked, what it is short of, and which skills rise abroad."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, folded, said, whole
from components.figures import kdt, skills_page
from components.filters import choose
from components.page import answered, framed
from components.state import chosen
from i18n import _

frame = framed()
votes = st.columns([2, 1], gap="large")

# The reader's choice
orders = {skills_page.BY_RANK: _("Rank"), "share": _("Share of votes")}
with votes[1]:
    state = chosen(votes=choose(st.segmented_control, _("Show votes by"), orders, name="votes"))

# The question, and the answer in its picture: Korea first
answered(frame, skills_page.PAGE, state, lead=kdt.shortage(state))

# The world second
trends = skills_page.votes_by_sector(state)
with votes[0]:
    draw(trends, says=False, height=whole(trends))
with votes[1]:
    said(trends)

# More of it
pictures = (skills_page.linked, skills_page.programme_map, skills_page.roadmap, skills_page.history)
for picture in (made(state) for made in pictures):
    say.fold(picture.title, partial(draw, picture), key=picture.id)
texts = (skills_page.joint_training, skills_page.bank, skills_page.model, skills_page.claim, skills_page.others)
folded(*(text(state) for text in texts))

# The evidence
evidence.panel(skills_page.PAGE, state)

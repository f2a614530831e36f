"""Reform of training: what has a date, what is linked, what is short, and which skills rise abroad."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, folded
from components.figures import kdt, skills
from components.page import answered, framed
from components.state import chosen

# The question, and the answer in its picture: Korea first
state = chosen()
answered(framed(), skills.PAGE, state)

# The world second, beside the systems that Korea links
abroad, home = st.columns([3, 2], gap="large")
with abroad:
    draw(state.made(skills.votes_by_sector))
with home:
    draw(state.made(skills.linked))

# More of it
pictures = (kdt.shortage, skills.programme_map, skills.roadmap, skills.history)
for picture in (state.made(make) for make in pictures):
    say.fold(picture.title, partial(draw, picture), key=picture.id)
texts = (skills.joint_training, skills.bank, skills.model, skills.claim, skills.others)
folded(*map(state.made, texts))

# The evidence
evidence.panel(skills.PAGE, state)

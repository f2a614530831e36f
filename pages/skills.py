"""Reform of training: what has a date, what is linked, what is short, and which skills rise abroad."""

from functools import partial

import streamlit as st

from components import evidence, say
from components.draw import draw, folded
from components.figures import kdt, skills_page
from components.page import answered, framed
from components.state import chosen

# The question, and the answer in its picture: Korea first
state = chosen()
answered(framed(), skills_page.PAGE, state, lead=skills_page.dates(state))

# The world second, beside the systems that Korea links
abroad, home = st.columns([3, 2], gap="large")
with abroad:
    draw(skills_page.votes_by_sector(state))
with home:
    draw(skills_page.linked(state))

# More of it
pictures = (kdt.shortage, skills_page.programme_map, skills_page.roadmap, skills_page.history)
for picture in (made(state) for made in pictures):
    say.fold(picture.title, partial(draw, picture), key=picture.id)
texts = (skills_page.joint_training, skills_page.bank, skills_page.model, skills_page.claim, skills_page.others)
folded(*(text(state) for text in texts))

# The evidence
evidence.panel(skills_page.PAGE, state)

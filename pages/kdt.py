"""K-Digital Training: its 21 fields, what is published for each, and the forecast shortage."""

import streamlit as st

from components import evidence, say
from components.draw import draw, lead, table
from components.figures import kdt
from components.figures.kdt import about_province, about_reports, group_title, tiles
from components.page import head
from components.state import chosen
from data.catalogue import dataset
from i18n import _

# The question
state = chosen()
training, national = dataset("kdt_training"), dataset("kdt_programme")

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(kdt.shortage(state))
with above:
    head(kdt.PAGE, state)
    if state.province:
        say.info(about_province(training, state.province), icon=":material/location_on:")
    if told := about_reports(training):
        say.caption(told)
    for group, members in tiles(dataset("kdt_fields"), training, province=state.province).items():
        say.subheader(group_title(group, len(members)))
        with st.grid(3, min_column_width=150, gap="small"):
            for tile in members:
                with st.container(border=True, height="stretch", gap="xxsmall"):
                    say.text(f"{tile.number} **{tile.name}**")
                    say.caption(tile.figures)
                    if tile.note:
                        say.caption(tile.note)
with st.grid(3, min_column_width=300, gap="large"):
    for picture in (kdt.people, kdt.budget, kdt.in_employment):
        draw(picture(state))
table(kdt.columns(state))
table(kdt.national(state))
with st.expander(_("Notes and sources of the national figures")):
    for note in kdt.notes(national):
        say.text(note)
    evidence.cite(*national.sources)

# The evidence
evidence.panel(kdt.PAGE, state)

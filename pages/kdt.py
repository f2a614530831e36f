"""K-Digital Training: its 21 fields, what is published for each, and the forecast shortage."""

import streamlit as st

from components import cards, evidence, say
from components.draw import lead
from components.figures.kdt import programme, view
from components.figures.kdt.fields import about_province, about_reports, group_title, tiles
from components.page import header
from components.state import chosen
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
state = chosen()
training, national = dataset("kdt_training"), dataset("kdt_programme")

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(view.shortage(state))
with above:
    header(
        _("K-Digital Training"),
        _("Which new-technology fields are trained, what is published for each, and how many people are short?"),
        view.answer(state),
        terms=("kdt", "shortage", "capacity", "estimate"),
    )
    cards.row(*view.cards(state), columns=4)
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
table(view.columns(state))
table(view.national(state))
with st.expander(_("Notes and sources of the national figures")):
    for note in programme.notes(national):
        say.text(note)
    evidence.cite(*national.sources)

# The evidence
foot = (
    *("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field", "kdt_shortage_fields"),
    *("kdt_shortage_published", "kdt_shortage_published_pct", "kdt_shortage_unpublished"),
)
evidence.panel(*map(state.compute, foot))

"""International cases: dual training elsewhere, low carbon, global talent, and what the APEC workshop of 2017 found."""

from functools import partial

import streamlit as st

from components import draw, evidence, filters, say
from components.draw import folded, table
from components.figures import cases
from components.figures.cases import matrix, workshop
from components.figures.page import boundaries
from components.filters import choose
from components.page import answered, chooses_partner, framed
from components.session import session
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _
from indicators.dual import TYPES

frame = framed(told_first=True)

# The reader's choices
types = {cases.ALL: _("All"), **{name: labels.word("case_type", name) for name in TYPES}}
known = filters.economies(matrix.economies(matrix.cases(dataset("dual_cases"))))
with frame.choices:
    kind = choose(st.selectbox, _("Type of case"), types, name="type")
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name=session.partner.name, help=hint)
state = chosen(type=kind, partner=partner)

# The question, and the answer in its picture; the chosen economy first
answered(frame, cases.PAGE, state, on_select=partial(chooses_partner, economies=known))
entries, mapped = state.made(cases.of_economy), state.made(cases.on_map)
first, second = st.columns((3, 2), gap="large")
with second if entries else first:
    draw.draw(mapped, on_select=chooses_partner("cases-map", known), says=bool(entries))
    say.caption(boundaries())
with first if entries else second:
    if entries:
        table(entries)
    else:
        draw.said(mapped)

# More of it
each = state.made(cases.by_type)
say.fold(_("Case by case"), partial(draw.draw, each, on_select=chooses_partner(each.id, known)), key=each.id)
say.header(_("The APEC workshop of 2017"))
issues = partial(draw.row, *state.made(workshop.workshop_issues))
say.fold(_("Each issue with the figure that stands for it today, and the page that shows it"), issues, key="issues")
folded(*map(state.made, workshop.VIEW.values()))
say.header(_("Low carbon and global talent"))
say.fold(_("Printed figures"), partial(draw.row, *state.made(cases.printed)), key="printed")
folded(*map(state.made, (*cases.LISTS.values(), cases.benefits)))

# The evidence
evidence.panel(cases.PAGE, state)

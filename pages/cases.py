"""International cases: dual training elsewhere, low carbon, global talent, and what the APEC workshop of 2017 found."""

import streamlit as st

from components import draw, evidence, say
from components.draw import lead, table
from components.figures import cases_page
from components.figures.cases import workshop
from components.figures.cases.matrix import cases, economies
from components.figures.page import boundaries
from components.filters import choose
from components.page import chooses_partner, head
from components.session import session
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _
from indicators.dual import TYPES

# The question
above = st.container()

# The reader's choices, and the picture: it goes out first, the browser draws it while the rest comes
types = {cases_page.ALL: _("All"), **{name: labels.word("case_type", name) for name in TYPES}}
listed = economies(cases(dataset("dual_cases")))
known = {"": _("None"), **{code: labels.area(code) for code in sorted(listed, key=labels.area)}}
left, right = st.columns([3, 2], gap="large")
with left:
    kind = choose(st.selectbox, _("Type of case"), types, name="type")
with right:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name=session.partner.name, help=hint)
state = chosen(type=kind, partner=partner)
lead(cases_page.by_type(state), on_select=chooses_partner("cases-matrix", known))
with above:
    head(cases_page.PAGE, state)
table(cases_page.of_economy(state))
lead(cases_page.on_map(state), on_select=chooses_partner("cases-map", known))
say.caption(boundaries())

say.header(_("Low carbon and global talent"), divider="gray")
draw.row(*cases_page.printed(state))
for name in cases_page.ENTRIES:
    table(cases_page.entries(state, name=name))
table(cases_page.benefits(state))

say.header(_("The APEC workshop of 2017"), divider="gray")
say.caption(_("Each issue with the figure that stands for it today, and the page that shows it"))
draw.row(*workshop.workshop_issues(state))
for shown in workshop.VIEW.values():
    table(shown(state))

# The evidence
evidence.panel(cases_page.PAGE, state)

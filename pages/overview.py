"""The overview: six headline figures, what policy wants, what to read with care, and the chosen province."""

import streamlit as st

from components import draw, evidence, filters, page, provinces, say
from components.draw import first_things_first
from components.figures import overview
from components.page import header
from components.state import chosen
from data import labels
from i18n import _

# The question
state = chosen()
page_ = overview.PAGE
header(str(page_.heading), str(page_.question), page_.answer(state), terms=page_.terms)
draw.row(*page_.cards(state))

# The answer
first_things_first()

say.subheader(_("As-is → to-be"))
say.caption(_("What the benefits table adds to the number of trainees; no year is given for either state"))
draw.row(*overview.strip(state))

say.subheader(_("My province: {name}", name=labels.area(state.province or filters.ALL)))
if state.province:
    mine = st.container()
    if overview.is_estimated(state):
        state = state.having(share=page.assumed_share(overview.of_estimates(state)))
    with mine:
        draw.row(*overview.of_province(state), columns=2)
else:
    say.text(_("Choose a province to see what is known of it, and what is only estimated."))

say.subheader(_("Who has reported"))
provinces.meter(state.year_of("regional_training"))
st.page_link("pages/concentration.py", label=_("What the provinces have reported"), icon=":material/arrow_forward:")

# The evidence
say.subheader(_("Read with care"))
say.caption(_("The sources contradict themselves. Open a line before you set two figures side by side."))
evidence.all_caveats(severity="A")
st.page_link(
    "pages/sources.py",
    label=_("All remarks, also those on single tables"),
    icon=":material/arrow_forward:",
    query_params={"tab": "caveats"},
)

"""Where training happens: the capital area against the rest of the country."""

import streamlit as st

from components import evidence, filters, page, provinces, say
from components.draw import draw, lead, table
from components.figures import concentration_page
from components.figures.concentration import zones
from components.figures.concentration.estimates import estimates_offered
from components.page import chooses_province, head
from components.provinces import known_of_every_province
from components.state import chosen
from i18n import _

# The question
state = chosen()
reported = state.compute("provinces_reported_count", year=state.year)

# The answer in two zones, its picture first: the browser draws it while the rest comes
above = st.container()
lead(concentration_page.both_zones(state), on_select=chooses_province("zone-map"))
with above:
    head(concentration_page.PAGE, state)
    evidence.also_counted(state, "capital")
left, right = st.columns(2, gap="large")
with left:
    draw(concentration_page.shares(state))
with right:
    draw(concentration_page.quotients(state))

# What is real in every province
say.header(_("What is known of every province"), divider="gray")
known_of_every_province(filters.choices())

# What the provinces have reported
say.header(_("Trainees by province"), divider="gray")
provinces.by_province()

# What is only estimated, on request
if reported.refusals and st.toggle(estimates_offered(state), key="estimates", persist_state="session"):
    if concentration_page.rings(state):
        estimated = state.having(share=page.assumed_share(state))
        left, right = st.columns(2, gap="large")
        with left:
            draw(concentration_page.rings(estimated), on_select=chooses_province("estimate-map"))
        with right:
            draw(concentration_page.estimated_bars(estimated), on_select=chooses_province("estimate-ranges"))
    else:
        refused = state.compute("trainees_by_province", year=state.year).refusals
        say.warning(str(refused[0].reason), icon=":material/block:")
say.text(zones.parity_sentence(concentration_page.parity(state), concentration_page.per_1000(state)))
table(concentration_page.concentration(state))

# The evidence
evidence.panel(concentration_page.PAGE, state)

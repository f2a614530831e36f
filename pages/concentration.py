"""Where training happens: the capital area against the rest of the country."""

from functools import partial

import streamlit as st

from components import evidence, filters, page, provinces, say
from components.draw import draw, folded, pair
from components.figures import concentration
from components.figures.concentration import zones
from components.figures.concentration.estimates import estimates_offered
from components.figures.exhibit import Figure
from components.figures.state import State
from components.page import answered, chooses_province, framed
from components.session import session
from components.state import chosen
from i18n import _


def proportion(state: State, quotients: Figure) -> None:
    """How far from proportion the zones are, and what parity would take."""
    draw(quotients)
    say.subheader(_("What parity would take"))
    say.text(zones.parity_sentence(state.made(concentration.parity), concentration.per_1000(state)))


# The question, and the answer in two zones: on the map, and as bars beside it
state = chosen()
answered(
    framed(),
    concentration.PAGE,
    state,
    on_select=chooses_province,
    beside=state.made(concentration.shares),
)

evidence.also_counted(state, "capital")

# What the provinces have reported; before any has, what is real in every one of them stands first
begun = provinces.is_any_reported()
if not begun:
    say.header(_("What is known of every province"))
    provinces.known_of_every_province(filters.choices())
say.header(_("Trainees by province"))
provinces.by_province()
if begun:
    provinces.folded_known()

# What is only estimated, on request
offered = state.made(concentration.offered)
missing = offered.compute("provinces_reported_count", year=offered.year).refusals
if missing and st.toggle(estimates_offered(offered), key=session.estimates.name, persist_state="session"):
    if offered.made(concentration.rings):
        estimated = offered.having(share=page.assumed_share(offered))
        pair(
            concentration.rings(estimated),
            concentration.estimated_bars(estimated),
            on_select=chooses_province,
        )
    else:
        refused = offered.compute("trainees_by_province", year=offered.year).refusals
        say.warning(str(refused[0].reason), icon=":material/block:")

# More of it
quotients = state.made(concentration.quotients)
say.fold(quotients.title, partial(proportion, state, quotients), key=quotients.id, holds=("parity",))
folded(state.made(concentration.concentration))

# The evidence
evidence.panel(concentration.PAGE, state)

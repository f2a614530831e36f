"""As-is and to-be: every row of the benefits table, what it would take, and a dated target of the reader's own."""

import streamlit as st

from components import cards, evidence, province, say
from components.controls import tell
from components.draw import draw, lead
from components.figures.targets import own, view
from components.figures.targets.rows import notes, refusals
from components.page import header
from components.state import chosen
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
state, rows = chosen(), dataset("policy_targets")

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(view.both_states(state))
with above:
    header(
        _("As-is → to-be"),
        _("What does the policy aim at, and how far is it from there?"),
        view.answer(state),
        terms=("as_is_to_be", "undated", "annual_growth", "employer_training"),
    )
    cards.row(*view.cards(state))
    province.not_by_province()

# The reader's horizon
years = st.slider(
    _("Years to reach the goals (your assumption; the source gives none)"),
    *(1, 15, view.YEARS),
    key="years",
    bind="query-params",
)
tell("years", _("Years to reach the goals"), years)
table(view.growth(state.having(years=years)))
table(view.benefits(state))
say.text(notes(rows))

# The reader's own target
left, right = st.columns(2, gap="large")
with right:
    say.subheader(_("A dated target of your own, for all trainees"))
    value_side, year_side = st.columns(2)
    with value_side:
        value = st.number_input(
            _("Trainees a year"), value=None, step=100_000, key="own_value", persist_state="session"
        )
    with year_side:
        year = st.number_input(_("Target year"), value=None, step=1, key="own_year", persist_state="session")
    state = state.having(own_value=value, own_year=year)
    judged, progress = view.judged(state), view.own_progress(state)
    if judged.path is None:
        say.info(judged.refusal, icon=":material/edit_calendar:")
    table(view.own_target(state))
with left:
    say.subheader(_("No verdict on the goals of the source"))
    say.text(refusals(progress, rows))
if (picture := view.way_there(state)) and judged.path:
    left, right = st.columns(2, gap="large")
    with left:
        draw(picture)
    with right:
        say.text(own.arithmetic(judged.path))

# The evidence
states = state.compute("policy_state", state="as_is"), state.compute("policy_state", state="to_be")
gaps = state.compute("as_is_to_be_gap"), state.compute("as_is_to_be_gap_pct")
growth = state.compute("required_annual_growth_pct", years=years)
evidence.panel(*states, *gaps, growth, progress, state.compute("trainees_total"))

"""As-is and to-be: every row of the benefits table, what it would take, and a dated target of the reader's own."""

import streamlit as st

from components import evidence, say
from components.draw import draw, lead, table
from components.figures import targets
from components.figures.targets import notes, refusals
from components.filters import tell, whole_number
from components.page import head
from components.state import chosen
from i18n import _

# The question
state = chosen()
rows = state.dataset("policy_targets")

# The answer, its picture first: the browser draws it while the rest comes
above = st.container()
lead(targets.both_states(state))
with above:
    head(targets.PAGE, state)

# The reader's horizon: nothing is assumed for him, and without one there is no percentage
label = _("Years to reach the goals (your assumption, the source gives none; 0: no horizon)")
years = st.slider(label, 0, targets.LONGEST, key="years", bind="query-params")
if years:
    tell("years", label, years)
    state = state.having(years=years)
else:
    say.caption(_("Without a horizon of your own no growth rate is shown: neither state has a year (I-10)."))
table(targets.growth(state))
table(targets.benefits(state))
say.text(notes(rows))

# The reader's own target
left, right = st.columns(2, gap="large")
with right:
    say.subheader(_("A dated target of your own, for all trainees"))
    value_side, year_side = st.columns(2)
    with value_side:
        value = whole_number(_("Trainees a year"), name="target", most=10**10, step=100_000)
    with year_side:
        year = whole_number(_("Target year"), name="by", most=9999, step=1)
    state = state.having(target=value, by=year)
    judged = targets.judged(state)
    if judged.path is None:
        say.info(judged.refusal, icon=":material/edit_calendar:")
    table(targets.own_target(state))
    if judged.path:
        say.text(targets.cautions(state.outlook))
progress = targets.own_progress(state)
with left:
    say.subheader(_("No verdict on the goals of the source"))
    say.text(refusals(progress, rows))
if picture := targets.way_there(state):
    left, right = st.columns(2, gap="large")
    with left:
        draw(picture)
    with right:
        say.text(targets.methods())

# The evidence
evidence.panel(targets.PAGE, state)

"""As-is and to-be: every row of the benefits table, what it would take, and a dated target of the reader's own."""

from functools import partial

import streamlit as st

from components import draw, evidence, say
from components.figures import targets
from components.figures.targets import notes, refusals
from components.filters import tell, whole_number
from components.page import answered, framed
from components.state import chosen
from i18n import _

frame = framed()
state = chosen()
rows = state.dataset("policy_targets")

# The reader's horizon: nothing is assumed for him, and without one there is no percentage
label = _("Years from as-is to the goals (your assumption; 0: no horizon)")
with frame.choices:
    years = st.slider(label, 0, targets.LONGEST, key="years", bind="query-params")
    if years:
        tell("years", label, years)
        state = state.having(years=years)
    else:
        say.caption(_("Without a horizon of your own no growth rate is shown: the as-is has no year (I-10)."))

# The question, and the answer in its picture
answered(frame, targets.PAGE, state)
if years:
    draw.table(state.made(targets.growth))

# The reader's own target: what is asked in one row, below it the way there and the verdict on it
say.subheader(_("A dated target of your own, for all trainees"))
first, second, third = st.columns(3, gap="large", vertical_alignment="bottom")
with first:
    value = whole_number(_("Trainees a year"), name="target", most=10**10, step=100_000)
with second:
    year = whole_number(_("Target year"), name="by", most=9999, step=1)
state = state.having(target=value, by=year)
judged = state.made(targets.judged)
if judged.path is None:
    with third:
        say.info(judged.refusal, icon=":material/edit_calendar:")
else:
    way, told = st.columns([2, 1], gap="large")
    with way:
        draw.draw(state.made(targets.way_there))
    with told:
        draw.table(state.made(targets.own_target))
        say.fold(_("How it is worked out"), partial(say.text, targets.methods()), key="methods")

# More of it
why = refusals(state.made(targets.own_progress), rows)
say.fold(_("No verdict on the goals of the source"), partial(say.text, why), key="no-verdict")
draw.folded(None if years else state.made(targets.growth), state.made(targets.benefits))
say.fold(_("Notes of the benefits table"), partial(say.text, notes(rows)), key="notes")

# The evidence
evidence.panel(targets.PAGE, state)

"""SME participation: how far small workplaces are behind, by size, and against which target."""

import streamlit as st

from components import draw, evidence, say
from components.figures import sme
from components.filters import choose, tell
from components.page import answered, framed
from components.state import chosen
from i18n import _

frame = framed()

# The reader's choice
kinds = {sme.PARITY: _("the largest"), sme.OWN: _("your own target")}
with frame.choices:
    kind = choose(st.segmented_control, _("Hold take-up against"), kinds, name="yardstick")
    percent = None
    if kind == sme.OWN:
        label = _("Your target, %")
        percent = st.slider(label, 1, 100, sme.OWN_PCT, key="sme_own", bind="query-params", persist_state="session")
        tell("sme_own", label, percent)
    state = chosen(yardstick=kind, sme_own=percent)
    if why := state.made(sme.not_held):
        say.info(why, icon=":material/block:")

# The question, and the answer in its picture
answered(frame, sme.PAGE, state)
evidence.also_counted(state, "firms")

# What may not be set against it
say.subheader(state.made(sme.no_gap))
left, right = st.columns(2, gap="large")
with left:
    ways = sme.readings(state.dataset("sme_participation"))
    reading, *others = ways
    if others:
        reading = choose(
            st.segmented_control, _("The implementation rate can be read in two ways"), ways, name="reading"
        )
    draw.draw(sme.sixty(state, reading=reading))
with right:
    draw.row(*state.made(sme.counted), columns=2)

# More of it
draw.folded(state.made(sme.distance), state.made(sme.joint_training))

# The evidence
evidence.panel(sme.PAGE, state)

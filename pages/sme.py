"""SME participation: how far small workplaces are behind, by size, and against which target."""

import streamlit as st

from components import draw, evidence, say
from components.draw import lead, table
from components.figures import sme
from components.filters import choose, tell
from components.page import head
from components.state import chosen
from i18n import _

# The question
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
kinds = {sme.PARITY: _("the largest"), sme.OWN: _("your own target")}
left, right = st.columns([2, 1], gap="large", vertical_alignment="bottom")
with left:
    kind = choose(st.segmented_control, _("Hold take-up against"), kinds, name="yardstick")
with right:
    percent = None
    if kind == sme.OWN:
        label = _("Your target, %")
        percent = st.slider(label, 1, 100, sme.OWN_PCT, key="sme_own", bind="query-params", persist_state="session")
        tell("sme_own", label, percent)
state = chosen(yardstick=kind, sme_own=percent)
if why := sme.not_held(state):
    say.info(why, icon=":material/block:")
lead(sme.by_size(state))
with above:
    head(sme.PAGE, state)
    evidence.also_counted(state, "firms")
table(sme.distance(state))

say.subheader(sme.no_gap(state))
draw.row(*sme.counted(state), columns=2)
ways = {name: sme.reading_name(name) for name in sme.READINGS}
reading = choose(st.segmented_control, _("The implementation rate can be read in two ways"), ways, name="reading")
lead(sme.sixty(state, reading=reading))
table(sme.joint_training(state))

# The evidence
evidence.panel(sme.PAGE, state)

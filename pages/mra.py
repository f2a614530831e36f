"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

import streamlit as st

from components import evidence, say
from components.draw import draw, lead, table
from components.figures import mra_page
from components.figures.mra import world
from components.figures.mra.agreements import agreements, checks, notes, professions, shared
from components.figures.page import boundaries
from components.filters import choose
from components.page import chooses_partner, head
from components.search import partners
from components.session import session
from components.state import chosen
from data import labels
from data.catalogue import dataset
from i18n import _

# The question
listing, memberships = dataset("mra_agreements"), dataset("mra_memberships")
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
names = {mra_page.ALL: _("All"), **{code: labels.word("profession", code) for code in professions(listing)}}
left, right = st.columns([3, 2], gap="large")
with left:
    profession = choose(st.segmented_control, _("Profession on the map"), names, name="profession")
known = {"": _("None"), **{code: labels.area(code) for code in sorted(partners(), key=labels.area)}}
with right:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name=session.partner.name, help=hint)
state = chosen(profession=profession, partner=partner)
lead(mra_page.on_map(state), on_select=chooses_partner("mra-map", known))
with above:
    head(mra_page.PAGE, state)
say.caption(boundaries())
draw(mra_page.tiles(state), on_select=chooses_partner("mra-asean-tiles", known))
if entries := mra_page.of_economy(state):
    table(entries)
elif partner:
    say.info(world.told(partner, agreements(listing)), icon=":material/link_off:")
groups = (mra_page.covered(state, group=group) for group in ("asean", "apec"))
for pair in ((mra_page.by_profession(state), mra_page.timeline(state)), groups):
    for picture, column in zip(pair, st.columns(2, gap="large"), strict=True):
        with column:
            draw(picture, on_select=chooses_partner(picture.id, known))
table(mra_page.scopes(state))
with st.expander(_("Sources of the checks")):
    evidence.cite(*checks(listing))
say.subheader(_("Members of shared accords and registers"))
accords = {code: labels.word("agreement", code) for code in shared(memberships)}
accord = choose(st.selectbox, _("Accord or register"), accords, name="accord")
table(mra_page.members(state.having(accord=accord)))
for note in notes(memberships, agreement=accord):
    say.caption(note)
say.subheader(_("Within ASEAN"))
table(mra_page.asean_frameworks(state))
table(mra_page.asean_arrangements(state))

# The evidence
evidence.panel(mra_page.PAGE, state)

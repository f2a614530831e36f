"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

import streamlit as st

from components import cards, evidence, province, say
from components.controls import choose
from components.draw import draw, lead
from components.figures.mra import economy, view
from components.figures.mra.agreements import agreements, checks, professions
from components.figures.mra.memberships import notes, shared
from components.finder import partners
from components.page import header
from components.selection import chooses_partner
from components.state import chosen
from components.tables import table
from data import labels
from data.catalogue import dataset
from i18n import _

# The question
listing, memberships = dataset("mra_agreements"), dataset("mra_memberships")
above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
names = {view.ALL: _("All"), **{code: labels.word("profession", code) for code in professions(listing)}}
left, right = st.columns([3, 2], gap="large")
with left:
    profession = choose(st.segmented_control, _("Profession on the map"), names, name="profession")
known = {"": _("None"), **{code: labels.area(code) for code in sorted(partners(), key=labels.area)}}
with right:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name="partner", help=hint)
state = chosen(profession=profession, partner=partner)
lead(view.world(state), on_select=chooses_partner("mra-map", known))
with above:
    header(
        _("Mutual recognition"),
        _("With whom are Korea's qualifications recognised, in which professions, and how far does it reach?"),
        view.answer(state),
        terms=("mra", "agreement_state", "multilateral", "economy"),
    )
    cards.row(*view.cards(state))
    province.not_by_province()
say.caption(_("Boundaries on the map imply no position on any territory."))
if entries := view.of_economy(state):
    table(entries)
elif partner:
    say.info(economy.told(partner, agreements(listing)), icon=":material/link_off:")
groups = (view.covered(state, group=group) for group in ("asean", "apec"))
for pair in ((view.by_profession(state), view.timeline(state)), groups):
    for picture, column in zip(pair, st.columns(2, gap="large"), strict=True):
        with column:
            draw(picture, on_select=chooses_partner(picture.id, known))
table(view.scopes(state))
with st.expander(_("Sources of the checks")):
    evidence.cite(*checks(listing))
say.subheader(_("Members of shared accords and registers"))
accords = {code: labels.word("agreement", code) for code in shared(memberships)}
accord = choose(st.selectbox, _("Accord or register"), accords, name="accord")
table(view.members(state.having(accord=accord)))
for note in notes(memberships, agreement=accord):
    say.caption(note)

# The evidence
foot = ("mra_status_count", "mra_signed_partners", "mra_signed_partners_pct", "mra_linked_partners")
evidence.panel(*map(state.compute, foot))

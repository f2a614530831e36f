"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import draw, lead
from components.figures.mra import coverage, economy, link_states, matrix, scope, summary, timeline, world_map
from components.figures.mra.agreements import agreements, checks, professions
from components.figures.mra.memberships import members, notes, shared
from components.finder import partners
from components.page import header
from components.selection import chooses_partner
from components.tables import table
from data import labels
from data.catalogue import dataset
from i18n import _

# The question
counts, linked = compute("mra_status_count"), compute("mra_linked_partners")
signed, signed_pct = compute("mra_signed_partners"), compute("mra_signed_partners_pct")
listing, memberships, economies = dataset("mra_agreements"), dataset("mra_memberships"), dataset("economies")
listed = agreements(listing)

above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
names = {"all": _("All"), **{code: labels.word("profession", code) for code in professions(listing)}}
left, right = st.columns([3, 2], gap="large")
with left:
    chosen = choose(st.segmented_control, _("Profession on the map"), names, name="profession")
profession = None if chosen == "all" else chosen
known = {"": _("None"), **{code: labels.area(code) for code in sorted(partners(), key=labels.area)}}
with right:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name="partner", help=hint) or None
shown = agreements(listing, profession=profession)
world = world_map.world(
    shown, memberships, rests_on=(counts, signed), lists=(listing, memberships), profession=profession, selected=partner
)
lead(world, on_select=chooses_partner("mra-map", known))
with above:
    header(
        _("Mutual recognition"),
        _("With whom are Korea's qualifications recognised, in which professions, and how far does it reach?"),
        summary.answer(counts, listed, economies),
        terms=("mra", "agreement_state", "multilateral", "economy"),
    )
    cards.row(*summary.cards(counts, partners=(signed, signed_pct, linked), listed=listed, economies=economies))
    province.not_by_province()
st.caption(_("Boundaries on the map imply no position on any territory."))
if partner and (entries := economy.entries(partner, listed, memberships)).frame.empty:
    st.info(economy.told(partner, listed), icon=":material/link_off:")
elif partner:
    table(
        entries,
        title=economy.told(partner, listed),
        subtitle=_("Agreements and shared memberships in these lists; what is not here is not known, not refused"),
        lists=(listing, memberships),
        name="mra-economy",
    )
left, right = st.columns(2, gap="large")
with left:
    draw(
        matrix.matrix(listed, counts, lists=(listing,), selected=partner),
        on_select=chooses_partner("mra-matrix", known),
    )
with right:
    draw(timeline.timeline(listed, counts, lists=(listing,)), on_select=chooses_partner("mra-timeline", known))
linked_to = link_states.links(listing, memberships, economies)
for group, column in zip(("asean", "apec"), st.columns(2, gap="large"), strict=True):
    with column:
        picture = coverage.coverage(
            linked, linked_to[group], group=group, lists=(listing, memberships), selected=partner
        )
        draw(picture, on_select=chooses_partner(picture.id, known))
table(
    scope.scopes(listed),
    title=_("Recognition of a certificate is not a licence to work"),
    subtitle=_("What each entry reaches. The sources hold no figure on how many people use these agreements."),
    lists=(listing,),
    name="mra-scope",
)
with st.expander(_("Sources of the checks")):
    for name in checks(listing):
        st.markdown(evidence.citation(name))
st.subheader(_("Members of shared accords and registers"))
accords = {code: labels.word("agreement", code) for code in shared(memberships)}
accord = choose(st.selectbox, _("Accord or register"), accords, name="accord")
table(
    members(memberships, agreement=accord),
    title=accords[accord],
    subtitle=labels.note("agreement", accord),
    lists=(memberships.where(agreement=accord),),
    name="mra-members",
)
for note in notes(memberships, agreement=accord):
    st.caption(note)

# The evidence
evidence.panel(counts, signed, signed_pct, linked)

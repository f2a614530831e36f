"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import draw, lead
from components.figures.mra import coverage, link_states, matrix, scope, summary, timeline, world_map
from components.figures.mra.agreements import agreements, checks, professions
from components.figures.mra.memberships import members, notes, shared
from components.page import header
from components.tables import rows, table
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
chosen = choose(st.segmented_control, _("Profession on the map"), names, name="profession")
profession = None if chosen == "all" else chosen
shown = agreements(listing, profession=profession)
lead(world_map.world(shown, memberships, rests_on=(counts, signed), profession=profession))
with above:
    header(
        _("Mutual recognition"),
        _("With whom are Korea's qualifications recognised, in which professions, and how far does it reach?"),
        summary.answer(counts, listed, economies),
    )
    cards.row(*summary.cards(counts, partners=(signed, signed_pct, linked), listed=listed, economies=economies))
    province.not_by_province()
st.caption(_("Boundaries on the map imply no position on any territory."))
left, right = st.columns(2, gap="large")
with left:
    draw(matrix.matrix(listed, counts))
with right:
    draw(timeline.timeline(listed, counts))
linked_to = link_states.links(listing, memberships, economies)
left, right = st.columns(2, gap="large")
with left:
    draw(coverage.coverage(linked, linked_to["asean"], group="asean"))
with right:
    draw(coverage.coverage(linked, linked_to["apec"], group="apec"))
table(
    scope.scopes(listed),
    title=_("Recognition of a certificate is not a licence to work"),
    subtitle=_("What each entry reaches. The sources hold no figure on how many people use these agreements."),
)
with st.expander(_("Sources of the checks")):
    for name in checks(listing):
        st.markdown(evidence.citation(name))
st.subheader(_("Members of shared accords and registers"))
accords = {code: labels.word("agreement", code) for code in shared(memberships)}
accord = choose(st.selectbox, _("Accord or register"), accords, name="accord")
st.caption(labels.note("agreement", accord))
rows(members(memberships, agreement=accord), alt=labels.word("agreement", accord))
for note in notes(memberships, agreement=accord):
    st.caption(note)

# The evidence
evidence.panel(counts, signed, signed_pct, linked)

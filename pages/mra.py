"""Mutual recognition: with whom Korea's qualifications are recognised, in which professions, and since when."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.draw import draw, lead
from components.figures import (
    mra,
    mra_coverage,
    mra_links,
    mra_list,
    mra_map,
    mra_matrix,
    mra_memberships,
    mra_scope,
    mra_timeline,
)
from components.page import header
from components.tables import rows, table
from data import labels
from data.catalogue import dataset
from i18n import _

# The question
counts, linked = compute("mra_status_count"), compute("mra_linked_partners")
signed, signed_pct = compute("mra_signed_partners"), compute("mra_signed_partners_pct")
agreements, memberships, economies = dataset("mra_agreements"), dataset("mra_memberships"), dataset("economies")
listed = mra_list.agreements(agreements)
header(
    _("Mutual recognition"),
    _("With whom are Korea's qualifications recognised, in which professions, and how far does it reach?"),
    mra.answer(counts, listed, economies),
)

# The answer
cards.row(*mra.cards(counts, partners=(signed, signed_pct, linked), listed=listed, economies=economies))
province.not_by_province()

# The reader's choice
names = {"all": _("All"), **{code: labels.word("profession", code) for code in mra_list.professions(agreements)}}
chosen = st.segmented_control(
    _("Profession on the map"),
    list(names),
    default="all",
    format_func=names.__getitem__,
    key="mra_profession",
    required=True,
    persist_state="session",
)
profession = None if chosen == "all" else chosen
shown = mra_list.agreements(agreements, profession=profession)
lead(mra_map.world(shown, memberships, rests_on=(counts, signed), profession=profession))
st.caption(_("Boundaries on the map imply no position on any territory."))
left, right = st.columns(2, gap="large")
with left:
    draw(mra_matrix.matrix(listed, counts))
with right:
    draw(mra_timeline.timeline(listed, counts))
links = mra_links.links(listed, memberships, economies)
left, right = st.columns(2, gap="large")
with left:
    draw(mra_coverage.coverage(linked, links["asean"], group="asean"))
with right:
    draw(mra_coverage.coverage(linked, links["apec"], group="apec"))
table(
    mra_scope.scopes(listed),
    title=_("Recognition of a certificate is not a licence to work"),
    subtitle=_("What each entry reaches. The sources hold no figure on how many people use these agreements."),
)
with st.expander(_("Sources of the checks")):
    for name in mra_list.checks(agreements):
        st.markdown(evidence.citation(name))
st.subheader(_("Members of shared accords and registers"))
accord = st.selectbox(
    _("Accord or register"),
    mra_memberships.shared(memberships),
    format_func=lambda code: labels.word("agreement", code),
    key="mra_accord",
    persist_state="session",
)
st.caption(labels.note("agreement", accord))
rows(mra_memberships.members(memberships, agreement=accord), alt=labels.word("agreement", accord))
for note in mra_memberships.notes(memberships, agreement=accord):
    st.caption(note)

# The evidence
evidence.panel(counts, signed, signed_pct, linked)

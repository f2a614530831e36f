"""International cases: dual training elsewhere, low carbon, global talent, and what the APEC workshop of 2017 found."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import lead
from components.figures.cases import benefits, entries, matrix, summary, world_map
from components.figures.cases.cases import cases, economies, of_economy, told
from components.figures.cases.workshop import Today, held
from components.page import header
from components.selection import chooses_partner
from components.tables import table
from components.workshop import workshop_of_2017
from data import labels
from data.catalogue import dataset
from i18n import _
from indicators.dual_cases import TYPES

# The question
ticks, states, by_economy = compute("dual_case_ticks"), compute("dual_cases_by_state"), compute("dual_cases_by_economy")
departments, enrolment = compute("low_carbon_departments"), compute("low_carbon_enrolment_ratio")
students, people = compute("foreign_students_in_work_study"), compute("workshop_people_count")
found, users = compute("workshop_findings_count"), compute("mra_users_known")
linked, counts = compute("mra_linked_partners"), compute("mra_status_count")
listed, statements, benefit = dataset("dual_cases"), dataset("statements"), dataset("mra_benefits")
read, report = cases(listed), statements.where(topic="workshop")
above = st.container()

# The reader's choices, and the picture: it goes out first, the browser draws it while the rest comes
types = {"all": _("All"), **{name: labels.word("case_type", name) for name in TYPES}}
known = {"": _("None"), **{code: labels.area(code) for code in sorted(economies(read), key=labels.area)}}
left, right = st.columns([3, 2], gap="large")
with left:
    chosen = choose(st.selectbox, _("Type of case"), types, name="type")
with right:
    hint = _("A click on a picture chooses it too.")
    partner = choose(st.selectbox, _("One economy"), known, name="partner", help=hint) or None
chosen_type = None if chosen == "all" else chosen
picture = matrix.matrix(read, ticks, states, lists=(listed,), chosen=chosen_type, selected=partner)
lead(picture, on_select=chooses_partner(picture.id, known))
with above:
    header(
        _("International cases"),
        _("What do other economies do, and what did the APEC workshop find?"),
        summary.answer(read, ticks, states, found),
        terms=("mra", "economy", "undated"),
    )
    cards.row(*summary.cards(ticks, states, people, held=held(report)))
    province.not_by_province()
if partner:
    table(
        of_economy(partner, read),
        title=told(partner, read),
        subtitle=_("As the source marks them; the agreements of an economy stand on the page on mutual recognition"),
        lists=(listed,),
        name="cases-economy",
    )
on_map = world_map.world(read, by_economy, lists=(listed,), chosen=chosen_type, selected=partner)
lead(on_map, on_select=chooses_partner(on_map.id, known))
st.caption(_("Boundaries on the map imply no position on any territory."))

st.header(_("Low carbon and global talent"), divider="gray")
cards.row(*entries.cards(departments, enrolment, students))
for name, title in {"low_carbon": _("Low carbon"), "global_talent": _("Global talent")}.items():
    table(
        entries.entries(dataset(name)),
        title=title,
        subtitle=_("Figures, claims, measures and proposals of the source, told apart"),
        lists=(dataset(name),),
        name=name.replace("_", "-"),
    )
claim = statements.where(topic="mra_benefits")
table(
    benefits.benefits(benefit),
    title=_("Benefits claimed for mutual recognition"),
    subtitle=benefits.told(claim),
    lists=(benefit, claim),
    name="mra-benefits",
)

today = Today(linked=linked, counts=counts, users=users)
workshop_of_2017(today, found=found, people=people, report=report)

# The evidence
evidence.panel(ticks, states, by_economy, departments, enrolment, students, people, found, users, linked, counts)

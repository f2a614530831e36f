"""The overview: six headline figures, what policy wants, what to read with care, and the chosen province."""

import streamlit as st

from components import cards, evidence, filters, reports
from components.compute import compute
from components.figures.overview import headlines, my_province
from components.pace import first_things_first
from components.page import header
from data import labels
from i18n import _

# The question
choices = filters.choices()
header(
    _("Lifelong learning in Korea"),
    _("Where do vocational training and its recognition stand, and which figures may be set side by side?"),
    headlines.answer(compute("trainees_total"), compute("metropolitan_share_pct"), year=choices.year),
    terms=("vocational_training", "trainees", "capital_area", "as_is_to_be", "undated", "estimate"),
)

# The answer
cards.row(*headlines.headlines(compute, year=choices.year))
first_things_first()

st.subheader(_("As-is → to-be"))
st.caption(_("What the benefits table adds to the number of trainees; no year is given for either state"))
cards.row(*headlines.strip(compute))

st.subheader(_("My province: {name}", name=labels.area(choices.province or filters.ALL)))
if choices.province:
    cards.row(
        *my_province.cards(compute, choices.province, year=choices.year, residents_year=choices.residents_year),
        columns=2,
    )
else:
    st.markdown(_("Choose a province in the side bar to see what is known of it, and what is only estimated."))

st.subheader(_("Who has reported"))
reports.meter(choices.year)
st.page_link("pages/concentration.py", label=_("What the provinces have reported"), icon=":material/arrow_forward:")

# The evidence
st.subheader(_("Read with care"))
st.caption(_("The sources contradict themselves. Open a line before you set two figures side by side."))
evidence.all_caveats(severity="A")
st.page_link(
    "pages/sources.py",
    label=_("All remarks, also those on single tables"),
    icon=":material/arrow_forward:",
    query_params={"tab": "caveats"},
)

"""Qualifications and work-based learning: how they grew, and which programmes rise and fall."""

import streamlit as st

from components import cards, evidence, province
from components.compute import compute
from components.controls import choose
from components.draw import draw, lead
from components.figures.qualifications import blocks, items, programme, ranks, summary
from components.figures.qualifications.demand import demand
from components.figures.qualifications.dual_types import pairs
from components.figures.qualifications.level_places import level_places
from components.figures.qualifications.levels import mentions
from components.page import header
from components.selection import chooses_programme
from components.tables import table
from data.catalogue import dataset
from i18n import _

# The question
rank, years_in, every_year = compute("dual_top15_rank"), compute("dual_top15_years"), compute("dual_top15_every_year")
places, listed = compute("dual_top15_level_places"), compute("dual_demand_programmes")
net_of_each, net = compute("dual_demand_programme_net_mentions"), compute("dual_demand_net_mentions")
rise, fall = compute("dual_demand_mentions", direction="rise"), compute("dual_demand_mentions", direction="fall")
high, growth = compute("dual_demand_high_level_share_pct"), compute("dual_system_growth_ratio")
schools, learners = compute("apprenticeship_schools"), compute("apprenticeship_learners")
against, p_tech = compute("apprenticeship_printed_to_ministry_ratio"), compute("p_tech_participants")
ipp, offered = compute("ipp_universities"), compute("programme_qualification_items")
times, run_by = compute("programme_qualification_items_ratio"), compute("programme_qualification_institutions")
people = compute("programme_qualification_participants")
top15, forecast, statements, system = map(dataset, ("dual_top15", "dual_demand", "statements", "dual_system"))
printed, reform, frameworks = map(dataset, ("programme_qualification", "ncs_reform", "qualification_frameworks"))

above = st.container()

# The reader's choice, and its picture: it goes out first, the browser draws it while the rest comes
names = programme.options(top15, forecast)
hint = _("A click on a picture chooses it too.")
followed = choose(st.selectbox, _("Follow a programme"), names, name="programme", help=hint) or None
picture = ranks.ranks(rank, every_year, lists=(top15, forecast), statements=statements, followed=followed)
lead(picture, on_select=chooses_programme(picture.id, names))
with above:
    header(
        _("Qualifications and work-based learning"),
        _("How did Korea's qualifications and work-based learning grow, and which programmes rise and fall?"),
        summary.answer(offered, every_year),
        terms=("dual_system", "ncs", "ncs_level", "programme_qualification"),
    )
    cards.row(*summary.cards(offered, times, learners, against, programmes=listed, every=every_year), columns=4)
    province.not_by_province()
table(
    programme.entries(followed, top15, forecast),
    title=programme.told(followed, top15, forecast),
    subtitle=_("As the source spells it; a rank says nothing about size"),
    lists=(top15, forecast),
    name="dual-programme",
)
outlook = demand(net_of_each, listed, years_in, forecast=forecast, statements=statements, followed=followed)
draw(outlook, on_select=chooses_programme(outlook.id, names))
levels = mentions(rise, fall, net, high, statements=statements), level_places(places)
types = pairs((schools, learners, p_tech, ipp), growth, against, system=system, statements=statements)
for pair in (levels, *types):
    for figure, column in zip(pair, st.columns(2, gap="large"), strict=True):
        with column:
            draw(figure)
left, right = st.columns([2, 1], gap="large")
with left:
    draw(items.items(offered, times, printed=printed, statements=statements))
with right:
    cards.row(*items.cards(run_by, people), columns=1)
left, right = st.columns(2, gap="large")
with left:
    table(
        blocks.measures(reform),
        title=_("Reform of qualifications by the National Competency Standards"),
        subtitle=_("Measures as the source names them; no figures"),
        lists=(reform,),
        name="ncs-reform",
    )
    st.markdown(blocks.frame(statements))
with right:
    table(
        blocks.frameworks(frameworks),
        title=_("What a qualifications framework is built of"),
        subtitle=blocks.reading(frameworks),
        lists=(frameworks,),
        name="qualification-frameworks",
    )

# The evidence
evidence.panel(
    *(rank, years_in, every_year, places, listed, net_of_each, net, rise, fall, high),
    *(schools, learners, against, p_tech, ipp, growth, offered, times, run_by, people),
)

"""Where training happens: the capital area against the rest of the country."""

import streamlit as st

from components import cards, evidence, filters, reports
from components.compute import compute
from components.draw import draw, lead
from components.figures.concentration import reporting, summary
from components.figures.concentration.estimate_bars import range_bars
from components.figures.concentration.estimate_map import ring_map
from components.figures.concentration.estimates import Ranges
from components.figures.concentration.quotients import quotient_dots
from components.figures.concentration.zone_map import zone_map
from components.figures.concentration.zone_shares import shares_bars
from components.page import header
from components.provinces import known_of_every_province
from components.selection import chooses_province
from components.tables import table
from i18n import _

# The question
choices = filters.choices()
shares, quotients, parity = (
    compute("metropolitan_share_pct"),
    compute("location_quotient"),
    compute("trainees_above_parity"),
)
per_1000, dissimilarity, hhi = (
    compute("trainees_per_1000_residents"),
    compute("dissimilarity_pct"),
    compute("province_hhi"),
)
reported = compute("provinces_reported_count", year=choices.year)
covered = compute("residents_covered_pct", year=choices.year)

# The answer in two zones, its picture first: the browser draws it while the rest comes
above = st.container()
lead(zone_map(shares, reported, selected=choices.province), on_select=chooses_province("zone-map"))
with above:
    header(
        _("Metropolitan concentration"),
        _("Does training reach people where they live?"),
        summary.answer(shares),
        terms=("capital_area", "location_quotient", "parity", "dissimilarity", "hhi", "place_basis"),
    )
    cards.row(*summary.cards(shares, quotients, parity, reported), columns=4)
left, right = st.columns(2, gap="large")
with left:
    draw(shares_bars(shares))
with right:
    draw(quotient_dots(quotients, dissimilarity))

# What is real in every province
measured = [compute(name) for name in ("residents_by_province", "sme_firms_by_province", "smes_per_1000_residents")]
st.header(_("What is known of every province"), divider="gray")
known_of_every_province(choices)

# What the provinces have reported
st.header(_("Trainees by province"), divider="gray")
reports.by_province(choices)

# What is only estimated, on request
if reported.refusals and st.toggle(
    _("Show estimates for 2021, if the undated share held then"), key="estimates", persist_state="session"
):
    estimate, spread = compute("trainees_by_province", year=choices.year), compute("estimate_spread_pct")
    if estimate.table.empty:
        st.warning(str(estimate.refusals[0].reason), icon=":material/block:")
    else:
        ranges = Ranges(estimate=estimate, reported=compute("regional_trainees", year=choices.year))
        left, right = st.columns(2, gap="large")
        with left:
            draw(ring_map(ranges, selected=choices.province), on_select=chooses_province("estimate-map"))
        with right:
            draw(range_bars(ranges, spread, selected=choices.province), on_select=chooses_province("estimate-ranges"))
st.markdown(summary.parity_sentence(parity, per_1000))
table(
    reporting.concentration_table(hhi),
    title=_("Concentration over the 17 provinces"),
    subtitle=_("Herfindahl-Hirschman index: 0.059 when all are equal, 1 when all is in one province"),
    rests_on=(hhi,),
    name="province-concentration",
)

# The evidence
evidence.panel(shares, quotients, parity, per_1000, dissimilarity, hhi, *measured, reported, covered)

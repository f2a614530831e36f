"""Where training happens: the capital area against the rest of the country."""

import streamlit as st

from components import cards, deck, evidence, filters
from components.compute import compute
from components.draw import draw, lead
from components.figures import concentration, estimates, province_maps, words, zones
from components.page import header
from components.selection import chooses_province
from i18n import _

# The question
choices = filters.choices()
shares, quotients, parity = compute("metropolitan_share_pct"), compute("location_quotient"), compute("trainees_above_parity")
reported, covered = compute("provinces_reported_count", year=choices.year), compute("residents_covered_pct", year=choices.year)
dissimilarity, hhi = compute("dissimilarity_pct"), compute("province_hhi")
header(_("Metropolitan concentration"), _("Does training reach people where they live?"), concentration.answer(shares))

# The answer
cards.row(*concentration.cards(shares, quotients, parity, reported), columns=4)
lead(zones.zone_map(shares, selected=choices.province))
left, right = st.columns(2, gap="large")
with left:
    draw(zones.shares_bars(shares))
with right:
    draw(zones.quotient_dots(quotients, dissimilarity))

st.header(_("What is known of every province"))
measures = {
    "residents_by_province": _("Residents"),
    "sme_firms_by_province": _("SME firms"),
    "smes_per_1000_residents": _("SME firms per 1,000 residents"),
}
chosen = st.segmented_control(
    _("Measure"), list(measures), format_func=measures.__getitem__, key="measure", required=True,
    default="residents_by_province", persist_state="session",
)
measure = compute(chosen, year=choices.year) if chosen == "residents_by_province" else compute(chosen)
left, right = st.columns([3, 2], gap="large")
with left:
    draw(province_maps.province_map(measure, name=measures[chosen], selected=choices.province), on_select=chooses_province("province-map"))
with right:
    draw(province_maps.tile_map(measure, name=measures[chosen], selected=choices.province), on_select=chooses_province("tile-map"))

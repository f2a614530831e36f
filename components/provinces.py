"""What is known of every province: a measure on map, tiles and columns, and provinces side by side.

A fragment: a change of measure redraws this part alone, and the rest of the page stays.
"""

import streamlit as st

from components import deck, filters, in_force
from components.address import ALWAYS
from components.compute import compute
from components.controls import choose, choose_several
from components.draw import draw
from components.figures.concentration.comparison import comparable, comparison
from components.figures.concentration.province_map import province_map
from components.figures.concentration.province_tiles import tile_map
from components.figures.concentration.province_values import ProvinceValues
from components.filters import Choices
from components.selection import chooses_province
from components.tables import table
from data import labels
from i18n import _, speak


@st.fragment
def known_of_every_province(choices: Choices) -> None:
    """Draw the part of the page; a province chosen in it concerns the whole page, which then runs again."""
    speak(st.session_state[ALWAYS])  # a fragment runs in a thread of its own, where no page has spoken
    in_force.hold()
    if filters.choices() != choices:
        st.rerun()
    values = _choose_measure(choices)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw(province_map(values, selected=choices.province), on_select=chooses_province("province-map"))
    with right:
        draw(tile_map(values, selected=choices.province), on_select=chooses_province("tile-map"))
    if st.toggle(_("Show as 3-D columns"), key="columns", persist_state="session"):
        deck.columns(values)
        st.caption(_("For the eye only: perspective distorts heights. Read values on the map, the tiles or the table."))
    _side_by_side(choices)


def _choose_measure(choices: Choices) -> ProvinceValues:
    measures = {
        "residents_by_province": _("Residents"),
        "sme_firms_by_province": _("SME firms"),
        "smes_per_1000_residents": _("SME firms per 1,000 residents"),
    }
    chosen = choose(st.segmented_control, _("Measure"), measures, name="measure")
    year = {"year": choices.residents_year} if chosen == "residents_by_province" else {}
    return ProvinceValues(measure=compute(chosen, **year), name=measures[chosen])


def _side_by_side(choices: Choices) -> None:
    places = {code: labels.area(code) for code in filters.provinces()}
    compared = choose_several(_("Compare up to four provinces"), places, name="compare", most=4)
    codes = compared or [code for code in (choices.province,) if code]
    if codes:
        known = comparable(compute, year=choices.year, residents_year=choices.residents_year)
        table(
            comparison(known, codes),
            title=_("Provinces side by side"),
            subtitle=_("Only what is known of every province, or reported by its office; estimates are never ranked"),
            rests_on=tuple(known.values()),
            name="provinces-side-by-side",
        )

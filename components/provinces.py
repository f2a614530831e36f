"""What is known of every province: a measure on map, tiles and columns, and provinces side by side.

A fragment: a change of measure redraws this part alone, and the rest of the page stays.
"""

import streamlit as st

from components import deck, filters, in_force, say
from components.address import ALWAYS
from components.controls import choose, choose_several
from components.draw import draw
from components.figures.concentration import by_province as view
from components.filters import Choices
from components.selection import chooses_province
from components.state import chosen
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
    measures = {name: str(word) for name, word in view.MEASURES.items()}
    state = chosen(measure=choose(st.segmented_control, _("Measure"), measures, name="measure"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw(view.on_map(state), on_select=chooses_province("province-map"))
    with right:
        draw(view.on_tiles(state), on_select=chooses_province("tile-map"))
    if st.toggle(_("Show as 3-D columns"), key="columns", persist_state="session"):
        deck.columns(view.values(state))
        say.caption(
            _("For the eye only: perspective distorts heights. Read values on the map, the tiles or the table.")
        )
    _side_by_side()


def _side_by_side() -> None:
    places = {code: labels.area(code) for code in filters.provinces()}
    compared = choose_several(_("Compare up to four provinces"), places, name="compare", most=4)
    table(view.side_by_side(chosen(compared=compared)))

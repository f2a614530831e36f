"""Who has reported: the meter in a line, and what the provinces have reported as map, bars and table."""

import streamlit as st

from components import filters, say
from components.compute import compute
from components.controls import choose
from components.draw import draw
from components.figures.concentration import reporting, view
from components.selection import chooses_province
from components.state import chosen
from components.tables import table
from data.catalogue import dataset
from i18n import _


def meter(year: int) -> None:
    """How many provinces and what share of residents have reported a year, and who is missing."""
    reported, covered = (compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct"))
    say.text(f"**{reporting.meter(reported, covered)}**  \n{reporting.missing(reported)}")


def by_province() -> None:
    """The part of a page on what has been reported: the meter alone while nothing is."""
    year = _year(filters.choices().year)
    meter(year)
    state = chosen(reported=year)
    solid, bars = view.facts(state), view.fact_bars(state)
    if solid and bars:
        left, right = st.columns([3, 2], gap="large")
        with left:
            draw(solid, on_select=chooses_province(solid.id))
        with right:
            draw(bars, on_select=chooses_province(bars.id))
    table(view.standing_once_begun(state))


def _year(filtered: int) -> int:
    """The year of the filter, or another one that offices have reported: the trainee table doesn't hold them all."""
    reported = sorted({int(year) for year in dataset("regional_training").table["year"]}, reverse=True)
    years = {str(year): str(year) for year in dict.fromkeys([filtered, *reported])}
    if len(years) == 1:
        return filtered
    return int(choose(st.segmented_control, _("Year reported by the provinces"), years, name="reported"))

"""Who has reported: the meter in a line, and what the provinces have reported as map, bars and table."""

import streamlit as st

from components.compute import compute
from components.controls import choose
from components.draw import draw
from components.figures.concentration import reporting
from components.figures.concentration.reported_bars import reported_bars
from components.figures.concentration.reported_map import reported_map
from components.figures.concentration.reports import gather
from components.filters import Choices
from components.selection import chooses_province
from components.tables import table
from components.takeaway import today
from data.catalogue import dataset
from i18n import _


def meter(year: int) -> None:
    """How many provinces and what share of residents have reported a year, and who is missing."""
    reported, covered = (compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct"))
    st.markdown(f"**{reporting.meter(reported, covered)}**  \n{reporting.missing(reported)}")


def standing(year: int) -> None:
    """How far each province is with a year, and how old its figures are."""
    table(
        reporting.standing(dataset("regional_training"), year=year, today=today()),
        title=_("How far each province is, {year}", year=year),
        subtitle=_("Age in days: since the reference date, or since the publication where the file names none"),
        name="provinces-reported",
    )


def by_province(choices: Choices) -> None:
    """The part of a page on what has been reported: the meter alone while nothing is."""
    year = _year(choices)
    meter(year)
    reports = gather(compute, dataset("regional_training"), year=year)
    if reports.codes:
        left, right = st.columns([3, 2], gap="large")
        with left:
            draw(reported_map(reports, selected=choices.province), on_select=chooses_province("reported-map"))
        with right:
            draw(reported_bars(reports, selected=choices.province), on_select=chooses_province("reported-bars"))
    if reports.started:
        standing(year)


def _year(choices: Choices) -> int:
    """The year of the filter, or another one that offices have reported: the trainee table doesn't hold them all."""
    reported = sorted({int(year) for year in dataset("regional_training").table["year"]}, reverse=True)
    years = {str(year): str(year) for year in dict.fromkeys([choices.year, *reported])}
    if len(years) == 1:
        return choices.year
    return int(choose(st.segmented_control, _("Year reported by the provinces"), years, name="reported"))

"""Sections on provinces: what is known, what is reported, columns in 3-D."""

from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import filters, say
from components import state as in_force
from components.draw import draw, folded, table
from components.figures import concentration
from components.figures.concentration import provinces, reports
from components.figures.concentration.provinces import ProvinceValues
from components.figures.exhibit import Figure
from components.figures.maps import address
from components.figures.state import State
from components.filters import Choices, choose, choose_several
from components.page import chooses_province
from components.session import session
from components.state import chosen
from data import labels
from data.catalogue import dataset
from geo import boundaries
from i18n import _, speak
from indicators.indicator import CAPITAL, PROVINCES, zone_of

# The 3-D column map in pydeck, without tiles from the network. For the eye only: values are read in the table.


Colours = dict[str, list[int]]
# WebGL doesn't take the theme's placeholders, so the same colours stand here by theme.
COLOURS: Final[dict[str, Colours]] = {
    "light": {
        "land": [205, 209, 213],
        "north": [244, 245, 246],
        "line": [138, 148, 158],
        "capital": [28, 88, 156],
        "rest": [109, 120, 130],
        "ink": [30, 33, 36],
    },
    "dark": {
        "land": [44, 49, 54],
        "north": [30, 33, 36],
        "line": [109, 120, 130],
        "capital": [144, 176, 213],
        "rest": [138, 148, 158],
        "ink": [244, 245, 246],
    },
}
TALLEST: Final = 180_000  # metres


def columns(values: ProvinceValues) -> None:
    """Draw one column for each province, its height in proportion to the value; zones keep their colours."""
    import pydeck as pdk

    colours = COLOURS["dark" if st.context.theme.type == "dark" else "light"]
    land = pdk.Layer(
        "GeoJsonLayer",
        address("provinces"),
        get_fill_color=f"properties.code == 'KP' ? {colours['north']} : {colours['land']}",
        get_line_color=colours["line"],
        get_line_width=900,
    )
    dokdo = pdk.Layer("ScatterplotLayer", _dokdo(colours), get_radius=5_000, get_fill_color="colour")
    pillars = pdk.Layer(
        "ColumnLayer",
        _pillars(values, colours),
        get_elevation="height",
        get_fill_color="colour",
        radius=11_000,
        pickable=True,
    )
    view = pdk.ViewState(latitude=35.9, longitude=128.4, zoom=5.7, pitch=50, bearing=-12)
    # Without map_provider=None pydeck asks for map tiles.
    deck = pdk.Deck([land, dokdo, pillars], initial_view_state=view, map_provider=None, tooltip={"text": "{text}"})
    st.pydeck_chart(deck, height=460, alt=values.alt)


def _dokdo(colours: Colours) -> list[dict[str, object]]:
    north, east = boundaries.point("dokdo", "KR-47")
    return [{"position": [east, north], "colour": colours["ink"]}]


def _pillars(values: ProvinceValues, colours: Colours) -> list[dict[str, object]]:
    numbers, places = values.numbers, boundaries.points("label")
    largest = max(numbers.values())
    return [
        {
            "position": [places[code][1], places[code][0]],
            "height": numbers[code] / largest * TALLEST,
            "colour": colours["capital" if zone_of(code) == CAPITAL else "rest"],
            "text": f"{labels.area(code)}: {values.full(numbers[code])}",
        }
        for code in PROVINCES
    ]


# What is known of every province: a measure on map, tiles and columns, and provinces side by side.


@st.fragment
def known_of_every_province(choices: Choices) -> None:
    """Draw the part of the page; a province chosen in it concerns the whole page, which then runs again."""
    speak(session.language.get())  # a fragment runs in a thread of its own, where no page has spoken
    in_force.hold()
    if filters.choices() != choices:
        st.rerun()
    places = {code: labels.area(code) for code in filters.provinces()}
    several, measured, upright = st.columns([3, 3, 2], gap="medium", vertical_alignment="bottom")
    with several:
        compared = choose_several(_("Compare up to four provinces"), places, name="compare", most=4)
    beside = chosen(compared=compared)
    if pictured := beside.made(provinces.compared):
        _beside_each_other(pictured, beside)
    else:
        _on_map_and_tiles(measured, upright)
        listed = beside.made(provinces.side_by_side)
        (table if compared else folded)(listed)  # of the chosen one alone: a line that opens


def _beside_each_other(pictured: Figure, state: State) -> None:
    """The provinces compared, as bars and as a table, in the place of all 17, which then are a line that opens."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        draw(pictured)
    with right:
        table(state.made(provinces.side_by_side))
    holds = ("province-map", "tile-map")
    say.fold(_("Every province on the map and on tiles"), _all, key="all-provinces", holds=holds, asks=("measure",))


def _all() -> None:
    measured, upright = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    _on_map_and_tiles(measured, upright)


def _on_map_and_tiles(measured: DeltaGenerator, upright: DeltaGenerator) -> None:
    """A measure of all provinces, with its own choices at these places."""
    measures = {name: str(word) for name, word in provinces.MEASURES.items()}
    with measured:
        state = chosen(measure=choose(st.segmented_control, _("Measure"), measures, name="measure"))
    with upright:
        in_columns = st.toggle(_("Show as 3-D columns"), key="columns", persist_state="session")
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw(mapped := state.made(provinces.on_map), on_select=chooses_province("province-map"))
    with right:
        draw(state.made(provinces.on_tiles), on_select=chooses_province("tile-map"), after=mapped)
    if in_columns:
        columns(state.made(provinces.values))
        say.caption(
            _("For the eye only: perspective distorts heights. Read values on the map, the tiles or the table.")
        )


def folded_known() -> None:
    """The same as a line that opens, once there is what offices have reported; open where the address has a choice in it."""
    say.fold(
        _("What is known of every province"),
        partial(known_of_every_province, filters.choices()),
        key="known",
        holds=("province-map", "tile-map", "provinces-compared", "provinces-side-by-side"),
        asks=("measure", "compare"),
    )


# Who has reported: the meter in a line, and what the provinces have reported as map, bars and table.


def meter(year: int) -> None:
    """How many provinces and what share of residents have reported a year, and who is missing."""
    state = chosen()
    say.text("  \n".join((f"**{reports.meter(state, year=year)}**", *reports.missing(state, year=year))))


def is_any_reported() -> bool:
    """Whether an office has reported any year."""
    return not dataset("regional_training").table.empty


def by_province() -> None:
    """The part of a page on what has been reported: the meter alone while nothing is."""
    year = _year(filters.choices().year)
    meter(year)
    state = chosen(reported=year)
    solid, bars = state.made(concentration.facts), state.made(concentration.fact_bars)
    if solid and bars:
        left, right = st.columns([3, 2], gap="large")
        with left:
            draw(solid, on_select=chooses_province(solid.id))
        with right:
            draw(bars, on_select=chooses_province(bars.id), after=solid)
    folded(state.made(concentration.standing_once_begun))


def _year(filtered: int) -> int:
    """The year of the filter, or another one that offices have reported: the trainee table doesn't hold them all.

    Where the filter stands at its newest year, the newest that an office has reported comes first.
    """
    first = chosen().year_of("regional_training")
    reported = sorted({row.year for row in dataset("regional_training").rows}, reverse=True)
    years = {str(year): str(year) for year in dict.fromkeys([first, filtered, *reported])}
    if len(years) == 1:
        return filtered
    return int(choose(st.segmented_control, _("Year reported by the provinces"), years, name="reported"))

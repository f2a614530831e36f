"""The 3-D column map in pydeck, without tiles from the network. For the eye only: values are read in the table."""

from typing import Final

import streamlit as st

from components.figures.concentration.province_values import ProvinceValues
from components.figures.maps import address
from data import labels
from geo import boundaries
from indicators.areas import CAPITAL, PROVINCES, zone_of

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

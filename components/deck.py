"""The 3-D column map in pydeck, without tiles from the network. For the eye only: values are read in the table."""

from typing import Any, Final

import streamlit as st

from components.figures.maps import address
from data import labels
from geo import boundaries
from indicators.areas import CAPITAL, PROVINCES, zone_of

COLOURS: Final = {
    "light": {"land": [230, 232, 234], "line": [138, 148, 158], "capital": [28, 88, 156], "rest": [109, 120, 130]},
    "dark": {"land": [44, 49, 54], "line": [109, 120, 130], "capital": [144, 176, 213], "rest": [138, 148, 158]},
}
TALLEST: Final = 180_000  # metres


def columns(values: dict[str, float], texts: dict[str, str], *, alt: str) -> None:
    """Draw one column for each province, its height in proportion to the value; zones keep their colours."""
    import pydeck as pdk

    colours = COLOURS["dark" if st.context.theme.type == "dark" else "light"]
    largest = max(values.values())
    places = boundaries.points("label")
    rows: list[dict[str, Any]] = [
        {
            "position": [places[code][1], places[code][0]],
            "height": values[code] / largest * TALLEST,
            "colour": colours["capital" if zone_of(code) == CAPITAL else "rest"],
            "text": f"{labels.area(code)}: {texts[code]}",
        }
        for code in PROVINCES
    ]
    land = pdk.Layer(
        "GeoJsonLayer", address("provinces"), get_fill_color=colours["land"], get_line_color=colours["line"], get_line_width=900
    )
    pillars = pdk.Layer(
        "ColumnLayer", rows, get_position="position", get_elevation="height", get_fill_color="colour", radius=11_000, pickable=True
    )
    view = pdk.ViewState(latitude=35.9, longitude=127.9, zoom=5.7, pitch=50, bearing=-12)
    deck = pdk.Deck(layers=[land, pillars], initial_view_state=view, map_provider=None, tooltip={"text": "{text}"})
    st.pydeck_chart(deck, height=460, alt=alt)

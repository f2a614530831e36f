"""Axes in house style: names and years bare, values from zero with a light grid."""

from typing import Any, Final

from components import theme
from components.figures.figure import Spec

# Streamlit's own grey of axis words is too faint on white: 3.7:1.
TICKS: Final = {"color": theme.MUTED}


def category_axis(**settings: Any) -> Spec:
    """An axis of names or years: no grid, no line, no ticks."""
    return {
        "type": "category",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": TICKS,
        "title": None,
        **settings,
    }


def year_axis(years: list[int], *, chosen: int | None = None) -> Spec:
    """An axis of years, the chosen one in bold. Linear: on an axis of names plotly takes "2019" for a position."""
    return {
        "tickvals": years,
        "ticktext": [f"<b>{year}</b>" if year == chosen else str(year) for year in years],
        "range": [min(years) - 0.6, max(years) + 0.6],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": TICKS,
    }


def value_axis(**settings: Any) -> Spec:
    """An axis of values from zero with a light grid; hidden numbers where marks carry direct labels."""
    return {
        "rangemode": "tozero",
        "showgrid": True,
        "gridcolor": theme.GRID,
        "zeroline": True,
        "zerolinecolor": theme.BORDER,
        "showticklabels": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": TICKS,
        "title": None,
        **settings,
    }


def row_axis(places: list[float], names: list[str], *, bottom: float, top: float) -> Spec:
    """A vertical axis of named rows at numbered places, for bars that lie down and stand in groups."""
    return value_axis(
        rangemode="normal",
        range=[bottom, top],
        tickvals=places,
        ticktext=names,
        showticklabels=True,
        showgrid=False,
        zeroline=False,
    )

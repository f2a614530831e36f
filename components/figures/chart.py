"""The house style of charts: light horizontal grid, bars from zero, direct labels, nothing that needs the network."""

from collections.abc import Sequence
from typing import Any, Final

from components import theme
from components.figures.figure import Spec

LABEL_SIZE: Final = 14
HATCHED: Final = {"shape": theme.HATCH, "solidity": 0.35, "size": 7}


def chart(traces: list[Spec], *, height: int = 320, **layout: Any) -> Spec:
    """A Plotly figure in house style; `layout` overrides single settings."""
    base = {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.35,
        "font": {"size": LABEL_SIZE, "color": theme.TEXT},
        "uniformtext": {"minsize": 11, "mode": "show"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
    return {"data": traces, "layout": {**base, **layout}}


def bars(
    *, names: list[Any], values: Sequence[float | None], labels: list[str], hover: list[str], **settings: Any
) -> Spec:
    """One series of bars with a label on each; `orientation="h"` lays them down."""
    lying = settings.get("orientation") == "h"
    marker = {"line": {"width": 0}, **settings.pop("marker", {})}
    return {
        "type": "bar",
        "x": values if lying else names,
        "y": names if lying else values,
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": hover,
        "hoverinfo": "text",
        "marker": marker,
        **settings,
    }


def line(*, x: list[Any], y: list[float], name: str, colour: str, labels: list[str], hover: list[str]) -> Spec:
    """A line with marked points, each with its number; the last label also carries the name of the line."""
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "name": name,
        "text": labels,
        "textposition": "top center",
        "textfont": {"color": colour, "size": LABEL_SIZE},
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": colour, "width": 3},
        "marker": {"color": colour, "size": 9},
    }


def headings(*names: tuple[str, str]) -> list[Spec]:
    """Two series named above the picture, left and right, each in its colour: instead of a legend."""
    places = ((0, "left"), (1, "right"))
    return [
        note(
            f"<b>{name}</b>",
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=side,
            yanchor="bottom",
            font={"size": LABEL_SIZE, "color": colour},
        )
        for (name, colour), (x, side) in zip(names, places, strict=True)
    ]


HEADED: Final = {"l": 8, "r": 8, "t": 28, "b": 8}


def note(text: str, *, x: Any, y: Any, **settings: Any) -> Spec:
    """Words inside the picture, in muted ink."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": LABEL_SIZE - 1, "color": theme.MUTED},
        **settings,
    }

"""Marks of the cases, the same in matrix and map: a mark solid, a case without it open, what is unknown a question mark."""

from typing import Any, Final

from components import theme
from components.figures.figure import Spec
from i18n import Message, message

MARKS: Final[dict[str, Spec]] = {
    "marked": {"symbol": "circle", "size": 15, "color": theme.ACCENT},
    "unmarked": {"symbol": "square-open", "size": 13, "color": theme.MUTED, "line": {"width": 2}},
    "unknown": {"symbol": "circle-open-dot", "size": 15, "color": theme.INK, "line": {"width": 1.5}},
}
NAMES: Final[dict[str, Message]] = {
    "marked": message("Marked"),
    "unmarked": message("Not marked"),
    "unknown": message("A case without any mark: unknown"),
}


def points(mark: str, *, x: list[Any], y: list[Any], hover: list[str], **settings: Any) -> Spec:
    """Marks of one meaning in a matrix; the legend names the meaning."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": str(NAMES[mark]),
        "x": x,
        "y": y,
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": MARKS[mark],
        **settings,
    }


def nowhere(mark: str, **settings: Any) -> Spec:
    """A mark without a place, for its name in the legend of a map alone."""
    place = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    return place | {"name": str(NAMES[mark]), "marker": MARKS[mark] | settings}

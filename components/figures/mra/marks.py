"""Marks of mutual recognition, the same in every picture: signed solid, under discussion open, multilateral a ring."""

from typing import Any, Final

from components import theme
from components.figures.figure import Spec
from data import labels
from i18n import _, message

MARKS: Final[dict[str, Spec]] = {
    "signed": {"symbol": "circle", "size": 15, "color": theme.SIGNED},
    "on_going": {"symbol": "square-open", "size": 13, "color": theme.ON_GOING, "line": {"width": 2.5}},
    "multilateral": {"symbol": "circle-open", "size": 14, "color": theme.INK, "line": {"width": 2.5}},
    "partial": {"symbol": "diamond-open", "size": 10, "color": theme.MUTED, "line": {"width": 1.5}},
}
NAMES: Final = {"partial": message("Provisional or former, not counted")}
LEGEND: Final = {
    "showlegend": True,
    "legend": {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 0,
        "yanchor": "top",
        "font": {"color": theme.TEXT, "size": 13},
        "bgcolor": "rgba(0,0,0,0)",
        "itemclick": False,
        "itemdoubleclick": False,
    },
}


def name(mark: str) -> str:
    """What a mark means, in words."""
    return str(NAMES[mark]) if mark in NAMES else labels.word("agreement_status", mark)


def points(mark: str, *, x: list[Any], y: list[Any], texts: list[str], hover: list[str], **settings: Any) -> Spec:
    """Marks of one meaning with short words beside them; the legend names the meaning."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name(mark),
        "x": x,
        "y": y,
        "text": texts,
        "textposition": "bottom center",
        "textfont": {"size": 12, "color": theme.TEXT},
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": MARKS[mark],
        **settings,
    }


def texas() -> str:
    """Name of the mark of a partner that takes part with one state only."""
    return _("Signed, one state only")

"""Who has reported, on tiles of one size: solid where a province has, open where an estimate still stands."""

import pandas as pd

from components import theme
from components.figures import chart
from components.figures.concentration.reporting import meter, missing
from components.figures.figure import Figure, Spec
from components.figures.mra.marks import LEGEND
from components.figures.table import Table
from data import labels
from geo.tiles import TILES
from i18n import _
from indicators.areas import PROVINCES, zone_of
from indicators.indicator import Indicator

TILE = 60  # pixels


def tiles(reported: Indicator, covered: Indicator) -> Figure:
    """The 17 provinces, and in the sentence beneath which are missing.

    Args:
        reported: `provinces_reported_count` of a year; each province that is missing is a refusal.
        covered: `residents_covered_pct` of the same year.
    """
    absent = {refusal.area for refusal in reported.refusals}
    done = [code for code in PROVINCES if code not in absent]
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="reporting-tiles",
        title=meter(reported, covered),
        subtitle=_("Provinces by whether their office has reported trainees of {year}", year=reported.row().year),
        spec=chart.chart(
            [_tiles(done, reported=True), _tiles([code for code in PROVINCES if code in absent], reported=False)],
            height=460,
            # One scale for both axes, so that the tiles lie as the provinces do on a wide slide too.
            xaxis=axis | {"range": [-0.6, 3.6], "scaleanchor": "y", "constrain": "domain"},
            yaxis=axis | {"range": [-5.6, 0.6]},
            margin={"l": 8, "r": 8, "t": 8, "b": 40, "pad": 4},
            **LEGEND,
        ),
        alt=missing(reported),
        rests_on=(reported, covered),
        table=_table(absent),
        says=(missing(reported),),
    )


def _tiles(codes: list[str], *, reported: bool) -> Spec:
    name = _state(reported=reported)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": f"{name} ({len(codes)})",
        "x": [TILES[code][1] for code in codes],
        "y": [-TILES[code][0] for code in codes],
        "customdata": codes,
        "text": [labels.short_area(code) for code in codes],
        "textfont": {"size": 11, "color": theme.BACKGROUND if reported else theme.TEXT},
        "hovertext": [f"{labels.area(code)}<br>{name}" for code in codes],
        "hoverinfo": "text",
        "marker": {
            "symbol": "square",
            "size": TILE,
            "color": [theme.ZONE[zone_of(code)] for code in codes] if reported else theme.SURFACE,
            "line": {"color": theme.INK if reported else theme.BORDER, "width": 1.5},
        },
    }


def _state(*, reported: bool) -> str:
    return _("reported") if reported else _("not reported")


def _table(absent: set[str]) -> Table:
    names = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
    states = [_state(reported=code not in absent) for code in PROVINCES]
    return Table(frame=pd.DataFrame({_("State"): states}, index=names))

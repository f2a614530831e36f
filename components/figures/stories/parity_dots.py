"""A hundred trainees as dots: those in the capital area, those elsewhere, and those whom parity would move there."""

from typing import Final

import pandas as pd

from components import theme
from components.figures import chart
from components.figures.figure import Figure, Spec
from components.figures.mra.marks import LEGEND
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import CAPITAL, ELSEWHERE, ZONES
from indicators.indicator import Indicator
from indicators.regional_estimate import largest_remainder

DOTS: Final = 100
HIGH: Final = 5  # dots on top of each other
MOVING: Final = "moving"
STYLES: Final[dict[str, Spec]] = {
    CAPITAL: {"symbol": "circle", "size": 20, "color": theme.CAPITAL_AREA},
    MOVING: {"symbol": "circle-open", "size": 18, "color": theme.ACCENT, "line": {"width": 3}},
    ELSEWHERE: {"symbol": "square", "size": 18, "color": theme.ELSEWHERE},
}


def parts(shares: Indicator) -> dict[str, int]:
    """Of 100 trainees: who stays in the capital area, who would move for parity with residents, who is elsewhere.

    Where parity would move trainees the other way, none moves.

    Args:
        shares: `metropolitan_share_pct`.
    """
    training = {zone: shares.value(area=zone, category="trainees", undated=True) for zone in ZONES}
    moving = max(training[CAPITAL] - shares.value(area=CAPITAL, category="residents"), 0.0)
    found = pd.Series({CAPITAL: training[CAPITAL] - moving, MOVING: moving, ELSEWHERE: training[ELSEWHERE]})
    return {str(name): int(count) for name, count in largest_remainder(DOTS, found).items()}


def dots(shares: Indicator, dissimilarity: Indicator) -> Figure:
    """The dots in columns of five, from the capital area on the left to elsewhere on the right."""
    counts = parts(shares)
    names = {name: _name(name) for name in counts}
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="parity-dots",
        title=_("A hundred trainees and parity with residents"),
        subtitle=_("Each dot is one of 100 trainees; the share of training is undated, residents of 2021"),
        spec=chart.chart(
            _traces(counts, names),
            height=260,
            xaxis=axis | {"range": [-0.8, DOTS / HIGH - 0.2]},
            yaxis=axis | {"range": [HIGH - 0.3, -0.7]},
            margin={"l": 8, "r": 8, "t": 8, "b": 48, "pad": 4},
            **LEGEND,
        ),
        alt="; ".join(f"{names[name]}: {count}" for name, count in counts.items()),
        rests_on=(shares, dissimilarity),
        table=Table(
            frame=pd.DataFrame(
                {_("Of 100 trainees"): list(counts.values())}, index=pd.Index(names.values(), name=_("Zone"))
            )
        ),
    )


def _name(part: str) -> str:
    return _("Elsewhere, for parity with residents") if part == MOVING else labels.short_area(part)


def _traces(counts: dict[str, int], names: dict[str, str]) -> list[Spec]:
    traces, placed = [], 0
    for name, count in counts.items():
        places = range(placed, placed + count)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": f"{names[name]} ({count})",
                "x": [place // HIGH for place in places],
                "y": [place % HIGH for place in places],
                "hoverinfo": "name",
                "marker": STYLES[name],
            }
        )
        placed += count
    return traces

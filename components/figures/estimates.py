"""Trainees by province as a range between two ways of spreading: hollow rings and hatched bars, never a rank."""

import pandas as pd

from components import theme
from components.figures import chart, maps, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from geo import boundaries
from i18n import _
from i18n.numbers import compact, number
from indicators.areas import PROVINCES, zone_of
from indicators.indicator import Indicator

WEIGHTS = ("residents", "sme_firms")


def ring_map(estimate: Indicator, *, selected: str | None) -> Figure:
    """Two hollow rings for each province, one for each way of spreading; the area of a ring is the number."""
    largest = float(estimate.table["value"].max())
    places = boundaries.points("label")
    traces = [
        maps.areas("provinces", list(PROVINCES), theme.SURFACE, marker={"line": {"color": theme.BORDER, "width": 0.8}})
    ]
    for weight in WEIGHTS:
        values = [estimate.value(area=code, category=weight) for code in PROVINCES]
        traces.append(
            maps.points(
                [places[code] for code in PROVINCES],
                hover=[_hover(estimate, code) for code in PROVINCES],
                marker={
                    "symbol": "circle-open",
                    "size": [70 * (value / largest) ** 0.5 for value in values],
                    "color": [theme.ZONE[zone_of(code)] for code in PROVINCES],
                    "line": {"width": 2},
                },
            )
        )
    if selected:
        traces.append(maps.outline("provinces", [selected], width=2))
    return Figure(
        id="estimate-map",
        title=_("If the share held in 2021: between which numbers trainees of each province would lie"),
        subtitle=_("▨ Estimated trainees, 2021; two rings: spread by residents and by SME firms"),
        spec=maps.korea(traces, height=500),
        alt="; ".join(f"{labels.area(code)}: {_range(estimate, code)}" for code in PROVINCES),
        rests_on=(estimate,),
        table=_table(estimate),
    )


def range_bars(estimate: Indicator, spread: Indicator) -> Figure:
    """Hatched bars from the lower to the upper estimate, in the order of the codes: not a rank."""
    ends = {code: _ends(estimate, code) for code in PROVINCES}
    names = [labels.short_area(code) for code in PROVINCES]
    trace = chart.bars(
        names=names,
        values=[high for _low, high in ends.values()],
        labels=[_range(estimate, code) for code in PROVINCES],
        hover=[_hover(estimate, code) for code in PROVINCES],
        orientation="h",
        marker={
            "color": [theme.ZONE[zone_of(code)] for code in PROVINCES],
            "pattern": {**chart.HATCHED, "fgcolor": theme.BACKGROUND},
            "line": {"color": [theme.ZONE[zone_of(code)] for code in PROVINCES], "width": 1.5},
        },
    )
    lower: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [low for low, _high in ends.values()],
        "y": names,
        "hoverinfo": "skip",
        "marker": {"symbol": "line-ns-open", "size": 16, "line": {"width": 3}, "color": theme.INK},
    }
    largest = max(high for _low, high in ends.values())
    widest = max(PROVINCES, key=lambda code: abs(spread.value(area=code)))
    return Figure(
        id="estimate-ranges",
        title=_(
            "The two ways differ by up to {percent} ({province})",
            percent=words.change(spread.value(area=widest)),
            province=labels.area(widest),
        ),
        subtitle=_(
            "▨ Estimated trainees, 2021; bar to the higher, stroke at the lower number; in the order of the codes, no rank"
        ),
        spec=chart.chart(
            [trace, lower],
            height=560,
            xaxis=chart.value_axis(range=[0, largest * 1.8]),
            yaxis=chart.category_axis(autorange="reversed"),
        ),
        alt="; ".join(f"{labels.area(code)}: {_range(estimate, code)}" for code in PROVINCES),
        rests_on=(estimate, spread),
        table=_table(estimate),
        says=tuple(str(refusal.reason) for refusal in estimate.refusals),
    )


def _ends(estimate: Indicator, code: str) -> tuple[float, float]:
    low, high = sorted(estimate.value(area=code, category=weight) for weight in WEIGHTS)
    return low, high


def _range(estimate: Indicator, code: str) -> str:
    low, high = _ends(estimate, code)
    return f"{compact(low)}–{compact(high)}"


def _hover(estimate: Indicator, code: str) -> str:
    low, high = _ends(estimate, code)
    return f"{labels.area(code)}, 2021<br>{number(low)}–{number(high)}<br>{words.status('estimated')}"


def _table(estimate: Indicator) -> Table:
    wide = estimate.table.pivot(index="area", columns="category", values="value").loc[list(PROVINCES), list(WEIGHTS)]
    wide.columns = [_("Spread by {base}", base=labels.word("weight", weight)) for weight in WEIGHTS]
    wide.index = pd.Index([labels.area(code) for code in PROVINCES], name=_("Province"))
    return Table(frame=wide)

"""Estimated trainees as hatched bars from zero to the higher number, a stroke at the lower; in the order of the codes."""

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.estimates import Ranges
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from indicators.areas import PROVINCES
from indicators.indicator import Indicator


def range_bars(ranges: Ranges, spread: Indicator, *, selected: str | None = None) -> Figure:
    """Bars with the range written beside each; the title names the province whose ends lie widest apart."""
    widest = max(PROVINCES, key=lambda code: abs(spread.value(area=code)))
    largest = max(ranges.ends(code)[1] for code in PROVINCES)
    return Figure(
        id="estimate-ranges",
        title=_(
            "The two ways differ by up to {percent} ({province})",
            percent=words.change(spread.value(area=widest)),
            province=labels.area(widest),
        ),
        subtitle=_("Trainees, 2021; bar to the higher, stroke at the lower number; in the order of the codes, no rank"),
        spec=chart.chart(
            [_bars(ranges, selected), _strokes(ranges)],
            height=560,
            xaxis=axes.value_axis(range=[0, largest * 1.6], showgrid=False),
            yaxis=axes.category_axis(autorange="reversed"),
        ),
        alt=ranges.alt,
        rests_on=(ranges.estimate, spread),
        table=ranges.table(),
        says=tuple(str(refusal.reason) for refusal in ranges.estimate.refusals),
    )


def _bars(ranges: Ranges, selected: str | None) -> Spec:
    return chart.bars(
        names=[labels.short_area(code) for code in PROVINCES],
        values=[ranges.ends(code)[1] for code in PROVINCES],
        labels=[f"<b>{ranges.short(code)}</b>" if code == selected else ranges.short(code) for code in PROVINCES],
        customdata=list(PROVINCES),
        hover=[ranges.hover(code) for code in PROVINCES],
        orientation="h",
        marker={
            "color": ranges.colours,
            "pattern": {**chart.HATCHED, "fgcolor": theme.BACKGROUND},
            "line": {"color": ranges.colours, "width": 1.5},
        },
    )


def _strokes(ranges: Ranges) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [ranges.ends(code)[0] for code in PROVINCES],
        "y": [labels.short_area(code) for code in PROVINCES],
        "hoverinfo": "skip",
        "marker": {"symbol": "line-ns-open", "size": 16, "line": {"width": 3}, "color": theme.INK},
    }

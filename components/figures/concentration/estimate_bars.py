"""Estimated trainees as hatched bars from zero to the higher number, a stroke at the lower; what is reported is solid.

In the order of the codes: estimates are never ranked.
"""

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.estimates import Ranges, colours
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from indicators.areas import PROVINCES
from indicators.indicator import Indicator


def range_bars(ranges: Ranges, spread: Indicator, *, selected: str | None = None) -> Figure:
    """Bars with the range written beside each; the title names the province whose ends lie widest apart."""
    widest = max(ranges.codes, key=lambda code: abs(spread.value(area=code)))
    names = [labels.short_area(code) for code in PROVINCES]
    return Figure(
        id="estimate-ranges",
        title=_(
            "The two ways differ by up to {percent} ({province})",
            percent=words.change(spread.value(area=widest)),
            province=labels.area(widest),
        ),
        subtitle=_subtitle(ranges),
        spec=chart.chart(
            [_hatched(ranges, selected), _strokes(ranges), *([_solid(ranges, selected)] if ranges.facts else [])],
            height=560,
            barmode="overlay",
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.category_axis(autorange="reversed", categoryorder="array", categoryarray=names),
        ),
        alt=ranges.alt,
        rests_on=(*ranges.rests_on, spread),
        table=ranges.table(),
        says=tuple(str(refusal.reason) for refusal in ranges.estimate.refusals),
    )


def _subtitle(ranges: Ranges) -> str:
    if ranges.facts:
        return _("Trainees, 2021; hatched: estimated, a stroke at the lower number; solid: as reported; no rank")
    return _("Trainees, 2021; bar to the higher, stroke at the lower number; in the order of the codes, no rank")


def _hatched(ranges: Ranges, selected: str | None) -> Spec:
    fill = colours(ranges.codes)
    pattern = {**chart.HATCHED, "fgcolor": theme.BACKGROUND}
    marker = {"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1.5}}
    ends = {code: ranges.ends(code)[1] for code in ranges.codes}
    return _bars(ranges, ends, selected, marker) | {"name": _("Higher estimate")}


def _solid(ranges: Ranges, selected: str | None) -> Spec:
    marker = {"color": colours(ranges.facts), "line": {"color": theme.INK, "width": 1.5}}
    facts = {code: value.number for code, value in ranges.facts.items()}
    told = [words.said(value) for value in ranges.facts.values()]
    return _bars(ranges, facts, selected, marker) | {"name": _("As reported"), "meta": told}


def _bars(ranges: Ranges, values: dict[str, float], selected: str | None, marker: Spec) -> Spec:
    return chart.bars(
        names=[labels.short_area(code) for code in values],
        values=list(values.values()),
        labels=[f"<b>{ranges.short(code)}</b>" if code == selected else ranges.short(code) for code in values],
        customdata=list(values),
        hover=[ranges.hover(code) for code in values],
        orientation="h",
        marker=marker,
    )


def _strokes(ranges: Ranges) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Lower estimate"),
        "x": [ranges.ends(code)[0] for code in ranges.codes],
        "y": [labels.short_area(code) for code in ranges.codes],
        "hoverinfo": "skip",
        "marker": {"symbol": "line-ns-open", "size": 16, "line": {"width": 3}, "color": theme.INK},
    }

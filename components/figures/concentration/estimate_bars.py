"""Estimated trainees as hatched bars from zero; what is reported is solid.

In the order of the codes: estimates are never ranked.
"""

from collections.abc import Collection

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.estimates import Estimates, colours
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from indicators.areas import PROVINCES


def estimate_bars(found: Estimates, *, selected: str | None = None) -> Figure:
    """Bars with the number written beside each; beneath stands what is assumed."""
    names = [labels.short_area(code) for code in PROVINCES]
    return Figure(
        id="estimate-ranges",  # the name that stories of one's own were saved with
        title=title(found),
        subtitle=_subtitle(found),
        spec=chart.chart(
            [_hatched(found, selected), *([_solid(found, selected)] if found.given else [])],
            height=560,
            barmode="overlay",
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.category_axis(autorange="reversed", categoryorder="array", categoryarray=names),
        ),
        alt=found.alt,
        rests_on=found.rests_on,
        table=found.table(),
        says=(found.assumed, *(str(refusal.reason) for refusal in found.estimate.refusals)),
    )


def title(found: Estimates) -> str:
    """What the estimates are: the condition first."""
    return _("If the capital area held {share} in 2021: trainees by province, spread by residents", share=found.told)


def _subtitle(found: Estimates) -> str:
    if found.given:
        return _("Trainees, 2021; hatched: estimated; solid: as reported; in the order of the codes, no rank")
    return _("Trainees, 2021; hatched: estimated; in the order of the codes, no rank")


def _hatched(found: Estimates, selected: str | None) -> Spec:
    fill = colours(found.codes)
    pattern = {**chart.HATCHED, "fgcolor": theme.BACKGROUND}
    marker = {"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1.5}}
    return _bars(found, found.codes, selected, marker) | {"name": _("Estimate")}


def _solid(found: Estimates, selected: str | None) -> Spec:
    marker = {"color": colours(found.given), "line": {"color": theme.INK, "width": 1.5}}
    told = [words.said(value) for value in found.given.values()]
    return _bars(found, found.given, selected, marker) | {"name": _("As reported"), "meta": told}


def _bars(found: Estimates, codes: Collection[str], selected: str | None, marker: Spec) -> Spec:
    return chart.bars(
        names=[labels.short_area(code) for code in codes],
        values=[found.number(code) for code in codes],
        labels=[f"<b>{found.short(code)}</b>" if code == selected else found.short(code) for code in codes],
        customdata=list(codes),
        hover=[found.hover(code) for code in codes],
        orientation="h",
        marker=marker,
    )

"""Estimated trainees as two hollow rings for each province: never a filled area, which is read as fact."""

from components import theme
from components.figures import maps
from components.figures.concentration.estimates import WEIGHTS, Ranges
from components.figures.figure import Figure, Spec
from geo import boundaries
from i18n import _
from indicators.areas import PROVINCES

LARGEST_RING = 70  # pixels across


def ring_map(ranges: Ranges, *, selected: str | None) -> Figure:
    """One ring for each way of spreading; the area of a ring is the number."""
    border = {"line": {"color": theme.BORDER, "width": 0.8}}
    traces = [maps.areas("provinces", list(PROVINCES), theme.SURFACE, marker=border)]
    traces += [_rings(ranges, weight) for weight in WEIGHTS]
    if selected:
        traces.append(maps.outline("provinces", [selected], width=2))
    return Figure(
        id="estimate-map",
        title=_("If the share held in 2021: between which numbers trainees of each province would lie"),
        subtitle=_("Trainees, 2021; two rings: spread by residents and by SME firms"),
        spec=maps.korea(traces, height=500),
        alt=ranges.alt,
        rests_on=(ranges.estimate,),
        table=ranges.table(),
    )


def _rings(ranges: Ranges, weight: str) -> Spec:
    places = boundaries.points("label")
    largest = float(ranges.estimate.table["value"].max())
    values = [ranges.estimate.value(area=code, category=weight) for code in PROVINCES]
    marker = {
        "symbol": "circle-open",
        "size": [LARGEST_RING * (value / largest) ** 0.5 for value in values],
        "color": ranges.colours,
        "line": {"width": 2},
    }
    hover = [ranges.hover(code) for code in PROVINCES]
    return maps.points([places[code] for code in PROVINCES], customdata=list(PROVINCES), hover=hover, marker=marker)

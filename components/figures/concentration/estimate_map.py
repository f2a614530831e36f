"""Estimated trainees as two hollow rings for each province; what is reported as a disc. A filled mark is read as fact."""

from components import theme
from components.figures import maps
from components.figures.concentration.estimates import WEIGHTS, Ranges, colours
from components.figures.figure import Figure, Spec
from geo import boundaries
from i18n import _
from indicators.areas import PROVINCES

LARGEST_RING = 70  # pixels across


def ring_map(ranges: Ranges, *, selected: str | None) -> Figure:
    """One ring for each way of spreading, a disc where a province has reported; the area of a mark is the number."""
    border = {"line": {"color": theme.BORDER, "width": 0.8}}
    traces = [maps.areas("provinces", list(PROVINCES), theme.SURFACE, marker=border)]
    traces += [_rings(ranges, weight) for weight in WEIGHTS]
    if ranges.facts:
        traces.append(_discs(ranges))
    if selected:
        traces.append(maps.outline("provinces", [selected], width=2))
    return Figure(
        id="estimate-map",
        title=_("If the share held in 2021: between which numbers trainees of each province would lie"),
        subtitle=_subtitle(ranges),
        spec=maps.korea(traces, height=500),
        alt=ranges.alt,
        rests_on=ranges.rests_on,
        table=ranges.table(),
    )


def _subtitle(ranges: Ranges) -> str:
    if ranges.facts:
        return _("Trainees, 2021; two rings: spread by residents and by SME firms; filled: as reported, no estimate")
    return _("Trainees, 2021; two rings: spread by residents and by SME firms")


def _rings(ranges: Ranges, weight: str) -> Spec:
    values = [ranges.estimate.value(area=code, category=weight) for code in ranges.codes]
    style = {"symbol": "circle-open", "color": colours(ranges.codes), "line": {"width": 2}}
    return _marks(ranges, ranges.codes, values, style)


def _discs(ranges: Ranges) -> Spec:
    # The largest first, so that none hides a smaller one.
    codes = sorted(ranges.facts, key=lambda code: -ranges.facts[code].number)
    style = {"symbol": "circle", "color": colours(codes), "line": {"color": theme.INK, "width": 1.5}, "opacity": 1}
    return _marks(ranges, codes, [ranges.facts[code].number for code in codes], style)


def _marks(ranges: Ranges, codes: list[str], values: list[float], style: Spec) -> Spec:
    places = boundaries.points("label")
    sizes = [LARGEST_RING * (value / ranges.largest) ** 0.5 for value in values]
    hover = [ranges.hover(code) for code in codes]
    marker = {"size": sizes, **style}
    return maps.points([places[code] for code in codes], customdata=codes, hover=hover, marker=marker)

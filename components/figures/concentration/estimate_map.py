"""Estimated trainees as a hollow ring for each province; what is reported as a disc. A filled mark is read as fact."""

from components import theme
from components.figures import maps
from components.figures.concentration.estimates import Estimates, colours
from components.figures.figure import Figure, Spec
from geo import boundaries
from i18n import _
from indicators.areas import PROVINCES

LARGEST_RING = 70  # pixels across


def ring_map(found: Estimates, *, selected: str | None) -> Figure:
    """One ring for each province, a disc where it has reported; the area of a mark is the number."""
    border = {"line": {"color": theme.BORDER, "width": 0.8}}
    traces = [maps.areas("provinces", list(PROVINCES), theme.SURFACE, marker=border), _rings(found)]
    if found.given:
        traces.append(_discs(found))
    if selected:
        traces.append(maps.outline("provinces", [selected], width=2))
    return Figure(
        id="estimate-map",
        title=_("Trainees of each province if the capital area held {share} in 2021", share=found.told),
        subtitle=_subtitle(found),
        spec=maps.korea(traces, height=500),
        alt=found.alt,
        rests_on=found.rests_on,
        table=found.table(),
    )


def _subtitle(found: Estimates) -> str:
    if found.given:
        return _("Trainees, 2021; ring: estimated, spread by residents; filled: as reported, no estimate")
    return _("Trainees, 2021; ring: estimated, spread by residents of the zone; no rank")


def _rings(found: Estimates) -> Spec:
    style = {"symbol": "circle-open", "color": colours(found.codes), "line": {"width": 2}}
    return _marks(found, found.codes, style)


def _discs(found: Estimates) -> Spec:
    # The largest first, so that none hides a smaller one.
    codes = sorted(found.given, key=lambda code: -found.number(code))
    style = {"symbol": "circle", "color": colours(codes), "line": {"color": theme.INK, "width": 1.5}, "opacity": 1}
    return _marks(found, codes, style)


def _marks(found: Estimates, codes: list[str], style: Spec) -> Spec:
    places = boundaries.points("label")
    sizes = [LARGEST_RING * (found.number(code) / found.largest) ** 0.5 for code in codes]
    hover = [found.hover(code) for code in codes]
    marker = {"size": sizes, **style}
    return maps.points([places[code] for code in codes], customdata=codes, hover=hover, marker=marker)

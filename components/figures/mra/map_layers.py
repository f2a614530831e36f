"""The marks on the map of agreements: areas, points, rings, and the legend that names them."""

from components import theme
from components.figures import maps
from components.figures.figure import Spec
from components.figures.mra.agreements import Agreement
from components.figures.mra.marks import MARKS, name, texas
from geo import boundaries

# Codes that the boundaries have no area for, or none that can be seen.
POINTS = ("EU", *boundaries.TOO_SMALL)


def areas(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """Whole economies: filled where signed, outlined under discussion. One state alone is a point."""
    solid = _codes([one for one in done if not one.place])
    outlined = _codes(talks)
    line = {"line": {"color": theme.ON_GOING, "width": 2}}
    return [
        maps.areas("world", solid, theme.SIGNED, hover=[hover[code] for code in solid]),
        maps.areas("world", outlined, maps.CLEAR, hover=[hover[code] for code in outlined], marker=line),
    ]


def points(done: list[Agreement], talks: list[Agreement], hover: dict[str, str]) -> list[Spec]:
    """What has no area of its own to fill: Texas, the European Union, economies too small to see."""
    dots = [("signed", one) for one in done] + [("on_going", one) for one in talks]
    dots = [(state, one) for state, one in dots if one.place or one.partner in POINTS]
    return [
        maps.points(
            [boundaries.point(one.place or "marker", str(one.partner))],
            customdata=[one.partner],
            hover=[hover[str(one.partner)]],
            marker=_dot(state),
        )
        for state, one in dots
    ]


def rings(codes: list[str], hover: dict[str, str]) -> list[Spec]:
    """A ring on each economy, with a halo that parts it from a fill in either theme."""
    places = [boundaries.point("marker", code) for code in codes]
    halo = {"symbol": "circle-open", "size": 10, "color": theme.BACKGROUND, "line": {"width": 4}}
    ring = maps.points(
        places, customdata=codes, hover=[hover[code] for code in codes], marker=MARKS["multilateral"] | _ring()
    )
    return [maps.points(places, marker=halo), ring]


def chosen(code: str) -> Spec:
    """What the reader chose: an outline, or a wide ring where there is no area that can be seen."""
    if code in POINTS:
        ring = {"symbol": "circle-open", "size": 22, "color": theme.INK, "line": {"width": 3}}
        return maps.points([boundaries.point("marker", code)], marker=ring)
    return maps.outline("world", [code], width=2.5)


def legend(*, rings: bool, one_state: bool) -> list[Spec]:
    """Marks without a place, for their names alone: areas have no entry of their own in a legend."""
    marks = [(name("signed"), MARKS["signed"] | {"symbol": "square"}), (name("on_going"), MARKS["on_going"])]
    marks += [(texas(), _dot("signed"))] if one_state else []
    marks += [(name("multilateral"), MARKS["multilateral"] | _ring())] if rings else []
    return [_nowhere(word, marker) for word, marker in marks]


def _dot(state: str) -> Spec:
    edge = {"color": theme.BACKGROUND, "width": 1.5} if state == "signed" else MARKS[state]["line"]
    return MARKS[state] | {"size": 12, "line": edge}


def _ring() -> Spec:
    return {"size": 10, "line": {"width": 2}}


def _nowhere(word: str, marker: Spec) -> Spec:
    place = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    return place | {"name": word, "marker": marker}


def _codes(agreements: list[Agreement]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in agreements if one.partner and one.partner not in POINTS))

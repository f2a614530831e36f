"""Names on the map of the cases: Europe is crowded, so its names stand on lines of their own, led to by a thin line."""

from typing import Final

from components.figures import maps
from components.figures.figure import Spec
from data import labels
from geo import boundaries

Place = tuple[float, float]
# Where a name stands (latitude, longitude), its side, and whether a thin line leads to it.
SPOTS: Final[dict[str, tuple[Place, str, bool]]] = {
    "IRL": ((73, -8), "middle center", True),
    "DNK": ((70, 34), "middle right", True),
    "DEU": ((52, 36), "middle right", True),
    "ITA": ((35, 36), "middle right", True),
    "FRA": ((18, 4), "middle center", True),
    "AUS": ((-45, 125), "middle center", False),
    "USA": ((16, -121), "middle left", False),
}
GAP: Final = "\u00a0"  # plotly drops an ordinary space at the end of a line


def names(codes: list[str], unknown: list[str]) -> list[Spec]:
    """Each economy by name, with a question mark where one of its cases is unknown."""
    spots = [_spot(code) for code in codes]
    texts = [f"{GAP}{labels.area(code)}{' (?)' if code in unknown else ''}{GAP}" for code in codes]
    words = maps.points(
        [place for place, _, _ in spots],
        texts=texts,
        mode="text",
        textposition=[side for _, side, _ in spots],
        hoverinfo="skip",
    )
    return [_leaders([code for code in codes if _spot(code)[2]]), words]


def _spot(code: str) -> tuple[Place, str, bool]:
    return SPOTS.get(code, (boundaries.point("marker", code), "middle right", False))


def _leaders(codes: list[str]) -> Spec:
    return maps.leaders([(boundaries.point("marker", code), _spot(code)[0]) for code in codes])

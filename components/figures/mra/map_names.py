"""Names on the map of agreements, in open sea or on neutral land, clear of fills, rings and other names."""

from typing import Final

from components import theme
from components.figures import maps
from components.figures.figure import Spec
from data import labels
from geo import boundaries

Place = tuple[float, float]
# Where a name stands (latitude, longitude), its side, and whether a thin line leads to it.
SPOTS: Final[dict[str, tuple[Place, str, bool]]] = {
    "KOR": ((50, 152), "middle right", True),
    "JPN": ((35, 150), "middle right", True),
    "VNM": ((1, 141), "middle right", True),
    "THA": ((0, 88), "middle left", True),
    "CHN": ((51, 92), "middle center", False),
    "AUS": ((-45, 125), "middle center", False),
    "USA": ((16, -121), "middle left", False),
    "EU": ((27, 12), "middle center", False),
}
GAP: Final = "\u00a0"  # plotly drops an ordinary space at the end of a line
TWO_LINES: Final = ("USA", "EU")


def korea_and(partners: list[str]) -> list[Spec]:
    """Korea and its partners by name, each once."""
    codes = ["KOR", *dict.fromkeys(partners)]
    return [_leaders([code for code in codes if _spot(code)[2]]), _korea(), _names(codes)]


def _spot(code: str) -> tuple[Place, str, bool]:
    return SPOTS.get(code, (boundaries.point("marker", code), "middle right", False))


def _names(codes: list[str]) -> Spec:
    spots = [_spot(code) for code in codes]
    return maps.points(
        [place for place, _, _ in spots],
        texts=[_text(code) for code in codes],
        mode="text",
        textposition=[side for _, side, _ in spots],
        hoverinfo="skip",
    )


def _text(code: str) -> str:
    word = labels.area(code)
    if code == "KOR":
        return f"{GAP}<b>{word}</b>"
    if _spot(code)[2]:
        return f"{GAP}{word}{GAP}"
    return word.replace(" ", "<br>", 1) if code in TWO_LINES else word


def _leaders(codes: list[str]) -> Spec:
    return maps.leaders([(boundaries.point("marker", code), _spot(code)[0]) for code in codes])


def _korea() -> Spec:
    return maps.points([boundaries.point("marker", "KOR")], marker={"size": 6, "color": theme.INK})

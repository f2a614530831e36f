"""The Member States of ASEAN: filled where an agreement with Korea is signed, outlined in talks; small ones as points."""

from typing import Final

from components import theme
from components.figures import maps
from components.figures.figure import Figure, Spec
from components.figures.mra import agreements, map_layers
from components.figures.mra.agreements import Agreement
from components.figures.mra.marks import LEGEND
from data import labels
from geo import boundaries
from i18n import _, message
from indicators.dataset import Dataset
from indicators.indicator import Indicator

EXTENT: Final = {"lonaxis": {"range": [89, 142]}, "lataxis": {"range": [-13, 29]}}
SMALL: Final = ("BRN", "SGP", "TLS")  # hardly seen as areas, so they get a point as well
NO_AGREEMENT: Final = message("No agreement in the list")
MEMBER: Final = {
    "symbol": "circle",
    "size": 11,
    "color": theme.SEQUENTIAL[1],
    "line": {"color": theme.MUTED, "width": 1},
}
# Where a name stands (latitude, longitude), its side, and whether a thin line leads to it; the others stand in their area.
SPOTS: Final[dict[str, tuple[tuple[float, float], str, bool]]] = {
    "BRN": ((6.8, 113.4), "top center", True),
    "IDN": ((-5, 113.5), "middle center", False),
    "KHM": ((11.2, 110.2), "middle right", True),
    "LAO": ((24, 101.6), "top center", True),
    "MYS": ((5, 104.2), "middle right", False),
    "PHL": ((15, 122.6), "middle right", False),
    "SGP": ((1, 104.6), "middle right", False),
    "TLS": ((-10.6, 126), "bottom center", True),
    "VNM": ((14.5, 110), "middle right", False),
}


def asean(listed: list[Agreement], members: set[str], signed: Indicator, *, lists: tuple[Dataset, ...]) -> Figure:
    """The map of Southeast Asia.

    Args:
        listed: all agreements.
        members: ISO codes of the Member States.
        signed: `mra_signed_partners`.
        lists: the datasets behind.
    """
    own = [one for one in listed if one.partner in members]
    done, talks = (agreements.of_state(own, state) for state in ("signed", "on_going"))
    hover = {code: _hover(code, own) for code in sorted(members)}
    spec = maps.world(
        [*_areas(hover, done, talks), *_points(hover, done, talks), *_names(sorted(members)), *_legend()],
        height=450,
        margin={"l": 0, "r": 0, "t": 0, "b": 48},
        **LEGEND,
    )
    spec["layout"]["geo"] |= {"projection": {"type": "mercator"}, **EXTENT}
    return Figure(
        id="mra-asean-map",
        title=_("Agreements with ASEAN Member States"),
        subtitle=_("Korea's bilateral agreements by state, as of the list; small states as points"),
        spec=spec,
        alt="; ".join(text.replace("<br>", ": ", 1).replace("<br>", ", ") for text in hover.values()),
        rests_on=(signed,),
        lists=lists,
        table=agreements.table(own),
    )


def _hover(code: str, own: list[Agreement]) -> str:
    entries = [f"{one.name}, {one.when}" for one in own if one.partner == code]
    return "<br>".join([labels.area(code), *(entries or [str(NO_AGREEMENT)])])


def _areas(hover: dict[str, str], done: list[Agreement], talks: list[Agreement]) -> list[Spec]:
    edge = {"line": {"color": theme.BACKGROUND, "width": 0.8}}
    members = maps.areas("world", list(hover), theme.SEQUENTIAL[1], hover=list(hover.values()), marker=edge)
    return [members, *map_layers.areas(done, talks, hover)]


def _points(hover: dict[str, str], done: list[Agreement], talks: list[Agreement]) -> list[Spec]:
    """The small states: a plain point, over which one of an agreement is drawn where there is one."""
    places = [boundaries.point("marker", code) for code in SMALL if code in hover]
    plain = maps.points(places, hover=[hover[code] for code in SMALL if code in hover], marker=MEMBER)
    return [plain, *map_layers.points(done, talks, hover)]


def _names(codes: list[str]) -> list[Spec]:
    spots = {code: SPOTS.get(code, (boundaries.point("marker", code), "middle center", False)) for code in codes}
    led = [(boundaries.point("marker", code), place) for code, (place, _side, line) in spots.items() if line]
    names = maps.points(
        [place for place, _side, _line in spots.values()],
        texts=[labels.area(code) for code in spots],
        mode="text",
        textposition=[side for _place, side, _line in spots.values()],
        hoverinfo="skip",
    )
    return [maps.leaders(led), names]


def _legend() -> list[Spec]:
    plain = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    named = plain | {"name": str(NO_AGREEMENT), "marker": MEMBER | {"symbol": "square"}}
    return [*map_layers.legend(rings=False, one_state=False), named]

"""The house style of maps: boundaries by URL (fetched once, kept by the browser), neutral neighbours, no names on seas."""

from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Any, Final

from components import theme
from components.figures import charts
from components.figures.exhibit import Spec
from geo import boundaries
from geo.boundaries import BoundaryError

CLEAR: Final = "rgba(0,0,0,0)"
LED: Final = "led"  # `meta` of words to which a line leads: without them it would lead to nothing
Place = tuple[float, float]
"""Latitude and longitude."""
Spot = tuple[Place, str, bool]
"""Where a name stands, on which side of that, and whether a thin line leads to it."""


def address(name: str) -> str:
    """Where the browser fetches a boundary file, beside the pages wherever they are served.

    The digest changes with the file, so it may be kept for good.
    """
    return f"boundaries/{name}.geojson?v={boundaries.digest(name)}"


def areas(name: str, codes: list[str], colour: str, *, hover: list[str] | None = None, **settings: Any) -> Spec:
    """Areas in one colour with a thin border."""
    return {
        "type": "choropleth",
        "geojson": address(name),
        "locations": codes,
        "customdata": codes,
        "z": [1] * len(codes),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "marker": {"line": {"color": theme.BACKGROUND, "width": 0.8}},
        "hovertext": hover or codes,
        "hoverinfo": "text" if hover else "skip",
        **settings,
    }


def outline(name: str, codes: list[str], *, width: float = 3) -> Spec:
    """Areas drawn as a strong outline only: what the reader chose."""
    line = {"color": theme.INK, "width": width}
    return areas(name, codes, CLEAR, marker={"line": line})


def points(
    places: Sequence[tuple[float, float] | tuple[None, None]],
    *,
    texts: list[str] | None = None,
    hover: list[str] | None = None,
    **settings: Any,
) -> Spec:
    """Markers at (latitude, longitude), with words beside them where `texts` are given; (None, None) breaks a line."""
    return {
        "type": "scattergeo",
        "lat": [latitude for latitude, _ in places],
        "lon": [longitude for _, longitude in places],
        "mode": "markers+text" if texts else "markers",
        "text": texts,
        "textposition": "middle right",
        "textfont": {"size": 12, "color": theme.TEXT},
        "hovertext": hover,
        "hoverinfo": "text" if hover else "skip",
        "showlegend": False,
        **settings,
    }


def spot(code: str, known: Mapping[str, Spot]) -> Spot:
    """Where the name of an economy stands: to the right of its marker, unless it has a place of its own."""
    return known.get(code, (boundaries.point("marker", code), "middle right", False))


def leaders(ends: list[tuple[Place, Place]]) -> Spec:
    """Thin lines from places to the names that stand apart from them, (latitude, longitude) each."""
    places: list[tuple[float | None, float | None]] = [one for two in ends for one in (*two, (None, None))]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lat": [latitude for latitude, _ in places],
        "lon": [longitude for _, longitude in places],
        "line": {"color": theme.MUTED, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def korea(traces: list[Spec], *, height: int = 560, **layout: Any) -> Spec:
    """A map of Korea: the North neutral with a dashed line, Dokdo always there, out to 132° E."""
    (west, east), (south, north) = boundaries.KOREA_EXTENT
    geo = {
        **_frame(),
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
    }
    return charts.chart([*_the_north(), *traces, _dokdo()], height=height, geo=geo, **layout)


def world(traces: list[Spec], *, height: int = 480, **layout: Any) -> Spec:
    """A Pacific-centred map of the world: all land neutral beneath, then the traces."""
    geo = {
        **_frame(),
        "projection": {"type": "natural earth", "rotation": {"lon": 153.5}},
        "lataxis": {"range": [-58, 80]},
    }
    everywhere = [feature["id"] for feature in boundaries.read("world")["features"]]
    return charts.chart([areas("world", everywhere, theme.LAND), *traces], height=height, geo=geo, **layout)


def _frame() -> Spec:
    return {"visible": False, "bgcolor": CLEAR, "showframe": False, "resolution": 110}


def _dokdo() -> Spec:
    marker = {"size": 6, "color": theme.INK}
    return points([boundaries.point("dokdo", "KR-47")], marker=marker)


def _the_north() -> list[Spec]:
    feature = next(one for one in boundaries.read("provinces")["features"] if one["id"] == "KP")
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    longitudes, latitudes = [], []
    for part in parts:
        for longitude, latitude in [*part[0], (None, None)]:
            longitudes.append(longitude)
            latitudes.append(latitude)
    edge = {"type": "scattergeo", "mode": "lines", "lon": longitudes, "lat": latitudes, "hoverinfo": "skip"}
    return [
        areas("provinces", ["KP"], theme.SURFACE),
        edge | {"line": {"color": theme.BORDER, "width": 1, "dash": "dot"}},
    ]


# Classes of a map.


def class_limits(values: Sequence[float], *, count: int = 5) -> tuple[float, ...]:
    """Limits of at most `count` classes, ascending: quantiles rounded to two significant digits; fewer where they meet.

    The first limit lies at or below the smallest value, the last at or above the largest. Maps that are compared
    share one call.

    Raises:
        BoundaryError: there are no values.
    """
    if not values:
        raise BoundaryError("no values to make map classes of")
    ordered = sorted(values)
    inner = {_readable(_quantile(ordered, step / count)) for step in range(1, count)}
    lowest, highest = _below(ordered[0]), _above(ordered[-1])
    if lowest == highest:
        highest = _above(lowest + _step(lowest))
    return (lowest, *sorted(limit for limit in inner if lowest < limit < highest), highest)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Index of the class that holds a value; a limit belongs to the class above it, the last limit to the last.

    Raises:
        BoundaryError: the value lies outside the limits.
    """
    if not limits[0] <= value <= limits[-1]:
        raise BoundaryError(f"{value} lies outside the classes {limits[0]} to {limits[-1]}")
    return min(sum(value >= limit for limit in limits[1:]), len(limits) - 2)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _step(value: float) -> float:
    return 10.0 ** (floor(log10(abs(value))) - 1) if value else 1.0


def _readable(value: float) -> float:
    step = _step(value)
    return round(round(value / step) * step, 10)


def _below(value: float) -> float:
    """The next readable number at or below a value; the allowance is for noise such as 0.3 / 0.1, and never passes it."""
    step = _step(value)
    found = round(floor(value / step + 1e-9) * step, 10)
    return found if found <= value else round(found - step, 10)


def _above(value: float) -> float:
    return -_below(-value)

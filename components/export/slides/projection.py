"""From longitude and latitude to a flat map in units of its own, as the figures of the screen project."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log, pi, radians, tan
from typing import Final

from components.figures.figure import Spec

Point = tuple[float, float]
NORTHMOST: Final = 84.0


@dataclass(frozen=True)
class Projection:
    """A flat map.

    Attributes:
        kind: `mercator` or `natural earth`.
        middle: the longitude in the middle of a map of the world.
        west, east, south, north: what the map shows, in degrees.
    """

    kind: str
    middle: float
    west: float
    east: float
    south: float
    north: float

    @property
    def seam(self) -> float | None:
        """The longitude at which a map of the world is cut open."""
        return (self.middle + 360) % 360 - 180 if self.kind != "mercator" else None

    def flat(self, longitude: float, latitude: float) -> Point:
        """Right and down from the middle, in radians at the equator."""
        if self.kind == "mercator":
            return radians(longitude), -log(tan(pi / 4 + radians(latitude) / 2))
        return _natural_earth((longitude - self.middle + 180) % 360 - 180, latitude)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in the map's own units."""
        if self.kind == "mercator":
            (left, top), (right, bottom) = self.flat(self.west, self.north), self.flat(self.east, self.south)
            return left, top, right, bottom
        reach = _natural_earth(180, 0)[0]
        return -reach, _natural_earth(0, self.north)[1], reach, _natural_earth(0, self.south)[1]

    def shows(self, longitude: float | None, latitude: float | None) -> bool:
        """Whether a place lies on the map; one that is missing does not."""
        if longitude is None or latitude is None or not self.south <= latitude <= self.north:
            return False
        return self.kind != "mercator" or self.west <= longitude <= self.east

    @property
    def ratio(self) -> float:
        """Width to height."""
        left, top, right, bottom = self.bounds
        return (right - left) / (bottom - top)

    def placing(self, width: float, height: float) -> Callable[[float, float], Point]:
        """A function from longitude and latitude to a place in a rectangle of the map's ratio."""
        left, top, right, bottom = self.bounds

        def place(longitude: float, latitude: float) -> Point:
            x, y = self.flat(longitude, latitude)
            return (x - left) / (right - left) * width, (y - top) / (bottom - top) * height

        return place


def projection(geo: Spec) -> Projection:
    """The projection that the layout of a figure names."""
    given = geo.get("projection", {})
    west, east = geo.get("lonaxis", {}).get("range", (-180.0, 180.0))
    south, north = geo.get("lataxis", {}).get("range", (-90.0, NORTHMOST))
    kind = "mercator" if given.get("type") == "mercator" else "natural earth"
    return Projection(kind, given.get("rotation", {}).get("lon", 0.0), west, east, south, north)


def _natural_earth(longitude: float, latitude: float) -> Point:
    """The polynomial of Šavrič and others (2011), as d3 draws it."""
    x, y = radians(longitude), radians(latitude)
    y2 = y * y
    y4 = y2 * y2
    across = 0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4))
    return x * across, -y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))

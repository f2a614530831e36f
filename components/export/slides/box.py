"""Rectangles on a slide, in points (1/72 inch); a file counts in 12,700ths of a point."""

from dataclasses import dataclass
from typing import Final, Self

EMU: Final = 12_700


def emu(points: float) -> int:
    """A length as files count it."""
    return round(points * EMU)


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def inside(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Self:
        """The same without some margins; never smaller than a point."""
        width, height = max(self.width - left - right, 1), max(self.height - top - bottom, 1)
        return type(self)(self.left + left, self.top + top, width, height)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point at two fractions, from the left and from the bottom."""
        return self.left + x * self.width, self.bottom - y * self.height

    def fitting(self, ratio: float) -> Self:
        """The largest rectangle of a ratio of width to height that stands in the middle of this one."""
        width = min(self.width, self.height * ratio)
        height = width / ratio
        return type(self)(self.left + (self.width - width) / 2, self.top + (self.height - height) / 2, width, height)

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Self:
        """A rectangle by its middle."""
        return cls(x - width / 2, y - height / 2, width, height)

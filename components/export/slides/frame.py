"""Where things of a figure stand on a slide: the room for its axes' words, the plot between them, its scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from components.export.slides import legend
from components.export.slides.axis import Axis, axis
from components.export.slides.box import Box
from components.export.slides.markup import height, width
from components.figures.figure import Spec

GAP: Final = 6
SMALLEST: Final = 10.0  # points; below it nobody in the room reads
TINIEST: Final = 8.0
LINE: Final = 1.25
WIDE: Final = 9999.0
PAD: Final = 1.15


@dataclass(frozen=True, kw_only=True, eq=False)
class Frame:
    """A figure in a rectangle of a slide.

    Attributes:
        spec: the Plotly figure.
        box: the rectangle, words of the axes and legend included.
    """

    spec: Spec
    box: Box

    @property
    def layout(self) -> Spec:
        """The layout of the figure."""
        found: Spec = self.spec["layout"]
        return found

    @cached_property
    def scale(self) -> float:
        """Points for a pixel of the screen."""
        return float(min(self.box.height / self.layout["height"], PAD))

    def size(self, pixels: float | None) -> float:
        """The size of letters, never too small to be read."""
        return max((pixels or self.layout["font"]["size"]) * self.scale, SMALLEST)

    @cached_property
    def x(self) -> Axis:
        """The horizontal axis."""
        return axis(self.layout.get("xaxis", {}), self._values("x"))

    @cached_property
    def y(self) -> Axis:
        """The vertical axis."""
        return axis(self.layout.get("yaxis", {}), self._values("y"))

    @cached_property
    def y2(self) -> Axis | None:
        """A second set of words on the right, where the figure has one."""
        return axis(self.layout["yaxis2"], self._values("y")) if "yaxis2" in self.layout else None

    @cached_property
    def plot(self) -> Box:
        """The rectangle between the axes."""
        margin = {side: self.layout["margin"].get(side, 8) * self.scale for side in "ltrb"}
        over = self.x.settings.get("side") == "top"
        beside, across = self._beside(self.y.ticks), self._across()
        left = max(margin["l"], beside)
        right = max(margin["r"], self._beside(self.y2.ticks if self.y2 else ()))
        bottom = self.legend_height or margin["b"]
        top = max(margin["t"], across if over else 0)
        bottom = bottom + across if self.legend_height else max(bottom, 0 if over else across)
        return self.box.inside(left=left, top=top, right=right, bottom=bottom)

    @cached_property
    def legend_height(self) -> float:
        """The room that names of marks take beneath the picture."""
        return legend.room(self.spec, self.box.width, size=self.size(13)) if self.layout.get("showlegend") else 0.0

    def point(self, x: Any, y: Any, *, xref: str = "x", yref: str = "y") -> tuple[float, float]:
        """A place of the figure on the slide; `paper` counts in fractions of the plot."""
        across = float(x) if xref == "paper" else self.x.at(x)
        return self.plot.at(across, float(y) if yref == "paper" else self.y.at(y))

    def _beside(self, ticks: tuple[tuple[float, str], ...]) -> float:
        return max((width(self.row_text(text), self.row_size) for _place, text in ticks), default=-GAP) + GAP

    @cached_property
    def turned(self) -> bool:
        """Whether the words beneath the columns stand upright: the longest does not fit the width of a column."""
        size, each = self.size(self.tick_pixels(self.x)), self.box.width * 0.8 / max(len(self.x.ticks), 1)
        return any(
            width(word, size) > each for _place, text in self.x.ticks for word in text.replace("<br>", " ").split()
        )

    def _across(self) -> float:
        ticks, size = self.x.ticks, self.size(self.tick_pixels(self.x))
        if self.turned:
            return max(width(text.replace("<br>", " "), size) for _place, text in ticks) + GAP
        each = self.box.width * 0.8 / max(len(ticks), 1)
        return max((height(text, size, within=each) for _place, text in ticks), default=-GAP) + GAP

    @cached_property
    def pitch(self) -> float:
        """From one row of marks to the next, as far as the height of the picture alone tells."""
        ticks = max(len(self.y.ticks), len(self.y2.ticks) if self.y2 else 0, 1)
        room = self.box.height - self.legend_height - 30
        return room / max(abs(self.y.high - self.y.low), 1) if ticks > 1 else room

    @property
    def row_size(self) -> float:
        """The size of the words of the rows: never higher than their rows."""
        return min(self.size(self.tick_pixels(self.y)), max(self.pitch / LINE, TINIEST))

    def row_text(self, text: str) -> str:
        """The words of a row, in one line where the row is too low for two: a slide is wide."""
        return text.replace("<br>", " ") if self.pitch < height(text, self.row_size, within=WIDE) else text

    def tick_pixels(self, of: Axis) -> float | None:
        """The size of an axis' words, in pixels."""
        pixels: float | None = of.settings.get("tickfont", {}).get("size")
        return pixels

    def _values(self, key: str) -> Iterable[Any]:
        return (value for trace in self.spec["data"] for value in trace.get(key) or ())

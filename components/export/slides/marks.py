"""Marks of a scatter trace, one by one: its place, symbol, size, colours and words, whether given once or for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from components import theme
from components.export.slides.paint import fill, line
from components.figures.figure import Spec

KINDS: Final = {
    "circle": "ellipse",
    "square": "rect",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "line-ns": "rect",
    "circle-dot": "donut",
    "star": "star5",
    "cross": "mathPlus",
    "x": "mathMultiply",
}
DEFAULT_SIZE: Final = 8


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark; sizes in pixels of the screen."""

    x: Any
    y: Any
    symbol: str
    size: float
    colour: str | None
    edge: str | None
    edge_width: float
    text: str
    place: str
    ink: str | None
    name: str

    @property
    def open(self) -> bool:
        """Whether only its edge is drawn."""
        return "-open" in self.symbol

    @property
    def kind(self) -> str:
        """The native shape of its symbol."""
        return KINDS.get(self.symbol.replace("-open", ""), "ellipse")

    @property
    def paint(self) -> str:
        """Its fill; what is open lets the ground be seen through its middle."""
        return fill(None if self.open and not self.symbol.startswith("line") else self.colour)

    def line(self, scale: float) -> str:
        """Its edge."""
        if self.symbol.startswith("line"):
            return line(None)
        return line(self.colour if self.open else self.edge, (self.edge_width or (2 if self.open else 0)) * scale)


def marks(trace: Spec, *, x: str = "x", y: str = "y") -> Iterator[Mark]:
    """All marks of a trace that have a place; `x` and `y` name its coordinates."""
    marker, font = trace.get("marker") or {}, trace.get("textfont") or {}
    edge = marker.get("line") or {}
    for place, (across, up) in enumerate(zip(trace[x], trace[y], strict=True)):
        if across is None or up is None or marker.get("opacity") == 0:
            continue
        yield Mark(
            x=across,
            y=up,
            symbol=one(marker.get("symbol"), place) or "circle",
            size=one(marker.get("size"), place) or DEFAULT_SIZE,
            colour=one(marker.get("color"), place),
            edge=one(edge.get("color"), place),
            edge_width=one(edge.get("width"), place) or 0,
            text=str(one(trace.get("text"), place) or "") if "text" in trace.get("mode", "") else "",
            place=one(trace.get("textposition"), place) or "middle center",
            ink=one(font.get("color"), place) or theme.TEXT,
            name=str(one(trace.get("hovertext"), place) or trace.get("name") or ""),
        )


def one(given: Any, place: int) -> Any:
    """What holds for one mark, of something given once for all or for each."""
    return given[place] if isinstance(given, list | tuple) else given

"""What a Plotly figure asks for, read from its plain dict: axes, marks, the looks of bars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Final

from components import theme
from components.figures.exhibit import Spec
from components.scene.parts import Edge, Fill, rgb, seen
from i18n.numbers import number

# One axis of a figure: from a value or a name to its place between the two ends.


STEPS: Final = (1, 2, 2.5, 5, 10)
PLOTLYS: Final = (2, 5, 10)  # its own numbers are these apart


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis from `low` (left, below) to `high`; where it is reversed, low is the larger.

    Attributes:
        low: the number at the left or lower end.
        high: the number at the other end.
        names: on an axis of names, the place of each.
        ticks: numbers with the words that stand at them; none where the axis is bare.
        settings: the axis as the figure gives it.
    """

    low: float
    high: float
    names: dict[str, float]
    ticks: tuple[tuple[float, str], ...]
    settings: Spec

    def place(self, value: Any) -> float:
        """The number of a value or a name."""
        return self.names[value] if isinstance(value, str) else float(value)

    def at(self, value: Any) -> float:
        """The fraction of the way from the low to the high end."""
        return (self.place(value) - self.low) / (self.high - self.low)

    @property
    def shows_values(self) -> bool:
        """Whether it measures, rather than holding rows apart."""
        return bool(self.settings.get("rangemode") == "tozero" or self.settings.get("zeroline"))

    @property
    def grid(self) -> bool:
        """Whether lines are drawn across the picture."""
        return bool(self.settings.get("visible", True) and self.settings.get("showgrid", True))

    @property
    def step(self) -> float:
        """A round distance between two lines of the grid, about five of them."""
        return _step(self.low, self.high)

    def lines(self, length: float, *, apart: float) -> list[float]:
        """Where lines are drawn across the picture, as Plotly places them.

        Args:
            length: of the axis, in pixels.
            apart: the pixels that it leaves between two of its own numbers: 40 upwards, 80 across.
        """
        if not self.grid:
            return []
        if self.settings.get("tickvals") is not None or self.names:
            return [place for place, _text in self.ticks] or list(self.names.values())
        first, last = sorted((self.low, self.high))
        rough = (last - first) / (min(max(length / apart, 4), 9) + 1)
        scale = 10 ** floor(log10(rough))
        step = scale * next((step for step in PLOTLYS if step > rough / scale), PLOTLYS[-1])
        return [place * step for place in range(ceil(first / step), floor(last / step) + 1)]


def axis(settings: Spec, values: Iterable[Any]) -> Axis:
    """The axis that the settings ask for over some values."""
    found = [value for value in values if value is not None]
    names = _names(settings, found)
    low, high = _ends(settings, names)
    return Axis(low=low, high=high, names=names, ticks=_ticks(settings, names, low, high), settings=settings)


def _names(settings: Spec, found: list[Any]) -> dict[str, float]:
    ordered = [*settings.get("categoryarray", ()), *(value for value in found if isinstance(value, str))]
    return {name: float(place) for place, name in enumerate(dict.fromkeys(ordered))}


def _ends(settings: Spec, names: dict[str, float]) -> tuple[float, float]:
    # An axis of numbers has the range that the figure gives it; one of names may be left to the names.
    low, high = map(float, settings.get("range") or (-0.5, max(len(names), 1) - 0.5))
    return (high, low) if settings.get("autorange") == "reversed" else (low, high)


def _ticks(settings: Spec, names: dict[str, float], low: float, high: float) -> tuple[tuple[float, str], ...]:
    if not settings.get("visible", True) or not settings.get("showticklabels", True):
        return ()
    if settings.get("tickvals") is None:
        return tuple((place, name) for name, place in names.items()) or _round(low, high)
    vals = [float(value) for value in settings["tickvals"]]
    return tuple(zip(vals, settings.get("ticktext") or [number(value) for value in vals], strict=True))


def _step(low: float, high: float) -> float:
    rough = abs(high - low) / 5
    scale = 10 ** floor(log10(rough))
    return float(next(step * scale for step in STEPS if step * scale >= rough * 0.999))


def _round(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Round numbers along an axis that names none."""
    step, (first, last) = _step(low, high), sorted((low, high))
    digits = max(0, -floor(log10(step)))
    found = [place * step for place in range(ceil(first / step), floor(last / step) + 1)]
    return tuple((value, number(value, digits=digits)) for value in found)


# The look of one bar.


def bar_look(marker: Spec, place: int) -> tuple[Fill, Edge]:
    """Fill and edge of one bar; a hatched one has an edge in its own colour where the figure names none."""
    edge, colour = marker.get("line") or {}, one(marker.get("color"), place)
    width = one(edge.get("width"), place) or 0
    hatched = bool(one((marker.get("pattern") or {}).get("shape"), place))
    outline = one(edge.get("color"), place) if width else None
    if hatched and not seen(outline):
        outline, width = colour, 1
    return Fill(colour, hatched=hatched), Edge(outline, width)


def label_ink(trace: Spec, place: int) -> str:
    """The colour of a bar's label: within a bar the one that can be read on it, where the figure names none."""
    if trace.get("textposition") != "inside":
        return str(one((trace.get("textfont") or {}).get("color"), place) or theme.TEXT)
    font = trace.get("insidetextfont") or trace.get("textfont") or {}
    if colour := one(font.get("color"), place):
        return str(colour)
    fill = rgb(one((trace.get("marker") or {}).get("color"), place)) or "FFFFFF"
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    return theme.TEXT if 0.3 * red + 0.59 * green + 0.11 * blue > 150 else theme.BACKGROUND


# Marks of a scatter trace, one by one: its place, symbol, size, colours and words, whether given once or for each.


DEFAULT_SIZE: Final = 8


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark, or the place of words alone where it is not `shown`; sizes in pixels of the screen."""

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
    letters: float | None
    name: str
    shown: bool = True

    @property
    def open(self) -> bool:
        """Whether only its edge is drawn."""
        return "-open" in self.symbol

    @property
    def kind(self) -> str:
        """The form of its symbol."""
        return self.symbol.replace("-open", "")

    @property
    def fill(self) -> Fill:
        """Its fill; what is open lets the ground be seen through its middle."""
        return Fill(None if self.open and not self.symbol.startswith("line") else self.colour)

    def line(self, scale: float, *, least: float = 2) -> Edge:
        """Its edge; `least` is that of an open one which names none."""
        if self.symbol.startswith("line"):
            return Edge()
        return Edge(self.colour if self.open else self.edge, (self.edge_width or (least if self.open else 0)) * scale)


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
            letters=one(font.get("size"), place),
            name=str(one(trace.get("hovertext"), place) or trace.get("name") or ""),
            shown="markers" in trace.get("mode", "markers"),
        )


def one(given: Any, place: int) -> Any:
    """What holds for one mark, of something given once for all or for each."""
    return given[place] if isinstance(given, list | tuple) else given

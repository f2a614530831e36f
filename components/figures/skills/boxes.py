"""Named boxes in groups, for drawings of which only the words remain: nothing joins two boxes unless told so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from components import theme
from components.figures import chart, words
from components.figures.figure import Spec
from i18n import current

LETTERS: Final = {"en": 18, "ko": 11}  # in half the width of a narrow screen
LINE, PADDING, GAP, HEADING = 17, 16, 10, 34  # pixels
COLUMNS: Final = ((0.0, 0.49), (0.51, 1.0))


@dataclass(frozen=True, kw_only=True)
class Group:
    """Boxes under one heading, two in a row; `lost` where words stand for what the source has lost."""

    title: str
    names: tuple[str, ...]
    lost: bool = False


@dataclass(kw_only=True)
class Canvas:
    """What is drawn so far, downwards in pixels."""

    shapes: list[Spec] = field(default_factory=list)
    notes: list[Spec] = field(default_factory=list)
    y: float = 0.0

    def heading(self, text: str) -> None:
        """A title of a group."""
        self.notes.append(chart.note(f"<b>{text}</b>", x=0, y=self.y + HEADING - 8, xanchor="left", yanchor="bottom"))
        self.y += HEADING

    def box(self, text: str, *, x: tuple[float, float], y: tuple[float, float], **line: object) -> None:
        """A box with its words in the middle."""
        border = {"color": theme.BORDER, "width": 1.5, **line}
        corners = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
        filled = {"fillcolor": theme.SURFACE} if "dash" not in line else {}
        self.shapes.append({"type": "rect", "line": border, "layer": "below", **corners, **filled})
        ink = {"size": 13, "color": theme.TEXT}
        self.notes.append(chart.note(text, x=sum(x) / 2, y=sum(y) / 2, yanchor="middle", font=ink))

    def join(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A line between two boxes, without a head."""
        line = {"color": theme.MUTED, "width": 2}
        self.shapes.append({"type": "line", "x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1], "line": line})

    def group(self, group: Group) -> None:
        """A heading and its boxes."""
        self.heading(group.title)
        if group.lost:
            for name in group.names:
                self._row([wrapped(name, wide=True)], [(0.0, 1.0)], dash="dot")
            return
        for start in range(0, len(group.names), 2):
            texts = [wrapped(name) for name in group.names[start : start + 2]]
            self._row(texts, list(COLUMNS[: len(texts)]))

    def spec(self) -> Spec:
        """The picture; nothing in it is to be hovered."""
        hidden = {"visible": False, "fixedrange": True}
        return chart.chart(
            [{"type": "scatter", "x": [0], "y": [0], "mode": "markers", "marker": {"opacity": 0}, "hoverinfo": "skip"}],
            height=int(self.y) + 4,
            margin={"l": 2, "r": 2, "t": 2, "b": 2, "pad": 0},
            xaxis={**hidden, "range": [0, 1]},
            yaxis={**hidden, "range": [self.y, 0]},
            shapes=self.shapes,
            annotations=self.notes,
        )

    def _row(self, texts: list[str], places: list[tuple[float, float]], **line: object) -> None:
        height = max(text.count("<br>") + 1 for text in texts) * LINE + PADDING
        for text, place in zip(texts, places, strict=True):
            self.box(text, x=place, y=(self.y, self.y + height), **line)
        self.y += height + GAP


def drawn(groups: Iterable[Group]) -> Spec:
    """Groups of boxes, one below the other."""
    canvas = Canvas()
    for group in groups:
        canvas.group(group)
    return canvas.spec()


def wrapped(text: str, *, wide: bool = False) -> str:
    """Words broken to fit a box of half or the whole width."""
    return words.wrapped(text, width=LETTERS[current()] * (2 if wide else 1))


def told(groups: Iterable[Group]) -> str:
    """The groups in words, as the text alternative."""
    return ". ".join(f"{group.title}: {', '.join(group.names)}" for group in groups)

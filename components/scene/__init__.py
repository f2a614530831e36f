"""A figure as a picture: what a screen shows, and what a file shows with its title, sources and version around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from components import theme
from components.figures.exhibit import Figure
from components.scene.drawing import drawing, tiled
from components.scene.frame import Frame
from components.scene.maps import world_or_korea
from components.scene.parts import SPACING, Box, Edge, Line, Part, Shape, Words, extent, flat, lines_of, measured, plain

# Letters for the last row of a hall, to the height of the window; they are 12 pixels on a page.
READABLE: Final = 0.022
HALL: Final = 720.0
NEARER: Final = (1.45, 1.33, 1.25, 1.15, 1.05, 0.95, 0.85, 0.75)
LEADING: Final = 0.12  # of the size of letters, above and below them in their line
ROUND: Final = ("circle", "circle-dot", "diamond")
MARGIN: Final = 16.0
HEADLINE: Final = 20.0
SAID: Final = 13.0
SMALL: Final = 11.0


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Parts on a ground, in pixels.

    Attributes:
        id: of the figure.
        title: the finding.
        says: the alternative text.
        grounded: whether it has a ground of its own, as a file has; else it lies on what is behind it.
    """

    id: str
    title: str
    says: str
    width: float
    height: float
    parts: tuple[Part, ...]
    grounded: bool = False


def picture(
    figure: Figure, *, width: float, tall: float | None = None, alone: bool = False, least: float = 0.0
) -> Picture:
    """The figure without title and sources.

    Args:
        figure: the picture.
        width: in pixels.
        tall: in pixels; as high as the figure says unless said.
        alone: whether it leaves the page, and so says itself which province was chosen.
        least: the smallest letters, where they grow for a hall and all else makes room for them.
    """
    tall = tall or float(figure.spec["layout"]["height"])
    figure = replace(figure, spec={**figure.spec, "layout": figure.spec["layout"] | {"height": tall}})
    parts = _drawn(figure, Box(0, 0, width, tall), alone=alone, least=least)
    return Picture(
        id=figure.id, title=plain(figure.title), says=figure.alt, width=width, height=tall, parts=tuple(parts)
    )


def in_a_hall(figure: Figure, room: Box) -> Picture:
    """The figure for the last row: drawn as on a page, in so much less room that its letters, once they fill it, can be read.

    Its letters have READABLE of the height of the window; as large as they have room where their rows are too many.

    Args:
        figure: the picture.
        room: its place in a window 720 pixels high, in pixels.
    """
    if tiled(figure.spec):
        return picture(figure, width=room.width, tall=room.height, alone=True, least=READABLE * HALL + 0.2)
    drawn = [picture(figure, width=room.width / by, tall=room.height / by, alone=True) for by in NEARER]
    return next((one for one in drawn if not crowded(one)), drawn[-1])


def crowded(shown: Picture) -> bool:
    """Whether words lie over each other, over marks, or beyond the edges."""
    parts = list(flat(shown.parts))
    told = [part.words or part if isinstance(part, Shape) else part for part in parts]
    words = [_letters(one) for one in told if isinstance(one, Words) and plain(one.text)]
    marks = [one.box for one in parts if isinstance(one, Shape) and one.kind in ROUND and not one.words]
    edges = Box(0, 0, shown.width, shown.height)
    beyond = any(
        box.left < -1 or box.right > edges.right + 1 or box.top < -1 or box.bottom > edges.bottom + 1 for box in words
    )
    return beyond or any(_over(one, other) for one, other in (*combinations(words, 2), *product(words, marks)))


def _letters(words: Words) -> Box:
    """Where letters stand, without the air above and below them in their lines."""
    air = words.size * LEADING
    return extent(words).inside(top=air, bottom=air)


def _over(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 1 and min(one.bottom, other.bottom) - max(one.top, other.top) > 1


def filed(figure: Figure, *, width: float, kinds: str, foot: Sequence[str]) -> Picture:
    """The figure with its title and what it shows above it, and beneath it what a reader must know of it.

    Args:
        figure: the picture.
        width: in pixels.
        kinds: the marks and words of the kinds of its figures.
        foot: sources, version and address, a paragraph each.
    """
    within = Box(MARGIN, MARGIN, width - 2 * MARGIN, 0)
    head = _paragraphs(
        [
            (f"**{plain(figure.title)}**", HEADLINE, theme.TEXT),
            (f"{plain(figure.subtitle)} · {kinds}", SAID, theme.MUTED),
        ],
        within,
    )
    top = _below(head) + MARGIN / 2
    tall = float(figure.spec["layout"]["height"])
    drawn = _drawn(figure, Box(MARGIN, top, within.width, tall), alone=True)
    rule = top + tall + MARGIN / 2
    line = Line(start=(MARGIN, rule), end=(width - MARGIN, rule), name="-", edge=Edge(theme.BORDER), role="rule")
    under = Box(MARGIN, rule + MARGIN / 2, within.width, 0)
    told = _paragraphs([(plain(text), SMALL, theme.MUTED) for text in foot], under)
    return Picture(
        id=figure.id,
        title=plain(figure.title),
        says=figure.alt,
        width=width,
        height=max(_below(told), rule) + MARGIN,
        parts=(*head, *drawn, line, *told),
        grounded=True,
    )


def _drawn(figure: Figure, box: Box, *, alone: bool, least: float = 0.0) -> list[Part]:
    frame = Frame(spec=figure.spec, box=box, least=least)
    return world_or_korea(frame, figure, alone=alone) if "geo" in frame.layout else drawing(frame)


def _below(parts: Sequence[Words]) -> float:
    return max((part.box.bottom for part in parts), default=MARGIN)


def _paragraphs(told: Sequence[tuple[str, float, str]], box: Box) -> list[Words]:
    """Paragraphs one beneath the other from the top of a rectangle, wrapped within its width."""
    found, top = [], box.top
    for text, size, ink in told:
        lines = wrapped(text, size, within=box.width)
        tall = len(lines_of(lines)) * size * SPACING
        room = Box(box.left, top, box.width, tall)
        found.append(Words(text=lines, box=room, size=size, colour=ink, wrap=False, role="told"))
        top += tall + size / 2
    return found


def wrapped(text: str, size: float, *, within: float) -> str:
    """The text with an end of line wherever the next word has no room; a word that is wider than the line stays whole."""
    bold = text.startswith("**")
    lines: list[str] = []
    for word in text.strip("*").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measured(f"**{longer}**" if bold else longer, size) <= within:
            lines[-1] = longer
        else:
            lines.append(word)
    whole = "<br>".join(lines)
    return f"**{whole}**" if bold else whole

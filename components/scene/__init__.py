"""A figure as a picture: what a screen shows, and what a file shows with its title, sources and version around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from components import theme
from components.figures.exhibit import Figure, Spec
from components.scene.drawing import FLAT, drawing, tiled
from components.scene.frame import LINE, Frame
from components.scene.maps import projection, world_or_korea
from components.scene.parts import SPACING, Box, Edge, Line, Part, Words, lines_of, measured, plain

MARGIN: Final = 16.0
HEADLINE: Final = 20.0
SAID: Final = 13.0
SMALL: Final = 11.0
SIDES: Final = 1.35  # of the width of a map: what words over it may take
MOST: Final = 3.0  # times as high as its room, a picture with many rows


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


def picture(figure: Figure, *, width: float, tall: float | None = None, alone: bool = False) -> Picture:
    """The figure without title and sources.

    Args:
        figure: the picture.
        width: in pixels.
        tall: in pixels; as high as the figure says unless said.
        alone: whether it leaves the page, and so says itself which province was chosen, and is higher where words of rows touch.
    """
    tall = tall or float(figure.spec["layout"]["height"])
    frame = _framed(figure, width, tall)
    if alone and (more := frame.row_size * LINE / frame.pitch) > 1:
        tall = round(tall * more)
        frame = _framed(figure, width, tall)
    parts = _drawn(frame, replace(figure, spec=frame.spec), alone=alone)
    return Picture(
        id=figure.id, title=plain(figure.title), says=figure.alt, width=width, height=tall, parts=tuple(parts)
    )


def _framed(figure: Figure, width: float, tall: float) -> Frame:
    layout = figure.spec["layout"] | {"height": tall}
    return Frame(spec={**figure.spec, "layout": layout}, box=Box(0, 0, width, tall))


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
    drawn = _drawn(Frame(spec=figure.spec, box=Box(MARGIN, top, within.width, tall)), figure, alone=True)
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


def staged(figure: Figure, *, width: float, height: float, least: float) -> Picture:
    """The figure for a hall, in just this room; one with more rows than can be read in it is higher.

    Args:
        figure: the picture.
        width: in pixels.
        height: in pixels.
        least: the smallest letters, in pixels.
    """
    frame = Frame(spec=figure.spec, box=roomy(figure.spec, Box(0, 0, width, height), least=least), least=least)
    if frame.unreadable:
        more = max(frame.row_size * LINE / max(frame.pitch, 1), 1 + frame.lacking / height)
        frame = Frame(spec=figure.spec, box=Box(0, 0, width, height * min(more, MOST)), least=least)
    parts = _drawn(frame, figure)
    return Picture(
        id=figure.id,
        title=plain(figure.title),
        says=figure.alt,
        width=width,
        height=frame.box.height,
        parts=tuple(parts),
    )


def roomy(spec: Spec, box: Box, *, least: float) -> Box:
    """A map leaves the sides of a wide room empty, so that words over it stay with it and tiles with each other."""
    if "geo" in spec["layout"]:
        ratio = projection(spec["layout"]["geo"]).ratio * SIDES
    elif tiled(spec):
        frame = Frame(spec=spec, box=box, least=least)
        ratio = abs(frame.x.high - frame.x.low) * FLAT / abs(frame.y.high - frame.y.low)
    else:
        return box
    wide = min(box.width, box.height * ratio)
    return Box(box.left + (box.width - wide) / 2, box.top, wide, box.height)


def _drawn(frame: Frame, figure: Figure, *, alone: bool = False) -> list[Part]:
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
    """The text with an end of line wherever the next word has no room; one that is wider than a line goes on in the next."""
    mark = "**" if text.startswith("**") else ""
    lines: list[str] = []
    for word in text.strip("*").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measured(mark + longer, size) <= within:
            lines[-1] = longer
        else:
            lines += _broken(word, size, within=within, mark=mark)
    return f"{mark}{'<br>'.join(lines)}{mark}"


def _broken(word: str, size: float, *, within: float, mark: str) -> list[str]:
    """A word in as many pieces as it takes lines, such as an address."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measured(mark + pieces[-1] + letter, size) > within:
            pieces.append("")
        pieces[-1] += letter
    return pieces

"""The words of a figure's axes, as native text boxes: a chart's own axis writes numbers, not our names and years."""

from itertools import pairwise

from components import theme
from components.export.slides.axis import Axis
from components.export.slides.box import Box
from components.export.slides.frame import GAP, Frame
from components.export.slides.shapes import label, turned, words


def rows(frame: Frame) -> list[str]:
    """The words of the vertical axis, and of a second one on the right."""
    size = frame.row_size
    left = [
        label(
            frame.row_text(text),
            frame.plot.left - GAP,
            _up(frame, frame.y, place),
            size=size,
            across="right",
            colour=_ink(frame.y),
        )
        for place, text in frame.y.ticks
    ]
    right = [
        label(
            frame.row_text(text),
            frame.plot.right + GAP,
            _up(frame, frame.y2, place),
            size=size,
            across="left",
            colour=_ink(frame.y2),
        )
        for place, text in (frame.y2.ticks if frame.y2 else ())
        if frame.y2
    ]
    return left + right


def columns(frame: Frame) -> list[str]:
    """The words of the horizontal axis, wrapped in the room that each has."""
    axis, plot = frame.x, frame.plot
    size = frame.size(frame.tick_pixels(axis))
    fractions = sorted(axis.at(place) for place, _text in axis.ticks)
    apart = min((b - a for a, b in pairwise(fractions)), default=1.0) * plot.width
    over = axis.settings.get("side") == "top"
    top = frame.box.top if over else plot.bottom + GAP / 2
    room = plot.top - frame.box.top if over else frame.box.bottom - frame.legend_height - plot.bottom
    tall = max(room - GAP / 2, size * 1.3)
    boxes = [
        (text, Box(plot.left + axis.at(place) * plot.width - apart / 2, top, apart, tall)) for place, text in axis.ticks
    ]
    ink = _ink(axis)
    if frame.turned:
        side = "left" if over else "right"
        return [turned(text.replace("<br>", " "), box, align=side, size=size, colour=ink) for text, box in boxes]
    anchor = "bottom" if over else "top"
    return [words(text, box, align="center", anchor=anchor, size=size, colour=ink) for text, box in boxes]


def _up(frame: Frame, axis: Axis | None, place: float) -> float:
    return frame.plot.bottom - axis.at(place) * frame.plot.height if axis else 0.0


def _ink(axis: Axis | None) -> str:
    return (axis.settings.get("tickfont", {}).get("color") if axis else None) or theme.MUTED

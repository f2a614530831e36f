"""Words, lines and boxes that a figure lays over its picture, as native shapes placed by the axes."""

from typing import Final

from components import theme
from components.export.slides.box import Box
from components.export.slides.frame import Frame
from components.export.slides.markup import width
from components.export.slides.paint import NO_FILL, fill, line
from components.export.slides.shapes import label, shape, stroke
from components.figures.figure import Spec
from i18n import _

SIDES: Final = ("left", "center", "right")


def notes(frame: Frame) -> list[str]:
    """The annotations, each with its leader if it has one."""
    return [drawn for note in frame.layout.get("annotations", ()) for drawn in _note(frame, note)]


def forms(frame: Frame) -> list[str]:
    """The lines and rectangles of the layout."""
    return [_form(frame, one) for one in frame.layout.get("shapes", ())]


def _note(frame: Frame, note: Spec) -> list[str]:
    x, y = frame.point(note["x"], note["y"], xref=note.get("xref", "x"), yref=note.get("yref", "y"))
    end = x + note.get("ax", 0) * frame.scale, y + note.get("ay", 0) * frame.scale
    leader = []
    if note.get("showarrow", True):
        edge = line(
            note.get("arrowcolor", theme.MUTED), note.get("arrowwidth", 1), arrow=bool(note.get("arrowhead", 1))
        )
        leader = [stroke(end, (x, y), name=_("Leader"), edge=edge)]
    x = end[0] + note.get("xshift", 0) * frame.scale
    y = end[1] - note.get("yshift", 0) * frame.scale
    return [*leader, _words(frame, note, x, y)]


def _words(frame: Frame, note: Spec, x: float, y: float) -> str:
    font = note.get("font", {})
    size = frame.size(font.get("size"))
    across, down = _anchor(note, "x"), _anchor(note, "y")
    text = _unbroken(frame, note["text"], x, y, size=size)
    wide = width(text, size) + 2
    if across == "center":  # never beyond the edges of the picture
        x = min(max(x, frame.box.left + wide / 2), max(frame.box.right - wide / 2, frame.box.left + wide / 2))
    return label(
        text,
        x,
        y,
        size=size,
        across=across,
        down=down,
        align=note.get("align") if note.get("align") in SIDES else across,
        colour=font.get("color", theme.TEXT),
        paint=fill(note.get("bgcolor")) if note.get("bgcolor") else NO_FILL,
    )


def _unbroken(frame: Frame, text: str, x: float, y: float, *, size: float) -> str:
    """Words in a box of the picture on one line where the box is wide enough: it was narrower on the screen."""
    boxes = [_outline(frame, form) for form in frame.layout.get("shapes", ()) if form["type"] == "rect"]
    around = [box for box in boxes if box.left < x < box.right and box.top < y < box.bottom]
    line = text.replace("<br>", " ")
    return line if any(width(line, size) < box.width - 8 for box in around) else text


def _outline(frame: Frame, form: Spec) -> Box:
    refs = {"xref": form.get("xref", "x"), "yref": form.get("yref", "y")}
    (x0, y0), (x1, y1) = (frame.point(form[f"x{end}"], form[f"y{end}"], **refs) for end in "01")
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _anchor(note: Spec, key: str) -> str:
    """Which side of the words is held: told, or by Plotly's rule the near one for places on the paper."""
    sides = ("left", "center", "right") if key == "x" else ("bottom", "middle", "top")
    given = note.get(f"{key}anchor", "auto")
    if given != "auto":
        return str(given)
    if note.get(f"{key}ref") != "paper":
        return sides[1]
    return sides[0] if note[key] <= 1 / 3 else sides[2] if note[key] >= 2 / 3 else sides[1]


def _form(frame: Frame, form: Spec) -> str:
    style = form.get("line", {})
    edge = line(style.get("color"), style.get("width", 2) * frame.scale, dash(style))
    if form["type"] == "line":
        refs = {"xref": form.get("xref", "x"), "yref": form.get("yref", "y")}
        start, end = (frame.point(form[f"x{end}"], form[f"y{end}"], **refs) for end in "01")
        return stroke(start, end, name=_("Line"), edge=edge)
    return shape(_outline(frame, form), name=_("Box"), paint=fill(form.get("fillcolor")), edge=edge)


def dash(style: Spec) -> str | None:
    """The dash of a line, None where it is solid."""
    found = style.get("dash")
    return None if found in (None, "solid") else str(found)

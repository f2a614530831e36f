"""Axes in house style: names and years bare, values from zero with a light grid; ranges from all that is plotted."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final
from unicodedata import east_asian_width

from components import theme
from components.figures.figure import Spec

WIDTHS: Final = (
    288,
    310,
    330,
    350,
)  # pixels of a picture, from a window of 320 on; letters are counted too wide rather than too narrow
NARROWEST: Final = WIDTHS[-1]  # what fits there fits anywhere
SMALLEST: Final = 11  # pixels: letters inside a bar may shrink to this
ROUNDING: Final = 1 + 1e-9
GAP: Final = 5  # pixels between a mark and its label
SLOT: Final = 0.6  # of a year, to either side of the first and the last
TALL: Final = 1.3  # of the size of the letters: a line
WIDE: Final = 0.6  # of the size of the letters: a digit or a Latin letter
Extent = tuple[float, float, float]  # a value, and the pixels that are taken before and after it

# Streamlit's own grey of axis words is too faint on white: 3.7:1.
TICKS: Final = {"color": theme.MUTED}


def category_axis(**settings: Any) -> Spec:
    """An axis of names or years: no grid, no line, no ticks."""
    return {
        "type": "category",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": TICKS,
        "title": None,
        **settings,
    }


def year_axis(years: list[int], *, chosen: int | None = None) -> Spec:
    """An axis of years, the chosen one in bold. Linear: on an axis of names plotly takes "2019" for a position."""
    return {
        "tickvals": years,
        "ticktext": [f"<b>{year}</b>" if year == chosen else str(year) for year in years],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": TICKS,
    }


def value_axis(**settings: Any) -> Spec:
    """An axis of values from zero with a light grid; hidden numbers where marks carry direct labels."""
    return {
        "rangemode": "tozero",
        "showgrid": True,
        "gridcolor": theme.GRID,
        "zeroline": True,
        "zerolinecolor": theme.BORDER,
        "showticklabels": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": TICKS,
        "title": None,
        **settings,
    }


def row_axis(places: list[float], names: list[str], *, bottom: float, top: float) -> Spec:
    """A vertical axis of named rows at numbered places, for bars that lie down and stand in groups."""
    return value_axis(
        rangemode="normal",
        range=[bottom, top],
        tickvals=places,
        ticktext=names,
        showticklabels=True,
        showgrid=False,
        zeroline=False,
    )


def fitted(traces: list[Spec], layout: Spec) -> Spec:
    """The layout with a range on each axis of numbers that has none: all values, and all labels beside them, lie inside.

    Bars begin at zero. Labels are given the room that they take on the narrowest screen that has room for them.
    """
    found = layout = _named(traces, layout)
    for name in ("xaxis", "yaxis"):
        settings = layout.get(name)
        if settings and "range" not in settings and settings.get("type") != "category":
            nought = [(0.0, 0.0, 0.0)] if settings.get("rangemode") == "tozero" else []
            marks = [*nought, *_extents(traces, layout, name[0])]
            fitting = [span(marks, room=room(layout, name[0], width=width)) for width in WIDTHS]
            low, high, _fits = next((ends for ends in fitting if ends[2]), fitting[-1])
            ends = [high, low] if settings.get("autorange") == "reversed" else [low, high]
            told = {key: value for key, value in settings.items() if key != "autorange"} | {"range": ends}
            found = {**found, name: told}
    return found


def _named(traces: list[Spec], layout: Spec) -> Spec:
    """The layout with the names on its axes of names, in the order in which they are drawn."""
    found = dict(layout)
    for name in ("xaxis", "yaxis"):
        settings = layout.get(name, {})
        names = list(dict.fromkeys(one for trace in traces for one in trace.get(name[0], ()) if one))
        if settings.get("type") == "category" and names:
            found[name] = {"categoryarray": names, **settings}
    return found


def span(extents: Iterable[Extent], *, room: float) -> tuple[float, float, bool]:
    """The ends of an axis of so many pixels in which all values and the pixels beside them lie, and whether they do."""
    # A label that is wider than the axis can't lie inside it: it is given three quarters.
    marks = [(value, *(min(part, room * 0.75) for part in beside)) for value, *beside in extents] or [(0.0, 0.0, 0.0)]
    # One pixel is so much: of any two marks, what lies between them must fit into what their labels leave.
    pixel = max(
        (high[0] - low[0]) / max(room - low[1] - high[2], room * 0.2) for low, high in product(set(marks), repeat=2)
    )
    if pixel == 0:
        # Nothing to measure: a single value in the middle of a step, or nought at the beginning.
        value = float(marks[0][0])
        return (value - SLOT, value + SLOT, True) if value else (0.0, 1.0, True)
    low, high = min(one[0] - one[1] * pixel for one in marks), max(one[0] + one[2] * pixel for one in marks)
    return low, max(high, low + room * pixel), high <= low + room * pixel * ROUNDING


def room(layout: Spec, letter: str, *, width: float = NARROWEST) -> float:
    """Pixels along an axis: less the margins, and less the words of the other axis."""
    margin = layout["margin"]
    if letter == "x":
        return float(width - margin["l"] - margin["r"] - _beside(layout["yaxis"]))
    ticks = layout["xaxis"]
    shown = ticks.get("visible", True) and ticks.get("showticklabels", True)
    return float(layout["height"] - margin["t"] - margin["b"] - (_tall(ticks) if shown else 0))


def spread(wanted: list[float], gap: float) -> list[float]:
    """Places as near to the wanted ones as can be, in their order from high to low, none nearer than `gap`."""
    blocks: list[list[float]] = []
    for position, value in enumerate(wanted):
        blocks.append([value + position * gap])
        while len(blocks) > 1 and _mean(blocks[-1]) > _mean(blocks[-2]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    levels = [_mean(block) for block in blocks for _one in block]
    return [level - position * gap for position, level in enumerate(levels)]


def _mean(block: list[float]) -> float:
    return sum(block) / len(block)


def text_size(text: str, *, size: float) -> tuple[float, float]:
    """Width and height of words in pixels, tags left out; Hangul is as wide as it is high."""
    lines = [re.sub(r"<[^>]*>", "", line) for line in text.split("<br>")]
    letters = max(sum(1.0 if east_asian_width(letter) in "WF" else WIDE for letter in line) for line in lines)
    return letters * size, len(lines) * size * TALL


def _beside(axis: Spec) -> float:
    """Pixels that the words of a vertical axis take."""
    if not axis.get("visible", True) or not axis.get("showticklabels", True):
        return 0.0
    names = [*axis.get("ticktext", ()), *axis.get("categoryarray", ())]
    return min(max((text_size(str(name), size=12)[0] for name in names), default=0.0) + GAP, NARROWEST / 2)


def _tall(axis: Spec) -> float:
    return max((text_size(str(name), size=14)[1] for name in axis.get("ticktext", ())), default=14 * TALL) + GAP


def _extents(traces: list[Spec], layout: Spec, letter: str) -> Iterator[Extent]:
    yield from _of_ticks(layout[f"{letter}axis"], letter)
    bars = [trace for trace in traces if trace["type"] == "bar"]
    yield from _of_bars(bars, layout, letter)
    for trace in traces:
        if trace["type"] == "scatter":
            yield from _of_points(trace, letter, layout["font"]["size"])
    for note in layout.get("annotations", ()):
        if measured(note, letter):
            yield note_extent(note, letter)
    for form in layout.get("shapes", ()):
        if measured(form, letter):
            yield from ((float(form[f"{letter}{end}"]), 0.0, 0.0) for end in (0, 1))


def _of_ticks(axis: Spec, letter: str) -> Iterator[Extent]:
    """The words of the axis itself, in the middle of their places; the browser leaves out one that has no room."""
    if axis.get("visible", True) and axis.get("showticklabels", True):
        for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            half = text_size(str(text), size=12)[letter == "y"] / 2
            yield float(value), half, half


def measured(note: Spec, letter: str) -> bool:
    """Whether a note or a form stands at a number of an axis, rather than at a part of the paper or at a name."""
    reference, value = note.get(f"{letter}ref"), note.get(letter, note.get(f"{letter}0"))
    return reference in (None, "x", "y") and not isinstance(value, str)


def _of_bars(bars: list[Spec], layout: Spec, letter: str) -> Iterator[Extent]:
    """Bars from zero to their ends, one on the other where they are stacked, with the labels beyond their ends."""
    for trace in bars:
        lying = trace.get("orientation") == "h"
        if lying != (letter == "x"):
            yield from ((float(at) + side, 0.0, 0.0) for at in trace[letter] for side in (-SLOT, SLOT))
    measured = [trace for trace in bars if (trace.get("orientation") == "h") == (letter == "x")]
    for trace, starts in zip(measured, bar_starts(measured, layout), strict=True):
        texts = trace["text"] if trace.get("textposition") == "outside" else []
        for place, (start, value) in enumerate(zip(starts, (value or 0 for value in trace[letter]), strict=True)):
            text = texts[place] if place < len(texts) else ""
            beyond = text_size(text, size=layout["font"]["size"])[letter == "y"] + GAP if text else 0.0
            yield start, 0.0, 0.0
            yield (start + value, beyond, 0.0) if value < 0 else (start + value, 0.0, beyond)


def bar_starts(bars: list[Spec], layout: Spec) -> list[list[float]]:
    """Where each bar begins: at zero, or on those that are stacked below it."""
    stacked = layout.get("barmode") in ("stack", "relative")
    reached: dict[tuple[Any, bool], float] = {}
    found = []
    for trace in bars:
        names, values = (trace["y"], trace["x"]) if trace.get("orientation") == "h" else (trace["x"], trace["y"])
        starts = []
        for name, value in zip(names, (value or 0 for value in values), strict=True):
            start = reached.get((name, value < 0), 0.0) if stacked else 0.0
            reached[name, value < 0] = start + value
            starts.append(start)
        found.append(starts)
    return found


def _of_points(trace: Spec, letter: str, usual: float) -> Iterator[Extent]:
    sizes = (trace.get("marker") or {}).get("size", 0)
    texts = trace.get("text") if "text" in trace.get("mode", "") else None
    size = (trace.get("textfont") or {}).get("size", usual)
    for place, value in enumerate(trace[letter]):
        if value is None or isinstance(value, str):
            continue
        half = (sizes[place] if isinstance(sizes, list) else sizes) / 2
        before, after = around(texts[place] if texts else "", _at(trace, place), letter, size)
        yield float(value), max(before + half if before else 0.0, half), max(after + half if after else 0.0, half)


def _at(trace: Spec, place: int) -> str:
    at = trace.get("textposition", "middle center")
    return str(at[place] if isinstance(at, list) else at)


def around(text: str, at: str, letter: str, size: float) -> tuple[float, float]:
    """Pixels that a label takes to the left and right of its point, or below and above it."""
    if not text:
        return 0.0, 0.0
    wide, tall = text_size(text, size=size)
    upright, across = at.split()
    if letter == "x":
        return {"left": (wide + GAP, 0.0), "right": (0.0, wide + GAP)}.get(across, (wide / 2, wide / 2))
    return {"top": (0.0, tall + GAP), "bottom": (tall + GAP, 0.0)}.get(upright, (tall / 2, tall / 2))


def note_extent(note: Spec, letter: str) -> Extent:
    """A note of a picture along an axis, with the pixels that it takes before and after its place."""
    length = text_size(note["text"], size=note["font"]["size"])[letter == "y"]
    shift, anchor = note.get(f"{letter}shift", 0.0), note.get(f"{letter}anchor")
    before = {"left": 0.0, "bottom": 0.0, "right": length, "top": length}.get(anchor or "", length / 2)
    return float(note[letter]), max(before - shift, 0.0), max(length - before + shift, 0.0)

"""The house style of charts: axes, bars, lines, notes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product, zip_longest
from math import inf
from typing import Any, Final
from unicodedata import east_asian_width

from components import theme
from components.figures import words
from components.figures.exhibit import SAID_ALOUD, Spec
from i18n import _
from i18n.numbers import separators

# Axes in house style: names and years bare, values from zero with a light grid; ranges from all that is plotted.


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
    """An axis of values from zero; its numbers hidden where marks carry direct labels, and a grid only where they are not."""
    return {
        "rangemode": "tozero",
        "showgrid": settings.get("showticklabels", False),
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


def placed_axis(names: list[str]) -> Spec:
    """An axis of names at the places 0, 1, 2 and so on, half a place free at both ends: for marks that are no numbers."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [-0.6, len(names) - 0.4],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": TICKS,
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
            for along in dict.fromkeys(room(layout, name[0], width=width) for width in WIDTHS):
                low, high, fits = span(marks, room=along)
                if fits:
                    break
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


# The house style of charts: light horizontal grid, bars from zero, direct labels, nothing that needs the network.


LABEL_SIZE: Final = 14
SETTLED: Final = 8  # rounds after which labels move no more
PLOTLYS_OWN: Final = ".,"  # how Plotly writes the numbers of an axis unless told
HATCHED: Final = {"shape": theme.HATCH, "solidity": 0.35, "size": 7}


def chart(traces: list[Spec], *, height: int = 320, **layout: Any) -> Spec:
    """A Plotly figure in house style; `layout` overrides single settings.

    `meta={"named": word}` says what the bars or points are, where they are not the rows of the figure's table, nor years.
    """
    base = {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.35,
        "font": {"size": LABEL_SIZE, "color": theme.TEXT},
        "uniformtext": {"minsize": 11, "mode": "show"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
    if (marks := separators()) != PLOTLYS_OWN:
        base["separators"] = marks
    said = {name: value for name, value in layout.items() if value != []}  # no note at all is a setting not made
    whole = fitted(traces, base | said)
    return {"data": _legible(traces, whole), "layout": whole}


def bars(
    *,
    name: str,
    names: list[Any],
    values: Sequence[float | None],
    labels: list[str],
    hover: list[str],
    **settings: Any,
) -> Spec:
    """One series of bars with a label on each; `orientation="h"` lays them down.

    `name` says what its numbers are, which stands above them in a workbook, and in the legend of a chart in a file.
    `meta` is what must be said of each number where others write it anew, as in a workbook's own chart.
    """
    lying = settings.get("orientation") == "h"
    marker = {"line": {"width": 0}, **settings.pop("marker", {})}
    return {
        "type": "bar",
        "name": name,
        "x": values if lying else names,
        "y": names if lying else values,
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": hover,
        "hoverinfo": "text",
        "marker": marker,
        **settings,
    }


STANDING: Final = 7  # years from the first to the last whose bars stand on a narrow screen with a label in each


def stands(years: list[int]) -> bool:
    """Whether the bars of some years stand; more lie, so that their labels stay apart."""
    return years[-1] - years[0] < STANDING


def with_gaps(years: Sequence[int]) -> bool:
    """Whether nothing is known of years between the first and the last; `years` ascend."""
    return years[-1] - years[0] >= len(years)


def _no_figure(years: str) -> str:
    return _("{years}:<br>no<br>figure", years=years)


MOST_PLACES: Final = 7


def gaps(years: Sequence[int], *, standing: bool, told: Callable[[str], str] = _no_figure) -> list[Spec]:
    """What stands in the empty places between years that do not follow each other; `years` ascend.

    Nothing where marks stand and so many years have their place that two of these would lie on each other on a telephone.

    Args:
        years: those with a mark, on an axis of years.
        standing: whether the axis lies and the marks stand on it.
        told: what is said of one missing year or a span of them, in lines that are short enough for a narrow place.
    """
    if standing and years and years[-1] - years[0] >= MOST_PLACES:
        return []
    return [_gap(*pair, standing, told) for pair in pairwise(years) if pair[1] - pair[0] > 1]


def _gap(before: int, after: int, standing: bool, told: Callable[[str], str]) -> Spec:
    missing = str(before + 1) if after - before == 2 else words.span(before + 1, after - 1)
    text, middle = told(missing), (before + after) / 2
    if standing:
        return note(text, x=middle, y=0, yanchor="bottom", **SAID_ALOUD)
    return note(text.replace("<br>", " "), x=0, y=middle, xanchor="left", xshift=GAP, **SAID_ALOUD)


def rows_height(years: list[int], *, row: int) -> int:
    """Pixels of a picture whose bars lie, a row for each year from the first to the last, gaps as well."""
    return row * (years[-1] - years[0] + 1) + 50


def over_years(years: Spec, *, standing: bool) -> Spec:
    """Both axes of bars over years: from left to right where they stand, else from the top down."""
    if standing:
        return {"xaxis": years, "yaxis": value_axis()}
    return {"xaxis": value_axis(showgrid=False), "yaxis": years | {"autorange": "reversed"}}


def line(*, x: list[Any], y: list[float], name: str, colour: str, labels: list[str], hover: list[str]) -> Spec:
    """A line with marked points, each with its number; the last label also carries the name of the line."""
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "name": name,
        "text": labels,
        "textposition": "top center",
        "textfont": {"color": colour, "size": LABEL_SIZE},
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": colour, "width": 3},
        "marker": {"color": colour, "size": 9},
    }


def ends(lines: list[Spec], texts: list[str], *, height: int) -> list[Spec]:
    """The names of lines at their right ends, apart from one another where the lines end close together.

    Args:
        lines: the lines.
        texts: what stands at the end of each.
        height: pixels of the picture.
    """
    values = [value for one in lines for value in one["y"]]
    tall = max(text_size(text, size=LABEL_SIZE)[1] for text in texts)
    found = sorted(zip(lines, texts, strict=True), key=lambda one: -one[0]["y"][-1])
    places = _places([one["y"][-1] for one, _text in found], values, tall=tall, height=height)
    return [
        note(
            text,
            x=one["x"][-1],
            y=place,
            xanchor="left",
            xshift=GAP * 2,
            align="left",
            font={"size": LABEL_SIZE, "color": one["line"]["color"]},
        )
        for (one, text), place in zip(found, places, strict=True)
    ]


def _places(ends: list[float], values: list[float], *, tall: float, height: int) -> list[float]:
    """Where the names of lines stand: labels that stand beyond the values stretch the axis, which moves them again."""
    pixel, places = 0.0, ends
    for _round in range(SETTLED):
        reach = [0.0, *values, places[0] + tall / 2 * pixel, places[-1] - tall / 2 * pixel]
        pixel = (max(reach) - min(reach) or 1.0) / height
        places = spread(ends, tall * pixel)
    return places


def _legible(traces: list[Spec], layout: Spec) -> list[Spec]:
    """The traces without labels that have no room: wider than their piece of a bar, or over another label of a line.

    What is left out is told on the picture when it is pointed at, and in the table.
    """
    lines = [trace for trace in traces if _lined(trace, layout)]
    taken = [_box(trace, place, None, layout) for trace in lines for place in _points(trace)]
    if lines:
        notes = [one for one in layout.get("annotations", ()) if measured(one, "x") and measured(one, "y")]
        taken += [_framed({letter: note_extent(one, letter) for letter in ("x", "y")}, layout) for one in notes]
    found = []
    for trace in traces:
        if trace["type"] == "bar" and trace.get("textposition") == "inside":
            found.append(_fitting(trace, layout))
        elif _lined(trace, layout):
            found.append(_apart(trace, layout, taken))
        else:
            found.append(trace)
    return found


def _lined(trace: Spec, layout: Spec) -> bool:
    """Whether it is a line with labels, over numbers along both axes."""
    return trace.get("mode") == "lines+markers+text" and all("range" in layout[axis] for axis in ("xaxis", "yaxis"))


def _points(trace: Spec) -> list[int]:
    """The places of a line at which there is a value, from the left."""
    return [place for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)) if None not in (x, y)]


def _fitting(bars: Spec, layout: Spec) -> Spec:
    """Labels inside bars, which shrink to the smallest size before they are left out."""
    lying = bars.get("orientation") == "h"
    pixels = _pixels(layout, "x" if lying else "y")
    values, across = (bars["x"], inf) if lying else (bars["y"], _thickness(bars, layout))

    def has_room(text: str, value: float | None) -> bool:
        wide, tall = text_size(text, size=SMALLEST)
        return (wide if lying else tall) <= abs(value or 0) * pixels and wide <= across

    texts = [text if text and has_room(text, value) else "" for text, value in zip_longest(bars["text"], values)]
    return {**bars, "text": texts}


def _thickness(bars: Spec, layout: Spec) -> float:
    """Pixels across a bar that stands, on an axis of numbers whose bars are one apart."""
    if "range" not in layout["xaxis"]:
        return inf
    return float(bars.get("width") or 1 - layout["bargap"]) * _pixels(layout, "x")


def _pixels(layout: Spec, letter: str) -> float:
    low, high = layout[f"{letter}axis"]["range"]
    return room(layout, letter) / (abs(high - low) or 1.0)


Box = tuple[float, float, float, float]  # left, right, bottom, top in pixels from the corner of the plot


def _apart(line: Spec, layout: Spec, taken: list[Box]) -> Spec:
    """The labels of a line: the last first, then the others, each over, under or beside its point where that is free."""
    given = line["textposition"]
    wanted = given if isinstance(given, list) else [given] * len(line["x"])
    texts, at = list(line["text"]), list(wanted)
    for place in reversed(_points(line)):
        if not texts[place]:
            continue
        tried = dict.fromkeys([wanted[place], "top center", "bottom center", "middle right", "middle left"])
        free = (one for one in tried if _free(_box(line, place, one, layout), layout, taken))
        at[place] = next(free, "")
        if at[place]:
            taken.append(_box(line, place, at[place], layout))
        else:
            texts[place], at[place] = "", wanted[place]
    return {**line, "text": texts, "textposition": at}


def _free(box: Box, layout: Spec, taken: list[Box]) -> bool:
    left, right, bottom, top = box
    inside = left >= 0 and bottom >= 0 and right <= room(layout, "x") and top <= room(layout, "y")
    return inside and not any(left < one[1] and one[0] < right and bottom < one[3] and one[2] < top for one in taken)


def _box(line: Spec, place: int, at: str | None, layout: Spec) -> Box:
    """Where a label stands, or without `at` the mark itself."""
    extents: dict[str, Extent] = {}
    for letter in ("x", "y"):
        before, after = around(line["text"][place], at, letter, LABEL_SIZE) if at else (GAP - 1, GAP - 1)
        # A label on one side begins where the mark ends.
        extents[letter] = line[letter][place], before or -GAP, after or -GAP
    return _framed(extents, layout)


def _framed(extents: Mapping[str, Extent], layout: Spec) -> Box:
    """The pixels that something takes, from its extents along x and y."""
    found: list[float] = []
    for letter in ("x", "y"):
        value, before, after = extents[letter]
        middle = (value - layout[f"{letter}axis"]["range"][0]) * _pixels(layout, letter)
        found += [middle - before, middle + after]
    return found[0], found[1], found[2], found[3]


def headings(*names: tuple[str, str]) -> list[Spec]:
    """Two series named above the picture, left and right, each in its colour: instead of a legend."""
    places = ((0, "left"), (1, "right"))
    return [
        note(
            f"<b>{name}</b>",
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=side,
            yanchor="bottom",
            font={"size": LABEL_SIZE, "color": colour},
        )
        for (name, colour), (x, side) in zip(names, places, strict=True)
    ]


HEADED: Final = {"l": 8, "r": 8, "t": 28, "b": 8}
# The names of marks beneath a picture, where their shape or colour means a thing; a click hides nothing. At the foot of the
# picture and not of its plot: a plot that was narrow keeps the room it took for a key of three lines.
LEGEND: Final[Spec] = {
    "showlegend": True,
    "legend": {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 0,
        "yanchor": "bottom",
        "font": {"color": theme.TEXT, "size": 13},
        "bgcolor": "rgba(0,0,0,0)",
        "itemclick": False,
        "itemdoubleclick": False,
    },
}


def note(text: str, *, x: Any, y: Any, **settings: Any) -> Spec:
    """Words inside the picture, in muted ink."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": LABEL_SIZE - 1, "color": theme.MUTED},
        **settings,
    }


# Settings without which a chart or map would ask the network.


_NOTHING: Final = {"type": "GeometryCollection", "geometries": []}
_LAYERS: Final = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
_TOPOLOGY: Final = {"type": "Topology", "objects": dict.fromkeys(_LAYERS, _NOTHING), "arcs": []}

# plotly.js fetches base maps for any geo trace, even with boundaries of one's own; the # swallows the file name it adds.
PLOTLY: Final[dict[str, Any]] = {
    "topojsonURL": "data:application/json," + json.dumps(_TOPOLOGY, separators=(",", ":")) + "#",
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}

"""The house style of charts: light horizontal grid, bars from zero, direct labels, nothing that needs the network."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, Final

from components import theme
from components.figures import axes
from components.figures.figure import Spec

LABEL_SIZE: Final = 14
SETTLED: Final = 8  # rounds after which labels move no more
HATCHED: Final = {"shape": theme.HATCH, "solidity": 0.35, "size": 7}


def chart(traces: list[Spec], *, height: int = 320, **layout: Any) -> Spec:
    """A Plotly figure in house style; `layout` overrides single settings."""
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
    whole = axes.fitted(traces, {**base, **layout})
    return {"data": _legible(traces, whole), "layout": whole}


def bars(
    *, names: list[Any], values: Sequence[float | None], labels: list[str], hover: list[str], **settings: Any
) -> Spec:
    """One series of bars with a label on each; `orientation="h"` lays them down.

    `meta` is what must be said of each number where others write it anew, as in a workbook's own chart.
    """
    lying = settings.get("orientation") == "h"
    marker = {"line": {"width": 0}, **settings.pop("marker", {})}
    return {
        "type": "bar",
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


def rows_height(years: list[int], *, row: int) -> int:
    """Pixels of a picture whose bars lie, a row for each year from the first to the last, gaps as well."""
    return row * (years[-1] - years[0] + 1) + 50


def over_years(years: Spec, *, standing: bool) -> Spec:
    """Both axes of bars over years: from left to right where they stand, else from the top down."""
    if standing:
        return {"xaxis": years, "yaxis": axes.value_axis()}
    return {"xaxis": axes.value_axis(showgrid=False), "yaxis": years | {"autorange": "reversed"}}


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
    tall = max(axes.text_size(text, size=LABEL_SIZE)[1] for text in texts)
    found = sorted(zip(lines, texts, strict=True), key=lambda one: -one[0]["y"][-1])
    places = _places([one["y"][-1] for one, _text in found], values, tall=tall, height=height)
    return [
        note(
            text,
            x=one["x"][-1],
            y=place,
            xanchor="left",
            xshift=axes.GAP * 2,
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
        places = axes.spread(ends, tall * pixel)
    return places


def _legible(traces: list[Spec], layout: Spec) -> list[Spec]:
    """The traces without labels that have no room: wider than their piece of a bar, or over another label of a line.

    What is left out is told on the picture when it is pointed at, and in the table.
    """
    lines = [trace for trace in traces if _lined(trace, layout)]
    taken = [_box(trace, place, None, layout) for trace in lines for place in _points(trace)]
    if lines:
        notes = [one for one in layout.get("annotations", ()) if axes.measured(one, "x") and axes.measured(one, "y")]
        taken += [_framed(*(axes.note_extent(one, letter) for letter in ("x", "y")), layout) for one in notes]
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
    values = bars["x"] if lying else bars["y"]
    texts = [
        text if axes.text_size(text, size=axes.SMALLEST)[0 if lying else 1] <= abs(value or 0) * pixels else ""
        for text, value in zip_longest(bars["text"], values, fillvalue="")
    ]
    return {**bars, "text": texts}


def _pixels(layout: Spec, letter: str) -> float:
    low, high = layout[f"{letter}axis"]["range"]
    return axes.room(layout, letter) / (abs(high - low) or 1.0)


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
    inside = left >= 0 and bottom >= 0 and right <= axes.room(layout, "x") and top <= axes.room(layout, "y")
    return inside and not any(left < one[1] and one[0] < right and bottom < one[3] and one[2] < top for one in taken)


def _box(line: Spec, place: int, at: str | None, layout: Spec) -> Box:
    """Where a label stands, or without `at` the mark itself."""
    extents: list[axes.Extent] = []
    for letter in ("x", "y"):
        before, after = axes.around(line["text"][place], at, letter, LABEL_SIZE) if at else (axes.GAP - 1, axes.GAP - 1)
        # A label on one side begins where the mark ends.
        extents.append((line[letter][place], before or -axes.GAP, after or -axes.GAP))
    return _framed(*extents, layout)


def _framed(across: axes.Extent, upright: axes.Extent, layout: Spec) -> Box:
    """The pixels that something takes."""
    found: list[float] = []
    for letter, (value, before, after) in (("x", across), ("y", upright)):
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

"""Where everything of a picture lies on the narrowest screen, worked out apart from the code that draws it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

SCREEN = 350  # pixels
LETTER, LINE = 0.6, 1.3  # of the size of the letters
SLACK = 2.0  # pixels
AWAY = 5  # pixels from a mark to the label on its side; words without a mark begin at their point


@dataclass(frozen=True)
class Label:
    """Words in a picture; pixels from the left and lower corner of the plot. None where it stands at no number."""

    text: str
    x: tuple[float, float] | None
    y: tuple[float, float] | None


def faults(spec: dict[str, Any]) -> list[str]:
    """What lies outside its axis or over another label, and bars that don't begin at zero."""
    layout = spec["layout"]
    if "xaxis" not in layout or not spec["data"]:
        return []
    plot = Plot(spec)
    labels = [label for label in plot.labels() if label.text]
    return [*plot.outside(), *plot.cut(labels), *covered(labels)]


def covered(labels: list[Label]) -> list[str]:
    """Pairs of labels that lie over each other."""
    placed = [one for one in labels if one.x and one.y]
    return [
        f"{one.text!r} over {other.text!r}"
        for at, one in enumerate(placed)
        for other in placed[at + 1 :]
        if _meet(one.x, other.x) and _meet(one.y, other.y)
    ]


def _meet(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    assert one
    assert other
    return one[0] + SLACK < other[1] and other[0] + SLACK < one[1]


class Plot:
    """A picture of one plot with two axes."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.traces, self.layout = spec["data"], spec["layout"]
        self.places = {letter: self._places(letter) for letter in "xy"}
        self.ends = {letter: self._ends(letter) for letter in "xy"}
        margin = self.layout["margin"]
        names = [*self._words("y"), *(str(name) for name in self.places["y"])]
        words = max((_size(name, 12)[0] for name in names), default=0) + 5
        beside = min(words, SCREEN / 2) + 8 if self._shown("y") else 0
        beneath = max((_size(name, 14)[1] for name in self._words("x")), default=18.2) + 5 if self._shown("x") else 0
        self.room = {
            # The browser takes more than the margin at the left only where names need it.
            "x": SCREEN - margin["r"] - max(margin["l"], beside),
            "y": self.layout["height"] - margin["t"] - margin["b"] - beneath,
        }

    def _shown(self, letter: str) -> bool:
        axis = self.layout[f"{letter}axis"]
        return bool(axis.get("visible", True) and axis.get("showticklabels", True))

    def _words(self, letter: str) -> list[str]:
        return [str(text) for text in self.layout[f"{letter}axis"].get("ticktext", ())]

    def _places(self, letter: str) -> dict[str, float]:
        axis = self.layout[f"{letter}axis"]
        if axis.get("type") != "category":
            return {}
        names = [*axis.get("categoryarray", ()), *(one for trace in self.traces for one in trace.get(letter, ()))]
        return {name: float(place) for place, name in enumerate(dict.fromkeys(names))}

    def _ends(self, letter: str) -> tuple[float, float]:
        axis = self.layout[f"{letter}axis"]
        if "range" in axis:
            return float(axis["range"][0]), float(axis["range"][1])
        assert axis.get("type") == "category", f"{letter}: an axis of numbers has no range"
        low, high = -0.5, len(self.places[letter]) - 0.5
        return (high, low) if axis.get("autorange") == "reversed" else (low, high)

    def pixel(self, letter: str, value: Any) -> float:
        """Where a value lies."""
        low, high = self.ends[letter]
        number = self.places[letter].get(value, value) if isinstance(value, str) else value
        return (float(number) - low) / (high - low) * self.room[letter]

    def outside(self) -> Iterator[str]:
        """Values outside their axis, and bars that begin elsewhere than at zero."""
        for trace, starts in zip(self.traces, self._starts(), strict=True):
            lying = trace.get("orientation") == "h"
            for letter in "xy":
                for place, value in enumerate(trace[letter]):
                    along = trace["type"] == "bar" and lying == (letter == "x")
                    ends = [starts[place], starts[place] + (value or 0)] if along else [value]
                    for end in ends:
                        if end is not None and not -SLACK <= self.pixel(letter, end) <= self.room[letter] + SLACK:
                            yield f"{letter} {end} outside {self.ends[letter]}"

    def cut(self, labels: list[Label]) -> Iterator[str]:
        """Labels outside the plot along an axis at whose numbers they stand."""
        for label in labels:
            for letter, ends in (("x", label.x), ("y", label.y)):
                if ends and not (ends[0] >= -SLACK and ends[1] <= self.room[letter] + SLACK):
                    yield f"{label.text!r} at {ends} of {self.room[letter]} along {letter}"

    def _starts(self) -> list[list[float]]:
        stacked, reached, found = self.layout.get("barmode") in ("stack", "relative"), {}, []
        for trace in self.traces:
            lying, starts = trace.get("orientation") == "h", []
            names, values = (trace["y"], trace["x"]) if lying else (trace["x"], trace["y"])
            for name, value in zip(names, values, strict=True):
                key = (name, (value or 0) < 0) if trace["type"] == "bar" and not isinstance(value, str) else None
                starts.append(reached.get(key, 0.0) if stacked and key else 0.0)
                if stacked and key:
                    reached[key] = starts[-1] + (value or 0)
            found.append(starts)
        return found

    def labels(self) -> Iterator[Label]:
        """All words beside marks."""
        bars = [trace for trace in self.traces if trace["type"] == "bar"]
        for trace, starts in zip(self.traces, self._starts(), strict=True):
            if trace["type"] == "bar" and trace.get("textposition") == "outside":
                yield from self._of_bars(trace, starts, bars.index(trace), len(bars))
            elif "text" in trace.get("mode", ""):
                yield from self._of_points(trace)
        for note in self.layout.get("annotations", ()):
            yield self._of_note(note)

    def _of_bars(self, trace: dict[str, Any], starts: list[float], at: int, count: int) -> Iterator[Label]:
        lying = trace.get("orientation") == "h"
        long, across = ("x", "y") if lying else ("y", "x")
        for place, text in enumerate(trace["text"]):
            wide, tall = _size(text, 14)
            length, breadth = (wide, tall) if lying else (tall, wide)
            value = trace[long][place] or 0  # a figure that is missing: no bar, its words at zero
            end = self.pixel(long, starts[place] + value)
            away = (end, end + length) if value >= 0 else (end - length, end)
            step = self.room[across] / abs(self.ends[across][1] - self.ends[across][0])
            middle = self.pixel(across, trace[across][place])
            if self.layout.get("barmode", "group") == "group":
                slot = (1 - self.layout["bargap"]) * step / count
                sign = 1 if self.ends[across][1] > self.ends[across][0] else -1
                middle += sign * (at - (count - 1) / 2) * slot
            beside = (middle - breadth / 2, middle + breadth / 2)
            yield Label(text, away, beside) if lying else Label(text, beside, away)

    def _of_points(self, trace: dict[str, Any]) -> Iterator[Label]:
        size = trace.get("textfont", {}).get("size", 14)
        given = trace.get("textposition", "middle center")
        gap = AWAY if "markers" in trace["mode"] else 0
        for place, text in enumerate(trace["text"] or ()):
            upright, across = (given[place] if isinstance(given, list) else given).split()
            wide, tall = _size(text, size)
            x, y = (self.pixel(letter, trace[letter][place]) for letter in "xy")
            left = {"left": x - wide - gap, "right": x + gap}.get(across, x - wide / 2)
            low = {"bottom": y - tall - gap, "top": y + gap}.get(upright, y - tall / 2)
            yield Label(text, (left, left + wide), (low, low + tall))

    def _of_note(self, note: dict[str, Any]) -> Label:
        sizes = dict(zip("xy", _size(note["text"], note["font"]["size"]), strict=True))
        ends: dict[str, tuple[float, float] | None] = {}
        for letter, length in sizes.items():
            if note.get(f"{letter}ref") == "paper":
                ends[letter] = None
                continue
            at = self.pixel(letter, note[letter]) + note.get(f"{letter}shift", 0)
            anchor = note.get(f"{letter}anchor")
            start = {"left": at, "bottom": at, "right": at - length, "top": at - length}.get(anchor, at - length / 2)
            ends[letter] = (start, start + length)
        return Label(note["text"], ends["x"], ends["y"])


def _size(text: str, size: float) -> tuple[float, float]:
    lines = [re.sub(r"<[^>]+>", "", line) for line in text.split("<br>")]
    wide = max(sum(1 if east_asian_width(letter) in "WF" else LETTER for letter in line) for line in lines)
    return wide * size, len(lines) * LINE * size

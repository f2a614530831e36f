"""Where the bars and points of a picture stand, by name and in the order that they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from components.export.slides.markup import plain
from components.figures.figure import Spec


@dataclass(frozen=True, kw_only=True)
class Places:
    """The axis that names bars or points.

    Attributes:
        lying: whether it is the vertical one, because bars lie.
        words: what stands at a place that is a number; years and names stand for themselves.
        order: all names from the top or the left, where the axis says so.
    """

    lying: bool
    words: dict[Any, Any]
    order: list[Any]

    def names(self, trace: Spec) -> list[Any]:
        """What the bars or points of a trace are called."""
        return [self.words.get(place, place) for place in trace["y" if self.lying else "x"]]

    def values(self, trace: Spec) -> list[float | None]:
        """The numbers of the same; None where a bar or point has none."""
        return [None if value is None else float(value) for value in trace["x" if self.lying else "y"]]

    def ordered(self, names: Iterable[Any]) -> list[Any]:
        """Names as they are read, each once."""
        wanted = list(dict.fromkeys(names))
        known = [name for name in dict.fromkeys(self.order) if name in wanted]
        return [*known, *(name for name in wanted if name not in known)]


def places(spec: Spec, *, lying: bool) -> Places:
    """The axis that names the bars or points of a picture."""
    axis = spec["layout"]["yaxis" if lying else "xaxis"]
    words = {
        place: _word(place, text)
        for place, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True)
    }
    bottom, top = axis.get("range", (0, 0))
    # What lies is read from the top: from the highest place, unless the axis runs downwards.
    order = [words[place] for place in sorted(words, reverse=lying and bottom < top)]
    return Places(lying=lying, words=words, order=[*axis.get("categoryarray", ()), *order])


def _word(place: Any, text: str) -> Any:
    """A year stays a number; the chosen one is set in bold, which is no part of a name."""
    word = " ".join(plain(text).split())
    return place if word == str(place) else word

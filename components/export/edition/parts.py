"""What a page of an edition is made of, in the order to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.card import Card
from components.figures.exhibit import Exhibit
from components.figures.slide import Slide


@dataclass(frozen=True, kw_only=True, eq=False)
class Heading:
    """The beginning of a part of the page."""

    text: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Sentence:
    """A paragraph; `**words**` are strong. In a box: what there is not, and how to supply it."""

    text: str
    boxed: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Cards:
    """Headline figures side by side."""

    cards: Sequence[Card]


@dataclass(frozen=True, kw_only=True, eq=False)
class Folded:
    """Exhibits that are shown when the reader asks for them."""

    title: str
    exhibits: Sequence[Exhibit]


@dataclass(frozen=True, kw_only=True, eq=False)
class Listed:
    """Names with a text each: caveats, terms; sources with the address that they lead to as well."""

    entries: Sequence[Sequence[str]]


Part = Heading | Sentence | Cards | Folded | Listed | Exhibit | Slide
Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """A page in one state and one language: title, answer, parts."""

    title: str
    answer: str
    parts: tuple[Part, ...]

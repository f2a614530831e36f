"""A story: slides in order, each a finding with its picture, its key figures and what must be said beside them."""

from dataclasses import dataclass

from components.figures.card import Card
from components.figures.exhibit import Behind, Exhibit


@dataclass(frozen=True, kw_only=True, eq=False)
class Slide:
    """One step of a story, in the reader's language.

    Attributes:
        id: stable name within its story, such as `overview-3`.
        headline: the finding, made from the data; the neutral title where an update took the finding away.
        shown: the picture or table, or None where the cards are the whole slide.
        cards: the key figures, each with its kind and year.
        limits: what must be said on the slide itself: what is undated, assumed, not to be compared.
        note: what the speaker says.
        link: the view of the dashboard that shows the same, path and query (`/trends?year=2021`).
    """

    id: str
    headline: str
    shown: Exhibit | None
    cards: tuple[Card, ...] = ()
    limits: tuple[str, ...] = ()
    note: str = ""
    link: str = "/"

    @property
    def behind(self) -> tuple[Behind, ...]:
        """Everything that the slide rests on, each once."""
        found = [*(self.shown.behind if self.shown else ()), *(one for card in self.cards for one in card.rests_on)]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True, eq=False)
class Story:
    """Slides in order under a title."""

    id: str
    title: str
    slides: tuple[Slide, ...]

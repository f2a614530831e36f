"""One record a page: what its navigation, head, print, search, files and evidence are made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.state import Answer, Slide, State, View
from components.figures.state import Cards as Row
from data import labels
from i18n import Message, _, message
from indicators.indicator import Indicator

# The sections of the navigation.
PARTICIPATION: Final = message("Participation")
QUALIFICATIONS: Final = message("Qualifications and skills")
INTERNATIONAL: Final = message("International")
PRESENT: Final = message("Present")
DATA: Final = message("Data")

# What a page is made of, in the order to be read.


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
    """Exhibits that are shown when the reader asks for them, under a sentence."""

    title: str
    says: str
    exhibits: Sequence[Exhibit]


@dataclass(frozen=True, kw_only=True, eq=False)
class Listed:
    """Names with a text each: caveats, terms; sources with the address that they lead to as well."""

    entries: Sequence[Sequence[str]]


Part = Heading | Sentence | Cards | Folded | Listed | Exhibit | Slide
Parts = Callable[[State], Iterable[Part]]
Lead = Callable[[State], Figure]
Evidence = Callable[[State], Iterable[Indicator]]


# The record: a page of figures has more to tell than one of the house (uploads, stories, sources).


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """A page as the navigation, the search and the files know it.

    Attributes:
        name: of its file, which is its address.
        title: what it is called.
        icon: name of its Material symbol.
        section: heading of the navigation that it stands under; none for the first pages.
        filters: what of the bar changes what it shows; a page of all of Korea at one time has none.
        acts: whether it publishes, and so shows the newest version of the data whatever the address names.
        of_releases: whether it shows releases alone, so that its filters move nothing before the first.
    """

    name: str
    title: Message
    icon: str
    section: Message | None = None
    filters: tuple[str, ...] = ()
    acts: bool = False
    of_releases: bool = False

    def moved_by(self, head: int) -> tuple[str, ...]:
        """The filters that change what it shows at a version of the data."""
        return () if self.of_releases and not head else self.filters


@dataclass(frozen=True, kw_only=True, eq=False)
class FigurePage(Page):
    """A page whose content is made from the data.

    Attributes:
        question: what the reader wants to know.
        heading: what stands over the page, its title unless said.
        terms: of the glossary, explained beside the question.
        answer: the finding, in one sentence with its number.
        lead: the picture that answers the question, which a page shows first.
        cards: the headline figures.
        exhibits: by id, in the order of the page; what slides, workbooks, packs and own stories choose from.
        news: the exhibits whose titles tell what the data say; the others are called the same whatever the data.
        evidence: the indicators whose caveats and sources stand at its foot.
        parts: what stands below the cards where the page is read as a document; the exhibits in their order unless said.
    """

    question: Message
    heading: Message | None = None
    terms: tuple[str, ...] = ()
    answer: Answer
    lead: Lead
    cards: Row
    exhibits: Mapping[str, View] = field(default_factory=dict)
    news: tuple[str, ...] = ()
    evidence: Evidence
    parts: Parts | None = None

    def rests_on(self, state: State) -> tuple[Indicator, ...]:
        """The indicators at its foot."""
        return tuple(self.evidence(state))

    def asks(self, state: State) -> str:
        """Its question; where a province is chosen to which it does not turn, that in its place, in a line."""
        if not state.province or "province" in self.filters:
            return str(self.question)
        return _("This page has no figures of {province}; the overview has them.", province=labels.area(state.province))

    def document(self, state: State) -> Iterator[Part]:
        """The page as a document: its cards, and what stands below them."""
        yield Cards(cards=state.made(self.cards))
        yield from self.parts(state) if self.parts else shown(self.exhibits, state)


def indicators(*names: str) -> Evidence:
    """Indicators that need no parameters, by their ids."""

    def found(state: State) -> Iterator[Indicator]:
        return map(state.compute, names)

    return found


# A map of the world never stands without this.
ON_MAPS: Final = ("mra-map", "cases-map")


def shown(exhibits: Mapping[str, View], state: State, *ids: str) -> Iterator[Part]:
    """Some exhibits of a page, or all; a map of the world with what must be said beside it."""
    for one in (state.made(exhibits[name]) for name in ids or exhibits):
        if one:
            yield one
            if one.id in ON_MAPS:
                yield Sentence(text=boundaries())


def boundaries() -> str:
    """What a map of the world must say."""
    return _("Boundaries on the map imply no position on any territory.")

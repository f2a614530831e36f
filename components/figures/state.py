"""What a view is made from, and what it is made into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Protocol, Self, TypeVar

from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit, Figure
from data.outlook import Moved
from data.package import in_language, package
from i18n import _
from i18n.dates import today
from indicators.dataset import Dataset, years
from indicators.indicator import Indicator, full_years
from indicators.registry import Parameter

Made = TypeVar("Made")
MESSAGES: Final = 3  # what is kept of a talk
LEAD: Final = "trainees"  # the table whose years the filter offers

# What an exhibit is made from: the data, the filters of all pages, and the choices of one page.


class Data(Protocol):
    """One state of the data, and all that figures and files know of it: an `Outlook`."""

    def version(self) -> str:
        """Version of the data, for readers and caches."""

    def reference(self) -> str:
        """Name of the version in addresses, as `data.catalogue.reference` gives it; "" where it has none."""

    def source(self, name: str) -> dict[str, Any]:
        """A source entry by its name: title, publisher, date, kind, as `data.catalogue.source` gives it."""

    def moved(self, indicator: Indicator) -> Moved | None:
        """What the last release has moved in an indicator; None where nothing has."""

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator by its id, as `data.catalogue.compute` gives it."""

    def dataset(self, name: str) -> Dataset:
        """A dataset by its name."""

    def __hash__(self) -> int:
        """Caches go by it: states of the same data have the same."""


@dataclass(frozen=True, kw_only=True, eq=False)
class State:
    """One state of a page.

    Attributes:
        outlook: the data.
        year: the year of the filter.
        province: code of the chosen province, or None for all of Korea.
        compared: codes of the provinces to stand side by side.
        choices: what is chosen on one page, by the name that it has in the address; codes and numbers as text.
        today: the day in Korea, for the age of figures.
    """

    outlook: Data
    year: int
    province: str | None = None
    compared: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    today: date = field(default_factory=today)

    def having(self, **choices: object) -> Self:
        """The same state with these choices of the page; None where nothing is chosen."""
        told = {name: str(value) for name, value in choices.items() if value is not None}
        return replace(self, choices={**self.choices, **told})

    def choice(self, name: str, default: str = "") -> str:
        """A choice of the page, or what the page begins with."""
        return self.choices.get(name, default)

    def number(self, name: str) -> int | None:
        """A choice of the page that is a number; None where nothing is chosen."""
        chosen = self.choice(name)
        return int(chosen) if chosen else None

    def made(self, make: "Callable[[State], Made]") -> Made:
        """What is made from this state; a state that remembers makes it once."""
        return make(self)

    def year_of(self, *tables: str, **rows: object) -> int:
        """The year of what is made from some tables: the newest that all have where the filter stands at the newest.

        Else the year of the filter, or the latest before it that all have; where there is none, the first that they have.

        Args:
            tables: names of the tables.
            rows: which of their rows count: `province="KR-26"`.
        """
        known = years(*(_whole(self.dataset(name)).where(**rows) for name in tables))
        if not known or self.year == offered_years(self.outlook)[-1]:
            return known[-1] if known else self.year
        return max((one for one in known if one <= self.year), default=known[0])

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator of the data of this state."""
        return self.outlook.compute(indicator, **parameters)

    def dataset(self, name: str) -> Dataset:
        """A dataset of the data of this state."""
        return self.outlook.dataset(name)

    def source(self, name: str) -> dict[str, Any]:
        """A source entry of the data of this state."""
        return self.outlook.source(name)


Compute = Callable[..., Indicator]
"""An indicator by its name and parameters, as `State.compute` gives it."""
View = Callable[[State], Exhibit | None]
Answer = Callable[[State], str]
Cards = Callable[[State], list[Card]]


def _whole(told: Dataset) -> Dataset:
    """The rows of residents of the years that have all provinces; other tables as they are."""
    if told.name != "population":
        return told
    return told.where(year=full_years(told))


def offered_years(data: Data) -> tuple[int, ...]:
    """The years that the filter offers, ascending; it stands at the newest until another is chosen."""
    return years(data.dataset(LEAD))


# Tables whose figures the year chooses beside the trainees': on each page that has a year, and where a province can be chosen.
EVERYWHERE: Final = "population"
BY_PLACE: Final = "regional_training"


def without_figures(data: Data, year: int, *, places: bool = True) -> str:
    """Which of the tables that follow the filter have no figures of its year; empty where all have."""
    following = (EVERYWHERE, BY_PLACE) if places else (EVERYWHERE,)
    without = [name for name in following if (known := years(data.dataset(name))) and year not in known]
    titles = ", ".join(in_language(package().resource(name), "title") for name in without)
    return _("Not in the data of {year}: {tables}.", year=year, tables=titles) if without else ""


def estimated_year(data: Data) -> int:
    """The year of whose trainees the estimates by place are."""
    year = data.compute("trainees_by_province").parameters["year"]
    assert isinstance(year, int)
    return year


# A story: slides in order, each a finding with its picture, its key figures and what must be said beside them.


class Neutral(str):
    """A headline that names what is shown and finds nothing, since an update took the finding away: no message of a talk."""

    __slots__ = ()


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

    def in_parts(self) -> "list[Slide]":
        """The step as steps with pictures no higher than can be read in a hall; its cards stand beside the first."""
        if not (isinstance(self.shown, Figure) and self.shown.parts):
            return [self]
        first, *more = self.shown.parts() or [self.shown]
        return [replace(self, shown=first), *(replace(self, shown=part, cards=()) for part in more)]


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Where a story is told, as the presenter writes it; what is not given is not said.

    Attributes:
        name: of the meeting.
        place: city or hall.
        when: the day, as it is to be read.
        speaker: name and office.
        contact: where to ask afterwards.
    """

    name: str = ""
    place: str = ""
    when: str = ""
    speaker: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Story:
    """Slides in order under a title; `province` is the code of the one that it is about, if it is about one."""

    id: str
    title: str
    slides: tuple[Slide, ...]
    occasion: Occasion = Occasion()
    province: str | None = None

    @property
    def messages(self) -> list[str]:
        """The findings of the first steps that have one, each once; none of a story that has no more of them than these."""
        found = list(dict.fromkeys(one.headline for one in self.slides if not isinstance(one.headline, Neutral)))
        return found[:MESSAGES] if len(found) > MESSAGES else []


Maker = Callable[[], Story]
"""Makes a story in the language in force."""

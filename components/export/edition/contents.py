"""What stands in the edition: parts of pages and their words."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import product
from typing import Any, Final, Self, TypeVar

from components.figures import cases_page, concentration_page, kdt, overview, qualifications_page, sme, sources, words
from components.figures.cards import Card
from components.figures.cases import workshop
from components.figures.concentration import estimates, provinces, reports, zones
from components.figures.exhibit import Behind, Exhibit, Figure, Table
from components.figures.pages import ANSWERS, CARDS, VIEWS
from components.figures.state import Data, Slide, State, View
from components.files.rows import caveats_of, citation, definition_of, sources_of
from components.titles import FILTERS, TITLES
from data import labels
from data.package import bundled, in_language, package
from i18n import LANGUAGES, _, in_all, message
from indicators.indicator import PROVINCES, Indicator

# What a page of an edition is made of, in the order to be read.


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
Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """A page in one state and one language: title, answer, parts."""

    title: str
    answer: str
    parts: tuple[Part, ...]


# Values that an edition holds once, however often its pages show them.


class Pool:
    """Distinct values in the order in which they came; each is named by its place."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[str, int] = {}
        self._seen: dict[int, tuple[object, int]] = {}

    def copy(self) -> Self:
        """Another pool with the same values in the same places."""
        other = type(self)()
        other.values, other._places = self.values.copy(), self._places.copy()
        return other

    def keep(self, value: Any) -> int:
        """The place of a value; that of its equal where there is one."""
        text = json.dumps(value, ensure_ascii=False, default=lambda one: one.tolist())
        if text not in self._places:
            self._places[text] = len(self.values)
            self.values.append(value)
        return self._places[text]

    def once(self, origin: object, make: Callable[[], Any]) -> int:
        """The place of what is made of an object, made at its first coming."""
        if id(origin) not in self._seen:
            self._seen[id(origin)] = origin, self.keep(make())  # the object stays, so that no other takes its number
        return self._seen[id(origin)][1]


# What stands behind figures, in the language in force: definitions, caveats and sources, each held once.


class Evidence:
    """Keeps the evidence of an edition of one state of the data in a pool; what many exhibits rest on is worked out once."""

    def __init__(self, pool: Pool, data: Data) -> None:
        self.pool, self.data = pool, data
        self._known: dict[tuple[int, ...], tuple[tuple[Behind, ...], Plain]] = {}

    def of(self, behind: Iterable[Behind]) -> Plain:
        """Places of definitions, caveats and sources, and the line that names who published them."""
        found = tuple(dict.fromkeys(behind))
        key = tuple(map(id, found))  # the objects are kept beside, so that no other takes their place
        if key not in self._known:
            self._known[key] = found, self._told(found)
        return self._known[key][1]

    def _told(self, behind: tuple[Behind, ...]) -> Plain:
        return {
            "definitions": [self.pool.keep(_definition(one)) for one in behind if isinstance(one, Indicator)],
            "caveats": [self.pool.keep(caveat(row)) for row in caveats_of(*behind, data=self.data)],
            "sources": [self.pool.keep(linked(name, data=self.data)) for name in sources_of(*behind)],
            "published": published(*behind, data=self.data),
        }


def published(*behind: Behind, data: Data) -> str:
    """Who published what a figure rests on."""
    names = dict.fromkeys(in_language(data.source(name), "publisher") for name in sources_of(*behind))
    return _("Source: {citation}", citation="; ".join(names)) if names else ""


def linked(name: str, *, data: Data) -> list[str]:
    """A source in words, and the address that they lead to, empty where there is none."""
    found = citation(name, data=data)
    return [found.words, found.address]


def caveat(row: Any) -> list[str]:
    """Its number, what it is about, and its text."""
    return [row.id, labels.text(row, "label"), labels.text(row, "text")]


def _definition(indicator: Indicator) -> Plain:
    row = definition_of(indicator)
    told = [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=one.reason) for one in indicator.refusals if one.area in ("KR", "KR-NN")]
    return {
        "label": labels.text(row, "label"),
        "kinds": words.statuses(indicator),
        "texts": [labels.text(row, "definition"), labels.text(row, "reading")],
        "told": list(dict.fromkeys(told)),
    }


# The last page of an edition: kinds of figures, how to supply what is missing, all caveats, terms and sources.


SUPPLIED = ("regional_training", "kdt_training")  # the tables that regional offices fill


def about(data: Data) -> Content:
    """Sources and method, in the language in force."""
    counts = {"count": len(package().names), "sources": len(package().descriptor["sources"])}
    text = _("Every figure has one of four marks; arithmetic makes it computed, an estimated part estimated")
    return Content(
        title=str(TITLES["sources"]),
        answer=_("{count} tables from {sources} sources, version {version}", **counts, version=data.version()),
        parts=(
            _table("kinds-of-figures", _("Kinds of figures"), text, sources.statuses()),
            *_supply(),
            Heading(text=_("Read with care")),
            Listed(entries=_caveats()),
            Heading(text=_("Glossary")),
            Listed(entries=_terms()),
            Heading(text=_("Sources")),
            Listed(
                entries=[(str(one["name"]), *linked(one["name"], data=data)) for one in package().descriptor["sources"]]
            ),
        ),
    )


def _supply() -> list[Part]:
    how = _(
        "To supply figures of a province, fill the columns of regional_training or kdt_training "
        "and send the file to the owner of the data."
    )
    stays = _("This file holds the figures of its day and stays as it is: ask for a new edition once figures are in.")
    titles = {name: in_language(package().resource(name), "title") for name in SUPPLIED}
    columns = [_table(f"columns-{name}", title, name, sources.columns(name)) for name, title in titles.items()]
    return [Heading(text=_("How to supply missing figures")), Sentence(text=f"{how} {stays}"), *columns]


def _table(name: str, title: str, subtitle: str, table: Table) -> Exhibit:
    return Exhibit(id=name, title=title, subtitle=subtitle, table=table)


def _caveats() -> list[tuple[str, str]]:
    return [(f"{row.id} {labels.text(row, 'label')}", labels.text(row, "text")) for row in bundled("caveats").rows]


def _terms() -> list[tuple[str, str]]:
    return [(labels.text(row, "label"), labels.text(row, "definition")) for row in bundled("glossary").rows]


# A state of a page that notes what is read of it: what does not depend on a filter is made once for all its values.


Made = TypeVar("Made")
FILTERED: Final = ("province", "year")
# By what makes it: what it has read, and what came of it.
Memory = dict[Any, list[tuple[dict[str, Any], Any]]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Watched(State):
    """One of the states of a page that share a memory.

    Attributes:
        memory: what the states have made.
        read: the filters that have been asked for.
    """

    memory: Memory
    read: set[str] = field(default_factory=set)

    def __getattribute__(self, name: str) -> Any:
        """An attribute; a filter is noted."""
        if name in FILTERED:
            object.__getattribute__(self, "read").add(name)
        return object.__getattribute__(self, name)

    def made(self, make: Callable[[State], Made]) -> Made:
        """What is made from this state, or was from another one in which all that was read is the same."""
        mine = {name: object.__getattribute__(self, name) for name in FILTERED}
        for values, found in self.memory.setdefault(make, []):
            if all(mine[name] == value for name, value in values.items()):
                self.read.update(values)
                result: Made = found
                return result
        fresh = Watched(
            outlook=self.outlook,
            choices=self.choices,
            compared=self.compared,
            today=self.today,
            memory=self.memory,
            **mine,
        )
        result = make(fresh)
        # The filters were read by the copy just made, not by what it was made for.
        self.memory[make].append(({name: mine[name] for name in fresh.read}, result))
        self.read.update(fresh.read)
        return result


# Pages that hold more than their cards and exhibits: what stands between these, from the state of the page.


ON_MAPS: Final = ("mra-map", "cases-map")
# What a page lets its reader choose stands here one below the other.
READINGS: Final = [partial(sme.sixty, reading=one) for one in sme.READINGS]


def _overview(state: Watched) -> list[Part]:
    mine = Cards(cards=state.made(overview.of_province))
    choose = Sentence(text=_("Choose a province to see what is known of it, and what is only estimated."), boxed=True)
    return [
        Heading(text=_("As-is → to-be")),
        Sentence(text=_("What the benefits table adds to the number of trainees; no year is given for either state")),
        Cards(cards=state.made(overview.strip)),
        Heading(text=_("My province: {name}", name=labels.area(state.province or "KR"))),
        mine if state.province else choose,
        *([Sentence(text=state.made(_share))] if any(card.status == "estimated" for card in mine.cards) else []),
        Heading(text=_("Who has reported")),
        *state.made(_meter),
    ]


def _concentration(state: Watched) -> list[Part]:
    parity, per_1000 = state.compute("trainees_above_parity"), state.compute("trainees_per_1000_residents")
    asked = [
        one for one in (state.made(concentration_page.rings), state.made(concentration_page.estimated_bars)) if one
    ]
    title = _("Show estimates for 2021, if the undated share held then")
    refused = state.compute("trainees_by_province", year=state.year).refusals
    return [
        *shown(concentration_page.VIEW, state, "zone-map", "zone-shares", "quotients"),
        Heading(text=_("What is known of every province")),
        *(state.made(one) for one in MEASURED),
        *shown(concentration_page.VIEW, state, "tile-map", "provinces-side-by-side"),
        Heading(text=_("Trainees by province")),
        *state.made(_meter),
        *shown(concentration_page.VIEW, state, "reported-map", "reported-bars", "provinces-reported"),
        *(
            [Folded(title=title, says=state.made(_share), exhibits=asked)]
            if asked
            else [Sentence(text=str(one.reason)) for one in refused[:1]]
        ),
        Sentence(text=zones.parity_sentence(parity, per_1000)),
        *shown(concentration_page.VIEW, state, "province-concentration"),
    ]


def _share(state: State) -> str:
    """What share the estimates assume, and where another can be: this file holds states, and a share is no state of a page."""
    printed = words.full(estimates.printed_share(state), "percent")
    stands = _(
        "The estimates assume the {share} that the source prints without a year; another share is set on the dashboard.",
        share=printed,
    )
    return f"{stands} {estimates.moves(state)}"


def _measured(state: State, *, measure: str) -> Figure:
    found = provinces.on_map(replace(state, choices={"measure": measure}))
    return found if measure == provinces.RESIDENTS else replace(found, id=f"{found.id}-{measure}")


def _meter(state: State) -> list[Part]:
    names = ("provinces_reported_count", "residents_covered_pct")
    reported, covered = (state.compute(name, year=state.year) for name in names)
    return [Sentence(text=f"**{reports.meter(reported, covered)}**"), Sentence(text=reports.missing(reported))]


def _kdt(state: Watched) -> list[Part]:
    tail = shown(kdt.VIEW, state, "kdt-columns", "kdt-national-figures")
    return [*shown(kdt.VIEW, state, "kdt-shortage"), *state.made(_fields), *tail]


def _fields(state: State) -> list[Part]:
    training = state.dataset("kdt_training")
    told = [kdt.about_province(training, state.province)] if state.province else []
    parts: list[Part] = [Sentence(text=text, boxed=True) for text in (*told, kdt.about_reports(training)) if text]
    for group, tiles in kdt.tiles(state.dataset("kdt_fields"), training, province=state.province).items():
        entries = [(f"{one.number} {one.name}", " · ".join(filter(None, (one.figures, one.note)))) for one in tiles]
        parts += [Heading(text=kdt.group_title(group, len(tiles))), Listed(entries=entries)]
    return parts


def _sme(state: Watched) -> list[Part]:
    return [
        *shown(sme.VIEW, state, "sme-take-up", "sme-distance"),
        Heading(text=_("5 % and 60 % measure different things: neither a gap nor a trend")),
        Cards(cards=state.made(sme.counted)),
        *(state.made(one) for one in READINGS),
        *shown(sme.VIEW, state, "joint-training"),
    ]


def _qualifications(state: Watched) -> list[Part]:
    return [*shown(qualifications_page.VIEW, state), Cards(cards=state.made(qualifications_page.taking_part))]


def _cases(state: Watched) -> list[Part]:
    return [
        *shown(cases_page.VIEW, state, "cases-matrix", "cases-map"),
        Heading(text=_("Low carbon and global talent")),
        Cards(cards=state.made(cases_page.printed)),
        *shown(cases_page.VIEW, state, "low-carbon", "global-talent", "mra-benefits"),
        Heading(text=_("The APEC workshop of 2017")),
        Sentence(text=_("Each issue with the figure that stands for it today, and the page that shows it")),
        Cards(cards=state.made(workshop.workshop_issues)),
        *shown(workshop.VIEW, state),
    ]


def shown(view: Mapping[str, View], state: Watched, *ids: str) -> list[Part]:
    """Some exhibits of a page, or all; a map of the world with what must be said beside it."""
    found: list[Part] = []
    for one in (state.made(view[name]) for name in ids or view):
        if one:
            found += [one, *([_boundaries()] if one.id in ON_MAPS else [])]
    return found


def _boundaries() -> Sentence:
    return Sentence(text=_("Boundaries on the map imply no position on any territory."))


MEASURED: Final = [partial(_measured, measure=one) for one in provinces.MEASURES]
ARRANGED: Final[dict[str, Callable[[Watched], list[Part]]]] = {
    "overview": _overview,
    "concentration": _concentration,
    "kdt": _kdt,
    "sme": _sme,
    "qualifications": _qualifications,
    "cases": _cases,
}


# A page of an edition in every state of its filters, in the language in force.


WHOLE: Final = "KR"


def states(page: str, outlook: Data, *, today: date) -> Iterator[tuple[str, Content]]:
    """Each state by its name, such as `KR-26 2021`: the choices of the filters that change the page, in their order."""
    used = FILTERS.get(page, ())
    latest, memory = years(outlook)[-1], Memory()
    provinces = [WHOLE, *PROVINCES] if "province" in used else [WHOLE]
    for province, year in product(provinces, years(outlook) if "year" in used else [latest]):
        chosen = {"province": province, "year": str(year)}
        code = None if province == WHOLE else province
        state = Watched(outlook=outlook, year=year, province=code, today=today, memory=memory)
        yield " ".join(chosen[name] for name in used), content(page, state)


def content(page: str, state: Watched) -> Content:
    """A page in one state."""
    parts = ARRANGED[page](state) if page in ARRANGED else shown(VIEWS[page], state)
    cards = Cards(cards=state.made(CARDS[page]))
    return Content(title=str(TITLES[page]), answer=state.made(ANSWERS[page]), parts=(cards, *parts))


def years(outlook: Data) -> list[int]:
    """Years of the trainee table, ascending."""
    return sorted(int(year) for year in outlook.dataset("trainees").table["year"].unique())


# The words of an edition's own: buttons, filters, what is read out.


def edition_words() -> dict[str, str]:
    """By the names that the script knows them by, in the language in force."""
    return _head() | _exhibit() | _page()


def places() -> list[tuple[str, str]]:
    """Code and name of Korea and its provinces."""
    return [(code, labels.area(code)) for code in (WHOLE, *PROVINCES)]


def _head() -> dict[str, str]:
    return {
        "title": _("Korea's lifelong learning and vocational training"),
        "skip": _("Skip to the content"),
        "pages": _("Pages"),
        "story": _("Story"),
        "filters": _("Filters"),
        "province": _("Province"),
        "year": _("Year"),
        "language": in_all(message("Language")),
        "colours": _("Light or dark"),
        "light": _("Light"),
        "dark": _("Dark"),
        "print": _("Print"),
        "edition": _("Offline edition"),
        **{f"in {code}": name for code, name in LANGUAGES.items()},
    }


def _exhibit() -> dict[str, str]:
    return {
        "picture": _("Picture"),
        "table": _("Table"),
        "definition": _("Definition"),
        "evidence": _("Evidence"),
        "ways": _("Three ways to read it"),
        "sort": _("Sort"),
        "open": _("Open"),
    }


def _page() -> dict[str, str]:
    return {
        "care": _("Read with care"),
        "sources": _("Sources"),
        "limits": _("To be said with it"),
        "note": _("Speaker's note"),
        "more": _("The same with filters"),
        "not chosen": _("The year applies to trainees and residents. Other figures keep their own year."),
        "not by province": _(
            "This page has no figures of {province}: what it shows is for all of Korea. "
            "A regional office supplies its own with the `regional_training` table (see Sources and method).",
            province="{province}",
        ),
    }

"""What stands in the edition: parts of pages and their words."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import product
from typing import Any, Final, Self

from components.export.edition.shell import Pieces
from components.figures import sources, words
from components.figures.exhibit import Behind, Exhibit
from components.figures.page import Heading, Listed, Part, Sentence
from components.figures.pages import FIGURE_PAGES, PAGES
from components.figures.state import Data, Made, State, offered_years
from components.files.rows import caveats_of, citation, definition_of, moved_in_a_line, published, sources_of
from data import labels
from data.package import bundled, in_language, package
from data.sentences import Caveat, caveats
from i18n import LANGUAGES, _, in_all, message
from indicators.indicator import PROVINCES, Indicator

Plain = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """A page in one state and one language: title, answer, parts."""

    title: str
    answer: str
    parts: tuple[Part, ...]


# Values that an edition holds once, however often its pages show them.


class Pool:
    """Distinct values in the order in which they came; each is named by its place.

    Attributes:
        values: what pages hold.
        pieces: of their pictures.
    """

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.pieces = Pieces()
        self._places: dict[str, int] = {}
        self._seen: dict[int, tuple[object, int]] = {}

    def copy(self) -> Self:
        """Another pool with the same values in the same places."""
        other = type(self)()
        other.values, other._places = self.values.copy(), self._places.copy()
        other.pieces = self.pieces.copy()
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
            "definitions": [
                self.pool.once(one, partial(_definition, one)) for one in behind if isinstance(one, Indicator)
            ],
            "caveats": [self.pool.keep(caveat(one)) for one in caveats_of(*behind, data=self.data)],
            "sources": [self.pool.keep(linked(name, data=self.data)) for name in sources_of(*behind)],
            "published": published(*behind, data=self.data),
            "moved": moved_in_a_line(*behind, data=self.data),
        }


def linked(name: str, *, data: Data) -> list[str]:
    """A source in words, and the address that they lead to, empty where there is none."""
    found = citation(name, data=data)
    return [found.words, found.address]


def caveat(one: Caveat) -> list[str]:
    """Its number, what it is about, and its text."""
    return [one.id, one.label, one.text]


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
        title=str(PAGES["sources"].title),
        answer=_("{count} tables from {sources} sources, version {version}", **counts, version=data.version()),
        parts=(
            Exhibit(id="kinds-of-figures", title=_("Kinds of figures"), subtitle=text, table=sources.statuses()),
            *_supply(),
            Heading(text=_("Read with care")),
            Listed(entries=[(f"{one.id} {one.label}", one.text) for one in caveats(data)]),
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
    columns = [
        Exhibit(id=f"columns-{name}", title=title, subtitle=name, table=sources.columns(name))
        for name, title in titles.items()
    ]
    return [Heading(text=_("How to supply missing figures")), Sentence(text=f"{how} {stays}"), *columns]


def _terms() -> list[tuple[str, str]]:
    return [(labels.text(row, "label"), labels.text(row, "definition")) for row in bundled("glossary").rows]


# A state of a page that notes what is read of it: what does not depend on a filter is made once for all its values.


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


# A page of an edition in every state of its filters, in the language in force.


WHOLE: Final = "KR"


def states(page: str, outlook: Data, *, today: date, among: Iterable[str] = PROVINCES) -> Iterator[tuple[str, Content]]:
    """Each state by its name, such as `KR-26 2021`: the choices of the filters that change the page, in their order."""
    used = FIGURE_PAGES[page].filters
    latest, memory = offered_years(outlook)[-1], Memory()
    provinces = [WHOLE, *among] if "province" in used else [WHOLE]
    for province, year in product(provinces, offered_years(outlook) if "year" in used else [latest]):
        chosen = {"province": province, "year": str(year)}
        code = None if province == WHOLE else province
        state = Watched(outlook=outlook, year=year, province=code, today=today, memory=memory)
        yield " ".join(chosen[name] for name in used), content(page, state)


def content(page: str, state: Watched) -> Content:
    """A page in one state."""
    record = FIGURE_PAGES[page]
    return Content(title=str(record.title), answer=state.made(record.answer), parts=tuple(record.document(state)))


# The words of an edition's own: buttons, filters, what is read out.


def edition_words() -> dict[str, str]:
    """By the names that the script knows them by, in the language in force."""
    return _head() | _exhibit() | _page()


def places(among: Iterable[str]) -> list[tuple[str, str]]:
    """Code and name of Korea and of some provinces."""
    return [(code, labels.area(code)) for code in (WHOLE, *among)]


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

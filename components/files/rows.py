"""A figure's values as rows, with all that must be said of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pandas as pd

from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit
from components.figures.state import Data
from data import labels, naming
from data.outlook import Moved
from data.package import bundled, in_language
from data.sentences import Caveat, caveats
from data.store import location
from i18n import _, message, ngettext
from i18n.dates import day_of
from indicators.indicator import Indicator, Refusal, Value, carried
from indicators.registry import REGISTRY

# What stands behind indicators and lists: definition, caveats, sources; for files and for the page.


ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")


def definition_of(indicator: Indicator) -> Any:
    """The row that defines an indicator: label, definition, reading, in both languages."""
    return bundled("indicators").where(id=indicator.id).table.iloc[0]


def caveats_of(*behind: Behind, data: Data, severity: str | None = None) -> list[Caveat]:
    """The caveats of indicators and lists that hold of the data, each once, in the order of their ids."""
    return caveats(data, ids=sorted({name for one in behind for name in _caveats(one, data)}), severity=severity)


def never_folded(*behind: Behind, data: Data, but: Iterable[Behind] = ()) -> str:
    """The cautions that never fold, in a few words each: those of severity A; "" where there are none.

    What `but` rests on has told its own already.
    """
    found, told = (caveats_of(*those, data=data, severity="A") for those in (behind, but))
    return " · ".join(one.label for one in found if one not in told)


def sources_of(*behind: Behind) -> list[str]:
    """Names of the sources of indicators and lists, each once."""
    return list(dict.fromkeys(name for one in behind for name in one.sources))


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A source in the reader's language.

    Attributes:
        publisher: who published it, or an office.
        title: what it is called.
        rest: date, place in the document, kind, why a warning was confirmed.
        address: where it can be read on the web; anything else that was given as an address stands in the rest as it is.
    """

    publisher: str
    title: str
    rest: str
    address: str

    @property
    def words(self) -> str:
        """All but the address in one line."""
        return ", ".join(part for part in (self.publisher, self.title, self.rest) if part)

    def __str__(self) -> str:
        """All of it in one line."""
        return f"{self.words} — {self.address}" if self.address else self.words


def citation(name: str, *, data: Data) -> Citation:
    """A source by its name."""
    entry = data.source(name)
    place = [in_language(entry, "heading")] if entry.get("heading") else []
    if entry.get("lines"):
        place.append(_("line {lines}", lines=entry["lines"]))
    date = entry.get("date") or in_language(entry, "date_note")
    kind, remarks = labels.word("source_kind", entry["kind"]), in_language(entry, "remarks")
    address = str(entry.get("path", ""))
    followed = ADDRESS.fullmatch(address)
    rest = [date, *place, kind, remarks, "" if followed or address in entry["publisher"] else address]
    return Citation(
        publisher=in_language(entry, "publisher"),
        title=in_language(entry, "title"),
        rest=", ".join(part for part in rest if part),
        address=address if followed else "",
    )


def published(*behind: Behind, data: Data, most: int | None = None) -> str:
    """Who published what a figure rests on, in one line, the first of them named; then each warning that was confirmed."""
    entries = [data.source(name) for name in sources_of(*behind)]
    names = list(dict.fromkeys(in_language(entry, "publisher") for entry in entries))
    told = "; ".join(names[:most])
    if most is not None and len(names) > most:
        told = _("{names} and {count} more", names=told, count=len(names) - most)
    remarks = dict.fromkeys(text for entry in entries if (text := in_language(entry, "remarks")))
    return _("Source: {citation}", citation="; ".join([told, *remarks])) if names else ""


def cited(name: str, *, data: Data) -> str:
    """Publisher, title, date, place in the document, kind, address, in one line."""
    return str(citation(name, data=data))


def _caveats(one: Behind, data: Data) -> tuple[str, ...]:
    """A list has the caveats of all that is computed from its table and rests on a source of its rows.

    Those that are true of some values alone are of what rests on nothing else: firms do not lack the year of a share.
    """
    return one.caveats if isinstance(one, Indicator) else _of_list(one.name, one.sources, data, location.state())


@lru_cache(maxsize=200)
def _of_list(name: str, sources: tuple[str, ...], data: Data, _database: str) -> tuple[str, ...]:
    computed = [data.compute(known) for known, entry in REGISTRY.items() if name in entry.datasets]
    resting = [indicator for indicator in computed if not sources or set(indicator.sources) & set(sources)]
    of_it_alone = [row for indicator in resting for row in indicator.rows if row.kind.sources <= set(sources)]
    of_all = (caveat for indicator in resting for caveat in indicator.of_all)
    return tuple(dict.fromkeys((*of_all, *sorted(carried(of_it_alone)))))


# What a file holds: a row for each value or each entry, and in it everything that must be said beside it.


WITHOUT_MARK: Final = {"index": message("index"), "index_0_1": message("index from 0 to 1")}


def long_table(*indicators: Indicator, data: Data) -> pd.DataFrame:
    """All values of some indicators at full precision, columns titled in the reader's language.

    A value that an office has marked, as suppressed, has a row without a number that says so as its kind of figure.
    A year is a whole number, or says that the value is undated; values are never rounded. `data` is what they are of.
    """
    rows = [row for indicator in indicators for row in _rows(indicator, data)]
    made = pd.DataFrame(rows, columns=_titles())
    moved = [text for indicator in indicators for text in _moved(indicator, data)]
    return made.assign(**{_("Moved in the last release"): moved}) if any(moved) else made


def shown_table(shown: Exhibit, *, data: Data) -> pd.DataFrame:
    """The table as it is read, at full precision; beside each row its kind of figure, assumptions, sources and caveats."""
    table = shown.table.told.reset_index(names=shown.table.named)
    by_row = shown.table.behind
    if by_row or shown.behind:
        said = [_said_of_a_row(one, data=data) for one in by_row] or [_said_of_a_row(*shown.behind, data=data)] * len(
            table
        )
        for title, *texts in zip(said_titles(), *said, strict=True):
            if title not in table:
                table[title] = texts
    return table


def _said_of_a_row(*behind: Behind, data: Data) -> list[str]:
    return [words.statuses(*behind), *_said(*behind, data=data)]


def filed(shown: Exhibit, *, data: Data) -> pd.DataFrame:
    """What the files of an exhibit hold."""
    return shown_table(shown, data=data) if shown.filed_as_shown else long_table(*shown.rests_on, data=data)


def value_title() -> str:
    """Title of the column that holds the numbers."""
    return _("Value")


def unit_word(unit: str) -> str:
    """A unit by itself: trainees, %, per 100 residents."""
    if unit in words.FULL:
        return _(words.FULL[unit].text, n="").strip()
    return str(WITHOUT_MARK[unit]) if unit in WITHOUT_MARK else labels.word("unit", unit)


def label(indicator: Indicator) -> str:
    """Name of an indicator in words."""
    return labels.text(definition_of(indicator), "label")


def _titles() -> list[str]:
    indicator, parameters, area, category = code_titles()
    kind, *said = said_titles()
    flags = _("Flags")
    return [
        *(indicator, _("Indicator"), parameters),
        *(area, _("Area"), _("Year"), category, _("Category")),
        *(value_title(), _("Unit"), kind, flags, _("Bound")),
        *said,
    ]


def code_titles() -> list[str]:
    """Titles of what names values for programs."""
    return [_("Indicator code"), _("Parameters"), _("Area code"), _("Category code")]


def said_titles() -> list[str]:
    """Titles of what is said beside values."""
    return [_("Kind of figure"), _("Assumptions"), _("Source"), _("Caveats")]


def _rows(indicator: Indicator, data: Data) -> list[list[Any]]:
    known = [f"{name}={value}" for name, value in indicator.parameters.items() if value is not None]
    name = [indicator.id, label(indicator), "; ".join(known)]
    unit, said = unit_word(indicator.unit), _said(indicator, data=data)
    of_row = {caveats: _cautions(caveats, data) for caveats in dict.fromkeys(map(indicator.caveats_of, indicator.rows))}
    given = [
        [
            *(*name, *_place(row), *_category(indicator, row), row.number, unit, *_kind(row)),
            *(*said[:-1], of_row[indicator.caveats_of(row)]),
        ]
        for row in indicator.rows
    ]
    return given + [
        [*name, *_place(one), *_category(indicator, one), None, unit, labels.word("gap", one.gap), "", "", *said]
        for one in indicator.refusals
        if one.gap
    ]


def _moved(indicator: Indicator, data: Data) -> list[str]:
    """For each row of an indicator in a file what it was until the last release, "" where it has not moved."""
    moved = data.moved(indicator)
    return [*(was(row, moved) for row in indicator.rows), *("" for one in indicator.refusals if one.gap)]


def _place(row: Value | Refusal) -> list[Any]:
    return [row.area, labels.area(row.area), _("undated") if row.year is None else row.year]


def _category(indicator: Indicator, row: Value | Refusal) -> list[str]:
    if not row.category:
        return ["", ""]
    if not indicator.category_kind:
        return [row.category, ""]
    return [row.category, naming.category(indicator.category_kind, row.category)]


def _kind(row: Value) -> list[str]:
    # A computed value has no printed form, so the code list's "as printed" would be wrong here.
    bound = _("exact") if row.bound == "exact" else labels.word("bound", row.bound)
    return [labels.word("value_status", row.status), ", ".join(words.flag_words(row.flags)), bound]


def _said(*behind: Behind, data: Data) -> list[str]:
    """Assumptions, sources and caveats; of several indicators each assumption says of which one it is."""
    several = len({one.id for one in behind if isinstance(one, Indicator)}) > 1
    assumed = [
        f"{label(one)}: {text}" if several else str(text)
        for one in behind
        if isinstance(one, Indicator)
        for text in one.assumptions.values()
    ]
    return [
        " ".join(dict.fromkeys(assumed)),
        " | ".join(cited(name, data=data) for name in sources_of(*behind)),
        _cautions({name for one in behind for name in _caveats(one, data)}, data),
    ]


def _cautions(ids: Iterable[str], data: Data) -> str:
    return "; ".join(f"{one.id} {one.label}" for one in caveats(data, ids=sorted(ids)))


# What the last release has moved, said beside it: until when a figure was another one; of several only how many they are.


def was(found: Value, moved: Moved | None) -> str:
    """What a value was until the last release; "" where it has not moved, or reads as it did."""
    before = moved.before.get((found.area, found.year, found.category or None)) if moved else None
    if moved is None or before is None:
        return ""
    unit = moved.indicator.unit
    if words.figure(before, unit) == words.figure(found, unit):
        return ""
    told = {"day": day_of(moved.at), "version": str(moved.version)}
    return _("was {before} until {day}, version {version}", before=words.earlier(before, unit), **told)


def moved_in_a_line(*behind: Behind, data: Data) -> str:
    """What has moved of all that stands behind an exhibit, in one line; "" where nothing has."""
    known = [moved for one in behind if isinstance(one, Indicator) and (moved := data.moved(one))]
    told = [(row, text) for moved in known for row in moved.indicator.rows if (text := was(row, moved))]
    if not told:
        return ""
    if len(told) == 1:
        ((row, text),) = told
        return _("{place}: {text}", place=" · ".join(map(str, _place(row)[1:])), text=text)
    last = max(known, key=lambda moved: moved.version)
    return ngettext(
        "{count} figure here moved, last with version {version} of {day}",
        "{count} figures here moved, last with version {version} of {day}",
        len(told),
        version=str(last.version),
        day=day_of(last.at),
    )


def marks(*behind: Behind, data: Data) -> str:
    """Signs and words of all kinds of figures behind an exhibit, and how many of them the last release has moved."""
    return " · ".join(filter(None, (words.statuses(*behind), moved_in_a_line(*behind, data=data))))


def with_its_move(card: Card, *, data: Data) -> Card:
    """The card as it is taken away: where the last release has moved its figure, what it was stands behind its year."""
    told = was(card.found, data.moved(card.rests_on[0])) if card.found else ""
    return card.dated(f"{card.when} · {told}") if told else card


# What every file says of itself: version of the data, filters in force, day, link.


VERSION: Final = "version"  # the filter of an address that names the version of the data


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where and when a figure was taken from the dashboard.

    Attributes:
        data: the state of the data that it shows; the file's version and its sources are those of this state.
        filters: the reader's choices in words.
        accessed: the day in Korea.
        link: address of the view with its choices, and with the version of the data, whoever made it.
    """

    data: Data
    filters: str
    accessed: date
    link: str

    def __post_init__(self) -> None:
        """Let no link be taken away that would show other figures after the next publication."""
        object.__setattr__(self, "link", self.pinned(self.link))

    def pinned(self, link: str) -> str:
        """A link within the dashboard, at the version of the data whatever it named before."""
        url, named = urlsplit(link), self.data.reference()
        asked = [pair for pair in parse_qsl(url.query, keep_blank_values=True) if pair[0] != VERSION]
        return urlunsplit(url._replace(query=urlencode([*asked, *([(VERSION, named)] if named else [])])))

    @property
    def version(self) -> str:
        """Version of the data."""
        return self.data.version()

    def titled(self) -> dict[str, str]:
        """The same with titles in the reader's language, to stand as columns or rows."""
        return {
            _("Data version"): self.version,
            _("Filters"): self.filters,
            _("Accessed on"): self.accessed.isoformat(),
            _("Link"): self.link,
        }

    def dated(self) -> str:
        """Version and day in one line."""
        return _("Data version {version}; accessed on {day}", version=self.version, day=self.accessed.isoformat())

    def in_a_line(self) -> str:
        """Version, day and filters in one line, without the link."""
        return _(
            "Data version {version}; accessed on {day}; filters: {filters}",
            version=self.version,
            day=self.accessed.isoformat(),
            filters=self.filters,
        )

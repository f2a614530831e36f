"""What stands behind indicators and lists: definition, caveats, sources; for files and for the page."""

import re
from dataclasses import dataclass
from typing import Any, Final

from components.figures.exhibit import Behind
from components.figures.state import Data
from data import labels
from data.bundled import bundled
from data.package import in_language
from i18n import _
from indicators.indicator import Indicator
from indicators.registry import REGISTRY

ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")


def definition_of(indicator: Indicator) -> Any:
    """The row that defines an indicator: label, definition, reading, in both languages."""
    return bundled("indicators").where(id=indicator.id).table.iloc[0]


def caveats_of(*behind: Behind, data: Data) -> list[Any]:
    """Rows of the caveats of indicators and lists, each once, in the order of their ids."""
    wanted = {name for one in behind for name in _caveats(one, data)}
    return list(bundled("caveats").where(id=wanted).table.sort_values("id").itertuples())


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
        address: where it can be read, of a source that comes with the data; empty for all others.
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
    rest = [date, *place, kind, remarks]
    address = str(entry.get("path", ""))
    return Citation(
        publisher=in_language(entry, "publisher"),
        title=in_language(entry, "title"),
        rest=", ".join(part for part in rest if part),
        address=address if ADDRESS.fullmatch(address) else "",
    )


def cited(name: str, *, data: Data) -> str:
    """Publisher, title, date, place in the document, kind, address, in one line."""
    return str(citation(name, data=data))


def _caveats(one: Behind, data: Data) -> tuple[str, ...]:
    """A list has the caveats of all that is computed from its table and rests on a source of its rows."""
    if isinstance(one, Indicator):
        return one.caveats
    computed = [data.compute(known) for known, entry in REGISTRY.items() if one.name in entry.datasets]
    resting = [indicator for indicator in computed if not one.sources or set(indicator.sources) & set(one.sources)]
    return tuple(dict.fromkeys(caveat for indicator in resting for caveat in indicator.caveats))

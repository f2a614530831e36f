"""What stands behind indicators and lists: definition, caveats, sources; for files and for the page."""

from functools import lru_cache
from typing import Any

from components.figures.exhibit import Behind
from components.literal import literal
from data import labels
from data.catalogue import compute, dataset, source, version
from data.package import in_language
from data.store import location
from i18n import _
from indicators.indicator import Indicator
from indicators.registry import REGISTRY


def definition_of(indicator: Indicator) -> Any:
    """The row that defines an indicator: label, definition, reading, in both languages."""
    return dataset("indicators").where(id=indicator.id).table.iloc[0]


def caveats_of(*behind: Behind) -> list[Any]:
    """Rows of the caveats of indicators and lists, each once, in the order of their ids."""
    wanted = {name for one in behind for name in _caveats(one)}
    return list(dataset("caveats").where(id=wanted).table.sort_values("id").itertuples())


def sources_of(*behind: Behind) -> list[str]:
    """Names of the sources of indicators and lists, each once."""
    return list(dict.fromkeys(name for one in behind for name in one.sources))


def cited(name: str, *, markdown: bool = False) -> str:
    """Publisher, title, date, place, kind, why a warning was confirmed, address; in Markdown with marks and a link."""
    entry = source(name)
    place = [in_language(entry, "heading")] if entry.get("heading") else []
    if entry.get("lines"):
        place.append(_("line {lines}", lines=entry["lines"]))
    title = in_language(entry, "title")
    date = entry.get("date") or in_language(entry, "date_note")
    kind = labels.word("source_kind", entry["kind"])
    # Somebody typed these words: they are shown letter by letter.
    remarks = literal(in_language(entry, "remarks")) if markdown else in_language(entry, "remarks")
    parts = [in_language(entry, "publisher"), f"*{title}*" if markdown else title, date, *place, kind, remarks]
    text = ", ".join(part for part in parts if part)
    address = str(entry.get("path", ""))
    if not address.startswith("http"):
        return text
    return f"{text} — <{address}>" if markdown else f"{text} — {address}"


def _caveats(one: Behind) -> tuple[str, ...]:
    if isinstance(one, Indicator):
        return one.caveats
    return _of_list(one.name, one.sources, version(), location.url())


@lru_cache(maxsize=128)
def _of_list(name: str, sources: tuple[str, ...], published: str, database: str) -> tuple[str, ...]:
    """A list has the caveats of all that is computed from its table and rests on a source of its rows."""
    computed = [compute(known) for known, entry in REGISTRY.items() if name in entry.datasets]
    resting = [indicator for indicator in computed if not sources or set(indicator.sources) & set(sources)]
    return tuple(dict.fromkeys(caveat for indicator in resting for caveat in indicator.caveats))

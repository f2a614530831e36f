"""What stands behind indicators and lists: definition, caveats, sources; for files and for the page."""

from typing import Any

from components.figures.exhibit import Behind
from components.figures.state import Data
from data import labels
from data.bundled import bundled
from data.package import in_language
from i18n import _
from indicators.indicator import Indicator
from indicators.registry import REGISTRY


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


def cited(name: str, *, data: Data, markdown: bool = False) -> str:
    """Publisher, title, date, place in the document, kind, address; with marks for the title and a link in Markdown."""
    entry = data.source(name)
    place = [in_language(entry, "heading")] if entry.get("heading") else []
    if entry.get("lines"):
        place.append(_("line {lines}", lines=entry["lines"]))
    title = in_language(entry, "title")
    date = entry.get("date") or in_language(entry, "date_note")
    kind = labels.word("source_kind", entry["kind"])
    parts = [in_language(entry, "publisher"), f"*{title}*" if markdown else title, date, *place, kind]
    text = ", ".join(part for part in parts if part)
    address = str(entry.get("path", ""))
    if not address.startswith("http"):
        return text
    return f"{text} — <{address}>" if markdown else f"{text} — {address}"


def _caveats(one: Behind, data: Data) -> tuple[str, ...]:
    """A list has the caveats of all that is computed from its table and rests on a source of its rows."""
    if isinstance(one, Indicator):
        return one.caveats
    computed = [data.compute(known) for known, entry in REGISTRY.items() if one.name in entry.datasets]
    resting = [indicator for indicator in computed if not one.sources or set(indicator.sources) & set(one.sources)]
    return tuple(dict.fromkeys(caveat for indicator in resting for caveat in indicator.caveats))

"""A source in one line, for files and for the page."""

from data import labels
from data.catalogue import source
from data.package import in_language
from i18n import _


def cited(name: str, *, markdown: bool = False) -> str:
    """Publisher, title, date, place in the document, kind, address; with marks for the title and a link in Markdown."""
    entry = source(name)
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

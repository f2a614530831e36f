"""What a slide says around its picture: subtitle with kinds of figures, sources, version and day, and the speaker's notes."""

from typing import Final

from components.export.slides.markup import plain, width
from components.export.slides.places import SOURCE
from components.figures import words
from components.figures.slide import Slide
from components.figures.state import Data
from components.files.provenance import Provenance
from components.files.sources import caveats_of, cited, sources_of
from data import labels
from i18n import _

SOURCE_SIZE: Final = 8.5
SOURCE_LINES: Final = 2.7  # three lines, less what breaking between words wastes
SUBTITLE_SIZE: Final = 13.0


def subtitle(slide: Slide) -> str:
    """Measure, place, time and unit, then marks and words of every kind of figure that the slide rests on."""
    kinds = words.statuses(*slide.behind)
    for mark in words.MARKS.values():
        kinds = kinds.replace(f"{mark} ", f"{mark}\N{NO-BREAK SPACE}")
    told = [plain(slide.shown.subtitle)] if slide.shown else []
    return " · ".join(text for text in [*told, kinds] if text)


def sources(slide: Slide, *, data: Data) -> str:
    """The sources in full while there is room; the notes hold all of them."""
    found = [cited(name, data=data) for name in sources_of(*slide.behind)]
    if not found:
        return ""
    line = ""
    for count in range(len(found), 0, -1):
        more = [_("{count} more in the notes", count=len(found) - count)] if count < len(found) else []
        line = _("Source: {citation}", citation=" | ".join([*found[:count], *more]))
        if width(line, SOURCE_SIZE) <= SOURCE.width * SOURCE_LINES:
            break
    return line


def footer(title: str, taken: Provenance) -> str:
    """What the slide belongs to, version of the data and day."""
    return f"{title} · {taken.in_a_line()}" if title else taken.in_a_line()


def speech(slide: Slide, *, taken: Provenance) -> str:
    """What the speaker says; beneath it what can be asked for: limits, caveats in full, all sources."""
    limits = [f"- {plain(text)}" for text in (*slide.limits, *(card.note for card in slide.cards if card.note))]
    caveats = [
        f"- {row.id} {labels.text(row, 'label')}: {labels.text(row, 'text')}"
        for row in caveats_of(*slide.behind, data=taken.data)
    ]
    found = [f"- {cited(name, data=taken.data)}" for name in sources_of(*slide.behind)]
    parts = [(_("To be said"), limits), (_("Caveats"), caveats), (_("Sources"), found)]
    told = ["\n".join([title, *lines]) for title, lines in parts if lines]
    return "\n\n".join([*([plain(slide.note)] if slide.note else []), *told, taken.in_a_line()])

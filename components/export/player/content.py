"""What the script shows of a story, in the language in force."""

from typing import Any

from components.export.player.standing import marked
from components.figures import words
from components.figures.card import Card
from components.figures.cells import cells
from components.figures.exhibit import Behind, Exhibit
from components.figures.figure import Figure
from components.figures.slide import Slide, Story
from components.files.provenance import Provenance
from components.files.sources import sources_of
from data.catalogue import source
from data.package import in_language
from i18n import _


def told(story: Story, *, taken: Provenance) -> dict[str, Any]:
    """Title, slides and the version of the data."""
    version = _("Data version {version}, {day}", version=taken.version, day=taken.accessed.isoformat())
    slides = [_slide(one) for one in story.slides]
    return {"id": story.id, "title": story.title, "version": version, "slides": slides}


def _slide(slide: Slide) -> dict[str, Any]:
    return {
        "headline": slide.headline,
        "shown": _shown(slide.shown) if slide.shown else None,
        "cards": [_card(card) for card in slide.cards],
        "marks": marked(slide),
        "limits": slide.limits,
        "source": publishers(*slide.behind),
        "note": slide.note,
    }


def _shown(shown: Exhibit) -> dict[str, Any]:
    subtitle = " · ".join(text for text in (shown.subtitle, words.unbroken(words.statuses(*shown.behind))) if text)
    if isinstance(shown, Figure):
        return {"title": shown.title, "subtitle": subtitle, "spec": shown.spec, "alt": shown.alt}
    return {"title": shown.title, "subtitle": subtitle, "table": cells(shown.table)}


def _card(card: Card) -> dict[str, Any]:
    return {"label": card.label, "value": card.value, "kind": card.kind, "note": card.note}


def publishers(*behind: Behind) -> str:
    """Who published what a slide rests on, in one line."""
    names = dict.fromkeys(in_language(source(name), "publisher") for name in sources_of(*behind))
    return _("Source: {citation}", citation="; ".join(names)) if names else ""

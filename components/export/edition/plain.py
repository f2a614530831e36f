"""Parts of a page as plain values, for the script to show; what repeats stands in a pool."""

from collections.abc import Sequence
from functools import partial

from components.export.edition.behind import Evidence
from components.export.edition.parts import Cards, Content, Folded, Heading, Listed, Part, Plain, Sentence
from components.figures import words
from components.figures.card import Card
from components.figures.cells import cells
from components.figures.exhibit import Behind, Exhibit
from components.figures.figure import Figure
from components.figures.slide import Slide


def plain(content: Content, evidence: Evidence) -> Plain:
    """A page as the script reads it; its foot holds the evidence of all of its parts."""
    behind = [one for part in content.parts for one in _behind(part)]
    return {
        "title": content.title,
        "answer": content.answer,
        "parts": [_part(part, evidence) for part in content.parts],
        "foot": evidence.of(behind),
    }


def _part(part: Part, evidence: Evidence) -> Plain:
    match part:
        case Cards():
            return {"cards": _cards(part.cards, evidence)}
        case Folded():
            return {"folded": part.title, "exhibits": [_exhibit(one, evidence) for one in part.exhibits]}
        case Slide():
            return {"slide": _slide(part, evidence)}
        case Exhibit():
            return {"exhibit": _exhibit(part, evidence)}
    return _text(part)


def _text(part: Heading | Sentence | Listed) -> Plain:
    match part:
        case Heading():
            return {"heading": part.text}
        case Sentence():
            return {"sentence": part.text, "boxed": part.boxed}
    return {"listed": part.entries}


def _exhibit(shown: Exhibit, evidence: Evidence) -> int:
    return evidence.pool.once(shown, partial(_shown, shown, evidence))


def _shown(shown: Exhibit, evidence: Evidence) -> Plain:
    kept: Plain = {
        "id": shown.id,
        "title": shown.title,
        "subtitle": " · ".join(filter(None, (shown.subtitle, words.unbroken(words.statuses(*shown.behind))))),
        "table": evidence.pool.keep(cells(shown.table)),
        "behind": evidence.pool.keep(evidence.of(shown.behind)),
    }
    if isinstance(shown, Figure):
        kept |= {"spec": evidence.pool.keep(shown.spec), "alt": shown.alt, "says": shown.says}
    return kept


def _cards(cards: Sequence[Card], evidence: Evidence) -> list[int]:
    return [evidence.pool.once(one, partial(_card, one, evidence)) for one in cards]


def _card(card: Card, evidence: Evidence) -> Plain:
    return {
        "label": card.label,
        "value": card.value,
        "kind": card.kind,
        "note": card.note,
        "page": card.page,
        "behind": evidence.pool.keep(evidence.of(card.rests_on)),
    }


def _slide(slide: Slide, evidence: Evidence) -> Plain:
    return {
        "headline": slide.headline,
        "exhibit": _exhibit(slide.shown, evidence) if slide.shown else None,
        "cards": _cards(slide.cards, evidence),
        "limits": slide.limits,
        "note": slide.note,
        "link": slide.link,
    }


def _behind(part: Part) -> tuple[Behind, ...]:
    match part:
        case Cards():
            return tuple(one for card in part.cards for one in card.rests_on)
        case Folded():
            return tuple(one for shown in part.exhibits for one in shown.behind)
        case Slide() | Exhibit():
            return part.behind
        case _:
            return ()

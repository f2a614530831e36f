"""All pages in one HTML file."""

import html
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from components.export.edition.contents import (
    Content,
    Evidence,
    Plain,
    Pool,
    about,
    edition_words,
    places,
    states,
)
from components.export.edition.shell import Pieces, shell
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit, Figure
from components.figures.page import Cards, Folded, Heading, Listed, Part, Sentence
from components.figures.pages import FIGURE_PAGES, PAGES
from components.figures.state import Data, Maker, Slide, Story, offered_years, without_figures
from components.figures.words import cells
from components.files.rows import Provenance, with_its_move
from components.scene import picture
from components.scene.svg import svg
from data.store import location
from i18n import LANGUAGES, _, current, speaking
from indicators.indicator import PROVINCES

# Parts of a page as plain values, for the script to show; what repeats stands in a pool.


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
            return {
                "folded": part.title,
                "says": part.says,
                "exhibits": [_exhibit(one, evidence) for one in part.exhibits],
            }
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
    behind = evidence.of(shown.behind)
    marks = words.unbroken(words.statuses(*shown.behind))
    kept: Plain = {
        "id": shown.id,
        "title": shown.title,
        "subtitle": " · ".join(filter(None, (shown.subtitle, marks, behind["moved"]))),
        "table": evidence.pool.keep(cells(shown.table)),
        "behind": evidence.pool.keep(behind),
    }
    if isinstance(shown, Figure):
        kept |= {"says": shown.says, "many": _many(shown), "drawn": _drawn(shown, evidence.pool.pieces)}
    return kept


# A picture is drawn for a screen and for a telephone; the style sheet shows the one that its room asks for.


ROOMS: Final = {"wide": 560, "narrow": 328}  # pixels
MANY: Final = 10  # names down the side of a picture: it has the width of the page
WIDEST: Final = 900
GLOBE, PLANE = 0.7, 1.1  # how high a map is that is as wide as a telephone, to its width: of the world, of Korea
UNDER: Final = 60  # pixels beneath it for the scale


def _many(shown: Figure) -> bool:
    return any(one.get("orientation") == "h" and len(one["y"]) > MANY for one in shown.spec["data"])


def _drawn(shown: Figure, pieces: Pieces) -> dict[str, list[int]]:
    rooms = ROOMS | ({"wide": WIDEST} if _many(shown) else {})
    return {
        room: pieces.of(
            svg(replace(picture(shown, width=wide, tall=_tall(shown, wide), alone=True), id=f"{shown.id}-{room}"))
        )
        for room, wide in rooms.items()
    }


def _tall(shown: Figure, wide: int) -> float:
    """As high as on the screen; a map that is as wide as a telephone is no higher than it has to be."""
    layout = shown.spec["layout"]
    if "geo" not in layout or wide > ROOMS["narrow"]:
        return float(layout["height"])
    flat = PLANE if layout["geo"]["projection"]["type"] == "mercator" else GLOBE
    return min(round(wide * flat) + UNDER, float(layout["height"]))


def _cards(cards: Sequence[Card], evidence: Evidence) -> list[int]:
    return [evidence.pool.once(one, partial(_card, one, evidence)) for one in cards]


def _card(card: Card, evidence: Evidence) -> Plain:
    return {
        "label": card.label,
        "value": card.value,
        "kind": with_its_move(card, data=evidence.data).kind,
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


# The one-file edition: a story or all pages, every state of their filters, both languages; opens by double click.


HERE: Final = Path(__file__).parent
COMPONENTS: Final = HERE.parents[1]
SCRIPTS: Final = ("elements", "choices", "tabs", "evidence", "exhibit", "page", "controls", "start")
ABOUT: Final = "sources"
STORY: Final = "story"


class Known(NamedTuple):
    """What pages are made of: what caches go by."""

    day: date
    data: Data
    store: str
    among: tuple[str, ...]


def edition(
    make: Maker | None, *, taken: Provenance, province: str | None = None, languages: Sequence[str] = ()
) -> bytes:
    """A story and the pages that its slides lead to, or all pages without one.

    The pages of a story of a province are those of Korea and of it; other provinces have files of their own.

    Args:
        make: makes the story in the language in force; called once for each language.
        taken: the data that its pages show, day and address that the edition names.
        province: code of the province that it opens with; that of the story's links unless said.
        languages: keys of LANGUAGES, all unless said; it opens in the one in force where that is among them.
    """
    languages = languages or tuple(LANGUAGES)
    stories = {language: _told(language, make) for language in languages} if make else {}
    first = current() if current() in languages else languages[0]
    story = stories.get(first)
    names = _linked(story) if story else tuple(FIGURE_PAGES)
    shared, pages = _shared(names, tuple(languages), Known(taken.accessed, taken.data, location.state(), _among(story)))
    pool = shared.copy()
    data = {
        "first": first,
        "start": _start(names, story, province),
        "names": [*([STORY] if story else []), *names, ABOUT],
        "filters": {name: FIGURE_PAGES[name].filters for name in names if FIGURE_PAGES[name].filters},
        "years": list(offered_years(taken.data)),
        "languages": {
            one: pages[one] | {STORY: _story(one, stories.get(one), Evidence(pool, taken.data))} for one in languages
        },
        "pool": pool.values,
    }
    return shell(
        title=_title(first, story),
        language=first,
        data=data,
        pieces=pool.pieces,
        styles=_styles(),
        scripts=_scripts(),
        body=_body(languages, taken),
    )


def _among(story: Story | None) -> tuple[str, ...]:
    return (story.province,) if story and story.province else PROVINCES


def _start(names: Sequence[str], story: Story | None, province: str | None) -> Plain:
    return {"page": STORY if story else names[0], "province": province or _province(story)}


def _title(language: str, story: Story | None) -> str:
    with speaking(language):
        return story.title if story else edition_words()["title"]


@lru_cache(maxsize=4)
def _shared(names: tuple[str, ...], languages: tuple[str, ...], known: Known) -> tuple[Pool, dict[str, Plain]]:
    """What editions of the same data and day share: the pages in all states, by language."""
    pool = Pool()
    return pool, {language: _pages(language, names, known, pool) for language in languages}


def _pages(language: str, names: tuple[str, ...], known: Known, pool: Pool) -> Plain:
    evidence = Evidence(pool, known.data)
    with speaking(language):
        found = {
            name: {key: pool.keep(plain(one, evidence)) for key, one in _contents(name, language, known)}
            for name in names
        }
        found[ABOUT] = {"": pool.keep(plain(about(known.data), evidence))}
        titles = {name: str(page.title) for name, page in PAGES.items()}
        lacking = {str(year): without_figures(known.data, year) for year in offered_years(known.data)}
        return {
            "words": edition_words(),
            "titles": titles,
            "places": places(known.among),
            "pages": found,
            "lacking": lacking,
        }


@lru_cache(maxsize=64)
def _contents(name: str, _language: str, known: Known) -> list[tuple[str, Content]]:
    """The states of a page in the language in force, which the cache has to know as well."""
    return list(states(name, known.data, today=known.day, among=known.among))


def _told(language: str, make: Maker) -> Story:
    with speaking(language):
        return make()


def _story(language: str, story: Story | None, evidence: Evidence) -> int | None:
    if story is None:
        return None
    with speaking(language):
        count = _("{count} slides", count=len(story.slides))
        content = Content(title=story.title, answer=count, parts=story.slides)
        return evidence.pool.keep(plain(content, evidence))


def _linked(story: Story) -> tuple[str, ...]:
    """The pages that the slides lead to, in the order of the navigation."""
    led = {urlsplit(slide.link).path.strip("/") or "overview" for slide in story.slides}
    return tuple(name for name in FIGURE_PAGES if name in led)


def _province(story: Story | None) -> str | None:
    """The province of the links; None where they name none."""
    asked = [parse_qs(urlsplit(slide.link).query).get("province") for slide in story.slides] if story else []
    return next((one[0] for one in asked if one), None)


def _body(languages: Sequence[str], taken: Provenance) -> str:
    told = [_stamp(language, taken) for language in languages]
    link = html.escape(taken.link)
    address = f'<p><a href="{link}">{link}</a></p>' if link.startswith("http") else ""
    return _read("edition.html").replace("<!-- provenance -->", "".join([*told, address]))


def _stamp(language: str, taken: Provenance) -> str:
    with speaking(language):
        text = _("Data version {version}, {day}", version=taken.version, day=taken.accessed.isoformat())
        return f'<p lang="{language}">{html.escape(edition_words()["edition"])} · {html.escape(text)}</p>'


def _styles() -> list[str]:
    return [(COMPONENTS / "table.css").read_text("utf-8"), _read("edition.css"), _read("parts.css"), _read("paper.css")]


def _scripts() -> list[str]:
    # The table of the dashboard, which is a module of its own there.
    table = (
        (COMPONENTS / "table.js").read_text("utf-8").replace("export default function (", "function sortedTable(", 1)
    )
    return ["{", table, "globalThis.sortedTable = sortedTable;", "}", *(_read(f"{name}.js") for name in SCRIPTS)]


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")

"""A story as one page, played by the arrow keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from components.export.edition.shell import Pieces, shell
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.state import Data, Slide, Story
from components.figures.words import cells
from components.files.rows import Provenance, marks, published, with_its_move
from components.scene import Picture, in_a_hall, picture
from components.scene.parts import Box
from components.scene.svg import svg
from i18n import LANGUAGES, Message, _, current, message, speaking
from indicators.indicator import Indicator

# Which figures of a slide are estimated, undated or provisional: marked on the slide, and told before the talk.


MARKS: Final[dict[str, Message]] = {
    "estimated": message("holds estimates"),
    "undated": message("holds undated figures"),
    "provisional": message("holds provisional figures"),
}
SIGNS: Final = {"estimated": words.MARKS["estimated"], "undated": "◷", "provisional": "◌"}


def standing(slide: Slide) -> tuple[str, ...]:
    """Those of MARKS that hold for a slide, in their order."""
    estimated = any((one.table["status"] == "estimated").any() for one in slide.behind)
    undated = any(one.table["year"].isna().any() for one in slide.behind if isinstance(one, Indicator))
    provisional = any("provisional" in one.flags for one in slide.behind)
    found = {"estimated": estimated, "undated": undated, "provisional": provisional}
    return tuple(name for name in MARKS if found[name])


def marked(slide: Slide) -> list[str]:
    """The same in words, each behind its sign."""
    return [f"{SIGNS[name]} {MARKS[name]}" for name in standing(slide)]


# The rooms that a picture of the talk is drawn for, in pixels of a window that is 720 high: beside cards or alone, with much or
# little said beneath it, in windows of 16:9 and 4:3. The script takes the one that is most like its own.
BESIDE: Final = {"low": (842, 350), "high": (842, 450), "narrow low": (620, 340), "narrow high": (620, 440)}
ALONE: Final = {"whole": (1228, 400), "narrow whole": (910, 360)}
# Without a hall: on paper, on a telephone.
NEAR: Final = {"page": 640, "phone": 328}


# What the script shows of a story, in the language in force.


def told(story: Story, *, taken: Provenance, pieces: Pieces) -> dict[str, Any]:
    """Title, slides and the version of the data; the elements of their pictures are added to `pieces`."""
    version = _("Data version {version}, {day}", version=taken.version, day=taken.accessed.isoformat())
    steps = [part for slide in story.slides for part in slide.in_parts()]
    slides = [_slide(one, taken.data) | _pictured(one, place, pieces) for place, one in enumerate(steps)]
    return {"id": story.id, "title": story.title, "version": version, "slides": slides}


def _slide(slide: Slide, data: Data) -> dict[str, Any]:
    return {
        "headline": words.unbroken(slide.headline),
        "shown": _shown(slide.shown, data) if slide.shown else None,
        "cards": [_card(with_its_move(card, data=data)) for card in slide.cards],
        "marks": marked(slide),
        "limits": [words.unbroken(text) for text in slide.limits],
        "source": words.unbroken(published(*slide.behind, data=data)),
        "note": slide.note,
    }


def _shown(shown: Exhibit, data: Data) -> dict[str, Any]:
    subtitle = " · ".join(text for text in (shown.subtitle, marks(*shown.behind, data=data)) if text)
    told = {"title": shown.title, "subtitle": words.unbroken(subtitle)}
    return told if isinstance(shown, Figure) else told | {"table": cells(shown.table)}


def _pictured(slide: Slide, place: int, pieces: Pieces) -> dict[str, Any]:
    """The picture of a slide by room; its patterns bear the names of language, slide and room, since several are in the page."""
    if not isinstance(slide.shown, Figure):
        return {"drawn": {}}
    name = f"{current()}-{place}"
    drawn = {
        room: svg(replace(one, id=f"{name}-{room.replace(' ', '-')}"))
        for room, one in pictures(slide.shown, alone=not slide.cards).items()
    }
    return {"drawn": {room: pieces.of(document) for room, document in drawn.items()}}


def pictures(shown: Figure, *, alone: bool) -> dict[str, Picture]:
    """A figure in each room that it may stand in."""
    rooms = ALONE if alone else BESIDE
    hall = {room: in_a_hall(shown, Box(0, 0, *size)) for room, size in rooms.items()}
    return hall | {room: picture(shown, width=wide, alone=True) for room, wide in NEAR.items()}


def _card(card: Card) -> dict[str, Any]:
    told = {"label": card.label, "value": card.value, "kind": card.kind, "note": card.note}
    return {name: words.unbroken(text) for name, text in told.items()}


# The words of the player's own: buttons, keys, what is read out.


def player_words() -> dict[str, str]:
    """By the names that the script knows them by, in the language in force."""
    return _buttons() | _keys() | _speaker() | _said()


def _buttons() -> dict[str, str]:
    return {
        "controls": _("Controls of the talk"),
        "previous": _("Back"),
        "next": _("Next"),
        "black": _("Black"),
        "full": _("Full screen"),
        "speaker": _("Speaker window"),
        "theme": _("Light or dark"),
        "help": _("Keys"),
        "close": _("Close"),
        "back": _("All stories"),
    } | _asked()


def _asked() -> dict[str, str]:
    """What is asked before the talk is left, or printed."""
    return {
        "whether": _("Leave the talk?"),
        "stay": _("Stay in the talk"),
        "depart": _("Leave"),
        "handout": _("Handout"),
        "two": _("Two steps a page"),
        "six": _("Six steps a page"),
        "noted": _("With the notes of the speaker"),
        "print": _("Print"),
    }


def _keys() -> dict[str, str]:
    """What each key does, for the help; the keys themselves stand in the script."""
    return {
        "keys": _("Keys of the talk"),
        "onward": _("next step (also PageDown, space bar, a clicker)"),
        "backward": _("step before (also PageUp)"),
        "ends": _("first and last step"),
        "number": _("step of that number; 0 is step 10, two digits in a row one number"),
        "blackens": _("screen black, and back"),
        "switches": _("the other language"),
        "fills": _("full screen"),
        "opens": _("speaker window: note, next step, clock"),
        "turns": _("light or dark colours"),
        "prints": _("handout: all steps on paper, two or six a page"),
        "begins": _("full screen, from a clicker"),
        "leaves": _("leave full screen; then back to all stories, after a question"),
        "asks": _("this list"),
    }


def _speaker() -> dict[str, str]:
    return {
        "clock": _("Time of day"),
        "elapsed": _("Time spoken"),
        "restart": _("Start the time again"),
        "note": _("Note for the speaker"),
        "no note": _("No note for this step."),
        "limits": _("To be said with it"),
        "upcoming": _("Next step"),
        "last": _("This is the last step."),
        "is black": _("The screen is black."),
        "blocked": _("The browser did not open the speaker window. Allow windows of this page, then press N again."),
    }


def _said() -> dict[str, str]:
    """With `{n}` and `{all}` for the script to fill."""
    return {"step": _("Step {n} of {all}", n="{n}", all="{all}"), "end": _("Last step.")}


# The file of a story: both languages inside, so that neither a step nor a language asks a server.


HERE: Final = Path(__file__).parent / "player"
SCRIPTS: Final = ("slides.js", "stage.js", "windows.js", "speaker.js", "handout.js", "player.js", "keys.js")
STYLES: Final = ("player.css", "speaker.css")


def player(story_of: Callable[[], Story], *, taken: Provenance, back: str | None = None) -> bytes:
    """The whole story, to be opened by a browser from a server or by double click.

    Args:
        story_of: makes the story in the language in force; called once for each language.
        taken: version of the data, day and address that the slides name.
        back: address of the list of stories, where Escape leads; None for a file.
    """
    pieces = Pieces()
    languages = {language: _in(language, story_of, taken, pieces) for language in LANGUAGES}
    first = languages[current()]
    rooms = BESIDE | ALONE
    data = {"id": first["id"], "back": back, "languages": languages, "names": LANGUAGES, "rooms": rooms}
    return shell(
        title=first["title"],
        language=current(),
        data=data,
        pieces=pieces,
        styles=[_read(name) for name in STYLES],
        scripts=[_read(name) for name in SCRIPTS],
        body=_read("player.html"),
    )


def _in(language: str, story_of: Callable[[], Story], taken: Provenance, pieces: Pieces) -> dict[str, Any]:
    with speaking(language):
        return told(story_of(), taken=taken, pieces=pieces) | {"words": player_words()}


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


# A story for the big screen in one HTML file: full screen, by keys, with a second window for the speaker.


__all__ = ["player"]

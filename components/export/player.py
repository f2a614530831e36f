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
from components.scene import Picture, picture, staged
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


# What the script shows of a story, in the language in force. Pictures are drawn here, for the rooms that a stage may leave
# them: the script takes the one that fills its own best in letters that the last row can read.


LETTERS: Final = 17.0  # pixels of a stage that is 720 high: 2.36% of it, so that a picture may shrink a little
HEIGHTS: Final = (310.0, 370.0, 430.0, 490.0)
WIDTHS: Final = {True: (830.0, 620.0), False: (1190.0, 900.0)}  # beside figures or alone, on a stage of 16:9 and of 4:3
# How high it is on paper, by the steps of a sheet, where it is drawn as on the narrower stage: in letters that are large on it.
PAPER: Final = {"two": HEIGHTS[-2], "six": 250.0}
PHONE: Final = 328.0
PUBLISHERS: Final = 2  # named on the stage; paper names all


def told(story: Story, *, taken: Provenance, pieces: Pieces) -> dict[str, Any]:
    """Title, slides and the version of the data; the elements of their pictures are added to `pieces`."""
    version = _("Data version {version}, {day}", version=taken.version, day=taken.accessed.isoformat())
    steps = [part for step in story.slides for part in step.in_parts()]
    slides = [_slide(one, f"{current()}-{place}", taken.data, pieces) for place, one in enumerate(steps)]
    return {"id": story.id, "title": story.title, "version": version, "slides": slides}


def _slide(slide: Slide, name: str, data: Data, pieces: Pieces) -> dict[str, Any]:
    return {
        "headline": words.unbroken(slide.headline),
        "shown": _shown(slide, slide.shown, name, data, pieces) if slide.shown else None,
        "cards": [_card(with_its_move(card, data=data)) for card in slide.cards],
        "marks": marked(slide),
        "limits": [words.unbroken(text) for text in slide.limits],
        "source": words.unbroken(published(*slide.behind, data=data, most=PUBLISHERS)),
        "sources": words.unbroken(published(*slide.behind, data=data)),
        "note": slide.note,
    }


def _shown(slide: Slide, shown: Exhibit, name: str, data: Data, pieces: Pieces) -> dict[str, Any]:
    subtitle = " · ".join(text for text in (shown.subtitle, marks(*shown.behind, data=data)) if text)
    told = {"title": shown.title, "subtitle": words.unbroken(subtitle)}
    if not isinstance(shown, Figure):
        return told | {"table": cells(shown.table)}
    return told | {"alt": shown.alt, "drawn": _drawn(shown, name, pieces, beside=bool(slide.cards or slide.limits))}


def _drawn(shown: Figure, name: str, pieces: Pieces, *, beside: bool) -> dict[str, Any]:
    """The picture for each room of a stage, for a telephone and for paper; ids are the page's own."""

    def written(one: Picture, room: object) -> list[int]:
        return pieces.of(svg(replace(one, id=f"{name}-{room}")))

    rooms = [(wide, tall) for wide in WIDTHS[beside] for tall in HEIGHTS]
    narrow = WIDTHS[beside][-1]
    drawn = {
        room: staged(shown, width=room[0], height=room[1], least=LETTERS) for room in (*rooms, (narrow, PAPER["six"]))
    }
    stage = [drawn[room] for room in rooms]
    return {
        "stage": [
            {"width": one.width, "height": one.height, "svg": written(one, place)} for place, one in enumerate(stage)
        ],
        "letters": LETTERS,
        "phone": written(picture(shown, width=PHONE, alone=True), "phone"),
        "paper": {steps: written(drawn[narrow, tall], steps) for steps, tall in PAPER.items()},
    }


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
        "notes": _("Notes on this screen"),
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
        "six": _("Up to six steps a page; pictures for orientation only"),
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
        "shows": _("note and next step on this screen, and away again"),
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
        "blocked": _(
            "The browser did not open the speaker window: the notes stand here. Allow windows of this page, then press N again."
        ),
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
    data = {"id": first["id"], "back": back, "languages": languages, "names": LANGUAGES}
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

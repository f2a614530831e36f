"""The file of a story: both languages inside, so that neither a step nor a language asks a server."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from components.export.edition.shell import shell
from components.export.player.content import told
from components.export.player.words import words
from components.figures.slide import Story
from components.files.provenance import Provenance
from i18n import LANGUAGES, current, speaking

HERE: Final = Path(__file__).parent
SCRIPTS: Final = ("slides.js", "stage.js", "windows.js", "speaker.js", "player.js", "keys.js")
STYLES: Final = ("player.css", "speaker.css")


def player(story_of: Callable[[], Story], *, taken: Provenance, back: str | None = None) -> bytes:
    """The whole story, to be opened by a browser from a server or by double click.

    Args:
        story_of: makes the story in the language in force; called once for each language.
        taken: version of the data, day and address that the slides name.
        back: address of the list of stories, where Escape leads; None for a file.
    """
    languages = {language: _in(language, story_of, taken) for language in LANGUAGES}
    first = languages[current()]
    data = {"id": first["id"], "back": back, "languages": languages, "names": LANGUAGES}
    return shell(
        title=first["title"],
        language=current(),
        data=data,
        styles=[_read(name) for name in STYLES],
        scripts=[_read(name) for name in SCRIPTS],
        body=_read("player.html"),
    )


def _in(language: str, story_of: Callable[[], Story], taken: Provenance) -> dict[str, Any]:
    with speaking(language):
        return told(story_of(), taken=taken) | {"words": words()}


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")

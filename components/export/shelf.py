"""Every story by its name: those that come with the dashboard, and those that people made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from components.export.own import own_story
from components.export.player import player
from components.figures.slide import Story
from components.figures.stories.shipped import STORIES, story
from components.files.provenance import Provenance
from data.outlook import Outlook
from data.store import location
from data.store.errors import UnknownVersionError
from data.store.head import head as newest
from data.store.stories import read
from i18n import _, speaking

LIST = "../present"  # beside the folder of the stories, wherever the pages are served


def maker(name: str, outlook: Outlook, *, edition: int | None = None) -> Callable[[], Story]:
    """What makes a story in the language in force.

    Args:
        name: of a shipped story, or the id of one that somebody made.
        outlook: the data that it shows.
        edition: which version of one that somebody made; the newest unless said.

    Raises:
        UnknownStoryError: there is none of that name or version.
        UnavailableError: the database does not answer.
    """
    if name in STORIES:
        return lambda: story(name, outlook)
    kept = read(name, edition)
    return lambda: own_story(kept.draft, outlook, name=name)


def latest(name: str) -> int | None:
    """The newest version of a story that somebody made; None for one that ships. Raises as `maker` does."""
    return None if name in STORIES else read(name).version


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One story as it is given: with the data as of a version, and so the same whenever it is asked for.

    Attributes:
        name: of a shipped story, or the id of one that somebody made.
        edition: which version of the story; None for one that ships.
        head: the version of the data.
        language: the one it begins in.
        day: the day that its slides name.
    """

    name: str
    edition: int | None
    head: int
    language: str
    day: date


def page(talk: Talk) -> bytes:
    """The player of a story, made once; raises as `maker` does.

    Raises:
        UnknownVersionError: no such version of the data.
    """
    if not 0 <= talk.head <= newest():
        raise UnknownVersionError(talk.head)
    return _page(talk, location.url())


def frozen(talk: Talk, make: Callable[[Callable[[], Story], Provenance], bytes]) -> bytes:
    """A file of a story, made from the version of the data and in the language of the talk; raises as `maker` does.

    Args:
        talk: which story.
        make: takes what makes the story, and what its file says of itself.
    """
    outlook, link = Outlook(head=talk.head), f"/stories/{talk.name}.html"
    with speaking(talk.language):
        taken = Provenance(data=outlook, filters=_("none"), accessed=talk.day, link=link)
        return make(maker(talk.name, outlook, edition=talk.edition), taken)


@lru_cache(maxsize=12)
def _page(talk: Talk, database: str) -> bytes:
    return frozen(talk, lambda make, taken: player(make, taken=taken, back=LIST))


def file(talk: Talk) -> bytes:
    """The player as a file to take along: it leads back to no list. Raises as `maker` does."""
    return frozen(talk, lambda make, taken: player(make, taken=taken))

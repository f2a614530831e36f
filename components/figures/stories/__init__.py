"""The stories that come with the dashboard, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from components.figures.state import Slide, Story
from components.figures.stories import beside, concentration, mra, overview
from data.outlook import Outlook
from data.package import UnknownNameError, unknown
from i18n import Message, message


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """How a story is made: its title and its slides in order, each made from a state of the data."""

    title: Message
    slides: tuple[Callable[[Outlook], Slide], ...]


STORIES: Final[Mapping[str, Shipped]] = {
    "overview": Shipped(title=message("Overview for ministers"), slides=(*overview.SLIDES, *overview.POLICY_SLIDES)),
    "concentration": Shipped(title=message("Metropolitan concentration"), slides=concentration.SLIDES),
    "mra": Shipped(title=message("Mutual recognition with ASEAN and APEC"), slides=(*mra.SLIDES, *mra.REACH_SLIDES)),
    "beside": Shipped(title=message("Beside others"), slides=beside.SLIDES),
}


def story(name: str, outlook: Outlook) -> Story:
    """A story in the reader's language.

    Args:
        name: a key of STORIES.
        outlook: the data as they are, or as they would be.

    Raises:
        UnknownNameError: no such story.
    """
    if name not in STORIES:
        raise UnknownNameError(unknown(message("story"), name, STORIES))
    shipped = STORIES[name]
    return Story(id=name, title=str(shipped.title), slides=tuple(make(outlook) for make in shipped.slides))

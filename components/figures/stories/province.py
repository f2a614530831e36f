"""One province: what is known of it, its zone, what its office has reported or is only estimated, and who has reported."""

from collections.abc import Iterable
from dataclasses import replace

from components.figures.slide import Story
from components.figures.stories.province_slides import SLIDES, Place
from data import labels
from data.errors import UnknownNameError
from data.outlook import Outlook
from i18n import _
from indicators.areas import PROVINCES


def story(code: str, outlook: Outlook) -> Story:
    """Seven slides on a province in the reader's language, six where its trainees can't even be estimated.

    Args:
        code: of the province.
        outlook: the data as they are, or as they would be.

    Raises:
        UnknownNameError: no such province.
    """
    require_provinces([code])
    place = Place(code=code, outlook=outlook)
    made = (slide(place) for slide in SLIDES)
    slides = tuple(replace(one, id=f"{code}-{number}") for number, one in enumerate(filter(None, made), start=1))
    return Story(
        id=f"province-{code}", title=_("What is known of {province}", province=labels.area(code)), slides=slides
    )


def require_provinces(codes: Iterable[str]) -> None:
    """Let the codes of provinces pass.

    Raises:
        UnknownNameError: no such province.
    """
    for code in codes:
        if code not in PROVINCES:
            raise UnknownNameError(f"no province {code!r}: there are {', '.join(PROVINCES)}")

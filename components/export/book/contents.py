"""What a workbook holds: the exhibits of pages, or the slides of a story, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from components.figures.exhibit import Exhibit
from components.figures.slide import Slide, Story
from components.figures.state import State
from components.figures.table import Table
from components.figures.views import exhibits
from components.titles import TITLES
from i18n import _


@dataclass(frozen=True, kw_only=True, eq=False)
class Contents:
    """Exhibits under a title.

    Attributes:
        title: of the workbook.
        exhibits: each with the part that it belongs to, such as the title of its page.
    """

    title: str
    exhibits: tuple[tuple[str, Exhibit], ...]


class KeyFigures(Exhibit):
    """Key figures without a picture: their files hold the values of the indicators behind them."""

    @property
    def filed_as_shown(self) -> bool:
        """A card rounds and words its number."""
        return False


def of_pages(names: Iterable[str], state: State) -> Contents:
    """All exhibits of some pages; what stands on two of them once."""
    found: dict[str, tuple[str, Exhibit]] = {}
    for name in names:
        for exhibit in exhibits(name, state):
            found.setdefault(exhibit.id, (str(TITLES[name]), exhibit))
    parts = {part for part, _exhibit in found.values()}
    title = parts.pop() if len(parts) == 1 else _("Korea's lifelong learning and vocational training")
    return Contents(title=title, exhibits=tuple(found.values()))


def of_story(story: Story) -> Contents:
    """The slides of a story that show figures, under their headlines."""
    shown = (of_slide(slide) for slide in story.slides)
    return Contents(title=story.title, exhibits=tuple((story.title, one) for one in shown if one))


def of_slide(slide: Slide) -> Exhibit | None:
    """What a slide shows, with all that its key figures rest on; None where it has no figures."""
    of_cards = (one for card in slide.cards for one in card.rests_on)
    if slide.shown:
        resting = dict.fromkeys([*slide.shown.rests_on, *of_cards])
        return replace(slide.shown, id=slide.id, title=slide.headline, rests_on=tuple(resting))
    if not slide.cards:
        return None
    return KeyFigures(
        id=slide.id, title=slide.headline, subtitle="", table=_cards(slide), rests_on=tuple(dict.fromkeys(of_cards))
    )


def _cards(slide: Slide) -> Table:
    frame = pd.DataFrame({_("Value"): [card.value for card in slide.cards]})
    frame.index = pd.Index([card.label for card in slide.cards], name=_("Indicator"))
    return Table(frame=frame)

"""The PowerPoint file of a story, or of one exhibit."""

import io
from datetime import datetime, time
from typing import Final

from pptx.presentation import Presentation as Deck

from components.export.slides import master
from components.export.slides.markup import plain
from components.export.slides.package import complete
from components.export.slides.page import page
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.slide import Slide, Story
from components.files.provenance import Provenance
from i18n import current

LONGEST: Final = 255  # letters of a property


def deck(story: Story, *, taken: Provenance, address: str | None = None) -> bytes:
    """A slide for each step of a story, in the reader's language.

    Args:
        story: the steps.
        taken: version of the data, day and choices, said on every slide.
        address: where the dashboard can be reached from outside; without it there are no QR codes.
    """
    made = master.template()
    for step in story.slides:
        page(made, step, title=story.title, taken=taken, address=address)
    return _saved(made, story.title, taken)


def single(exhibit: Exhibit, *, taken: Provenance, address: str | None = None, view: str = "/") -> bytes:
    """One picture or table as one slide; what it says stands beside it.

    Args:
        exhibit: the picture or table.
        taken: as for a story.
        address: as for a story.
        view: where it stands within the dashboard, as `/trends?year=2021`.
    """
    made = master.template()
    says = exhibit.says if isinstance(exhibit, Figure) else ()
    step = Slide(id=exhibit.id, headline=exhibit.title, shown=exhibit, limits=says, link=view)
    page(made, step, title="", taken=taken, address=address)
    return _saved(made, exhibit.title, taken)


def _saved(made: Deck, title: str, taken: Provenance) -> bytes:
    known, day = made.core_properties, datetime.combine(taken.accessed, time())
    title = plain(title)
    complete(made)
    known.title, known.language, known.version = title[:LONGEST], current(), taken.version
    known.author = known.last_modified_by = known.comments = known.keywords = known.subject = ""
    known.created = known.modified = day
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()

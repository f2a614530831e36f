"""Slides for the tests: an exhibit of a page by its ids, made into a file and read back."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from pptx import Presentation

from components.export.slides.master import SUBTITLE_AT
from components.export.slides.pages import deck, single
from components.figures.exhibit import Exhibit
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Slide, State, Story
from components.files.rows import Provenance
from data.outlook import Outlook

TAKEN = Provenance(
    data=Outlook(),
    filters="year 2021",
    accessed=date(2026, 11, 22),
    link="http://127.0.0.1:8501/trends?lang=en&year=2021",
)
STATE = State(outlook=Outlook(), year=2021, today=date(2026, 11, 22))


def exhibit(page: str, name: str) -> Exhibit:
    """An exhibit of a page, of the bundled data."""
    found = FIGURE_PAGES[page].exhibits[name](STATE)
    assert found
    return found


def opened(content: bytes) -> Any:
    """The file as python-pptx reads it."""
    return Presentation(io.BytesIO(content))


def steps(content: bytes) -> list[Any]:
    """The slides of the steps of a story, without what stands around them."""
    return [
        one
        for one in opened(content).slides
        if SUBTITLE_AT in [held.placeholder_format.idx for held in one.placeholders]
    ]


def slide(page: str, name: str) -> Any:
    """The one slide of an exhibit, read back."""
    return opened(single(exhibit(page, name), taken=TAKEN)).slides[0]


def story(*steps: Slide) -> bytes:
    """A deck of some steps."""
    return deck(Story(id="test", title="A story", slides=steps), taken=TAKEN, address="https://training.example.org/")


def chart(made: Any) -> Any:
    """The one native chart of a slide."""
    (found,) = [shape.chart for shape in made.shapes if shape.has_chart]
    return found


def numbers(made: Any) -> dict[str, list[float | None]]:
    """The values of the series of the chart."""
    return {one.name: list(one.values) for one in chart(made).plots[0].series}


def inside(shapes: Any) -> Iterator[Any]:
    """All shapes, those in groups as well."""
    for shape in shapes:
        yield shape
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            yield from inside(shape.shapes)

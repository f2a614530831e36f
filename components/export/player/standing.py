"""Which figures of a slide are estimated, undated or provisional: marked on the slide, and told before the talk."""

from typing import Final

from components.figures import words
from components.figures.slide import Slide
from i18n import Message, message
from indicators.indicator import Indicator

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
    provisional = any("provisional" in one.flags.split() for one in slide.behind)
    found = {"estimated": estimated, "undated": undated, "provisional": provisional}
    return tuple(name for name in MARKS if found[name])


def marked(slide: Slide) -> list[str]:
    """The same in words, each behind its sign."""
    return [f"{SIGNS[name]} {MARKS[name]}" for name in standing(slide)]

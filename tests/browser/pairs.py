"""In how many ways each page is seen: every pair of page, language, theme and window in the default run, all ways in the sweep.

The pages are the long side of the table: with two ways a page, the second the opposite of the first, every page meets both
languages, both themes and both windows. Theme and window turn at different paces from page to page, so that they meet each
other and the languages too. `test_every_page.py` holds the table to this.
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

from tests.browser.site import LANGUAGES, NAMES, path

THEMES: Final = ("light", "dark")
# The narrowest that WCAG 1.4.10 asks for, a tablet, a small window, a desk, a projector.
WIDTHS: Final = (320, 768, 1100, 1440, 2560)
PHONE, DESK = WIDTHS[0], WIDTHS[3]
# What a link asks for beside the language.
ASKED: Final = ("", "&province=KR-26", "&province=KR-26&year=2020")


@dataclass(frozen=True)
class Way:
    """A page as one reader opens it."""

    name: str
    lang: str
    theme: str
    width: int
    asked: str

    def __str__(self) -> str:
        asked = [part.partition("=")[2] for part in self.asked.split("&")[1:]]
        return "-".join((self.name, self.lang, self.theme, str(self.width), *asked))

    @property
    def address(self) -> str:
        """Path and query of the page."""
        return f"{path(self.name)}?lang={self.lang}{self.asked}"

    @property
    def other(self) -> str:
        """The language that is not asked for."""
        return next(one for one in LANGUAGES if one != self.lang)


def _pairs(place: int, name: str) -> tuple[Way, Way]:
    theme, wide = place % 2, place // 2 % 2
    english, korean = ASKED[place % 3], ASKED[(place + 1) % 3]
    return (
        Way(name, "en", THEMES[theme], (PHONE, DESK)[wide], english),
        Way(name, "ko", THEMES[1 - theme], (DESK, PHONE)[wide], korean),
    )


PAIRS: Final = [way for place, name in enumerate(NAMES) for way in _pairs(place, name)]
ALL: Final = [Way(*way, ASKED[place % 3]) for place, way in enumerate(product(NAMES, LANGUAGES, THEMES, WIDTHS))]

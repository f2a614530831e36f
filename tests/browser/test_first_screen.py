"""The first screen answers with a picture, and a page is two screens: measured in a real browser, printed with `-s`."""

import sys
from collections.abc import Callable
from typing import Any, Final

import pytest

from components.figures.pages import FIGURE_PAGES
from tests.browser.site import LANGUAGES, path
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

# A picture is a chart, or a drawing that says that it is one.
LEAD: Final = """() => {
  const shown = '[data-testid="stPlotlyChart"] .main-svg, [data-testid="stMain"] svg[role="img"]';
  const picture = [...document.querySelectorAll(shown)].map(one => one.getBoundingClientRect())
    .find(box => box.width > 200 && box.height > 100);
  const main = document.querySelector('[data-testid="stMain"]');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest('[data-testid="stIconMaterial"], style, script, svg') || !holder.checkVisibility()) continue;
    words += walker.currentNode.data.split(/\\s+/).filter(Boolean).length;
  }
  const lead = picture ?? { top: -1, bottom: -1, width: 0, height: 0 };
  return { top: lead.top, bottom: lead.bottom, width: lead.width, height: lead.height, page: main.scrollHeight, words };
}"""
# What a desk of 1440 × 900 shows at once, and a telephone of 360 × 740.
DESK: Final = {"width": 1440, "height": 900}
PHONE: Final = {"width": 360, "height": 740}
LEAST: Final = (560, 320)
HIGHEST: Final = 300
LONGEST: Final = 2200
SHORTER: Final = {"overview": 1350}  # one screen and a half
WORDS: Final = 700


def _measured(visit: Callable[..., Visit], name: str, lang: str, size: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = visit(f"{path(name)}?lang={lang}", lang=lang, **size).page.evaluate(LEAD)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(FIGURE_PAGES))
def test_the_first_screen_of_a_desk_answers_with_a_picture(visit: Callable[..., Visit], name: str, lang: str) -> None:
    found = _measured(visit, name, lang, DESK)
    told = "  ".join(f"{what} {value:.0f}" for what, value in found.items())
    sys.stdout.write(f"\n{name:16}{lang}  {told}\n")
    assert 0 < found["top"] < HIGHEST
    assert found["bottom"] <= DESK["height"]
    assert (found["width"] >= LEAST[0], found["height"] >= LEAST[1]) == (True, True)
    assert found["page"] <= SHORTER.get(name, LONGEST)
    assert found["words"] <= WORDS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", list(FIGURE_PAGES))
def test_the_first_screen_of_a_telephone_begins_the_picture(visit: Callable[..., Visit], name: str, lang: str) -> None:
    found = _measured(visit, name, lang, PHONE)
    sys.stdout.write(f"\n{name:16}{lang}  top at 360: {found['top']:.0f}\n")
    assert 0 < found["top"] < PHONE["height"]
